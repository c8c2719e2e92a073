//! Totals of lists, kept while nothing is written: a page that is opened again and again does not
//! count thousands of rows each time.

use kernel::{Id, Result};
use model::Predicate;
use policy::Permit;
use store::{Store, Which};

use crate::steady::Steady;

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
pub struct Totals(Steady<Question, u64>);

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
        let question = Question {
            org: permit.org(),
            object: permit.object().to_owned(),
            permitted: permit.rows().clone(),
            predicate: predicate.clone(),
            which,
            limit,
        };
        self.0.get(store, question, || {
            store
                .of(permit.org())
                .read(|c| store::records::count(c, permit, predicate, which, limit))
        })
    }
}
