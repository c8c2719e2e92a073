//! The verifier: reads a log from its first entry on, in flat memory, and names the first problem.
//!
//! What binds the log is the signature under each checkpoint's root: everything below the newest
//! signed size is proved by it. The stored hashes (one beside each entry, one in the tree's nodes)
//! prove nothing by themselves, because whoever can write the database can write them too; they
//! serve to name the very entry. Where they were made to fit as well, the problem is named as the
//! range between two checkpoints.

mod columns;
mod report;
mod search;
pub(crate) mod signatures;
mod verifier;

pub use columns::Columns;
pub use report::{Problem, ProblemCode, Report};
pub use verifier::Verifier;

use crypto::sign::VerifyingKey;
use kernel::Result;

use crate::merkle::Hash;

/// An entry as it is stored.
#[derive(Clone, Debug)]
pub struct StoredEntry {
    /// Its place in the log, from 0.
    pub index: u64,
    /// The canonical bytes of its event.
    pub body: Vec<u8>,
    /// The hash stored beside the body, where there is one.
    pub leaf_hash: Option<Hash>,
    /// The hash stored in the tree at level 0 and this index, where nodes are kept.
    pub node: Option<Hash>,
    /// The plain columns kept for queries, where there are some.
    pub columns: Option<Columns>,
}

/// A log to verify.
pub struct Log<'a> {
    /// Which log it must be.
    pub origin: &'a str,
    /// The public key, which the verifier has from somewhere else than the log.
    pub key: &'a VerifyingKey,
    /// The entries in the order of their index.
    pub entries: &'a mut dyn Iterator<Item = Result<StoredEntry>>,
    /// How many leaves the tree's stored nodes have, where nodes are kept.
    pub leaves: Option<u64>,
    /// The log's own checkpoints, as notes, in ascending size.
    pub checkpoints: &'a mut dyn Iterator<Item = Result<String>>,
    /// Checkpoints that were kept elsewhere, as notes, in ascending size. They alone prove that
    /// nothing was cut off the end.
    pub witnessed: &'a mut dyn Iterator<Item = Result<String>>,
}

/// Verifies a log.
///
/// # Errors
/// What the iterators give when the log cannot be read. A log that does not fit is no error, but a
/// report with a problem.
pub fn verify_log(log: Log<'_>) -> Result<Report> {
    let mut verifier = Verifier::new(log.origin, *log.key);
    let (mut own, mut kept) = (log.checkpoints.peekable(), log.witnessed.peekable());
    loop {
        signatures::take_due(&mut verifier, &mut own, false)?;
        signatures::take_due(&mut verifier, &mut kept, true)?;
        match log.entries.next() {
            Some(entry) => verifier.entry(&entry?),
            None => break,
        }
    }
    for note in own {
        verifier.checkpoint(&note?, false);
    }
    for note in kept {
        verifier.checkpoint(&note?, true);
    }
    Ok(verifier.finish(log.leaves))
}

#[cfg(test)]
mod tests;
