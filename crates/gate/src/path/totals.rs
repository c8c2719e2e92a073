//! Totals of lists, kept while nothing is written: a page that is opened again and again does not
//! count thousands of rows each time.

use std::collections::HashMap;

use kernel::{Id, Result};
use model::Predicate;
use parking_lot::Mutex;
use policy::Permit;
use store::{Store, Which};

/// Totals that are kept; when more come, all are counted anew.
const KEPT: usize = 256;

/// What was counted. The permit's rows are part of it: callers who may see different rows never
/// share a total.
#[derive(PartialEq, Eq, Hash)]
struct Question {
    org: Id,
    object: String,
    permitted: Predicate,
    predicate: Predicate,
    which: Which,
    limit: u64,
}

/// Totals that hold for one state of the rows.
#[derive(Default)]
pub struct Totals(Mutex<Counted>);

#[derive(Default)]
struct Counted {
    /// The state of the rows that the totals hold for.
    state: u64,
    totals: HashMap<Question, u64>,
}

impl Totals {
    /// How many permitted rows meet the predicate, counted no further than `limit` + 1.
    ///
    /// # Errors
    /// Those of the database.
    pub fn count(
        &self,
        store: &Store,
        permit: &Permit,
        predicate: &Predicate,
        which: Which,
        limit: u64,
    ) -> Result<u64> {
        let count = || store.read(|c| store::records::count(c, permit, predicate, which, limit));
        // The state is asked before the snapshot is taken: a total may be newer than its state,
        // never older, and what is newer was committed already.
        let Some(state) = store.state() else { return count() };
        let question = Question {
            org: permit.org(),
            object: permit.object().to_owned(),
            permitted: permit.rows().clone(),
            predicate: predicate.clone(),
            which,
            limit,
        };
        if let Some(total) = self.known(state, &question) {
            return Ok(total);
        }
        let total = count()?;
        self.keep(state, question, total);
        Ok(total)
    }

    fn known(&self, state: u64, question: &Question) -> Option<u64> {
        let counted = self.0.lock();
        counted.totals.get(question).copied().filter(|_| counted.state == state)
    }

    fn keep(&self, state: u64, question: Question, total: u64) {
        let mut counted = self.0.lock();
        if counted.state > state {
            return;
        }
        if counted.state < state || counted.totals.len() >= KEPT {
            counted.totals.clear();
            counted.state = state;
        }
        counted.totals.insert(question, total);
    }
}
