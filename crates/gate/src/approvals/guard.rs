//! What approvals mean for a write of any record: nothing moves while one is asked for, nothing passes a guard
//! without one, and what was agreed to is void once it is something else.

use std::collections::BTreeSet;

use kernel::{Fault, FaultKind, Result};
use model::{Field, Values};
use policy::CallerKind;
use store::SealedRow;

use super::course::Status;
use super::flow::{FlowCard, Looked, looked};
use super::keep::{self, Kept, Void};
use crate::path::{Act, record_refusal};

/// The flows of the object that a call is about, those that are off included.
pub fn flows<'a>(act: &'a Act<'_>) -> impl Iterator<Item = &'a FlowCard> + Clone {
    act.who.org().flows.iter().filter(|flow| flow.object == act.object.name)
}

/// Whether the write may be; the approvals that it makes void.
///
/// # Errors
/// `approval_pending`, `approval_needed` with the flow's name and the fields that it guards.
pub fn hold(act: &Act<'_>, row: &SealedRow, old: &Values, new: &Looked<'_>) -> Result<Vec<Void>> {
    let void =
        verdict(act, row, old, new).map_err(|fault| record_refusal(act, &[row.id], fault))?;
    void.into_iter().map(|one| keep::void(act, one)).collect()
}

/// The same before anything is recorded.
fn verdict(act: &Act<'_>, row: &SealedRow, old: &Values, is: &Looked<'_>) -> Result<Vec<Kept>> {
    // The program's own services change what follows from days gone by, and pass no guard.
    if flows(act).next().is_none() || by_service(act) {
        return Ok(Vec::new());
    }
    let differs = |field: &&Field| old.get(&field.name) != is.values.get(&field.name);
    let fields = act.object.fields.iter().filter(differs).map(|field| field.name.as_str());
    let moved = moved(act, row, is);
    let changed: BTreeSet<&str> = fields.chain(moved.iter().copied()).collect();
    if changed.is_empty() {
        return Ok(Vec::new());
    }
    let approvals = keep::held(act, row)?;
    let by_hand = |name: &&str| {
        moved.contains(name) || act.object.field(name).is_some_and(|field| !field.read_only)
    };
    let pending = approvals.iter().any(|one| one.course.status == Status::Pending);
    if pending && changed.iter().any(by_hand) {
        return Err(Fault::new(FaultKind::Conflict, "approval_pending"));
    }
    let touches = |flow: &FlowCard| changed.iter().any(|name| flow.watches(&act.object, name));
    let was = looked(&act.object, row, old);
    for flow in flows(act).filter(|flow| flow.guards(is)) {
        let approved = approvals.iter().any(|one| one.flow == Some(flow.id));
        if touches(flow) || !(approved || flow.guards(&was)) {
            return Err(needed(act, flow, changed.iter().copied()));
        }
    }
    let void = |one: &Kept| {
        let flow = flows(act).find(|flow| Some(flow.id) == one.flow);
        one.course.status == Status::Approved && flow.is_some_and(touches)
    };
    Ok(approvals.into_iter().filter(void).collect())
}

/// Whose the record is and where, as far as that becomes another one and some flow looks at it. To whom a record
/// goes is otherwise no matter of approvals.
fn moved(act: &Act<'_>, row: &SealedRow, is: &Looked<'_>) -> Vec<&'static str> {
    let differs =
        [("owner", row.owner != is.owner), ("department", row.department != is.department)];
    let matters = |name: &str| {
        flows(act).any(|flow| flow.looks_at.contains(name) || flow.guarded.contains(name))
    };
    let names = differs.into_iter().filter_map(|(name, differs)| differs.then_some(name));
    names.filter(|name| matters(name)).collect()
}

/// Why a row of an import may not be: as a new record, or as a change of this one.
///
/// # Errors
/// Those of the store.
pub fn refusal(
    act: &Act<'_>,
    known: Option<&SealedRow>,
    old: &Values,
    new: &Looked<'_>,
) -> Result<Option<&'static str>> {
    let verdict = match known {
        // An import leaves a record where it is.
        Some(row) => verdict(act, row, old, &looked(&act.object, row, new.values)).map(drop),
        None => hold_new(act, new),
    };
    match verdict {
        Ok(()) => Ok(None),
        Err(fault) if fault.kind == FaultKind::Conflict => Ok(Some(fault.code)),
        Err(fault) => Err(fault),
    }
}

fn by_service(act: &Act<'_>) -> bool {
    act.who.caller().kind == CallerKind::Service
}

/// Whether a record may be made so.
///
/// # Errors
/// `approval_needed`.
pub fn hold_new(act: &Act<'_>, new: &Looked<'_>) -> Result<()> {
    match flows(act).find(|flow| !by_service(act) && flow.guards(new)) {
        Some(flow) => Err(needed(act, flow, new.values.iter().map(|(name, _)| name))),
        None => Ok(()),
    }
}

/// Says which of the fields that were written lead past the guard: those that it looks at, and where rules write
/// these, the choices that they follow from. Without them the rest can be saved, and approval asked for.
fn needed<'a>(act: &Act<'_>, flow: &FlowCard, written: impl Iterator<Item = &'a str>) -> Fault {
    let by_rules = |name: &String| act.object.field(name).is_some_and(|field| field.read_only);
    let follows = flow.guarded.iter().any(by_rules);
    let leads = |name: &&str| {
        let choice =
            |field: &Field| !field.read_only && matches!(&*field.kind, "relation" | "choice");
        flow.guarded.contains(*name) || (follows && act.object.field(name).is_some_and(choice))
    };
    let fields: Vec<&str> = written.filter(leads).collect();
    Fault::new(FaultKind::Conflict, "approval_needed")
        .with("flow", &flow.name)
        .with("fields", fields.join(","))
}

/// Whether nothing is asked for about a record, so that it may go: into the recycle bin, or into another one.
///
/// # Errors
/// `approval_pending`.
pub fn nothing_pending(act: &Act<'_>, row: &SealedRow) -> Result<()> {
    if flows(act).next().is_none() {
        return Ok(());
    }
    let pending = |one: &Kept| one.course.status == Status::Pending;
    if keep::held(act, row)?.iter().any(pending) {
        let fault = Fault::new(FaultKind::Conflict, "approval_pending");
        return Err(record_refusal(act, &[row.id], fault));
    }
    Ok(())
}
