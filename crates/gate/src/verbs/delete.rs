//! Moves a record into the recycle bin.

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;

use super::state::set_state;
use crate::entered::Entered;
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
    let act = Act::begin(gate, who, Verb::Delete, object)?;
    let (row, permit) = act.fetch(id)?;
    if let Some(seen) = seen {
        super::update::check_version(&act, &row, seen)?;
    }
    if row.state == "deleted" {
        return Err(record_refusal(&act, &[id], Fault::new(FaultKind::Conflict, "is_deleted")));
    }
    crate::objects::rules::before_delete(&act, &row)?;
    let shown = set_state(&act, &permit, row, "deleted")?;
    Ok(shown.map(drop))
}
