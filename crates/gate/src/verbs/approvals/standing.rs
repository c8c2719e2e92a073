//! How a record stands with approvals: whether it needs one, who would be asked, and what was decided.

use std::collections::BTreeSet;

use kernel::{Id, Result};
use policy::Verb;
use serde::Serialize;

use super::shown::{ApprovalShown, StepShown, person, shown};
use crate::approvals::course::Status;
use crate::approvals::flow::looked;
use crate::approvals::{APPROVAL, guard, keep, people};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, open_row, record};

/// How a record stands with approvals.
#[derive(Clone, Serialize)]
pub struct Standing {
    /// Whether it needs an approval that it does not have.
    pub needed: bool,
    /// The flow that it needs, by name.
    pub flow: Option<String>,
    /// What it may not become before, as fields.
    pub guards: Vec<String>,
    /// Whether the caller may ask for it.
    pub may_submit: bool,
    /// Who would be asked.
    pub preview: Vec<StepShown>,
    /// Why it cannot be asked for, in words.
    pub hindered: Option<String>,
    /// Its approvals, the latest first.
    pub approvals: Vec<ApprovalShown>,
}

/// How a record that the caller may read stands with approvals.
///
/// # Errors
/// `not_found`.
pub fn standing(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<Shown<Standing>> {
    let about = Act::begin(gate, who, Verb::Read, object)?;
    let (row, _) = about.fetch(id)?;
    let (held, mut all) = (keep::held(&about, &row)?, keep::of_record(&about, &row)?);
    let open = about.object.fields.iter().filter(|field| !field.is_sealed());
    let open = open_row(&about, row, open)?;
    let record_is = looked(&about.object, &open.row, &open.values);
    let holds = |flow: Id| {
        held.iter().any(|one| one.flow == Some(flow) && one.course.status == Status::Approved)
    };
    let pending = held.iter().any(|one| one.course.status == Status::Pending);
    // What holds is shown, however much was asked for since.
    let known: BTreeSet<Id> = all.iter().map(|one| one.row.id).collect();
    let lacking = guard::flows(&about).find(|flow| flow.concerns(&record_is) && !holds(flow.id));
    let asked =
        lacking.filter(|_| !pending).map(|flow| people::steps(&about, flow, &open.row, who.user()));
    let may_submit = open.row.state == "active"
        && about.may_do(Verb::Update, &open.row)
        && may(&about, Verb::Submit);
    let (preview, hindered) = match asked {
        Some(Ok(steps)) => (steps, None),
        Some(Err(fault)) => (Vec::new(), Some(fault.message(who.lang()))),
        None => (Vec::new(), None),
    };
    let preview = preview.into_iter().map(|step| StepShown {
        name: step.name,
        need: if step.all { "all" } else { "any" },
        people: step.people.into_iter().map(|id| person(&about, id)).collect(),
        agreed: Vec::new(),
        state: "ahead",
    });
    all.extend(held.into_iter().filter(|one| !known.contains(&one.row.id)));
    let standing = Standing {
        needed: lacking.is_some(),
        flow: lacking.map(|flow| flow.name.clone()),
        guards: lacking.map(|flow| flow.guarded.iter().cloned().collect()).unwrap_or_default(),
        may_submit: may_submit && lacking.is_some() && !pending && hindered.is_none(),
        preview: preview.collect(),
        hindered,
        approvals: all.iter().map(|one| shown(&about, one, &open.row)).collect::<Result<_>>()?,
    };
    let act = Act::begin(gate, who, Verb::Read, APPROVAL)?;
    let ids = all.iter().map(|one| one.row.id).collect();
    let entry = Entry::about_all(ids).with("object", object).with("record", id);
    record(&act, Unrecorded::new(standing), entry)
}

fn may(about: &Act<'_>, verb: Verb) -> bool {
    let org = about.who.org();
    let approval = org.catalogue.get(APPROVAL);
    approval.is_ok_and(|object| policy::may(&org.policies, about.who.caller(), verb, object))
}
