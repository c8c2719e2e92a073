//! Takes a record out of the recycle bin.

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;

use super::state::{Mark, set_state, unmarked};
use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::notify;
use crate::parts::Gate;
use crate::path::{Act, OpenRow, Shown, live_fields, open_row, record_refusal, show};
use crate::rules::Standing;

/// Takes a record out of the recycle bin and shows it.
///
/// # Errors
/// `not_deleted`, `not_found`, `denied`.
pub fn restore(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    seen: Option<i64>,
) -> Result<Shown<ShownRecord>> {
    restore_as(&Act::begin(gate, who, Verb::Restore, object)?, id, seen, &unmarked)
}

/// The same as part of a greater act.
pub(crate) fn restore_as(
    act: &Act<'_>,
    id: Id,
    seen: Option<i64>,
    mark: Mark<'_>,
) -> Result<Shown<ShownRecord>> {
    let (row, permit) = act.fetch(id)?;
    if let Some(seen) = seen {
        super::update::check_version(act, &row, seen)?;
    }
    if row.state != "deleted" {
        return Err(record_refusal(act, &[id], Fault::new(FaultKind::Conflict, "not_deleted")));
    }
    let OpenRow { row, values } = open_row(act, row, live_fields(&act.object))?;
    // What comes back is held against the rules like what is new.
    crate::objects::rules::before_write(act, id, None, &values)?;
    let state = crate::pools::state_of(&act.object, &row);
    let at = Standing { id, parent: row.parent, owner: row.owner };
    let telling = notify::of_change(act, at, Some((&values, row.owner)), &values)?;
    let stored = set_state(act, &permit, row, state, telling, mark)?;
    let row = stored.get().clone();
    let readable = act.permit_rows_for(Verb::Read)?;
    let shown = show(act, &readable, OpenRow { row, values });
    Ok(stored.map(|_| shown))
}
