//! What happened: events, a Merkle tree over them (RFC 6962), signed checkpoints, proofs, a verifier.
//!
//! No input or output happens here but by readers, writers and iterators that are handed in. An
//! auditor can check a log with this crate, the log and the public key alone.

pub mod chain;
pub mod checkpoint;
pub mod event;
mod lines;
pub mod log;
pub mod merkle;
pub mod note;
pub mod verify;
pub mod witness;

pub use checkpoint::Checkpoint;
pub use event::{ActorKind, Event, Outcome, SealedDetail, Via};
pub use merkle::{Hash, Tree};
pub use verify::{Columns, Problem, ProblemCode, Report, StoredEntry, verify_log};
