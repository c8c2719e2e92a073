//! The gate's own service identity, `directory`: reads users, roles, departments, pools and flows so
//! that callers can be decided on. It has its row in the permission matrix like everybody else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Id, Lang, Result, Text};
use model::{Catalogue, Choice, Column, Field, Object, Predicate, Values};
use policy::grants::understood;
use policy::services::DIRECTORY;
use policy::{Role, Verb};
use serde::{Deserialize, Serialize};
use store::{Cursor, ListQuery, Order, SealedRow, Which};

use crate::org::{DepartmentCard, PoolCard, PoolLimits, UserCard};
use crate::parts::Gate;
use crate::terms::{self, Terms};

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

pub fn rows(gate: &Gate, org: Id, catalogue: &Catalogue, object: &str) -> Result<Vec<SealedRow>> {
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
            exports_frozen: values
                .get("exports_frozen")
                .is_some_and(|value| value.json().as_bool() == Some(true)),
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
            manager: id_of(&values, "manager"),
        }
    };
    Ok(rows(gate, org, catalogue, "department")?.iter().map(|row| (row.id, card(row))).collect())
}

/// The pools with their members; none where the program has no such object.
pub fn load_pools(gate: &Gate, org: Id, catalogue: &Catalogue) -> Result<BTreeMap<Id, PoolCard>> {
    let (Ok(object), Ok(member)) = (catalogue.get("pool"), catalogue.get("pool_member")) else {
        return Ok(BTreeMap::new());
    };
    let card = |row: &SealedRow| {
        let values = values(object, row);
        let number = |field: &str| values.text(field).and_then(|text| text.parse().ok());
        PoolCard {
            name: text_of(&values, "name"),
            everyone: values.get("everyone").is_some_and(|v| v.json().as_bool() == Some(true)),
            users: BTreeSet::new(),
            departments: BTreeSet::new(),
            limits: PoolLimits {
                claims_a_day: number("claims_a_day"),
                holds_at_most: number("holds_at_most"),
                cool_down_days: number("cool_down_days"),
                views_a_day: number("views_a_day"),
            },
        }
    };
    let mut pools: BTreeMap<Id, PoolCard> =
        rows(gate, org, catalogue, "pool")?.iter().map(|row| (row.id, card(row))).collect();
    for row in rows(gate, org, catalogue, "pool_member")? {
        let values = values(member, &row);
        if let Some(pool) = row.parent.and_then(|id| pools.get_mut(&id)) {
            pool.users.extend(id_of(&values, "user"));
            pool.departments.extend(id_of(&values, "department"));
        }
    }
    Ok(pools)
}

/// The roles of an organisation.
#[derive(Default)]
pub struct Roles {
    /// What they may do.
    pub roles: Vec<Role>,
    /// The ids of the built-in ones by name.
    pub builtin: BTreeMap<String, Id>,
    /// Under which terms their holders work.
    pub terms: BTreeMap<Id, Terms>,
}

pub fn load_roles(gate: &Gate, org: Id, catalogue: &Catalogue) -> Result<Roles> {
    let object = catalogue.get("role")?;
    let mut all = Roles::default();
    for row in rows(gate, org, catalogue, "role")? {
        let values = values(object, &row);
        let grants = values.get("grants");
        let grants = grants.map(|value| understood(value.json())).unwrap_or_default();
        if let Some(name) = values.text("builtin") {
            all.builtin.insert(name.to_owned(), row.id);
        }
        let zh = text_of(&values, "name");
        let en = values.text("name_en").map_or_else(|| zh.clone(), str::to_owned);
        all.roles.push(Role { id: row.id, name: Text { zh, en }, grants });
        all.terms.insert(row.id, terms::of_values(&values));
    }
    Ok(all)
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
