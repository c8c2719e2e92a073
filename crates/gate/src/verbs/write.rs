//! What create, update and import share: from what somebody sent to rows that can be stored.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::{Field, Object, Value, Values};
use policy::{Permit, RowFacts, View};
use serde_json::{Map, Value as Json};
use store::unique::Claim;
use store::{Conn, SealedRow};

use crate::path::{Act, facts};

/// Turns what somebody sent into canonical values: `Some` sets a field, `None` empties it.
/// All faults are gathered, so that a form shows them at once.
pub fn normalise(
    act: &Act<'_>,
    permit: &Permit,
    facts: &RowFacts<'_>,
    sent: Map<String, Json>,
) -> Result<BTreeMap<String, Option<Value>>> {
    let mut taken = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, json) in sent {
        match normalise_one(act, permit, facts, &name, &json) {
            Ok(value) => drop(taken.insert(name, value)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(taken) } else { Err(Fault::fields(faults)) }
}

fn normalise_one(
    act: &Act<'_>,
    permit: &Permit,
    facts: &RowFacts<'_>,
    name: &str,
    json: &Json,
) -> Result<Option<Value>, FieldFault> {
    let field = match act.object.field(name).filter(|f| !f.archived) {
        // A field that the caller may not see does not exist for them.
        Some(field) if permit.view(name, facts) > View::Hidden => field,
        _ => {
            let short: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
            return Err(FieldFault::new(short, "unknown_field"));
        }
    };
    if field.read_only || !permit.may_edit(name, facts) {
        return Err(FieldFault::new(name, "read_only"));
    }
    if json.as_object().is_some_and(|o| o.contains_key("masked")) {
        return Err(FieldFault::new(name, "masked_value"));
    }
    let value = if json.is_null() { None } else { field.of_type().normalise(field, json)? };
    if let Some(value) = &value {
        check_reference(act, field, value)?;
    }
    Ok(value)
}

/// A user or a department must be there; other relations must be the caller's to read.
fn check_reference(act: &Act<'_>, field: &Field, value: &Value) -> Result<(), FieldFault> {
    let id = || value.as_str().and_then(|text| text.parse::<Id>().ok());
    match field.kind.as_str() {
        "user" => match id() {
            Some(id) if act.who.org().users.contains_key(&id) => Ok(()),
            _ => Err(FieldFault::new(&field.name, "bad_user")),
        },
        "users" => {
            let named = value.json().as_array().into_iter().flatten();
            let is_there = |id: &Json| {
                let id = id.as_str().and_then(|text| text.parse::<Id>().ok());
                id.is_some_and(|id| act.who.org().users.contains_key(&id))
            };
            let all = named.into_iter().all(is_there);
            if all { Ok(()) } else { Err(FieldFault::new(&field.name, "bad_user")) }
        }
        "relation" => {
            let missing = || FieldFault::new(&field.name, "bad_relation");
            let id = id().ok_or_else(missing)?;
            let target = field.target.as_deref().unwrap_or_default();
            if target == "department" {
                let known = act.who.org().departments.contains_key(&id);
                return if known { Ok(()) } else { Err(missing()) };
            }
            readable(act, target, id).ok().filter(|found| *found).map(drop).ok_or_else(missing)
        }
        _ => Ok(()),
    }
}

fn readable(act: &Act<'_>, object: &str, id: Id) -> Result<bool> {
    let target = act.who.catalogue().get(object)?;
    let caller = act.who.caller();
    let permit = policy::decide(&act.who.org().policies, caller, policy::Verb::Read, target)?;
    act.store().read(|c| Ok(store::records::fetch(c, &permit, id)?.is_some()))
}

/// The fields that must be filled and are not, among those that `concern` this write.
pub fn check_required(
    object: &Object,
    values: &Values,
    concern: impl Fn(&Field) -> bool,
) -> Result<()> {
    let faults: Vec<FieldFault> = object
        .fields
        .iter()
        .filter(|field| field.required && !field.archived && applies(field, values))
        .filter(|field| concern(field))
        .filter(|field| values.get(&field.name).is_none())
        .map(|field| FieldFault::new(&field.name, "required"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
}

/// Whether a field is there at all, given the values of the others.
pub fn applies(field: &Field, values: &Values) -> bool {
    field.when.as_ref().is_none_or(|when| when.holds(values.text(&when.field)))
}

/// Whether a field is there through this change and was not before, such as after a change of kind.
pub fn applies_anew(field: &Field, old: &Values, new: &Values) -> bool {
    applies(field, new) && !applies(field, old)
}

/// Lets a write go on that `claims` unique values, which may clash: how often a user may clash is limited, since
/// each clash tells that somebody has this value.
///
/// # Errors
/// `slow_down`.
pub fn may_claim(act: &Act<'_>, claims: bool) -> Result<()> {
    if !claims {
        return Ok(());
    }
    crate::path::quota::may_claim(act).map_err(|fault| crate::path::record_refusal(act, &[], fault))
}

/// Counts a clash among the faults of a write.
pub fn counted_clash(act: &Act<'_>, fault: Fault) -> Fault {
    if matches!(fault.code, "not_unique" | "exists_elsewhere") {
        return crate::path::quota::clashed(act).err().unwrap_or(fault);
    }
    fault
}

/// Claims the digests of unique fields for a record, in place of those that it held.
///
/// # Errors
/// `not_unique` with the other record's id where the caller may read it and sees the field there, else
/// `exists_elsewhere` without it.
pub fn claim_unique(
    c: &mut Conn,
    permit: &Permit,
    readable: &Permit,
    record: Id,
    claims: &[(String, [u8; 32])],
) -> Result<()> {
    for (field, _) in claims {
        store::unique::release(c, permit, field, record)?;
    }
    claim_anew(c, permit, readable, record, claims)
}

/// The same for a record that is new and holds none yet.
///
/// # Errors
/// As for `claim_unique`.
pub fn claim_anew(
    c: &mut Conn,
    permit: &Permit,
    readable: &Permit,
    record: Id,
    claims: &[(String, [u8; 32])],
) -> Result<()> {
    for (field, digest) in claims {
        if let Claim::Taken(other) = store::unique::claim(c, permit, field, digest, record)? {
            let seen = |row: SealedRow| readable.view(field, &facts(&row)) > View::Hidden;
            if store::records::fetch(c, readable, other)?.is_some_and(seen) {
                let mut fault = Fault::fields(vec![FieldFault::new(field, "not_unique")]);
                fault.kind = FaultKind::Conflict;
                fault.code = "not_unique";
                return Err(fault.with("record", other));
            }
            return Err(Fault::new(FaultKind::Conflict, "exists_elsewhere"));
        }
    }
    Ok(())
}
