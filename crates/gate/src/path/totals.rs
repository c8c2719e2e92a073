//! Totals of lists and figures of groups, kept while no record is written: a page that is opened again
//! and again does not count thousands of rows each time.

use std::sync::Arc;

use kernel::{Fault, Id, Result};
use model::Predicate;
use policy::Permit;
use store::records::{Group, GroupQuery};
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
        self.0.get_at(store.state_of_records(), question, || {
            store
                .of(permit.org())
                .read(|c| store::records::count(c, permit, predicate, which, limit))
        })
    }
}

/// Groups of one answer that are kept at most; answers with more are read each time.
const GROUPS_KEPT: usize = 500;

/// Which groups. The permit's rows are part of it, as with totals.
#[derive(PartialEq, Eq, Hash)]
struct GroupsOf {
    org: Id,
    object: String,
    permitted: Predicate,
    query: GroupQuery,
}

/// Groups with their counts, and for each sum those with it. `None` stands for more than are kept.
type Found = Option<Arc<Vec<Vec<Group>>>>;

/// Figures of groups that hold for one state of the rows.
#[derive(Default)]
pub struct KeptGroups(Steady<GroupsOf, Found>);

impl KeptGroups {
    /// The groups of the permitted records: what `read` gives, or what it gave since a record was last written.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn get(
        &self,
        store: &Store,
        permit: &Permit,
        query: &GroupQuery,
        read: impl FnOnce() -> Result<Vec<Vec<Group>>>,
    ) -> Result<Arc<Vec<Vec<Group>>>> {
        let question = GroupsOf {
            org: permit.org(),
            object: permit.object().to_owned(),
            permitted: permit.rows().clone(),
            query: query.clone(),
        };
        let mut large = None;
        let mut read = Some(read);
        let kept = self.0.get_at(store.state_of_records(), question, || {
            let found = Arc::new(read.take().map_or_else(|| Ok(Vec::new()), |read| read())?);
            if found.iter().map(Vec::len).sum::<usize>() <= GROUPS_KEPT {
                return Ok(Some(found));
            }
            large = Some(found);
            Ok(None)
        })?;
        match (kept, large, read) {
            (Some(found), ..) | (None, Some(found), _) => Ok(found),
            (None, None, Some(read)) => Ok(Arc::new(read()?)),
            (None, None, None) => Err(Fault::internal("groups were read and lost")),
        }
    }
}
