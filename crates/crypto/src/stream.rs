//! Files sealed in chunks: the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár
//! ("Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015).
//!
//! Each chunk of 64 KiB is sealed by AES-256-GCM under the nonce `prefix (7) ‖ number (4) ‖ last (1)`,
//! so that chunks cannot be dropped, doubled, reordered or moved between files, and an end that is
//! cut off is noticed. Memory stays flat; neither side needs to seek. A file holds at most 2^32
//! chunks (256 TiB).
//!
//! Layout: header (see `stream/header.rs`), then chunks of `ciphertext ‖ tag`; only the last chunk is
//! shorter, and an empty file has one empty chunk. The header and the caller's associated data are
//! bound into every chunk.

mod header;
mod opener;
mod sealer;
mod seeker;

pub use opener::Opener;
pub use sealer::Sealer;
pub use seeker::Seeker;

use std::io::{ErrorKind, Read, Write};

use kernel::{Fault, FaultKind, Result};

use crate::SealKey;

/// Bytes of plain text in a chunk.
pub const CHUNK_BYTES: usize = 64 << 10;
pub(crate) const TAG_BYTES: usize = 16;

/// Seals everything that `input` gives, under a fresh file key wrapped by `kek`; gives the number of
/// plain bytes.
///
/// # Errors
/// `unavailable` when reading or writing fails.
pub fn seal_file(
    kek: &SealKey,
    aad: &[u8],
    input: &mut impl Read,
    output: &mut impl Write,
) -> Result<u64> {
    let mut sealer = Sealer::wrapped(kek, aad, output)?;
    let bytes = std::io::copy(input, &mut sealer).map_err(fault_of)?;
    sealer.finish()?;
    Ok(bytes)
}

/// Opens a file that [`seal_file`] made; gives the number of plain bytes. Chunks are written out as
/// soon as each is proved, so on an error the caller throws away what was written.
///
/// # Errors
/// `wrong_key` when the key or the associated data do not fit or the file was altered or cut off;
/// `unavailable` when reading or writing fails.
pub fn open_file(
    kek: &SealKey,
    aad: &[u8],
    input: &mut impl Read,
    output: &mut impl Write,
) -> Result<u64> {
    let mut opener = Opener::wrapped(kek, aad, input)?;
    let bytes = std::io::copy(&mut opener, output).map_err(fault_of)?;
    output.flush().map_err(fault_of)?;
    Ok(bytes)
}

/// The fault behind an error of reading or writing; one of ours travels inside the error.
#[must_use]
pub fn fault_of(error: std::io::Error) -> Fault {
    let kind = error.kind();
    match error.into_inner().map(|inner| inner.downcast::<Fault>()) {
        Some(Ok(fault)) => *fault,
        _ if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            Fault::new(FaultKind::Unavailable, "disk_full")
        }
        _ => Fault::new(FaultKind::Unavailable, "unavailable").caused_by(kind),
    }
}

fn error_of(fault: Fault) -> std::io::Error {
    std::io::Error::new(std::io::ErrorKind::InvalidData, fault)
}

/// The nonce of one chunk.
fn nonce(prefix: [u8; header::PREFIX_BYTES], number: u32, last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[..header::PREFIX_BYTES].copy_from_slice(&prefix);
    nonce[header::PREFIX_BYTES..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce
}

#[cfg(test)]
mod tests;
