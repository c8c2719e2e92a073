//! The gate's own service identity, `directory`: reads users, roles and departments so that
//! callers can be decided on. It has its row in the permission matrix like everybody else.

use std::collections::{BTreeMap, HashMap};

use kernel::{Id, Lang, Result, Text};
use model::{Catalogue, Choice, Column, Field, Object, Predicate, Values};
use policy::services::DIRECTORY;
use policy::{Grant, Role, Verb};
use serde::{Deserialize, Serialize};
use store::{Cursor, ListQuery, Order, SealedRow, Which};

use crate::org::{DepartmentCard, UserCard};
use crate::parts::Gate;

/// The fields that an organisation added to an object or changed.
#[derive(Serialize, Deserialize)]
pub struct OwnFields {
    pub object: String,
    pub fields: Vec<Field>,
}

impl OwnFields {
    /// The catalogue with these fields in place.
    pub fn put_into(self, catalogue: &Catalogue) -> Result<Catalogue> {
        let mut object = Object::clone(catalogue.get(&self.object)?);
        for field in self.fields {
            match object.fields.iter_mut().find(|known| known.name == field.name) {
                Some(known) => *known = field,
                None => object.fields.push(field),
            }
        }
        Ok(catalogue.with(object))
    }
}

fn rows(gate: &Gate, org: Id, catalogue: &Catalogue, object: &str) -> Result<Vec<SealedRow>> {
    let object = catalogue.get(object)?;
    let caller = DIRECTORY.caller(org, gate.now());
    let permit = policy::decide(&gate.0.services, &caller, Verb::List, object)?;
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let query = ListQuery {
            predicate: Predicate::True,
            order: vec![Order { column: Column::Id, descending: false }],
            limit: 1000,
            after: after.take(),
            which: Which::Active,
        };
        let page =
            gate.0.store.of(permit.org()).read(|c| store::records::list(c, &permit, &query))?;
        let full = page.len() == 1000;
        after = page.last().map(|row| Cursor::after(row, &query.order));
        all.extend(page);
        if !full {
            return Ok(all);
        }
    }
}

/// The open values of a row.
pub fn values(object: &Object, row: &SealedRow) -> Values {
    object
        .fields
        .iter()
        .filter_map(|field| {
            let stored = row.open.get(&field.name)?;
            Some((field.name.clone(), field.of_type().restored(stored)))
        })
        .collect()
}

fn id_of(values: &Values, field: &str) -> Option<Id> {
    values.text(field).and_then(|text| text.parse().ok())
}

fn text_of(values: &Values, field: &str) -> String {
    values.text(field).unwrap_or_default().to_owned()
}

pub fn load_users(gate: &Gate, org: Id, catalogue: &Catalogue) -> Result<HashMap<Id, UserCard>> {
    let object = catalogue.get("user")?;
    let card = |row: &SealedRow| {
        let values = values(object, row);
        let roles = values.get("roles").and_then(|v| v.json().as_array().cloned());
        UserCard {
            id: row.id,
            login: text_of(&values, "login"),
            name: text_of(&values, "name"),
            department: id_of(&values, "department"),
            roles: roles
                .unwrap_or_default()
                .iter()
                .filter_map(|role| role.as_str()?.parse().ok())
                .collect(),
            status: text_of(&values, "status"),
            language: Lang::parse(values.text("language").unwrap_or("zh-CN")),
        }
    };
    Ok(rows(gate, org, catalogue, "user")?.iter().map(|row| (row.id, card(row))).collect())
}

pub fn load_departments(
    gate: &Gate,
    org: Id,
    catalogue: &Catalogue,
) -> Result<BTreeMap<Id, DepartmentCard>> {
    let object = catalogue.get("department")?;
    let card = |row: &SealedRow| {
        let values = values(object, row);
        DepartmentCard {
            name: text_of(&values, "name"),
            above: id_of(&values, "parent_department"),
        }
    };
    Ok(rows(gate, org, catalogue, "department")?.iter().map(|row| (row.id, card(row))).collect())
}

/// The roles, and the ids of the built-in ones by name.
pub fn load_roles(
    gate: &Gate,
    org: Id,
    catalogue: &Catalogue,
) -> Result<(Vec<Role>, BTreeMap<String, Id>)> {
    let object = catalogue.get("role")?;
    let (mut roles, mut builtin) = (Vec::new(), BTreeMap::new());
    for row in rows(gate, org, catalogue, "role")? {
        let values = values(object, &row);
        let grants: Vec<Grant> = match values.get("grants") {
            Some(value) => serde_json::from_value(value.json().clone())
                .map_err(|_| kernel::Fault::internal("a role's grants cannot be read"))?,
            None => Vec::new(),
        };
        if let Some(name) = values.text("builtin") {
            builtin.insert(name.to_owned(), row.id);
        }
        let zh = text_of(&values, "name");
        let en = values.text("name_en").map_or_else(|| zh.clone(), str::to_owned);
        roles.push(Role { id: row.id, name: Text { zh, en }, grants });
    }
    Ok((roles, builtin))
}

/// The catalogue in which a user's roles are chosen from the organisation's own.
pub fn with_role_choices(catalogue: &Catalogue, roles: &[Role]) -> Result<Catalogue> {
    let mut user = Object::clone(catalogue.get("user")?);
    for field in user.fields.iter_mut().filter(|field| field.name == "roles") {
        field.options = roles
            .iter()
            .map(|role| Choice::new(&role.id.to_string(), &role.name.zh, &role.name.en))
            .collect();
    }
    Ok(catalogue.with(user))
}
