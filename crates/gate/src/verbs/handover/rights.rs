//! Who may hand whose records over, and in whose name they move.

use kernel::{Fault, Id, Lang, Result};
use policy::services::HANDOVER;
use policy::{CallerKind, RowFacts, Verb};
use store::jobs::Job;

use super::plan::transferable;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, facts, record_refusal};
use crate::verbs::undo::UndoSpec;
use crate::work::{jobs, specs};

/// What somebody may do about somebody who leaves.
pub struct Rights {
    /// Whether they manage users.
    pub manages: bool,
    /// In whose name records move.
    pub mover: Entered,
}

/// Decides it; a refusal is recorded before it is told.
pub fn of(act: &Act<'_>, from: Id) -> Result<Rights> {
    let refuse = |fault| Err(record_refusal(act, &[from], fault));
    let org = act.who.org();
    let Some(card) = org.users.get(&from) else { return refuse(Fault::not_found()) };
    if from == act.who.user() {
        return refuse(Fault::denied("not_for_oneself"));
    }
    let owner = org.builtin_role("owner");
    let owns = |roles: &std::collections::BTreeSet<Id>| owner.is_some_and(|o| roles.contains(&o));
    if manages(act, from)? {
        if owns(&card.roles) && !owns(&act.who.caller().roles) {
            return refuse(Fault::denied("only_for_owners"));
        }
        let caller = HANDOVER.caller(org.id, act.gate.now());
        let mover = Entered::new(caller, act.gate.org(org.id)?, Lang::Zh);
        return Ok(Rights { manages: true, mover });
    }
    let gives = |object: &std::sync::Arc<model::Object>| {
        policy::decide(&org.policies, act.who.caller(), Verb::Share, object).is_ok()
    };
    if !transferable(act.who.catalogue()).any(gives) {
        return refuse(Fault::denied("no_grant"));
    }
    Ok(Rights { manages: false, mover: act.who.clone() })
}

/// Refuses successors through whom the caller would see records that they do not see now: whoever manages users
/// cannot help themselves to customers, unless they own the company.
pub fn gains_nothing<'a>(
    act: &Act<'_>,
    from: Id,
    targets: impl Iterator<Item = &'a Id>,
) -> Result<()> {
    let (org, caller) = (act.who.org(), act.who.caller());
    if org.builtin_role("owner").is_some_and(|owner| caller.roles.contains(&owner)) {
        return Ok(());
    }
    let open = serde_json::Map::new();
    let held_by = |user: Id| RowFacts {
        id: Id::new(),
        owner: Some(user),
        department: org.users.get(&user).and_then(|card| card.department),
        parent: None,
        state: "active",
        open: &open,
    };
    for target in targets {
        let gains = transferable(act.who.catalogue()).any(|object| {
            policy::decide(&org.policies, caller, Verb::Read, object)
                .is_ok_and(|reads| reads.covers(&held_by(*target)) && !reads.covers(&held_by(from)))
        });
        if gains {
            return Err(record_refusal(act, &[from], Fault::denied("own_rights")));
        }
    }
    Ok(())
}

/// Whether the caller manages this user's account: a person, or a job of one, who may change their roles.
fn manages(act: &Act<'_>, user: Id) -> Result<bool> {
    if act.who.caller().kind != CallerKind::Person && act.who.caller().kind != CallerKind::Cli {
        return Ok(false);
    }
    let (org, caller) = (act.who.org(), act.who.caller());
    let object = act.who.catalogue().get("user")?;
    let Ok(readable) = policy::decide(&org.policies, caller, Verb::Read, object) else {
        return Ok(false);
    };
    let row = act.store().read(|c| store::records::fetch(c, &readable, user))?;
    let Some(row) = row else { return Ok(false) };
    let permit = policy::decide_row(&org.policies, caller, Verb::Update, object, &facts(&row));
    Ok(permit.is_ok_and(|permit| permit.may_edit("roles", &facts(&row))))
}

/// In whose name a hand-over of this person's records goes on, with the rights of this moment.
///
/// # Errors
/// `denied` when the right was withdrawn.
pub(crate) fn mover(gate: &Gate, who: &Entered, from: Id) -> Result<Entered> {
    of(&Act::begin(gate, who, Verb::Share, "user")?, from).map(|rights| rights.mover)
}

/// In whose name a job is taken back: its owner's, but for hand-overs.
///
/// # Errors
/// As for `mover`.
pub(crate) fn undoer(gate: &Gate, who: &Entered, undo: &UndoSpec) -> Result<Entered> {
    if undo.kind != "handover" {
        return Ok(who.clone());
    }
    let org = who.org_id();
    let row = gate.0.store.of(org).read(|c| store::jobs::get(c, org, undo.of))?;
    let row = row.ok_or_else(Fault::not_found)?;
    mover(gate, who, spec(gate, &row)?.from)
}

/// Whether somebody may still decide about the hand-over of this job.
///
/// # Errors
/// As for `mover`.
pub(crate) fn may_go_on(gate: &Gate, who: &Entered, _job: Id, row: &Job) -> Result<()> {
    mover(gate, who, spec(gate, row)?.from).map(drop)
}

fn spec(gate: &Gate, row: &Job) -> Result<super::HandoverSpec> {
    specs::read(&jobs::spec(gate, row)?)
}
