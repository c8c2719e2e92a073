//! What a merge would do, before it is done: what goes along, and whether it would be refused.

use kernel::{Id, Result};
use policy::Verb;
use serde::Serialize;

use super::pair::Pair;
use crate::entered::Entered;
use crate::merging::{self, Along};
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record, record_refusal};

/// What would go along.
#[derive(Serialize)]
pub struct MergePreview {
    /// How many records of each object that the caller may read.
    pub along: Vec<Going>,
}

/// Records of one object.
#[derive(Serialize)]
pub struct Going {
    /// The object's name.
    pub object: String,
    /// How many.
    pub count: usize,
}

/// What merging `other` into this record would take along. Nothing is changed.
///
/// # Errors
/// Those of `merge` that do not follow from the chosen values.
pub fn preview(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    other: Id,
) -> Result<Shown<MergePreview>> {
    let act = Act::begin(gate, who, Verb::Merge, object)?;
    super::are_two(&act, id, other)?;
    let (winner, _) = act.fetch(id)?;
    let (loser, _) = act.fetch(other)?;
    for row in [&winner, &loser] {
        merging::in_use(&act, row)?;
    }
    merging::may_touch_both(&act, &winner, &loser)?;
    super::nothing_pending(&act, &winner, &loser)?;
    let pair = Pair::of(&act, &winner, &loser)?;
    let (keeper, naming) = (merging::keeper(&act)?, merging::naming(&act));
    let along = act.store().read(|c| Along::of(c, &keeper, &naming, other));
    let along = along.map_err(|fault| record_refusal(&act, &[other], fault))?;
    let (seen, becomes, _) = pair.moved(along)?;
    merging::reveals_nothing(&act, &seen, &becomes)?;
    let along = merging::told(&act, &seen)?;
    let along = along.into_iter().map(|(object, count)| Going { object, count }).collect();
    // Nothing was merged, so that the ledger does not say so.
    let looked = Act::begin(gate, who, Verb::Read, object)?;
    let entry = Entry::about_all(vec![id, other]).with("merge", "preview");
    record(&looked, Unrecorded::new(MergePreview { along }), entry)
}
