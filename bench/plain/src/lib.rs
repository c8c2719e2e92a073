//! The server that Kedun is held against: it answers the same JSON out of the same kind of
//! database, as a server is usually written, without sealing, masking, permissions and ledger.
//!
//! It knows nothing of Kedun's crates. What it answers is what it was filled with.

pub mod database;
pub mod read;
pub mod record;
pub mod server;
pub mod session;
pub mod write;
