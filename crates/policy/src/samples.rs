//! Sample rows, one of each kind that grants speak of: what the engine decides about them tells what a caller
//! may do with all rows of that kind.

use kernel::{Id, Result};
use model::Object;
use serde_json::{Map, Value as Json};

use crate::caller::Caller;
use crate::cedar::write::condition;
use crate::explain::explain;
use crate::grants::Rows;
use crate::rows::RowFacts;
use crate::set::PolicySet;
use crate::verb::Verb;

/// Whoever and whatever is none of the caller's.
const STRANGER: Id = Id::from_bytes(*b"sample-stranger0");

/// A row of one kind, as it lies to one caller.
pub(crate) struct Sample {
    pub(crate) rows: Rows,
    id: Id,
    owner: Option<Id>,
    department: Option<Id>,
    state: &'static str,
    open: Map<String, Json>,
}

impl Sample {
    /// What policies may look at.
    pub(crate) const fn facts(&self) -> RowFacts<'_> {
        RowFacts {
            id: self.id,
            owner: self.owner,
            department: self.department,
            parent: None,
            state: self.state,
            open: &self.open,
        }
    }

    /// A row that is somebody else's.
    fn of(rows: Rows, department: Id) -> Self {
        Self {
            rows,
            id: STRANGER,
            owner: Some(STRANGER),
            department: Some(department),
            state: "active",
            open: Map::new(),
        }
    }

    fn with(mut self, field: &str, value: impl Into<Json>) -> Self {
        self.open.insert(field.to_owned(), value.into());
        self
    }
}

/// A row of each kind that there can be for this caller, the nearest first: who has no department has no
/// team's rows.
pub(crate) fn samples(caller: &Caller, object: &Object) -> Vec<Sample> {
    let own = Sample {
        // A user's own row is the row about that user.
        id: caller.user,
        owner: Some(caller.user),
        ..Sample::of(Rows::Own, STRANGER)
    };
    let mut all = vec![own];
    all.extend(caller.department.map(|home| Sample::of(Rows::Team, home)));
    let below = caller.tree.iter().find(|id| Some(**id) != caller.department);
    all.extend(below.map(|id| Sample::of(Rows::Tree, *id)));
    all.push(Sample::of(Rows::All, STRANGER));
    if condition(Rows::Shared, object).is_some() {
        all.push(Sample::of(Rows::Shared, STRANGER).with("shared", true));
    }
    if condition(Rows::Pool, object).is_some() {
        let pooled = |pool: &Id| Sample {
            owner: None,
            department: None,
            state: "pooled",
            ..Sample::of(Rows::Pool, STRANGER).with("pool", pool.to_string())
        };
        all.extend(caller.pools.first().map(pooled));
    }
    all
}

/// The rows that a verb reaches, in as few words as say it; none where it reaches no row.
///
/// # Errors
/// An internal fault when the engine refuses a question.
pub(crate) fn reach(
    set: &PolicySet,
    caller: &Caller,
    verb: Verb,
    object: &Object,
    samples: &[Sample],
) -> Result<Vec<Rows>> {
    let mut reached = Vec::new();
    for sample in samples {
        if explain(set, caller, verb, object, &sample.facts())?.allowed {
            reached.push(sample.rows);
        }
    }
    if reached.contains(&Rows::All) {
        return Ok(vec![Rows::All]);
    }
    let base = [Rows::Tree, Rows::Team, Rows::Own].into_iter().find(|rows| reached.contains(rows));
    let further = [Rows::Shared, Rows::Pool].into_iter().filter(|rows| reached.contains(rows));
    Ok(base.into_iter().chain(further).collect())
}
