//! Who is asked: never who asks, nor whose record it is. Where nobody is left, the next one up is asked.

use std::collections::BTreeSet;

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;
use store::SealedRow;

use super::course::Step;
use super::flow::{FlowCard, StepCard, Who};
use super::{APPROVAL, PEOPLE, STEPS};
use crate::enter::caller;
use crate::org::{OrgState, UserCard};
use crate::path::{Act, facts};

/// The steps of a request, with the people of each as the organisation stands now. `about` is a call on the
/// record's object.
///
/// # Errors
/// `approval_no_steps`, `approval_nobody`, `approval_cannot_read` with the step's name.
pub fn steps(
    about: &Act<'_>,
    flow: &FlowCard,
    row: &SealedRow,
    requester: Id,
) -> Result<Vec<Step>> {
    if flow.steps.is_empty() || flow.steps.len() > STEPS {
        return Err(Fault::new(FaultKind::Conflict, "approval_no_steps").with("flow", &flow.name));
    }
    flow.steps.iter().map(|step| resolve(about, step, row, requester)).collect()
}

fn resolve(about: &Act<'_>, step: &StepCard, row: &SealedRow, requester: Id) -> Result<Step> {
    let org = about.who.org();
    let concerned: BTreeSet<Id> = row.owner.into_iter().chain([requester]).collect();
    let free = |user: &UserCard| user.status != "frozen" && !concerned.contains(&user.id);
    let refused = |code| Err(Fault::new(FaultKind::Conflict, code).with("step", &step.name));
    let reads = |id: &Id| may_decide(about, *id, row);
    let mut asked: Vec<Id> = match &step.who {
        Who::Manager => Vec::new(),
        Who::People(ids) => {
            ids.iter().filter(|id| org.users.get(id).is_some_and(free)).copied().collect()
        }
        Who::Role(role) => {
            let held = org.users.values().filter(|user| user.roles.contains(role) && free(user));
            held.map(|user| user.id).collect()
        }
    };
    if !matches!(step.who, Who::People(_)) {
        asked.sort_by_key(|id| org.user_name(Some(*id)));
    }
    if step.all && !asked.is_empty() {
        // All of them: nobody is left out because of missing rights.
        return match asked.iter().all(reads) && asked.len() <= PEOPLE {
            true => Ok(made(step, asked)),
            false => refused("approval_cannot_read"),
        };
    }
    let nobody = asked.is_empty();
    asked.retain(reads);
    if asked.is_empty() {
        let above = superiors(org, row.owner.unwrap_or(requester), &free);
        asked = above.into_iter().find(|level| level.iter().any(reads)).unwrap_or_default();
        asked.retain(reads);
    }
    asked.truncate(PEOPLE);
    match asked.is_empty() {
        true => refused(if nobody { "approval_nobody" } else { "approval_cannot_read" }),
        false => Ok(made(step, asked)),
    }
}

fn made(step: &StepCard, people: Vec<Id>) -> Step {
    Step { name: step.name.clone(), all: step.all, people, agreed: Vec::new() }
}

/// The people above somebody, the nearest first: the manager of the department, or who manages by role there;
/// so for each department above; at last the owners of the business.
fn superiors(org: &OrgState, user: Id, free: &dyn Fn(&UserCard) -> bool) -> Vec<Vec<Id>> {
    let mut levels = Vec::new();
    let (mut seen, mut next) = (BTreeSet::new(), org.users.get(&user).and_then(|u| u.department));
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        let card = org.departments.get(&id);
        let head = card.and_then(|card| card.manager).and_then(|head| org.users.get(&head));
        match head.filter(|head| free(head)) {
            Some(head) => levels.push(vec![head.id]),
            None => levels.push(managers(org, id, free)),
        }
        next = card.and_then(|card| card.above);
    }
    let owners = org.owners().into_iter();
    levels.push(owners.filter(|id| org.users.get(id).is_some_and(free)).collect());
    levels
}

fn managers(org: &OrgState, department: Id, free: &dyn Fn(&UserCard) -> bool) -> Vec<Id> {
    let Some(role) = org.builtin_role("manager") else { return Vec::new() };
    let manages = |user: &&UserCard| {
        user.department == Some(department) && user.roles.contains(&role) && free(user)
    };
    org.users.values().filter(manages).map(|user| user.id).collect()
}

/// Whether this user cannot come in any more.
pub fn is_gone(org: &OrgState, user: Id) -> bool {
    org.users.get(&user).is_none_or(|card| card.status == "frozen")
}

/// Whether the caller may take back what somebody else asked for: whoever may change the record, once those who
/// asked are gone, may no longer read it, or ask for nothing any more. Else it would stay as it is for good where
/// nobody is left to decide. `about` is a call on the record's object.
pub fn takes_back(about: &Act<'_>, requester: Option<Id>, row: &SealedRow) -> bool {
    let org = about.who.org();
    let asks = org.catalogue.get(APPROVAL).is_ok_and(|approval| {
        policy::may(&org.policies, about.who.caller(), Verb::Submit, approval)
    });
    let changes = about.permit_rows_quietly(Verb::Update);
    asks && changes.is_some_and(|permit| permit.covers(&facts(row)))
        && !requester.is_some_and(|user| may(about, user, Verb::Submit, row))
}

/// Whether somebody may read the record and decide on approvals at all, by rights of their own.
pub fn may_decide(about: &Act<'_>, user: Id, row: &SealedRow) -> bool {
    may(about, user, Verb::Decide, row)
}

fn may(about: &Act<'_>, user: Id, verb: Verb, row: &SealedRow) -> bool {
    let org = about.who.org();
    let (Ok(card), Ok(approval)) = (caller::card(org, user), org.catalogue.get(APPROVAL)) else {
        return false;
    };
    let theirs = caller::imagined(org, card, about.now);
    policy::may(&org.policies, &theirs, verb, approval)
        && policy::decide_row(&org.policies, &theirs, Verb::Read, &about.object, &facts(row))
            .is_ok()
}
