//! With whom a record can be shared: those to whom it opens something, and nothing that the giver does not see or may
//! not do themselves.

use std::collections::BTreeSet;

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::Object;
use policy::shares::{Reach, reach};
use policy::{Caller, Permit, RowFacts, Verb, decide};
use store::SealedRow;

use super::CollaborateRequest;
use crate::enter::caller::imagined;
use crate::org::UserCard;
use crate::path::{Act, facts, live_fields};

/// What a share may give beside reading.
const WORK: &[Verb] = &[Verb::History, Verb::Update, Verb::Reveal, Verb::Download];

/// Who gets it: the id of the user or department, and the people who work there.
pub fn receivers<'a>(
    act: &Act<'a>,
    row: &SealedRow,
    request: &CollaborateRequest,
) -> Result<(Id, Vec<&'a UserCard>)> {
    let org = act.who.org();
    let at = |field: &str, code| Fault::fields(vec![FieldFault::new(field, code)]);
    let works = |card: &&UserCard| card.status != "frozen";
    match (request.user, request.department) {
        (Some(user), None) => {
            let card = org.users.get(&user).filter(works);
            let card = card.ok_or_else(|| at("user", "bad_user"))?;
            if row.owner == Some(user) {
                return Err(Fault::new(FaultKind::Conflict, "share_with_owner"));
            }
            Ok((user, vec![card]))
        }
        (None, Some(department)) if org.departments.contains_key(&department) => {
            let homes = org.tree(department);
            let there = |card: &&UserCard| {
                card.department.is_some_and(|home| homes.contains(&home))
                    && row.owner != Some(card.id)
            };
            let mut people: Vec<&UserCard> =
                org.users.values().filter(works).filter(there).collect();
            people.sort_by_key(|card| card.id);
            Ok((department, people))
        }
        (None, Some(_)) => Err(at("department", "bad_relation")),
        (None, None) => Err(at("user", "required")),
        (Some(_), Some(_)) => Err(at("department", "one_of_both")),
    }
}

/// Holds a share against what it would open.
///
/// # Errors
/// `share_opens_nothing` when nobody of them reads such records at all; `share_beyond_own` with a field that
/// somebody would see better, or write, by the share, and the giver does not.
pub fn hold(act: &Act<'_>, row: &SealedRow, people: &[&UserCard], edit: bool) -> Result<()> {
    let org = act.who.org();
    let giver = act.who.caller().by_roles();
    let along = |object: &&std::sync::Arc<Object>| reach(object) == Some(Reach::ByParent);
    let objects: Vec<&Object> = std::iter::once(&*act.object)
        .chain(org.catalogue.followers(&act.object.name).filter(along).map(|object| &**object))
        .collect();
    let (mut opens, mut asked) = (false, BTreeSet::new());
    for card in people {
        // Colleagues of one department with the same roles get the same.
        if !asked.insert((&card.roles, card.department)) {
            continue;
        }
        let bare = imagined(org, card, act.now);
        let mut with = bare.clone();
        with.shares.add(row.id, edit);
        opens |=
            policy::decide_row(&org.policies, &with, Verb::Read, &act.object, &facts(row)).is_ok();
        for object in &objects {
            let sides = Sides { act, object, giver: &giver, bare: &bare, with: &with };
            sides.hold(row)?;
        }
    }
    if opens { Ok(()) } else { Err(Fault::new(FaultKind::Conflict, "share_opens_nothing")) }
}

/// One receiver before and after, beside the giver.
struct Sides<'a> {
    act: &'a Act<'a>,
    object: &'a Object,
    giver: &'a Caller,
    bare: &'a Caller,
    with: &'a Caller,
}

impl Sides<'_> {
    fn hold(&self, shared: &SealedRow) -> Result<()> {
        let row = if self.object.name == shared.object {
            facts(shared)
        } else {
            RowFacts { id: Id::new(), parent: Some(shared.id), ..facts(shared) }
        };
        let beyond =
            |what: String| Fault::new(FaultKind::Conflict, "share_beyond_own").with("field", what);
        for verb in WORK {
            if self.gives(|caller| self.covers(caller, *verb, &row)) {
                let (zh, en) = verb.label();
                let label = kernel::Text::new(zh, en);
                return Err(beyond(label.get(self.act.who.lang()).to_owned()));
            }
        }
        for field in live_fields(self.object) {
            let name = &field.name;
            let better = {
                let seen = |caller: &Caller| {
                    self.permit(caller, Verb::Read).map(|permit| permit.view(name, &row))
                };
                let (with, before, own) = (seen(self.with), seen(self.bare), seen(self.giver));
                with > before && with > own
            };
            let edits = |caller: &Caller| {
                self.permit(caller, Verb::Update)
                    .is_some_and(|permit| permit.covers(&row) && permit.may_edit(name, &row))
            };
            if better || self.gives(edits) {
                return Err(beyond(field.label.get(self.act.who.lang()).to_owned()));
            }
        }
        Ok(())
    }

    /// Whether the share gives the receiver something that neither they nor the giver have.
    fn gives(&self, has: impl Fn(&Caller) -> bool) -> bool {
        has(self.with) && !has(self.bare) && !has(self.giver)
    }

    fn covers(&self, caller: &Caller, verb: Verb, row: &RowFacts<'_>) -> bool {
        self.permit(caller, verb).is_some_and(|permit| permit.covers(row))
    }

    fn permit(&self, caller: &Caller, verb: Verb) -> Option<Permit> {
        decide(&self.act.who.org().policies, caller, verb, self.object).ok()
    }
}
