//! Writing a log file.

use std::borrow::Cow;
use std::io::Write;

use crypto::sign::VerifyingKey;
use kernel::{Fault, Result};
use serde::Serialize;

use super::line::{Header, Line};
use super::{FORMAT, HASHES_A_LINE};
use crate::merkle::{Hash, leaf_hash};
use crate::note;
use crate::verify::StoredEntry;
use crate::verify::signatures::claimed_size;

/// Writes a log file line by line, in flat memory.
pub struct Writer<W: Write> {
    output: W,
    hashes: Vec<Hash>,
    next: u64,
}

impl<W: Write> Writer<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// `unavailable` when it cannot be written.
    pub fn begin(output: W, origin: &str, key: &VerifyingKey) -> Result<Self> {
        let mut writer = Self { output, hashes: Vec::with_capacity(HASHES_A_LINE), next: 0 };
        writer.line(&Header {
            format: Cow::Borrowed(FORMAT),
            origin: Cow::Borrowed(origin),
            public_key: Cow::Owned(note::write_key(origin, key)),
        })?;
        Ok(writer)
    }

    /// Writes the next entry as it is stored, with the hash that the tree has for it, so that an
    /// entry that was altered in the database is found in the file too.
    ///
    /// # Errors
    /// `unavailable` when it cannot be written.
    pub fn entry(&mut self, entry: &StoredEntry) -> Result<()> {
        self.line(&Line::entry(entry.index, &entry.body))?;
        self.next += 1;
        let stored = entry.node.or(entry.leaf_hash);
        self.hashes.push(stored.unwrap_or_else(|| leaf_hash(&entry.body)));
        if self.hashes.len() == HASHES_A_LINE { self.write_hashes() } else { Ok(()) }
    }

    /// Writes a checkpoint's note, right after the last entry that it covers ([`write_log`] sees to
    /// that). A note that cannot be read is written where it comes, for the verifier to refuse.
    ///
    /// # Errors
    /// `internal` when the checkpoint belongs before the entries that were written already;
    /// `unavailable` when it cannot be written.
    pub fn checkpoint(&mut self, note: &str) -> Result<()> {
        if claimed_size(note).is_some_and(|size| size < self.next) {
            return Err(Fault::internal("a checkpoint was written after entries that follow it"));
        }
        self.line(&Line::note(note))
    }

    /// Ends the file and gives the output back.
    ///
    /// # Errors
    /// `unavailable` when it cannot be written.
    pub fn finish(mut self) -> Result<W> {
        // The last line of hashes is never full, be it empty: by that a reader knows the end.
        self.write_hashes()?;
        self.output.flush().map_err(crypto::stream::fault_of)?;
        Ok(self.output)
    }

    fn write_hashes(&mut self) -> Result<()> {
        let start = self.next - self.hashes.len() as u64;
        let line = Line::leaves(start, &self.hashes);
        self.hashes.clear();
        self.line(&line)
    }

    fn line(&mut self, line: &impl Serialize) -> Result<()> {
        let mut bytes = serde_json::to_vec(line).map_err(Fault::internal)?;
        bytes.push(b'\n');
        self.output.write_all(&bytes).map_err(crypto::stream::fault_of)
    }
}

/// Writes a whole log: entries in the order of their index, checkpoints in ascending size.
///
/// # Errors
/// `unavailable` when it cannot be written; what the iterators give.
pub fn write_log<W: Write>(
    output: W,
    origin: &str,
    key: &VerifyingKey,
    entries: impl Iterator<Item = Result<StoredEntry>>,
    checkpoints: impl Iterator<Item = Result<String>>,
) -> Result<W> {
    let mut writer = Writer::begin(output, origin, key)?;
    let mut notes = checkpoints.peekable();
    for (written, entry) in (0..).zip(entries) {
        while let Some(note) = notes.next_if(|note| is_due(note, written)) {
            writer.line(&Line::note(&note?))?;
        }
        writer.entry(&entry?)?;
    }
    for note in notes {
        writer.line(&Line::note(&note?))?;
    }
    writer.finish()
}

fn is_due(note: &Result<String>, written: u64) -> bool {
    note.as_ref().map_or(true, |note| claimed_size(note).is_none_or(|size| size <= written))
}
