//! The log as a file that can be verified anywhere: JSON lines.
//!
//! ```text
//! {"format":"kedun-ledger-1","origin":"…","public_key":"…"}
//! {"i":0,"body":"base64 of the entry's bytes"}
//! {"leaves":0,"hashes":"base64 of the stored leaf hashes from index 0 on, 32 bytes each"}
//! {"note":"signed note of a checkpoint, right after the last entry that it covers"}
//! ```
//!
//! Hashes come in lines of 256; a line with fewer (or none) is the end of the file. They prove
//! nothing, but let the verifier name the entry that does not fit. The public key in the file is a
//! convenience: who verifies in earnest brings it from elsewhere.

mod line;
mod reader;
mod writer;

pub use reader::{Expected, FileReport, verify_file};
pub use writer::{Writer, write_log};

/// The name of this form of file.
pub const FORMAT: &str = "kedun-ledger-1";
/// Bytes of one line, at most.
pub const LINE_BYTES: usize = 8 << 20;
/// Leaf hashes on one line, as in a full tile of C2SP tlog-tiles.
const HASHES_A_LINE: usize = 256;

#[cfg(test)]
mod tests;
