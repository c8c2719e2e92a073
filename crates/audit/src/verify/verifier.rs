//! The verifier itself: takes entries, stored hashes and checkpoints in their order.

use std::collections::VecDeque;

use crypto::sign::VerifyingKey;
use kernel::Timestamp;

use super::StoredEntry;
use super::report::{Problem, ProblemCode, Report};
use super::search::Search;
use crate::checkpoint::Checkpoint;
use crate::event::Event;
use crate::merkle::{Hash, Tree, leaf_hash};

/// Hashes that wait for their counterpart, at most; a log keeps them at most 256 apart.
const WAITING: usize = 4096;

/// A verification in progress. Memory does not grow with the log.
pub struct Verifier {
    origin: String,
    key: VerifyingKey,
    tree: Tree,
    read: u64,
    /// Hashes of entries whose stored hash has not come yet, and the other way round; one of the
    /// two is empty. `paired` is the index of their first.
    entries: VecDeque<Hash>,
    stored: VecDeque<Hash>,
    paired: u64,
    /// Stored hashes come with the entries.
    with_nodes: bool,
    /// Stored hashes come apart from the entries.
    with_leaves: bool,
    search: Option<Search>,
    proved: Option<Checkpoint>,
    witnessed: Option<Timestamp>,
    checkpoints: u64,
}

impl Verifier {
    /// Begins to verify the log of this origin and key.
    #[must_use]
    pub fn new(origin: &str, key: VerifyingKey) -> Self {
        Self {
            origin: origin.to_owned(),
            key,
            tree: Tree::new(),
            read: 0,
            entries: VecDeque::new(),
            stored: VecDeque::new(),
            paired: 0,
            with_nodes: false,
            with_leaves: false,
            search: None,
            proved: None,
            witnessed: None,
            checkpoints: 0,
        }
    }

    /// How many entries were taken.
    #[must_use]
    pub const fn entries(&self) -> u64 {
        self.read
    }

    /// Takes the next entry.
    pub fn entry(&mut self, entry: &StoredEntry) {
        let leaf = leaf_hash(&entry.body);
        let place = self.read;
        self.read += 1;
        self.tree.append(leaf, |_| ());
        if let Some(search) = &mut self.search {
            search.saw_entry(entry.index, &leaf);
        }
        self.check_index(entry.index, place);
        if let Some(stored) = &entry.leaf_hash {
            self.compare(place, leaf, Some(*stored));
        }
        self.with_nodes |= place == 0 && entry.node.is_some();
        if self.with_nodes {
            self.compare(place, leaf, entry.node);
        } else {
            self.wait(leaf);
        }
        if self.search.is_none() {
            self.check_columns(entry, place);
        }
    }

    /// Takes stored hashes of leaves from `start` on, where they come apart from the entries.
    pub fn leaves(&mut self, start: u64, hashes: &[Hash]) {
        self.with_leaves = true;
        if start != self.paired + self.stored.len() as u64 {
            self.settle(Problem::at(start, ProblemCode::HashesDiffer).with("out of order"));
            return;
        }
        self.stored.extend(hashes);
        self.pair();
    }

    /// Takes a checkpoint. It belongs right after the entries that it covers; `witnessed` says that
    /// it was kept elsewhere than in the log.
    pub fn checkpoint(&mut self, note: &str, witnessed: bool) {
        let Ok(checkpoint) = Checkpoint::verify(note, &self.origin, &self.key) else {
            self.settle(Problem::at(self.read, ProblemCode::SignatureBad));
            return;
        };
        if checkpoint.size > self.read {
            self.settle(self.ends_before(checkpoint.size));
        } else if checkpoint.size < self.read {
            self.settle(Problem::at(self.read, ProblemCode::SignatureBad).with("out of order"));
        } else if checkpoint.root == self.tree.root() {
            self.fits(checkpoint, witnessed);
        } else {
            let index = self.proved.as_ref().map_or(0, |proved| proved.size);
            let until = Some(self.read.saturating_sub(1).max(index));
            self.settle(Problem { until, ..Problem::at(index, ProblemCode::RootDiffers) });
        }
    }

    /// Says that the log's file ended without its end, so that lines after it may be lost.
    pub fn cut_off(&mut self) {
        self.settle(Problem::at(self.read, ProblemCode::Truncated).with("file"));
    }

    /// Ends the verification. `leaves` tells how many leaves the stored nodes have, where known.
    #[must_use]
    pub fn finish(mut self, leaves: Option<u64>) -> Report {
        let lost = leaves.map_or(0, |leaves| leaves.saturating_sub(self.read));
        if lost > 0 || !self.stored.is_empty() {
            self.settle(Problem::at(self.read, ProblemCode::Truncated).with("stored hashes"));
        }
        // Entries whose hashes never came, though those of others did, were slipped in behind them.
        if self.with_leaves
            && self.search.is_none()
            && let Some(first) = self.entries.front().copied()
        {
            self.compare(self.paired, first, None);
        }
        let proved_size = self.proved.as_ref().map_or(0, |proved| proved.size);
        Report {
            entries: self.read,
            checkpoints: self.checkpoints,
            unsigned: self.read - proved_size,
            proved: self.proved,
            deletion_provable_until: self.witnessed,
            problem: self.search.map(|search| search.finish(self.read, lost)),
        }
    }

    fn fits(&mut self, checkpoint: Checkpoint, witnessed: bool) {
        if let Some(search) = &mut self.search {
            search.root_fits(checkpoint.size);
        }
        if witnessed {
            self.witnessed = self.witnessed.max(Some(checkpoint.at));
        }
        self.checkpoints += 1;
        self.proved = Some(checkpoint);
    }

    /// The log ends before a signed size. Where stored hashes fit every entry, the missing ones are
    /// the last; otherwise any entry since the last fitting checkpoint may be gone.
    fn ends_before(&self, size: u64) -> Problem {
        let proved = self.proved.as_ref().map_or(0, |proved| proved.size);
        let known = if self.with_nodes { self.read } else { proved.max(self.paired) };
        let until = (known < self.read).then_some(size - 1);
        Problem { until, ..Problem::at(known, ProblemCode::Truncated).with("checkpoint") }
    }

    fn check_index(&mut self, index: u64, place: u64) {
        if self.search.is_some() || index == place {
            return;
        }
        // An index that was there before is either a second entry under the same number or an
        // entry behind its turn; the latter is told by the gap that came first.
        self.search = Some(if index > place {
            Search::Gap { index: place, came_later: false }
        } else {
            Search::Settled(Problem::at(place, ProblemCode::Inserted).with("index used twice"))
        });
    }

    /// Sets an entry's hash against the stored one of the same place.
    fn compare(&mut self, place: u64, stands: Hash, logged: Option<Hash>) {
        if let (Some(search), Some(logged)) = (&mut self.search, &logged) {
            search.saw_hash(place, logged);
        }
        let earlier = self.search.as_ref().is_none_or(|search| search.yields_to(place));
        if earlier && logged != Some(stands) {
            let mut search = Search::differs(place, stands, logged);
            // Hashes that were read ahead are later ones.
            for (at, hash) in (place + 1..).zip(&self.entries) {
                search.saw_entry(at, hash);
            }
            for (at, hash) in (place + 1..).zip(&self.stored) {
                search.saw_hash(at, hash);
            }
            self.search = Some(search);
        }
    }

    /// Keeps an entry's hash until the stored one comes.
    fn wait(&mut self, leaf: Hash) {
        self.entries.push_back(leaf);
        self.pair();
        // A log that is exported without stored hashes never pairs any: the oldest are let go.
        if self.entries.len() > WAITING {
            if self.with_leaves {
                self.settle(Problem::at(self.paired, ProblemCode::HashesDiffer).with("left out"));
            }
            self.entries.pop_front();
        }
    }

    fn pair(&mut self) {
        while let (Some(_), Some(_)) = (self.entries.front(), self.stored.front()) {
            let (stands, logged) = (self.entries.pop_front(), self.stored.pop_front());
            let place = self.paired;
            self.paired += 1;
            if let Some(stands) = stands {
                self.compare(place, stands, logged);
            }
        }
    }

    fn check_columns(&mut self, entry: &StoredEntry, place: u64) {
        let Some(columns) = &entry.columns else {
            return;
        };
        match Event::decode(&entry.body) {
            Err(_) => self.settle(Problem::at(place, ProblemCode::Unreadable)),
            Ok(event) => {
                if let Some(column) = columns.difference(&event) {
                    self.settle(Problem::at(place, ProblemCode::ColumnsDiffer).with(column));
                }
            }
        }
    }

    /// Notes a problem, unless there is one already.
    fn settle(&mut self, problem: Problem) {
        self.search.get_or_insert(Search::Settled(problem));
    }
}
