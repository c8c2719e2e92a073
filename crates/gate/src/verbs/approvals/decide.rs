//! Acts on a running approval: agrees, refuses, gives back, hands on, or takes the request back.

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use policy::Verb;

use crate::approvals::course::{Course, Deed, Status};
use crate::approvals::keep::{Decided, Kept};
use crate::approvals::{APPROVAL, announce, keep, people};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Shown, Unrecorded, record_refusal, recorded_with_change};

/// What is done.
pub struct DecideRequest {
    /// The act.
    pub act: Deed,
    /// What the caller says to it; needed for what is given back.
    pub remark: Option<String>,
    /// To whom it is handed.
    pub to: Option<Id>,
}

/// How often an act is tried that met another one: of a step for which several must agree.
const TRIES: u8 = 8;

/// Does it; how the approval stands then. Of two acts at once that exclude each other one is done.
///
/// # Errors
/// `not_found` for an approval that is none of the caller's business; `approval_unreadable` where the caller may
/// not read the record; `approval_own` where it is the caller's own by now; `approval_decided`, `approval_not_yours`, `approval_first_step`; `required` at `remark`
/// or `to`, `approval_cannot_take` at `to`.
pub fn decide(
    gate: &Gate,
    who: &Entered,
    id: Id,
    request: &DecideRequest,
) -> Result<Shown<&'static str>> {
    let mut tries = 0;
    loop {
        match once(gate, who, id, request) {
            Err(fault) if fault.code == "version_conflict" && tries < TRIES => tries += 1,
            done => return done,
        }
    }
}

fn once(
    gate: &Gate,
    who: &Entered,
    id: Id,
    request: &DecideRequest,
) -> Result<Shown<&'static str>> {
    let deed = request.act;
    let verb = if deed == Deed::Withdraw { Verb::Submit } else { Verb::Decide };
    let act = Act::begin(gate, who, verb, APPROVAL)?;
    act.permit_rows()?;
    let of = keep::fetch(&act, id)?;
    may(&act, &of, deed)?;
    let remark = keep::remark(&act, request.remark.as_deref())?;
    if deed.needs_remark() && remark.is_none() {
        return Err(Fault::fields(vec![FieldFault::new("remark", "required")]));
    }
    let to = match deed {
        Deed::Delegate => Some(taker(&act, &of, request.to)?),
        _ => None,
    };
    let mut course: Course = of.course.clone();
    let gone = |user: &Id| people::is_gone(who.org(), *user);
    course.go(deed, who.user(), to, &gone).map_err(|fault| record_refusal(&act, &[id], fault))?;
    let others = of.requester.filter(|one| deed == Deed::Withdraw && *one != who.user());
    let done = Decided { act: deed.name(), to, remark: remark.as_ref(), on_behalf: others };
    let written = std::sync::Arc::new(keep::change(&act, of, &course, &done)?);
    let writing = std::sync::Arc::clone(&written);
    act.store().write(move |c| writing.keep(c)).map_err(|fault| match fault.code {
        // Somebody acted at the same time; this is asked again.
        "version_conflict" => fault,
        _ => record_refusal(&act, &[id], fault),
    })?;
    announce(gate, &written.told);
    Ok(recorded_with_change(Unrecorded::new(course.status.name())))
}

/// Whether it is the caller's turn, and the record the caller's to read.
fn may(act: &Act<'_>, of: &Kept, deed: Deed) -> Result<()> {
    let (user, refuse) = (act.who.user(), |fault| record_refusal(act, &[of.row.id], fault));
    let decided = || Err(refuse(Fault::new(FaultKind::Conflict, "approval_decided")));
    if deed == Deed::Withdraw {
        return match of.requester == Some(user) || takes_back(act, of)? {
            true if of.course.status == Status::Pending => Ok(()),
            true => decided(),
            false => Err(refuse(Fault::not_found())),
        };
    }
    let waits = of.course.waiting().contains(&user);
    let takes_part = of.course.steps.iter().any(|step| step.people.contains(&user))
        || of.acted.contains(&user)
        || of.requester == Some(user);
    match (waits, takes_part) {
        (true, _) => reads(act, of).map_err(refuse),
        (false, true) if of.course.status != Status::Pending => decided(),
        (false, true) => Err(refuse(Fault::new(FaultKind::Conflict, "approval_not_yours"))),
        (false, false) => Err(refuse(Fault::not_found())),
    }
}

fn reads(act: &Act<'_>, of: &Kept) -> Result<()> {
    let (object, record) = &of.about;
    let unreadable = || Fault::new(FaultKind::Denied, "approval_unreadable");
    let object = act.who.catalogue().get(object)?;
    let policies = &act.who.org().policies;
    let permit =
        policy::decide(policies, act.who.caller(), Verb::Read, object).map_err(|_| unreadable())?;
    let row = act.store().read(|c| store::records::fetch(c, &permit, *record))?;
    let row = row.filter(|row| row.state == "active").ok_or_else(unreadable)?;
    // The record may have come to who was asked since; nobody approves what is their own.
    match row.owner == Some(act.who.user()) {
        true => Err(Fault::new(FaultKind::Conflict, "approval_own")),
        false => Ok(()),
    }
}

/// Whether the caller may take back what somebody else asked for, who cannot do so any more.
fn takes_back(act: &Act<'_>, of: &Kept) -> Result<bool> {
    let about = Act::begin(act.gate, act.who, Verb::Update, &of.about.0)?;
    let Some(permit) = about.permit_rows_quietly(Verb::Read) else { return Ok(false) };
    let row = about.store().read(|c| store::records::fetch(c, &permit, of.about.1))?;
    Ok(row.is_some_and(|row| people::takes_back(&about, of.requester, &row)))
}

/// Whoever may take it over: neither who asks nor whose record it is, nor anybody of the step; and who may
/// read the record.
fn taker(act: &Act<'_>, of: &Kept, to: Option<Id>) -> Result<Id> {
    let at_to = |code| Fault::fields(vec![FieldFault::new("to", code)]);
    let to = to.ok_or_else(|| at_to("required"))?;
    let about = Act::begin(act.gate, act.who, Verb::Read, &of.about.0)?;
    let (row, _) = about.fetch(of.about.1)?;
    let step = of.course.steps.get(of.course.at);
    let concerned = of.requester == Some(to)
        || row.owner == Some(to)
        || step.is_some_and(|step| step.people.contains(&to));
    let active = act.who.org().users.get(&to).is_some_and(|user| user.status != "frozen");
    match active && !concerned && people::may_decide(&about, to, &row) {
        true => Ok(to),
        false => Err(at_to("approval_cannot_take")),
    }
}
