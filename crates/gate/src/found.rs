//! Founding an organisation: its keys, built-in roles, first department and first user.

use kernel::{Fault, Id, Lang, Result};
use model::Value;
use policy::services::SETUP;
use serde_json::{Map, Value as Json, json};

use crate::entered::Entered;
use crate::lifecycle::Stage;
use crate::parts::Gate;
use crate::verbs::create::{CreateRequest, create};
use crate::verbs::organisation::checked_name;

/// A record that every new organisation begins with, and those that follow it.
#[derive(Clone)]
pub struct FirstRecord {
    /// The object, one of the organisation's own working.
    pub object: &'static str,
    /// The values by field.
    pub values: Map<String, Json>,
    /// The records that follow it.
    pub below: Vec<FirstRecord>,
}

/// The first user, who owns the business.
pub struct Founder {
    /// The login.
    pub login: String,
    /// The name among colleagues.
    pub name: String,
    /// The language of the page.
    pub language: Lang,
}

/// Makes an organisation and its first user; the organisation's id and the user's record id. It
/// counts as founded only once `complete` has been told, or the first login of a real company is
/// good.
///
/// # Errors
/// `invalid` for a bad company name; what `create` may refuse.
pub fn organisation(gate: &Gate, company: &str, demo: bool, founder: &Founder) -> Result<(Id, Id)> {
    let org = Id::new();
    let name = checked_name(company)?;
    gate.0.keyring.create_org(org)?;
    let (created_at, body) = (gate.now(), Stage::Founding.body());
    let row = store::orgs::Org { id: org, name: name.clone(), demo, created_at, body };
    gate.0.store.of(org).write(move |c| store::orgs::insert(c, &row))?;
    match first_rows(gate, org, name, founder) {
        Ok(user) => Ok((org, user)),
        Err(fault) => {
            abandon(gate, org)?;
            Err(fault)
        }
    }
}

/// Says that an organisation is complete: what is not is removed at the next start.
///
/// # Errors
/// Those of the database.
pub fn complete(gate: &Gate, org: Id) -> Result<()> {
    gate.0.store.of(org).write(move |c| Stage::Standing.put(c, org))
}

/// Removes an organisation that could not be completed; one that is complete stays.
///
/// # Errors
/// Those of the database.
pub fn abandon(gate: &Gate, org: Id) -> Result<()> {
    let row = gate.0.store.of(org).read(|c| store::orgs::get(c, org))?;
    if row.is_some_and(|row| Stage::of(&row) == Stage::Founding) {
        crate::lifecycle::remove(gate, org, None)?;
    }
    Ok(())
}

/// Built-in roles, the first department, the first user; the user's record id.
fn first_rows(gate: &Gate, org: Id, name: String, founder: &Founder) -> Result<Id> {
    let mut owner = None;
    for role in policy::roles::all() {
        let id = add_role(gate, org, role)?;
        if role.name == "owner" {
            owner = Some(id);
        }
    }
    let owner = owner.ok_or_else(|| Fault::internal("there is no owner role"))?;
    let department = add(gate, org, "department", json!({ "name": name }))?;
    add_first(gate, org, None, &gate.0.first_records)?;
    add_user(gate, org, founder, &[owner], Some(department))
}

/// Adds these records below this one, and those that follow them.
pub(crate) fn add_first(
    gate: &Gate,
    org: Id,
    parent: Option<Id>,
    records: &[FirstRecord],
) -> Result<()> {
    for record in records {
        let request = CreateRequest {
            object: record.object.into(),
            values: record.values.clone(),
            owner: None,
            parent,
        };
        let id = create(gate, &setup(gate, org)?, request)?.get().id;
        add_first(gate, org, Some(id), &record.below)?;
    }
    Ok(())
}

/// Adds a user to an organisation that is being founded.
pub(crate) fn add_user(
    gate: &Gate,
    org: Id,
    user: &Founder,
    roles: &[Id],
    department: Option<Id>,
) -> Result<Id> {
    let values = json!({
        "login": user.login,
        "name": user.name,
        "language": user.language.tag(),
        "roles": roles,
        "department": department,
    });
    add(gate, org, "user", values)
}

fn add_role(gate: &Gate, org: Id, role: &policy::roles::Builtin) -> Result<Id> {
    let grants = serde_json::to_value((role.grants)()).map_err(Fault::internal)?;
    let who = setup(gate, org)?;
    let values = object(json!({
        "name": role.label.0,
        "name_en": role.label.1,
        "description": role.about.0,
        "grants": grants,
    }));
    let request = CreateRequest { object: "role".into(), values, owner: None, parent: None };
    crate::verbs::create::create_with(gate, &who, request, |values| {
        // The mark that keeps a built-in role from being deleted; nobody else may write it.
        values.set("builtin", Value::text(role.name));
    })
    .map(|shown| shown.get().id)
}

fn add(gate: &Gate, org: Id, kind: &str, values: Json) -> Result<Id> {
    let who = setup(gate, org)?;
    let request =
        CreateRequest { object: kind.into(), values: object(values), owner: None, parent: None };
    create(gate, &who, request).map(|shown| shown.get().id)
}

fn object(json: Json) -> Map<String, Json> {
    match json {
        Json::Object(map) => map.into_iter().filter(|(_, v)| !v.is_null()).collect(),
        _ => Map::new(),
    }
}

/// The set-up service, let in to an organisation that nobody else can act in yet.
fn setup(gate: &Gate, org: Id) -> Result<Entered> {
    Ok(Entered::new(SETUP.caller(org, gate.now()), gate.org(org)?, Lang::Zh))
}
