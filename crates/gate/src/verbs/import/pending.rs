//! A person of the chunk, new or known, while its rows are gathered.

use std::collections::BTreeMap;

use kernel::{Id, Result};
use model::{Value, Values};
use policy::{Permit, RowFacts, Verb};
use serde_json::{Map, Value as Json};
use store::SealedRow;

use super::chunk::{Refusal, Taking};
use super::followers::{self, Child};
use super::{ImportRow, NoteRule, differing, owner_of};
use crate::path::{Act, OpenRow, facts, open_row};
use crate::rules::Standing;
use crate::verbs::write::{applies, check_required};

/// A person of the chunk.
pub struct Pending {
    /// The record of a known person, with the permit to change it.
    pub known: Option<(SealedRow, Permit)>,
    pub owner: Option<Id>,
    pub department: Option<Id>,
    pub old: Values,
    pub values: Values,
    /// Records that follow the person: contacts of the row, notes of repeats.
    pub children: Vec<Child>,
}

/// A new person, if the caller may make one with these values and with what follows them.
pub fn begin(
    taking: &Taking<'_>,
    row: &ImportRow,
) -> Result<std::result::Result<Pending, Refusal>> {
    let (act, permit) = (taking.act, &taking.permit);
    let owner = owner_of(act, row);
    let mut values = row.values.clone();
    crate::objects::rules::defaults(act, &mut values);
    let idle: Vec<String> = values
        .iter()
        .filter(|(name, _)| act.object.field(name).is_some_and(|f| !applies(f, &values)))
        .map(|(name, _)| name.to_owned())
        .collect();
    idle.iter().for_each(|name| drop(values.remove(name)));
    if let Err(fault) = check_required(&act.object, &values, |_| true) {
        let field = fault.fields.first().map(|f| f.field.clone()).unwrap_or_default();
        return Ok(Err((field, "required")));
    }
    let department = act.who.org().users.get(&owner).and_then(|card| card.department);
    let open = open_part(act, &values);
    let to_be = to_be(Some(owner), department, &open);
    if !permit.covers(&to_be) {
        return Ok(Err((String::new(), "denied")));
    }
    for (name, _) in values.iter() {
        let read_only = act.object.field(name).is_none_or(|f| f.read_only);
        if read_only || !permit.may_edit(name, &to_be) {
            return Ok(Err((name.to_owned(), "read_only")));
        }
    }
    if let Err(refusal) = ruled(act, (Id::new(), Some(owner)), None, &mut values) {
        return Ok(Err(refusal));
    }
    let mut new = Pending {
        known: None,
        owner: Some(owner),
        department,
        old: Values::new(),
        values,
        children: Vec::new(),
    };
    Ok(followers::decide(act, &new, &row.children)?.map(|children| {
        new.children = children;
        new
    }))
}

/// Lets the rules of the object complete a row, or say which of its fields they refuse.
pub fn ruled(
    act: &Act<'_>,
    (id, owner): (Id, Option<Id>),
    before: Option<&Values>,
    values: &mut Values,
) -> std::result::Result<(), Refusal> {
    let at = Standing { id, parent: None, owner };
    crate::rules::complete(act, at, before, values).map_err(|fault| {
        let field = fault.fields.first();
        field.map_or((String::new(), fault.code), |field| (field.field.clone(), field.code))
    })
}

/// The part of the values that the policy may look at.
fn open_part(act: &Act<'_>, values: &Values) -> Map<String, Json> {
    let open = |name: &str| act.object.field(name).filter(|field| !field.is_sealed());
    values
        .iter()
        .filter_map(|(name, value)| Some((name.to_owned(), open(name)?.of_type().stored(value))))
        .collect()
}

/// What the policy may look at in a record that is not there yet.
fn to_be(owner: Option<Id>, department: Option<Id>, open: &Map<String, Json>) -> RowFacts<'_> {
    RowFacts { id: Id::new(), owner, department, parent: None, state: "active", open }
}

/// A known person, opened as far as the caller's eyes go, if the caller may change them.
pub fn take_up(taking: &Taking<'_>, id: Id) -> Result<Option<Pending>> {
    let act = taking.act;
    let row = act.store().read(|c| store::records::fetch(c, &taking.permit, id))?;
    let Some(row) = row else { return Ok(None) };
    if row.state != "active" {
        return Ok(None);
    }
    let Ok(change) = act.permit_row(Verb::Update, &row) else { return Ok(None) };
    let fields = taking.eyes.open(&row);
    let OpenRow { row, values } = open_row(act, row, fields.into_iter())?;
    Ok(Some(Pending {
        owner: row.owner,
        department: row.department,
        known: Some((row, change)),
        old: values.clone(),
        values,
        children: Vec::new(),
    }))
}

/// The first field that the row would change in the person and the caller may not write. One that
/// the caller does not see in the clear counts as changed, so that no equality is told.
pub fn locked(taking: &Taking<'_>, row: &ImportRow, person: &Pending) -> Option<String> {
    let (act, note_field) = (taking.act, note_field(taking));
    let open = open_part(act, &person.values);
    let (permit, facts) = match &person.known {
        Some((row, change)) => (change, facts(row)),
        None => (&taking.permit, to_be(person.owner, person.department, &open)),
    };
    let writes = |name: &str| {
        act.object.field(name).is_some_and(|f| !f.read_only && applies(f, &person.values))
    };
    let blind = |name: &str| {
        person.known.as_ref().is_some_and(|(known, _)| !taking.eyes.clear(name, known))
    };
    let changes = |name: &str, value: &Value| {
        let old = person.values.get(name);
        // The note goes into the record itself only where it has none yet.
        let differs = if Some(name) == note_field { old.is_none() } else { old != Some(value) };
        differs || blind(name)
    };
    row.values
        .iter()
        .filter(|(name, value)| changes(name, value))
        .map(|(name, _)| name.to_owned())
        .find(|name| writes(name) && !permit.may_edit(name, &facts))
}

fn note_field<'a>(taking: &Taking<'a>) -> Option<&'a str> {
    taking.rules.note.as_ref().map(|rule| rule.from.as_str())
}

/// The row's filled values go into the person.
pub fn merge(taking: &Taking<'_>, row: &ImportRow, person: &mut Pending) {
    let (act, note_field) = (taking.act, note_field(taking));
    for (name, value) in differing(&person.values, &row.values, note_field) {
        if let (Some(value), Some(field)) = (value, act.object.field(&name))
            && applies(field, &person.values)
            && !field.read_only
        {
            person.values.set(name, value);
        }
    }
    if let Some(note) = note_field.and_then(|field| row.values.get(field))
        && let Some(field) = note_field.filter(|field| person.values.get(field).is_none())
    {
        person.values.set(field, note.clone());
    }
}

/// The row's note as a record of its own, where the person has another note already.
pub fn note_of<'a>(
    taking: &Taking<'a>,
    row: &ImportRow,
    person: &Pending,
) -> Option<(&'a NoteRule, (String, Values))> {
    let rule = taking.rules.note.as_ref()?;
    let note = row.values.get(&rule.from)?;
    person.values.get(&rule.from).filter(|old| *old != note)?;
    Some((rule, (rule.object.clone(), note_values(taking.act, rule, note))))
}

/// The values of a note as a record of its own.
fn note_values(act: &Act<'_>, rule: &NoteRule, note: &Value) -> Values {
    let mut values = Values::new();
    if let Ok(object) = act.who.catalogue().get(&rule.object) {
        for (name, json) in &rule.with {
            let field = object.field(name);
            if let Some(Ok(Some(value))) = field.map(|f| f.of_type().normalise(f, json)) {
                values.set(name.clone(), value);
            }
        }
    }
    values.set(rule.field.clone(), note.clone());
    values
}

/// The values of a person that differ from those of their record.
pub fn changes(person: &Pending) -> BTreeMap<String, Option<Value>> {
    differing(&person.old, &person.values, None)
}
