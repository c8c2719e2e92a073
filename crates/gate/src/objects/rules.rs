//! Rules of the program's own objects, applied where records are written.

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::{Value, Values};
use policy::Verb;
use serde_json::Value as Json;
use store::SealedRow;

use super::identity_provider;
use crate::enter::session;
use crate::path::{Act, record_refusal};
use crate::terms::{self, Proof};

/// Values that a new record gets when nothing is said.
pub fn defaults(act: &Act<'_>, values: &mut Values) {
    let object = act.object.name.as_str();
    if object == "user" {
        if values.get("status").is_none() {
            values.set("status", Value::text("invited"));
        }
        if values.get("language").is_none() {
            values.set("language", Value::text("zh-CN"));
        }
    }
    // A record of several kinds is a person unless somebody says otherwise.
    let kind = act.object.field("kind").filter(|f| f.required && values.get("kind").is_none());
    if let Some(first) = kind.and_then(|f| f.options.first()) {
        values.set("kind", Value::text(first.value.clone()));
    }
}

/// Holds the rules of system objects against a record that is about to be written.
///
/// # Errors
/// `department_cycle`, `login_taken`, `last_owner`, `denied` where the caller would change their
/// own rights or hand out the owner role without holding it.
pub fn before_write(act: &Act<'_>, id: Id, before: Option<&Values>, after: &Values) -> Result<()> {
    let checked = match act.object.name.as_str() {
        "department" => no_cycle(act, id, after)
            .and_then(|()| not_below_me(act, id, before, after))
            .and_then(|()| moves_freshly(act, before, after)),
        "user" => user_rights(act, id, before, after),
        "role" => role_rights(act, id, before, after),
        identity_provider::NAME => identity_provider::is_sound(act, after),
        "view" => view_is_open(act, after),
        "dashboard" => super::dashboard::is_arranged(after),
        "pool" => not_my_pool(act, before, after),
        "pool_member" => not_my_membership(act, before, after),
        "approval_flow" => crate::approvals::flow::is_sound(act, after),
        "approval_step" => crate::approvals::flow::step_is_sound(after),
        _ => Ok(()),
    };
    checked.map_err(|fault| record_refusal(act, &[id], fault))
}

/// Holds the rules of system objects against a record that is about to be deleted.
///
/// # Errors
/// `has_children`, `role_builtin`, `last_owner`, `denied`.
pub fn before_delete(act: &Act<'_>, row: &SealedRow) -> Result<()> {
    let org = act.who.org();
    let fault = match act.object.name.as_str() {
        "department" => {
            let used = org.departments.values().any(|d| d.above == Some(row.id))
                || org.users.values().any(|u| u.department == Some(row.id));
            used.then(|| Fault::new(FaultKind::Conflict, "has_children"))
        }
        "role" if row.open.contains_key("builtin") => {
            Some(Fault::new(FaultKind::Conflict, "role_builtin"))
        }
        "role" => {
            let used = org.users.values().any(|u| u.roles.contains(&row.id));
            used.then(|| Fault::new(FaultKind::Conflict, "has_children"))
        }
        "pool" if crate::pools::is_used(act, row.id)? => {
            Some(Fault::new(FaultKind::Conflict, "has_children"))
        }
        // A user is frozen, never deleted: the ledger's names would be lost.
        "user" => Some(Fault::denied("freeze_instead")),
        _ => None,
    };
    fault.map_or(Ok(()), |fault| Err(record_refusal(act, &[row.id], fault)))
}

/// What changed is read anew at the next call; the records of a user are where the user is.
///
/// # Errors
/// Those of the store, when the records of a user who moved could not follow.
pub fn after_write(act: &Act<'_>, row: &SealedRow) -> Result<()> {
    const KEPT: [&str; 8] = [
        "user",
        "role",
        "department",
        identity_provider::NAME,
        "pool",
        "pool_member",
        "approval_flow",
        "approval_step",
    ];
    if KEPT.contains(&row.object.as_str()) {
        act.gate.forget_org(row.org);
    }
    if row.object == "user" && act.verb == Verb::Update {
        let department = row.open.get("department").and_then(|id| id.as_str()?.parse().ok());
        crate::work::departments::follow(act.gate, row.org, row.id, department)?;
    }
    Ok(())
}

fn id_in(values: &Values, field: &str) -> Option<Id> {
    values.text(field).and_then(|text| text.parse().ok())
}

fn roles_in(values: Option<&Values>) -> Vec<Id> {
    values
        .and_then(|v| v.get("roles"))
        .and_then(|v| v.json().as_array())
        .map(|list| list.iter().filter_map(|r| r.as_str()?.parse().ok()).collect())
        .unwrap_or_default()
}

/// The owner's role, where this change of a user takes it away.
pub fn owner_role_taken(act: &Act<'_>, before: &Values, after: &Values) -> Option<Id> {
    let owner = act.who.org().builtin_role("owner").filter(|_| act.object.name == "user")?;
    (roles_in(Some(before)).contains(&owner) && !roles_in(Some(after)).contains(&owner))
        .then_some(owner)
}

fn no_cycle(act: &Act<'_>, id: Id, after: &Values) -> Result<()> {
    let mut above = id_in(after, "parent_department");
    let mut steps = 0;
    while let Some(next) = above {
        steps += 1;
        if next == id || steps > 100 {
            return Err(Fault::new(FaultKind::Invalid, "department_cycle"));
        }
        above = act.who.org().departments.get(&next).and_then(|card| card.above);
    }
    Ok(())
}

/// Nobody but an owner hangs an existing department below their own: its customers would become
/// visible to them.
fn not_below_me(act: &Act<'_>, id: Id, before: Option<&Values>, after: &Values) -> Result<()> {
    let caller = act.who.caller();
    let inside = |values: &Values| {
        id_in(values, "parent_department").is_some_and(|above| caller.tree.contains(&above))
    };
    let gains = before.is_some_and(|before| !inside(before) && inside(after));
    if (gains || joins_pools(act, id, after)) && !owns(act) {
        Err(Fault::denied("own_rights"))
    } else {
        Ok(())
    }
}

/// A department in another place, or with another manager, makes its records visible to others.
fn moves_freshly(act: &Act<'_>, before: Option<&Values>, after: &Values) -> Result<()> {
    let place = |values: &Values| (id_in(values, "parent_department"), id_in(values, "manager"));
    if before.is_some_and(|before| place(before) != place(after)) {
        session::demand_fresh(act.gate, act.who, Proof::Act)?;
    }
    Ok(())
}

/// Whether the caller would be a member of further pools through this department's new place.
fn joins_pools(act: &Act<'_>, id: Id, after: &Values) -> bool {
    let (org, caller) = (act.who.org(), act.who.caller());
    let home = org.users.get(&act.who.user()).and_then(|user| user.department);
    let below = home.is_some_and(|home| org.tree(id).contains(&home));
    let above = id_in(after, "parent_department").map(|top| org.above(top)).unwrap_or_default();
    let opens = |(pool, card): (&Id, &crate::org::PoolCard)| {
        !caller.pools.contains(pool) && !card.departments.is_disjoint(&above)
    };
    below && org.pools.iter().any(opens)
}

/// Nobody but an owner opens a pool to everybody, and so to themselves, who is no member of it yet.
fn not_my_pool(act: &Act<'_>, before: Option<&Values>, after: &Values) -> Result<()> {
    let opens = |values: &Values| {
        values.get("everyone").is_some_and(|value| value.json().as_bool() == Some(true))
    };
    let gains = opens(after) && !before.is_some_and(opens);
    if gains && !owns(act) { Err(Fault::denied("own_rights")) } else { Ok(()) }
}

/// Nobody but an owner makes themselves, or a department that they belong to, a member of a pool.
fn not_my_membership(act: &Act<'_>, before: Option<&Values>, after: &Values) -> Result<()> {
    let (org, me) = (act.who.org(), act.who.user());
    let home = org.users.get(&me).and_then(|user| user.department);
    let mine = |values: &Values| {
        id_in(values, "user") == Some(me)
            || id_in(values, "department")
                .is_some_and(|top| home.is_some_and(|home| org.tree(top).contains(&home)))
    };
    let gains = mine(after) && !before.is_some_and(mine);
    if gains && !owns(act) { Err(Fault::denied("own_rights")) } else { Ok(()) }
}

/// Whether the caller holds the owner's role, or is the set-up service, which makes the first owner of an
/// organisation that has nobody yet.
fn owns(act: &Act<'_>) -> bool {
    let caller = act.who.caller();
    let owner = act.who.org().builtin_role("owner");
    caller.user == policy::services::SETUP.id()
        || owner.is_some_and(|owner| caller.roles.contains(&owner))
}

/// Nobody changes their own roles or department, and only an owner makes owners: an administrator cannot help
/// themselves to customers.
fn user_rights(act: &Act<'_>, id: Id, before: Option<&Values>, after: &Values) -> Result<()> {
    let org = act.who.org();
    let login = |values: Option<&Values>| values.and_then(|v| v.text("login")).map(str::to_owned);
    if before.is_some() && login(before) != login(Some(after)) {
        // Who has joined signs in with the login they joined with; a new name there would not.
        let joined = act.store().read(|c| store::enter::logins::of_user(c, org.id, id))?;
        if joined.is_some() {
            return Err(Fault::fields(vec![FieldFault::new("login", "read_only")]));
        }
    }
    let (had, gets) = (roles_in(before), roles_in(Some(after)));
    let owner = org.builtin_role("owner");
    let caller_owns = owns(act);
    let department = |values: Option<&Values>| values.and_then(|v| id_in(v, "department"));
    let moves = department(before) != department(Some(after));
    if moves && id == act.who.user() && !caller_owns {
        return Err(Fault::denied("own_rights"));
    }
    let frozen = |values: Option<&Values>| values.and_then(|v| v.get("exports_frozen").cloned());
    if moves || frozen(before) != frozen(Some(after)) {
        session::demand_fresh(act.gate, act.who, Proof::Act)?;
    }
    let changed = |role: &Id| had.contains(role) != gets.contains(role);
    if had.iter().chain(&gets).any(changed) {
        if id == act.who.user() {
            return Err(Fault::denied("own_rights"));
        }
        if owner.is_some_and(|owner| changed(&owner)) && !caller_owns {
            return Err(Fault::denied("only_owner_makes_owners"));
        }
        session::demand_fresh(act.gate, act.who, Proof::Act)?;
        if gets.iter().any(|role| org.role_name(*role).is_none()) {
            return Err(Fault::fields(vec![FieldFault::new("roles", "bad_choice")]));
        }
        let was_owner = owner.is_some_and(|o| had.contains(&o) && !gets.contains(&o));
        if was_owner && org.owners() == [id] {
            return Err(Fault::new(FaultKind::Conflict, "last_owner"));
        }
    }
    Ok(())
}

/// A role that the caller holds, and the owner role, cannot be changed by the caller.
fn role_rights(act: &Act<'_>, id: Id, before: Option<&Values>, after: &Values) -> Result<()> {
    // What a role is called is no right; all else of it is.
    let rights = |values: &Values| -> Vec<(String, Value)> {
        let is_right = |name: &str| !["name", "name_en", "description"].contains(&name);
        values.iter().filter(|(n, _)| is_right(n)).map(|(n, v)| (n.to_owned(), v.clone())).collect()
    };
    if before.is_some_and(|before| rights(before) == rights(after)) {
        return Ok(());
    }
    session::demand_fresh(act.gate, act.who, Proof::Act)?;
    terms::check(after)?;
    may_change(act, id)?;
    let given = after.get("grants").map(|value| value.json().clone());
    grants_of(act, given.unwrap_or_else(|| Json::Array(Vec::new()))).map(drop)
}

/// Whether the caller may change what this role grants.
///
/// # Errors
/// `own_rights`.
pub fn may_change(act: &Act<'_>, role: Id) -> Result<()> {
    // A newer program knows new objects; the set-up service gives the built-in roles their rights on them.
    let upgrades = act.who.user() == policy::services::SETUP.id();
    let is_owner = act.who.org().builtin_role("owner") == Some(role);
    if !upgrades && (is_owner || act.who.caller().roles.contains(&role)) {
        return Err(Fault::denied("own_rights"));
    }
    Ok(())
}

/// Grants as they are sent, held against the declarations.
///
/// # Errors
/// `bad_grants` at the field `grants`.
pub fn grants_of(act: &Act<'_>, sent: Json) -> Result<Vec<policy::Grant>> {
    let bad = || Fault::fields(vec![FieldFault::new("grants", "bad_grants")]);
    let given: Vec<policy::Grant> = serde_json::from_value(sent).map_err(|_| bad())?;
    policy::check::check(act.who.catalogue(), &given).map_err(|_| bad())?;
    Ok(given)
}

/// A saved view may not hold a predicate on a sealed field.
fn view_is_open(act: &Act<'_>, after: &Values) -> Result<()> {
    let bad = || Fault::fields(vec![FieldFault::new("filter", "bad_filter")]);
    let object = after.text("object").unwrap_or_default();
    let object = act
        .who
        .catalogue()
        .get(object)
        .map_err(|_| Fault::fields(vec![FieldFault::new("object", "unknown_object")]))?;
    let Some(filter) = after.text("filter").filter(|f| !f.is_empty()) else { return Ok(()) };
    crate::path::only_open_fields(object, filter).map_err(|_| bad())
}
