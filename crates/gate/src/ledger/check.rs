//! Verifying and exporting a ledger that lies in the store.

use std::fs::File;
use std::io::{BufReader, Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use audit::verify::Log;
use audit::witness::Notes;
use audit::{Columns, Problem, StoredEntry, log, verify_log};
use crypto::sign::VerifyingKey;
use kernel::{Fault, Id, Result};
use serde::Serialize;
use store::Store;
use store::ledger as table;

use super::links::PENDING_BROKEN;
use super::{DEPLOYMENT, origin};
use crate::answer::moment;
use crate::parts::Gate;

/// Entries read at once.
const PAGE: usize = 1000;
/// Pages that are read before they are looked at.
const AHEAD: usize = 2;

/// What a verification found.
#[derive(Serialize)]
pub struct Verdict {
    /// Whether everything fits.
    pub ok: bool,
    /// How many entries there are.
    pub entries: u64,
    /// The newest checkpoint that is proved.
    pub checkpoint: Option<CheckpointShown>,
    /// Up to this moment a deletion at the end would be noticed.
    pub deletion_provable_until: Option<String>,
    /// The first thing that does not fit.
    pub problem: Option<ProblemShown>,
}

/// A checkpoint in an answer.
#[derive(Serialize)]
pub struct CheckpointShown {
    /// The number of entries.
    pub size: u64,
    /// The root, in hexadecimal.
    pub root: String,
    /// When it was made.
    pub at: String,
}

/// A problem in an answer.
#[derive(Serialize)]
pub struct ProblemShown {
    /// The first entry that does not fit.
    pub index: u64,
    /// Up to which entry the problem may reach, where it cannot be told nearer.
    pub until: Option<u64>,
    /// What is wrong, as a stable code.
    pub code: String,
    /// What is wrong, in words of the trade.
    pub detail: Option<String>,
}

impl ProblemShown {
    fn of(problem: &Problem) -> Self {
        Self {
            index: problem.index,
            until: problem.until,
            code: problem.code.code().to_owned(),
            detail: problem.detail.map(str::to_owned),
        }
    }

    /// An entry that waits to become the one of this index was altered or taken out.
    fn waiting(index: u64) -> Self {
        Self { index, until: None, code: "pending_broken".to_owned(), detail: None }
    }
}

/// Verifies the ledger of an organisation: entries that wait, entries, columns, tree, checkpoints,
/// witness file.
pub fn verify(gate: &Gate, org: Id) -> Result<Verdict> {
    // A ledger that was tampered with may take no more entries; the verdict tells why.
    let sequenced = gate.0.recorder.sequence();
    let key = public_key(gate, org)?;
    let store = &gate.0.store;
    let leaves = store.of(org).ledger_read(|c| table::leaf_count(c, org))?;
    let witness = super::witness_file(&gate.data_dir().join("witness"), org);
    // What is signed is taken before the entries: those that come in meanwhile are then no gap.
    let (signed, mut witnessed) = (signed(store, org)?, witnessed(&witness));
    let report = verify_log(Log {
        origin: &origin(org),
        key: &key,
        entries: &mut Entries::read(store, org)?,
        leaves: Some(leaves.unsigned_abs()),
        checkpoints: &mut Checkpoints::up_to(signed, store, org),
        witnessed: &mut *witnessed,
    })?;
    let problem = match (&report.problem, sequenced) {
        (Some(problem), _) => Some(ProblemShown::of(problem)),
        (None, Ok(())) => None,
        (None, Err(fault)) if fault.code == PENDING_BROKEN => {
            Some(ProblemShown::waiting(report.entries))
        }
        (None, Err(fault)) => return Err(fault),
    };
    Ok(Verdict {
        ok: problem.is_none(),
        entries: report.entries,
        deletion_provable_until: report.deletion_provable_until.map(moment),
        checkpoint: report.proved.map(|c| CheckpointShown {
            size: c.size,
            root: hex::encode(c.root),
            at: moment(c.at),
        }),
        problem,
    })
}

/// Writes the log for the offline verifier; how many entries it has.
pub fn export(gate: &Gate, org: Id, into: &mut dyn Write) -> Result<u64> {
    gate.0.recorder.sequence()?;
    let key = public_key(gate, org)?;
    let mut entries = 0;
    let store = &gate.0.store;
    let checkpoints = Checkpoints::up_to(signed(store, org)?, store, org);
    let counted = Entries::read(store, org)?.inspect(|_| entries += 1);
    log::write_log(into, &origin(org), &key, counted, checkpoints)?;
    Ok(entries)
}

/// The key that verifies an organisation's checkpoints.
pub fn public_key(gate: &Gate, org: Id) -> Result<VerifyingKey> {
    Ok(if org == DEPLOYMENT {
        gate.0.deployment.ledger().verifying_key()
    } else {
        gate.0.keyring.org(org)?.ledger.verifying_key()
    })
}

type Witnessed = Box<dyn Iterator<Item = Result<String>>>;

/// The notes that the file has now.
fn witnessed(path: &Path) -> Witnessed {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    match opened {
        Ok((length, file)) => Box::new(Notes::read(BufReader::new(file.take(length)))),
        Err(_) => Box::new(std::iter::empty()),
    }
}

/// The size of the largest checkpoint.
fn signed(store: &Store, org: Id) -> Result<i64> {
    Ok(store
        .of(org)
        .ledger_read(|c| table::last_checkpoint(c, org))?
        .map_or(0, |checkpoint| checkpoint.size))
}

/// All entries in order, read page by page on a thread of their own while they are looked at here.
struct Entries {
    pages: Receiver<Result<Vec<StoredEntry>>>,
    page: std::vec::IntoIter<StoredEntry>,
    done: bool,
}

impl Entries {
    fn read(store: &Store, org: Id) -> Result<Self> {
        let (send, pages) = sync_channel(AHEAD);
        let store = store.clone();
        std::thread::Builder::new()
            .name("ledger-reader".into())
            .spawn(move || send_pages(&store, org, &send))
            .map_err(Fault::internal)?;
        Ok(Self { pages, page: Vec::new().into_iter(), done: false })
    }
}

/// Sends page after page; an empty one says that this was all. Ends when nobody listens any more.
fn send_pages(store: &Store, org: Id, send: &SyncSender<Result<Vec<StoredEntry>>>) {
    let mut from = 0;
    loop {
        let read = store.of(org).ledger_read(|c| table::stored_entries(c, org, from, PAGE));
        let page = read.map(|page| page.into_iter().map(stored).collect::<Vec<_>>());
        let next = match &page {
            Ok(page) => page.last().map(|entry| entry.index.cast_signed() + 1),
            Err(_) => None,
        };
        if send.send(page).is_err() {
            return;
        }
        let Some(next) = next else { return };
        from = next;
    }
}

fn stored((entry, node): (table::Entry, Option<[u8; 32]>)) -> StoredEntry {
    StoredEntry {
        index: entry.index.unsigned_abs(),
        body: entry.body,
        leaf_hash: Some(entry.leaf_hash),
        node,
        columns: Some(Columns {
            at: entry.at,
            actor: entry.actor,
            act: entry.act,
            object: entry.object,
            records: entry.records,
        }),
    }
}

impl Iterator for Entries {
    type Item = Result<StoredEntry>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(entry) = self.page.next() {
            return Some(Ok(entry));
        }
        if self.done {
            return None;
        }
        // A reader that ended without saying so must not look like the end of the ledger.
        let gone = |_| Fault::internal("the ledger's reader ended early");
        match self.pages.recv().map_err(gone).and_then(|page| page) {
            Ok(page) => {
                self.done = page.is_empty();
                self.page = page.into_iter();
                self.page.next().map(Ok)
            }
            Err(fault) => {
                self.done = true;
                Some(Err(fault))
            }
        }
    }
}

/// The checkpoints up to a size, in ascending order, read page by page.
struct Checkpoints<'a> {
    store: &'a Store,
    org: Id,
    last: i64,
    page: std::vec::IntoIter<table::StoredCheckpoint>,
    after: i64,
    done: bool,
}

impl<'a> Checkpoints<'a> {
    fn up_to(last: i64, store: &'a Store, org: Id) -> Self {
        Self { store, org, last, page: Vec::new().into_iter(), after: -1, done: false }
    }
}

impl Iterator for Checkpoints<'_> {
    type Item = Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(checkpoint) = self.page.next() {
            return Some(Ok(checkpoint.note));
        }
        if self.done {
            return None;
        }
        let (org, after) = (self.org, self.after);
        match self.store.of(org).ledger_read(|c| table::checkpoints(c, org, after, PAGE)) {
            Ok(mut page) => {
                self.done = page.len() < PAGE;
                self.after = page.last().map_or(after, |c| c.size);
                page.retain(|checkpoint| checkpoint.size <= self.last);
                self.page = page.into_iter();
                self.page.next().map(|c| Ok(c.note))
            }
            Err(fault) => {
                self.done = true;
                Some(Err(fault))
            }
        }
    }
}
