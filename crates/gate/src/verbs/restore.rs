//! Takes a record out of the recycle bin.

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;

use super::state::set_state;
use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, OpenRow, Shown, live_fields, open_row, record_refusal, show};

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
    let act = Act::begin(gate, who, Verb::Restore, object)?;
    let (row, permit) = act.fetch(id)?;
    if let Some(seen) = seen {
        super::update::check_version(&act, &row, seen)?;
    }
    if row.state != "deleted" {
        return Err(record_refusal(&act, &[id], Fault::new(FaultKind::Conflict, "not_deleted")));
    }
    let OpenRow { row, values } = open_row(&act, row, live_fields(&act.object))?;
    // What comes back is held against the rules like what is new.
    crate::objects::rules::before_write(&act, id, None, &values)?;
    let state = crate::pools::state_of(&act.object, &row);
    let stored = set_state(&act, &permit, row, state)?;
    let row = stored.get().clone();
    let readable = act.permit_rows_for(Verb::Read)?;
    let shown = show(&act, &readable, OpenRow { row, values });
    Ok(stored.map(|_| shown))
}
