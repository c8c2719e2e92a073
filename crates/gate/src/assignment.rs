//! Records that wait to be handed out by rules, such as new leads, and who they go to. The field is declared by
//! the business; `work::assign` hands them out.

use std::sync::atomic::Ordering;

use model::{Value, Values};
use policy::CallerKind;
use store::SealedRow;

use crate::path::Act;

/// How a record came to its owner.
pub const ASSIGNMENT: &str = "assignment";
/// By which rule.
pub const ASSIGNED_BY: &str = "assigned_by";
/// It is to be handed out.
pub const WAITING: &str = "waiting";

/// Notes on a record that somebody gives to somebody that nobody hands it out any more.
pub fn mark(act: &Act<'_>, values: &mut Values) {
    if act.object.field(ASSIGNMENT).is_some() && act.who.caller().kind != CallerKind::Service {
        values.set(ASSIGNMENT, Value::text("by_hand"));
        values.remove(ASSIGNED_BY);
    }
}

/// Tells who hands out that a record waits.
pub fn ring(act: &Act<'_>, row: &SealedRow) {
    if row.open.get(ASSIGNMENT).and_then(|how| how.as_str()) == Some(WAITING) {
        act.gate.0.waiting.store(true, Ordering::Relaxed);
    }
}

/// Tells who hands out that many records of the object may wait.
pub fn ring_for(act: &Act<'_>) {
    if act.object.field(ASSIGNMENT).is_some() {
        act.gate.0.waiting.store(true, Ordering::Relaxed);
    }
}
