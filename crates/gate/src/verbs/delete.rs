//! Moves a record into the recycle bin.

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;

use super::state::{Mark, set_state, unmarked};
use crate::entered::Entered;
use crate::notify::{Plan, Telling};
use crate::parts::Gate;
use crate::path::{Act, Shown, record_refusal};

/// Moves a record into the recycle bin; it can be restored.
///
/// # Errors
/// `version_conflict`, `not_found`, `denied`, `has_children` for a department that is in use.
pub fn delete(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    seen: Option<i64>,
) -> Result<Shown<()>> {
    delete_as(&Act::begin(gate, who, Verb::Delete, object)?, id, seen, &unmarked)
}

/// The same as part of a greater act.
pub(crate) fn delete_as(
    act: &Act<'_>,
    id: Id,
    seen: Option<i64>,
    mark: Mark<'_>,
) -> Result<Shown<()>> {
    let (row, permit) = act.fetch(id)?;
    if let Some(seen) = seen {
        super::update::check_version(act, &row, seen)?;
    }
    if row.state == "deleted" {
        return Err(record_refusal(act, &[id], Fault::new(FaultKind::Conflict, "is_deleted")));
    }
    crate::objects::rules::before_delete(act, &row)?;
    crate::approvals::guard::nothing_pending(act, &row)?;
    let mut telling = Telling::begin(act.gate, act.who);
    telling.plan(act.gate, act.who, id, Plan { tell: None })?;
    let shown = set_state(act, &permit, row, "deleted", telling, mark)?;
    Ok(shown.map(drop))
}
