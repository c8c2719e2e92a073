//! Asks for the approval of a record as it stands.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;

use crate::approvals::course::Status;
use crate::approvals::flow::looked;
use crate::approvals::{APPROVAL, guard, keep, people};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Shown, Unrecorded, record_refusal, recorded_with_change};
use crate::verbs::update::{Change, check_version};

/// What is asked.
pub struct SubmitRequest {
    /// The version of the record that the caller saw.
    pub version: i64,
    /// What the caller says to it.
    pub remark: Option<String>,
}

/// Asks for the first approval that the record needs and does not have; the approval's id. From now on it stays
/// as it is until that is closed.
///
/// # Errors
/// `version_conflict`, `not_found`, `denied` for who may not edit it, `is_deleted`; `approval_pending`,
/// `approval_not_needed`; `approval_no_steps`, `approval_nobody`, `approval_cannot_read`; `too_long`.
pub fn submit(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: &SubmitRequest,
) -> Result<Shown<Id>> {
    let about = Act::begin(gate, who, Verb::Update, object)?;
    let (row, permit) = about.fetch(id)?;
    check_version(&about, &row, request.version)?;
    let refuse = |fault| record_refusal(&about, &[id], fault);
    if row.state != "active" {
        return Err(refuse(Fault::new(FaultKind::Conflict, "is_deleted")));
    }
    let act = Act::begin(gate, who, Verb::Submit, APPROVAL)?;
    act.permit_rows()?;
    let remark = keep::remark(&act, request.remark.as_deref())?;
    // What follows from the other fields by rules that came later is written first.
    let change = Change::prepare(&about, row.clone(), BTreeMap::new(), None)?;
    let (row, values) = match change.is_nothing() {
        true => (row, change.values),
        false => change.store(&about, &permit)?,
    };
    let held = keep::held(&about, &row)?;
    if held.iter().any(|one| one.course.status == Status::Pending) {
        return Err(refuse(Fault::new(FaultKind::Conflict, "approval_pending")));
    }
    let record = looked(&about.object, &row, &values);
    let has = |flow: Id| held.iter().any(|one| one.flow == Some(flow));
    let flow = guard::flows(&about).find(|flow| flow.concerns(&record) && !has(flow.id));
    let flow =
        flow.ok_or_else(|| refuse(Fault::new(FaultKind::Conflict, "approval_not_needed")))?;
    let steps = people::steps(&about, flow, &row, who.user()).map_err(refuse)?;
    let made = keep::make((&about, &permit), &act, &row, (flow, steps), remark.as_ref())?;
    Ok(recorded_with_change(Unrecorded::new(made)))
}
