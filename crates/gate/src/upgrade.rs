//! What a newer program brings to organisations that were founded before it: rights of the built-in roles on
//! objects that are new, and the records that organisations begin with. The owner's role, which nobody can
//! change, tells which objects an organisation knows; so it is written last.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Lang, Result};
use model::{Predicate, Value};
use policy::services::SETUP;
use policy::{Grant, Verb};
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
        organisation(gate, org.id)?;
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
    let known = objects(&grants(owner));
    let mut roles: Vec<(&String, Id)> = state.builtin.iter().map(|(n, id)| (n, *id)).collect();
    roles.sort_by_key(|(_, id)| *id == owner);
    for (name, id) in roles {
        let Some(role) = policy::roles::find(name) else { continue };
        let had = grants(id);
        let own = objects(&had);
        let new: Vec<Grant> = (role.grants)()
            .into_iter()
            .filter(|grant| !known.contains(&grant.object) && !own.contains(&grant.object))
            .collect();
        if new.is_empty() {
            continue;
        }
        if id == owner {
            first_records(gate, org, &known)?;
        }
        write(gate, org, id, [had, new].concat())?;
    }
    Ok(())
}

fn objects(grants: &[Grant]) -> BTreeSet<String> {
    grants.iter().map(|grant| grant.object.clone()).collect()
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
