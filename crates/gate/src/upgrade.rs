//! What a newer program brings to organisations that were founded before it: rights of the built-in roles on
//! objects that are new and to verbs that are, and the records that organisations begin with. The owner's
//! role, which nobody can change, tells which of them an organisation knows; so it is written last.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Lang, Result};
use model::{Predicate, Value};
use policy::services::SETUP;
use policy::{Grant, Rows, Verb};
use store::Which;

use crate::entered::Entered;
use crate::found;
use crate::lifecycle::standing;
use crate::parts::Gate;
use crate::path::Act;
use crate::verbs::update::Change;

/// Brings all organisations up to date. What another node has done already is left alone.
///
/// # Errors
/// Those of the store and the ledger; the rest is done at the next start.
pub fn upgrade(gate: &Gate) -> Result<()> {
    for org in standing(gate)? {
        // One that cannot be brought up to date does not keep the others out.
        if let Err(fault) = organisation(gate, org.id) {
            tracing::error!(org = %org.id, code = fault.code, cause = fault.cause, "not up to date");
        }
    }
    Ok(())
}

fn organisation(gate: &Gate, org: Id) -> Result<()> {
    let state = gate.org(org)?;
    let grants = |role: Id| {
        let role = state.roles.iter().find(|one| one.id == role);
        role.map(|role| role.grants.clone()).unwrap_or_default()
    };
    let Some(owner) = state.builtin_role("owner") else { return Ok(()) };
    let (known, verbs) = (objects(&grants(owner)), verbs(&grants(owner)));
    let mut roles: Vec<(&String, Id)> = state.builtin.iter().map(|(n, id)| (n, *id)).collect();
    roles.sort_by_key(|(_, id)| *id == owner);
    for (name, id) in roles {
        let Some(role) = policy::roles::find(name) else { continue };
        let had = grants(id);
        let own = objects(&had);
        let now = (role.grants)();
        let is_new = |object: &String| !known.contains(object) && !own.contains(object);
        let mut all = with_new_verbs(&had, &now, &verbs);
        all.extend(now.into_iter().filter(|grant| is_new(&grant.object)));
        if all == had {
            continue;
        }
        if id == owner {
            first_records(gate, org, &known)?;
        }
        write(gate, org, id, all)?;
    }
    Ok(())
}

fn objects(grants: &[Grant]) -> BTreeSet<String> {
    grants.iter().map(|grant| grant.object.clone()).collect()
}

/// All that the owner may do, of whatever object: what is not among them is a verb that came since.
fn verbs(grants: &[Grant]) -> BTreeSet<Verb> {
    grants.iter().flat_map(|grant| grant.verbs.iter().copied()).collect()
}

/// What a role had, with the verbs that it would have today if they had been there. A grant on the rows of
/// pools is new with their verbs; no other is given anew, since somebody may have taken it away.
fn with_new_verbs(had: &[Grant], now: &[Grant], known: &BTreeSet<Verb>) -> Vec<Grant> {
    let mut all = had.to_vec();
    // Whose hands were tied gets no new verbs.
    let works =
        |grant: &Grant| grant.verbs.contains(&Verb::Read) && grant.verbs.contains(&Verb::Update);
    for grant in now {
        let new: Vec<Verb> = grant.verbs.difference(known).copied().collect();
        let worked = had.iter().any(|one| one.object == grant.object && works(one));
        let same = |one: &&mut Grant| one.object == grant.object && one.rows == grant.rows;
        match all.iter_mut().find(same) {
            Some(held) if works(held) => held.verbs.extend(new),
            Some(_) => {}
            None if grant.rows == Rows::Pool && !new.is_empty() && worked => {
                all.push(grant.clone())
            }
            None => {}
        }
    }
    all
}

/// Makes the records of objects that the organisation did not know, unless there are some.
fn first_records(gate: &Gate, org: Id, known: &BTreeSet<String>) -> Result<()> {
    let new = |record: &&found::FirstRecord| !known.contains(record.object);
    for record in gate.0.first_records.iter().filter(new) {
        let act_for = setup(gate, org)?;
        let act = Act::begin(gate, &act_for, Verb::Count, record.object)?;
        let permit = act.permit_rows()?;
        let there = act
            .store()
            .read(|c| store::records::count(c, &permit, &Predicate::True, Which::Any, 1))?;
        if there == 0 {
            found::add_first(gate, org, None, std::slice::from_ref(record))?;
        }
    }
    Ok(())
}

fn write(gate: &Gate, org: Id, role: Id, grants: Vec<Grant>) -> Result<()> {
    let who = setup(gate, org)?;
    let act = Act::begin(gate, &who, Verb::Update, "role")?;
    let (row, permit) = act.fetch(role)?;
    let grants = serde_json::to_value(grants).map_err(kernel::Fault::internal)?;
    let taken = BTreeMap::from([("grants".to_owned(), Some(Value::canonical(grants)))]);
    let change = Change::prepare(&act, row, taken, None)?;
    if change.is_nothing() {
        return Ok(());
    }
    let done = change.store(&act, &permit).map(drop);
    gate.forget_org(org);
    match done {
        // Another node was faster.
        Err(fault) if fault.code == "version_conflict" => Ok(()),
        done => done,
    }
}

fn setup(gate: &Gate, org: Id) -> Result<Entered> {
    Ok(Entered::new(SETUP.caller(org, gate.now()), gate.org(org)?, Lang::Zh))
}
