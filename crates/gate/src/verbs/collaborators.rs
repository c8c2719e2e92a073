//! Shares one record with a colleague or a department for some days: to be read as their own role masks it, or to be
//! edited as well. What follows the record as a part of it comes along; deals, contracts and the like do not.

mod bounds;

use audit::Outcome;
use kernel::{Fault, FaultKind, FieldFault, Id, Result, Timestamp, limits};
use policy::{Permit, Verb};
use serde::Serialize;
use store::SealedRow;
use store::shares::{self, Share};

use crate::answer::moment;
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::notify::{Tell, Telling};
use crate::parts::Gate;
use crate::path::{
    Act, Entry, Shown, Unrecorded, facts, record, record_refusal, recorded_with_change,
};

const DAY: i64 = 86_400_000;

/// With whom a record is shared.
#[derive(Serialize)]
pub struct Collaborators {
    /// Each with their right, the earliest first.
    pub items: Vec<Collaborator>,
    /// Whether the caller may share it and take it back.
    pub may_share: bool,
    /// Whether the caller may let others edit it.
    pub may_edit: bool,
    /// Days for which it is shared at most.
    pub max_days: u32,
    /// Days when nothing is said.
    pub usual_days: u32,
}

/// Somebody with whom a record is shared.
#[derive(Serialize)]
pub struct Collaborator {
    /// The share's id.
    pub id: Id,
    /// The user or the department.
    pub grantee: Id,
    /// Whether it is a department.
    pub is_department: bool,
    /// What they are called.
    pub name: String,
    /// Whether they may edit it, as far as their role lets them.
    pub edit: bool,
    /// Who shared it.
    pub given_by: String,
    /// When.
    pub given_at: String,
    /// Until when.
    pub until: String,
}

/// With whom a record is to be shared, and how.
pub struct CollaborateRequest {
    /// A user, or else a department.
    pub user: Option<Id>,
    /// A department, with those below it.
    pub department: Option<Id>,
    /// Whether they may edit it.
    pub edit: bool,
    /// For how many days; 30 when nothing is said.
    pub days: Option<u32>,
}

/// With whom a record is shared, for who may read it.
///
/// # Errors
/// `not_found`, `denied`.
pub fn collaborators(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
) -> Result<Shown<Collaborators>> {
    let act = Act::begin(gate, who, Verb::Read, object)?;
    let (row, permit) = act.fetch(id)?;
    let told = told(&act, &permit, &row)?;
    let entry = Entry::about(id).with("collaborators", told.items.len());
    record(&act, Unrecorded::new(told), entry)
}

/// Shares a record. Shared with the same again, the new share stands in place of the old one.
///
/// # Errors
/// `not_found`, `denied`; `is_deleted`, `is_pooled`; `bad_user`, `bad_relation`, `bad_days` at the fields;
/// `share_with_owner`, `share_opens_nothing`, `share_beyond_own`, `share_too_many`.
pub fn collaborate(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: &CollaborateRequest,
) -> Result<Shown<Collaborators>> {
    let act = Act::begin(gate, who, Verb::Collaborate, object)?;
    let (row, permit) = in_charge(&act, id)?;
    let refused = |fault| record_refusal(&act, &[id], fault);
    let until = until(act.now, request.days).map_err(refused)?;
    let (grantee, people) = bounds::receivers(&act, &row, request).map_err(refused)?;
    bounds::hold(&act, &row, &people, request.edit).map_err(refused)?;
    let share = Share {
        id: Id::new(),
        record: id,
        grantee,
        is_department: request.user.is_none(),
        edit: request.edit,
        given_by: who.user(),
        given_at: act.now,
        until,
    };
    let mut telling = Telling::begin(gate, who);
    for card in &people {
        telling.add(gate, who, Tell::new(card.id, "shared", object, id))?;
    }
    let entry = Entry::about(id)
        .with("share", share.id)
        .with("grantee", grantee)
        .with("right", if share.edit { "edit" } else { "read" })
        .with("until", moment(until));
    let event = act.event(entry, Outcome::Done)?;
    let (chain, told_then) = (gate.0.recorder.chain(), telling.clone());
    let keep = permit.clone();
    let stored = act.store().write(move |c| {
        enough(c, &keep, &share)?;
        shares::give(c, &keep, &share)?;
        told_then.keep(c)?;
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    });
    stored.map_err(refused)?;
    telling.announce(gate);
    Ok(recorded_with_change(Unrecorded::new(told(&act, &permit, &row)?)))
}

/// Takes a share back: it opens nothing from now on.
///
/// # Errors
/// `not_found` where there is no such share, `denied`.
pub fn stop(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    share: Id,
) -> Result<Shown<Collaborators>> {
    let act = Act::begin(gate, who, Verb::Collaborate, object)?;
    let (row, permit) = in_charge(&act, id)?;
    let entry = Entry::about(id).with("ended", share);
    let event = act.event(entry, Outcome::Done)?;
    let (chain, keep, by) = (gate.0.recorder.chain(), permit.clone(), (who.user(), act.now));
    let stored = act.store().write(move |c| {
        if !shares::take_back(c, &keep, (id, share), by)? {
            return Err(Fault::not_found());
        }
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    });
    stored.map_err(|fault| record_refusal(&act, &[id], fault))?;
    Ok(recorded_with_change(Unrecorded::new(told(&act, &permit, &row)?)))
}

/// The record, where the caller's own role lets them share it and change it: what is shared with somebody is not
/// theirs to give on.
fn in_charge(act: &Act<'_>, id: Id) -> Result<(SealedRow, Permit)> {
    let (row, permit) = act.fetch(id)?;
    let (org, own) = (act.who.org(), act.who.caller().by_roles());
    policy::decide_row(&org.policies, &own, Verb::Update, &act.object, &facts(&row))
        .map_err(|_| record_refusal(act, &[id], Fault::denied("no_grant")))?;
    let code = match row.state.as_str() {
        "active" => return Ok((row, permit)),
        "deleted" => "is_deleted",
        _ => "is_pooled",
    };
    Err(record_refusal(act, &[id], Fault::new(FaultKind::Conflict, code)))
}

fn until(now: Timestamp, days: Option<u32>) -> Result<Timestamp> {
    let days = days.unwrap_or(limits::SHARE_DAYS_DEFAULT);
    if !(1..=limits::SHARE_DAYS).contains(&days) {
        let fault = FieldFault::new("days", "bad_days").with("max", limits::SHARE_DAYS);
        return Err(Fault::fields(vec![fault]));
    }
    Ok(Timestamp(now.0 + i64::from(days) * DAY))
}

/// Holds a share against how many there may be: of the record, and of who gets it.
fn enough(c: &mut store::Conn, permit: &Permit, share: &Share) -> Result<()> {
    let too_many =
        |max: usize| Err(Fault::new(FaultKind::Conflict, "share_too_many").with("max", max));
    let of_record = shares::of_record(c, permit, share.record, share.given_at)?;
    if of_record.iter().any(|one| one.grantee == share.grantee) {
        return Ok(());
    }
    if of_record.len() >= limits::SHARES_RECORD {
        return too_many(limits::SHARES_RECORD);
    }
    let most = limits::SHARES_GRANTEE;
    let held = shares::held(c, permit.org(), &[share.grantee], share.given_at, most)?;
    if held.len() >= most { too_many(most) } else { Ok(()) }
}

fn told(act: &Act<'_>, permit: &Permit, row: &SealedRow) -> Result<Collaborators> {
    let org = act.who.org();
    let own = act.who.caller().by_roles();
    let may = |verb| {
        row.state == "active"
            && policy::decide_row(&org.policies, &own, verb, &act.object, &facts(row)).is_ok()
    };
    let found = act.store().read(|c| shares::of_record(c, permit, row.id, act.now))?;
    let may_edit = may(Verb::Update);
    let items = found.into_iter().map(|share| Collaborator {
        id: share.id,
        grantee: share.grantee,
        is_department: share.is_department,
        name: org.name_of(&share.grantee.to_string()).unwrap_or_default(),
        edit: share.edit,
        given_by: org.user_name(Some(share.given_by)),
        given_at: moment(share.given_at),
        until: moment(share.until),
    });
    Ok(Collaborators {
        items: items.collect(),
        may_share: may_edit && may(Verb::Collaborate),
        may_edit,
        max_days: limits::SHARE_DAYS,
        usual_days: limits::SHARE_DAYS_DEFAULT,
    })
}
