//! The demo company through the gate: an organisation of its own, its staff, its customers.

use std::collections::BTreeMap;
use std::sync::Arc;

use gate::enter::{cli, setup};
use gate::found::{self, Founder};
use gate::verbs::create::{CreateRequest, create};
use gate::verbs::import::{Duplicates, ImportRow, ImportRules, import_rows};
use gate::verbs::read::read;
use gate::verbs::update::{UpdateRequest, update};
use gate::{Entered, Gate};
use kernel::{Fault, Id, Lang, Result, Secret, Text};
use model::Value;
use rand::Rng as _;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::{Company, Customers, DemoCustomer, company};

/// Customers that one transaction stores.
const CHUNK: usize = 200;
/// Characters of a made-up password: about 95 bits.
const PASSWORD_CHARS: usize = 16;

/// A login of the demo company. It has no `Debug`; the password is shown once and kept nowhere.
#[derive(Serialize)]
pub struct DemoLogin {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
    /// The person's name.
    pub name: String,
    /// The role's label.
    pub role: Text,
    /// The department's name.
    pub department: String,
}

/// What was made.
#[derive(Serialize)]
pub struct Made {
    /// The organisation.
    pub org: Id,
    /// Everybody's login.
    pub logins: Vec<DemoLogin>,
    /// Customers made.
    pub customers: u64,
}

/// Makes the demo company with so many customers; `progress` is told how many there are so far.
///
/// # Errors
/// What the gate refuses; `login_taken` when a demo company is there already.
pub fn make(gate: &Gate, customers: u64, seed: u64, progress: impl FnMut(u64)) -> Result<Made> {
    let plan = company();
    let first = &plan.staff[0];
    let founder =
        Founder { login: login(first.login), name: first.name.into(), language: Lang::Zh };
    let (org, user) = found::organisation(gate, plan.name, true, &founder)?;
    let filled = fill_company(gate, &plan, (org, user), customers, seed, progress)
        .and_then(|made| found::complete(gate, org).map(|()| made));
    if filled.is_err() {
        found::abandon(gate, org)?;
    }
    filled
}

/// Staff, departments and customers of the organisation whose first user is there.
fn fill_company(
    gate: &Gate,
    plan: &Company,
    (org, user): (Id, Id),
    customers: u64,
    seed: u64,
    mut progress: impl FnMut(u64),
) -> Result<Made> {
    let mut logins = vec![admit(gate, org, user, plan, 0)?];
    let enter = || cli::as_login(gate, "demo", &login(plan.staff[0].login));
    let departments = make_departments(gate, &enter()?, plan)?;
    let mut staff = vec![user];
    for place in 1..plan.staff.len() {
        let user = make_user(gate, &enter()?, plan, place, &departments)?;
        logins.push(admit(gate, org, user, plan, place)?);
        staff.push(user);
    }
    let owner = enter()?;
    name_managers(gate, &owner, plan, (&departments, &staff))?;
    let mut made = 0;
    let today = jiff::Timestamp::from_millisecond(gate.now().0)
        .map_err(Fault::internal)?
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let mut all = Customers::new(seed, today, plan.sellers());
    while made < customers {
        let count = CHUNK.min(usize::try_from(customers - made).unwrap_or(CHUNK));
        let chunk: Vec<DemoCustomer> = all.by_ref().take(count).collect();
        made += store(gate, &owner, plan, chunk, false)?;
        progress(made);
        if count < CHUNK {
            break;
        }
    }
    let products = super::trade::price_list(gate, &owner)?;
    super::papers::make(gate, &owner, today, seed)?;
    let shop = super::pools::make(gate, &owner, departments[1])?;
    let mut sellers = Vec::new();
    for (place, seller) in (0..).zip(plan.sellers()) {
        let is_rep = plan.staff[seller].role == "rep";
        let seller = cli::as_login(gate, "demo", &login(plan.staff[seller].login))?;
        super::deals::make(gate, &seller, today, seed.wrapping_add(place))?;
        super::trade::make(gate, &seller, &products, (today, seed.wrapping_add(place)))?;
        super::pools::give_back(gate, &seller, shop)?;
        super::figures::targets(gate, &owner, seller.user(), today, seed.wrapping_add(place))?;
        super::figures::tasks(gate, &seller, today, seed.wrapping_add(place))?;
        super::leads::make(gate, &seller, today, seed.wrapping_add(place))?;
        sellers.extend(is_rep.then(|| seller.user()));
    }
    super::leads::rules(gate, &owner, &sellers)?;
    let by_name = |name: &str| cli::as_login(gate, "demo", &login(name));
    super::approvals::make(gate, &by_name, plan.staff[0].login, &products)?;
    Ok(Made { org, logins, customers: made })
}

fn login(name: &str) -> String {
    format!("{name}.demo")
}

fn password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut random = rand::rng();
    (0..PASSWORD_CHARS).map(|_| LETTERS[random.random_range(0..LETTERS.len())] as char).collect()
}

fn admit(gate: &Gate, org: Id, user: Id, plan: &Company, place: usize) -> Result<DemoLogin> {
    let staff = &plan.staff[place];
    let (login, password) = (login(staff.login), password());
    setup::demo_login(gate, org, user, &login, &Secret::from(password.clone()))?;
    let role = gate::builtin_role_label(staff.role).unwrap_or_default();
    Ok(DemoLogin {
        login,
        password,
        name: staff.name.into(),
        role,
        department: plan.departments[staff.department].name.into(),
    })
}

fn add(gate: &Gate, who: &Entered, object: &str, values: Json) -> Result<Id> {
    let values = match values {
        Json::Object(values) => values,
        _ => Map::new(),
    };
    let request = CreateRequest { object: object.into(), values, owner: None, parent: None };
    create(gate, who, request).map(|shown| shown.get().id)
}

fn make_departments(gate: &Gate, who: &Entered, plan: &Company) -> Result<Vec<Id>> {
    // The first department was made with the organisation.
    let first = who.caller().department.ok_or_else(|| Fault::internal("no first department"))?;
    let mut ids = vec![first];
    for department in &plan.departments[1..] {
        let who = cli::as_login(gate, "demo", &login(plan.staff[0].login))?;
        let above = department.parent.and_then(|place| ids.get(place)).copied();
        let values = json!({ "name": department.name, "parent_department": above });
        ids.push(add(gate, &who, "department", values)?);
    }
    Ok(ids)
}

fn make_user(
    gate: &Gate,
    who: &Entered,
    plan: &Company,
    place: usize,
    departments: &[Id],
) -> Result<Id> {
    let staff = &plan.staff[place];
    let role = who.org().builtin_role(staff.role);
    let values = json!({
        "login": login(staff.login),
        "name": staff.name,
        "roles": [role],
        "department": departments[staff.department],
        "language": "zh-CN",
    });
    add(gate, who, "user", values)
}

/// Each department is led by whom the plan names.
fn name_managers(
    gate: &Gate,
    who: &Entered,
    plan: &Company,
    (departments, staff): (&[Id], &[Id]),
) -> Result<()> {
    for (department, id) in plan.departments.iter().zip(departments) {
        let version = read(gate, who, "department", *id)?.get().version;
        let values = Map::from_iter([("manager".to_owned(), json!(staff[department.manager]))]);
        update(gate, who, "department", *id, UpdateRequest { version, values, owner: None })?;
    }
    Ok(())
}

/// Stores a chunk of customers with what belongs to them; how many were not there yet. `again` tells
/// that some may be: they are known by their phones then.
///
/// # Errors
/// What the gate refuses.
pub fn store(
    gate: &Gate,
    who: &Entered,
    plan: &Company,
    chunk: Vec<DemoCustomer>,
    again: bool,
) -> Result<u64> {
    let columns = Arc::new(BTreeMap::new());
    let rows = (1..).zip(chunk).map(|(row, customer)| {
        let contacts = customer.contacts.into_iter().map(|values| ("contact".into(), values));
        let notes = customer.follow_ups.into_iter().map(|values| ("follow_up".into(), values));
        let mut values = customer.values;
        let owner = plan.staff[customer.owner].name.to_owned();
        if values.get("kind").is_none() {
            values.set("kind", Value::text("person"));
        }
        ImportRow {
            row,
            values,
            owner: Some(owner),
            children: contacts.chain(notes).collect(),
            columns: Arc::clone(&columns),
        }
    });
    let weak = if again { vec!["phone".to_owned()] } else { Vec::new() };
    let rules = ImportRules { duplicates: Duplicates::Skip, weak, note: None };
    let taken = import_rows(gate, who, "customer", rows.collect(), &rules, false)?.into_inner();
    if let Some(refused) = taken.refused.first() {
        return Err(Fault::internal(format_args!("a demo customer was refused: {}", refused.code)));
    }
    Ok(taken.created)
}
