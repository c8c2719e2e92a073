//! From the first entry that does not fit to the kind of problem, without keeping the log.
//!
//! At the first difference the verifier knows the hash of what stands there and the hash of what was
//! logged there. It reads on and watches for both: whether what stands here was logged further on,
//! and whether what was logged here stands further on. Hashes never repeat in an honest log, since
//! each event has an id of its own.

use super::report::{Problem, ProblemCode};
use crate::merkle::Hash;

/// A first problem whose kind the rest of the log decides.
pub enum Search {
    /// What stands at the index has another hash than was logged there.
    Differs {
        index: u64,
        stands: Hash,
        logged: Option<Hash>,
        /// What stands at the index was logged further on.
        logged_later: bool,
        /// What was logged at the index stands further on.
        stands_later: bool,
    },
    /// No entry with this index came in its turn.
    Gap { index: u64, came_later: bool },
    /// Nothing that follows changes it.
    Settled(Problem),
}

impl Search {
    /// Begins at a difference.
    pub const fn differs(index: u64, stands: Hash, logged: Option<Hash>) -> Self {
        Self::Differs { index, stands, logged, logged_later: false, stands_later: false }
    }

    /// The first entry that the problem may concern.
    pub const fn index(&self) -> u64 {
        match self {
            Self::Differs { index, .. } | Self::Gap { index, .. } => *index,
            Self::Settled(problem) => problem.index,
        }
    }

    /// Whether an exact difference at `index` names the same or an earlier problem more exactly.
    pub fn yields_to(&self, index: u64) -> bool {
        match self {
            Self::Settled(Problem { until: Some(until), .. }) => index <= *until,
            _ => index < self.index(),
        }
    }

    /// A later entry was read.
    pub fn saw_entry(&mut self, at: u64, hash: &Hash) {
        match self {
            Self::Differs { index, logged, stands_later, .. } if at > *index => {
                *stands_later |= logged.as_ref() == Some(hash);
            }
            Self::Gap { index, came_later } => *came_later |= at == *index,
            _ => {}
        }
    }

    /// A later stored hash was read.
    pub fn saw_hash(&mut self, at: u64, hash: &Hash) {
        if let Self::Differs { index, stands, logged_later, .. } = self
            && at > *index
        {
            *logged_later |= stands == hash;
        }
    }

    /// A signed root over the entries as they stand was found to fit: then the entries are right,
    /// and what is stored beside them (a hash, a number) is not.
    pub fn root_fits(&mut self, size: u64) {
        let (index, problem) = match self {
            Self::Differs { index, .. } => (*index, Problem::at(*index, ProblemCode::HashesDiffer)),
            Self::Gap { index, .. } => {
                (*index, Problem::at(*index, ProblemCode::ColumnsDiffer).with("index"))
            }
            Self::Settled(_) => return,
        };
        if index < size {
            *self = Self::Settled(problem);
        }
    }

    /// The problem, after the whole log of `read` entries was read; `lost` is how many more leaves
    /// the tree's stored nodes have.
    pub fn finish(self, read: u64, lost: u64) -> Problem {
        match self {
            Self::Settled(problem) => problem,
            Self::Gap { index, came_later: true } => Problem::at(index, ProblemCode::Reordered),
            Self::Gap { index, came_later: false } => Problem::at(index, ProblemCode::Missing),
            Self::Differs { index, logged, logged_later, stands_later, .. } => {
                let code = match (logged_later, stands_later) {
                    (true, true) => ProblemCode::Reordered,
                    (true, false) => ProblemCode::Missing,
                    (false, true) => ProblemCode::Inserted,
                    (false, false) if logged.is_none() => ProblemCode::Inserted,
                    // So near the end, what stands here may have been logged behind the last entry.
                    (false, false) if lost > 0 && index + lost >= read => ProblemCode::Missing,
                    (false, false) => ProblemCode::Altered,
                };
                Problem::at(index, code)
            }
        }
    }
}
