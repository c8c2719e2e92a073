//! Checkpoints outside the database: each node appends those that it signs and those that it hears of
//! to a file of its own, so that cutting the ledger's end off in the database alone is noticed.
//!
//! A node that was away while others signed has gaps in its file. That does no harm: any checkpoint
//! proves all entries before it.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Fault, Id, Result};
use parking_lot::Mutex;

use super::origin;

/// Bytes at a file's end that surely hold its last note.
const TAIL: u64 = 4 << 10;

/// How the last line of a note begins.
const SIGNATURE: &str = "— ";

/// Ledgers with checkpoints that another node may have signed.
pub type Heard = Arc<Mutex<BTreeSet<Id>>>;

/// The folder of one node.
pub struct Witness {
    folder: PathBuf,
    /// The size of the last note that was appended, by ledger.
    last: Mutex<HashMap<Id, u64>>,
    heard: Heard,
}

impl Witness {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, last: Mutex::default(), heard: Heard::default() }
    }

    /// Where it is told of ledgers whose newest checkpoint is worth a look.
    pub fn heard(&self) -> Heard {
        Arc::clone(&self.heard)
    }

    /// Takes what was told since the last call.
    pub fn take_heard(&self) -> BTreeSet<Id> {
        std::mem::take(&mut *self.heard.lock())
    }

    /// Appends a checkpoint of this size, unless the file has one as large.
    pub fn append(&self, org: Id, size: u64, note: &str) -> Result<()> {
        let mut last = self.last.lock();
        let path = file_in(&self.folder, org);
        let known = match last.get(&org) {
            Some(known) => *known,
            None => {
                cut_half_note(&path).map_err(|e| Fault::internal(e.kind()))?;
                last_size(&path, org).map_err(|e| Fault::internal(e.kind()))?
            }
        };
        if size > known {
            fs::create_dir_all(&self.folder).map_err(Fault::internal)?;
            add(&path, note).map_err(|e| Fault::internal(e.kind()))?;
        }
        last.insert(org, size.max(known));
        Ok(())
    }
}

/// Appends a note whole or not at all: half a one, as a full disk leaves it, would make one of two.
fn add(path: &Path, note: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    let length = file.metadata()?.len();
    file.write_all(note.as_bytes()).inspect_err(|_| {
        // What cannot be cut now is cut at the next start.
        let _ = file.set_len(length);
    })
}

/// Cuts off what follows the last signature: half a note that a crash left behind.
fn cut_half_note(path: &Path) -> std::io::Result<()> {
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    let length = file.metadata()?.len();
    let start = length.saturating_sub(TAIL);
    file.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    (&file).take(TAIL).read_to_end(&mut tail)?;
    let (mut whole, mut at) = ((start == 0).then_some(0), 0);
    for line in tail.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.starts_with(SIGNATURE.as_bytes()) && line.ends_with(b"\n") {
            whole = Some(at);
        }
    }
    match whole {
        Some(whole) if whole < tail.len() => file.set_len(start + whole as u64),
        _ => Ok(()),
    }
}

/// Where the checkpoints of a ledger are kept outside the database.
pub fn file_in(folder: &Path, org: Id) -> PathBuf {
    folder.join(format!("{org}.checkpoints"))
}

/// The size that the last note of a file claims; 0 where there is none.
fn last_size(path: &Path, org: Id) -> std::io::Result<u64> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        other => other?,
    };
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    let tail = String::from_utf8_lossy(&tail);
    let mut lines = tail.lines();
    let (mut size, origin) = (0, origin(org));
    while let Some(line) = lines.next() {
        if line == origin {
            size = lines.next().and_then(|size| size.parse().ok()).unwrap_or(size);
        }
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_note_is_cut_off_before_the_next_one_follows() {
        let folder = tempfile::tempdir().unwrap();
        let org = Id::new();
        let note = |size: u64| format!("{}\n{size}\nroot\n\n— x sig\n", origin(org));
        let path = file_in(folder.path(), org);
        let last = note(9);
        // Given a file that ends anywhere within a note
        for cut in 1..last.len() {
            let bytes = [note(3).as_bytes(), &last.as_bytes()[..cut]].concat();
            fs::write(&path, bytes).unwrap();
            // When the next one is appended after a start
            Witness::new(folder.path().to_owned()).append(org, 12, &note(12)).unwrap();
            // Then all notes are whole
            assert_eq!(fs::read_to_string(&path).unwrap(), [note(3), note(12)].concat(), "{cut}");
        }
    }

    #[test]
    fn a_note_is_appended_once_and_never_behind_a_larger_one() {
        let folder = tempfile::tempdir().unwrap();
        let org = Id::new();
        let note = |size: u64| format!("{}\n{size}\nroot\n\n— x sig\n", origin(org));
        let witness = Witness::new(folder.path().to_owned());
        for size in [3, 3, 7, 5] {
            witness.append(org, size, &note(size)).unwrap();
        }
        // The next start knows where the file ends
        let witness = Witness::new(folder.path().to_owned());
        for size in [7, 6, 9] {
            witness.append(org, size, &note(size)).unwrap();
        }
        let kept = fs::read_to_string(file_in(folder.path(), org)).unwrap();
        assert_eq!(kept, [note(3), note(7), note(9)].concat());
    }
}
