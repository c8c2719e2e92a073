//! One chunk: every row is decided, people are recognised, and all of it is stored at once.

use std::collections::BTreeMap;

use audit::Outcome;
use kernel::{FieldFault, Id, Result};
use model::{Value, Values};
use policy::{Permit, RowFacts, Verb};
use serde_json::{Map, Value as Json};
use store::SealedRow;

use super::followers::follower;
use super::people::{People, Person, readable};
use super::{
    Duplicates, ImportChunk, ImportRow, ImportRules, NoteRule, RefusedRow, differing, owner_of,
};
use crate::ledger::Recorder;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, facts, live_fields, open_row, record,
    recorded_with_change, unique_claims,
};
use crate::verbs::create::{NewRow, Place, first_history};
use crate::verbs::update::{Change, Changed};
use crate::verbs::write::{applies, check_required};

/// A person of the chunk, new or known.
struct Pending {
    /// The record of a known person, with the permit to change it.
    known: Option<(SealedRow, Permit)>,
    owner: Id,
    old: Values,
    values: Values,
    /// Records that follow the person: contacts of the row, notes of repeats.
    children: Vec<(String, Values)>,
}

/// Decides all rows of the chunk and stores what stands.
pub fn run(
    act: &Act<'_>,
    permit: &Permit,
    rows: &[ImportRow],
    rules: &ImportRules,
    dry_run: bool,
) -> Result<Shown<ImportChunk>> {
    let readable = readable(act)?;
    let mut chunk = ImportChunk::default();
    let mut people = People::default();
    let mut pending: Vec<Pending> = Vec::new();
    for row in rows {
        let taken = take(act, permit, &readable, rules, row, &mut people, &mut pending)?;
        match taken {
            Taken::New => chunk.created += 1,
            Taken::Repeat => chunk.repeated += 1,
            Taken::Refused(refused) => chunk.refused.push(refused),
        }
    }
    let changed = pending.iter().filter(|p| p.known.is_some() && p.old != p.values).count();
    chunk.updated = changed as u64;
    if dry_run {
        let entry = Entry::default().with("dry_run", true).with("rows", rows.len());
        return record(act, Unrecorded::new(chunk), entry);
    }
    store_all(act, permit, &readable, pending, chunk, rows.len())
}

enum Taken {
    New,
    Repeat,
    Refused(RefusedRow),
}

fn take(
    act: &Act<'_>,
    permit: &Permit,
    readable: &Permit,
    rules: &ImportRules,
    row: &ImportRow,
    people: &mut People,
    pending: &mut Vec<Pending>,
) -> Result<Taken> {
    let refuse = |field: &str, code: &'static str| {
        let column = row.columns.get(field).map_or("", String::as_str);
        let fault = FieldFault::new(field, code);
        Taken::Refused(RefusedRow::new(row.row, column, &fault, act.who.lang()))
    };
    let person =
        people.find(act, readable, rules, &row.values, &|place| pending[place].values.clone())?;
    let place = match person {
        Person::Elsewhere => return Ok(refuse("", "row_exists_elsewhere")),
        Person::Contradiction(field) => return Ok(refuse(&field, "strong_ids_differ")),
        Person::New => {
            return match begin(act, permit, row)? {
                Ok(new) => {
                    people.note(act, rules, pending.len(), &new.values);
                    pending.push(new);
                    Ok(Taken::New)
                }
                Err((field, code)) => Ok(refuse(&field, code)),
            };
        }
        Person::Pending(place) => place,
        Person::Known(id) => match take_up(act, permit, id)? {
            Some(known) => {
                people.note(act, rules, pending.len(), &known.values);
                pending.push(known);
                pending.len() - 1
            }
            None => return Ok(refuse("", "row_exists_elsewhere")),
        },
    };
    match rules.duplicates {
        Duplicates::Refuse => return Ok(refuse("", "row_repeats")),
        Duplicates::Skip => return Ok(Taken::Repeat),
        Duplicates::Update => {}
    }
    if let Some(field) = locked(act, permit, rules, row, &pending[place]) {
        return Ok(refuse(&field, "read_only"));
    }
    merge(act, rules, row, &mut pending[place]);
    let values = pending[place].values.clone();
    people.note(act, rules, place, &values);
    Ok(Taken::Repeat)
}

/// A new person, if the caller may make one with these values.
fn begin(
    act: &Act<'_>,
    permit: &Permit,
    row: &ImportRow,
) -> Result<Result<Pending, (String, &'static str)>> {
    let owner = owner_of(act, row);
    let mut values = row.values.clone();
    crate::objects::rules::defaults(act, &mut values);
    let idle: Vec<String> = values
        .iter()
        .filter(|(name, _)| act.object.field(name).is_some_and(|f| !applies(f, &values)))
        .map(|(name, _)| name.to_owned())
        .collect();
    idle.iter().for_each(|name| drop(values.remove(name)));
    if let Err(fault) = check_required(&act.object, &values) {
        let field = fault.fields.first().map(|f| f.field.clone()).unwrap_or_default();
        return Ok(Err((field, "required")));
    }
    let nothing = Map::new();
    let to_be = to_be(act, owner, &nothing);
    if !permit.covers(&to_be) {
        return Ok(Err((String::new(), "denied")));
    }
    for (name, _) in values.iter() {
        let read_only = act.object.field(name).is_none_or(|f| f.read_only);
        if read_only || !permit.may_edit(name, &to_be) {
            return Ok(Err((name.to_owned(), "read_only")));
        }
    }
    Ok(Ok(Pending {
        known: None,
        owner,
        old: Values::new(),
        values,
        children: row.children.clone(),
    }))
}

/// What the policy may look at in a record that is not there yet.
fn to_be<'a>(act: &Act<'_>, owner: Id, nothing: &'a Map<String, Json>) -> RowFacts<'a> {
    let department = act.who.org().users.get(&owner).and_then(|card| card.department);
    RowFacts { id: Id::new(), owner: Some(owner), department, state: "active", open: nothing }
}

/// A known person, opened, if the caller may change them.
fn take_up(act: &Act<'_>, permit: &Permit, id: Id) -> Result<Option<Pending>> {
    let row = act.gate.0.store.read(|c| store::records::fetch(c, permit, id))?;
    let Some(row) = row else { return Ok(None) };
    if row.state != "active" {
        return Ok(None);
    }
    let Ok(change) = act.permit_row(Verb::Update, &row) else { return Ok(None) };
    let OpenRow { row, values } = open_row(act, row, live_fields(&act.object))?;
    let owner = row.owner.unwrap_or_else(|| act.who.user());
    let known = Some((row, change));
    Ok(Some(Pending { old: values.clone(), values, owner, children: Vec::new(), known }))
}

/// The first field that the row would change in the person and the caller may not write.
fn locked(
    act: &Act<'_>,
    permit: &Permit,
    rules: &ImportRules,
    row: &ImportRow,
    person: &Pending,
) -> Option<String> {
    let nothing = Map::new();
    let (permit, facts) = match &person.known {
        Some((row, change)) => (change, facts(row)),
        None => (permit, to_be(act, person.owner, &nothing)),
    };
    let note_field = rules.note.as_ref().map(|rule| rule.from.as_str());
    let writes = |name: &str| {
        act.object.field(name).is_some_and(|f| !f.read_only && applies(f, &person.values))
    };
    let mut names: Vec<String> =
        differing(&person.values, &row.values, note_field).into_keys().collect();
    // The note goes into the record itself only where it has none yet.
    names.extend(
        note_field
            .filter(|f| row.values.get(f).is_some() && person.values.get(f).is_none())
            .map(str::to_owned),
    );
    names.into_iter().find(|name| writes(name) && !permit.may_edit(name, &facts))
}

/// The row's filled values go into the person; its note becomes a note of its own.
fn merge(act: &Act<'_>, rules: &ImportRules, row: &ImportRow, person: &mut Pending) {
    let note_field = rules.note.as_ref().map(|rule| rule.from.as_str());
    for (name, value) in differing(&person.values, &row.values, note_field) {
        if let (Some(value), Some(field)) = (value, act.object.field(&name))
            && applies(field, &person.values)
            && !field.read_only
        {
            person.values.set(name, value);
        }
    }
    person.children.extend(row.children.iter().cloned());
    let Some(rule) = &rules.note else { return };
    let Some(note) = row.values.get(&rule.from) else { return };
    if person.values.get(&rule.from).is_none() {
        person.values.set(rule.from.clone(), note.clone());
    } else if person.values.get(&rule.from) != Some(note) {
        person.children.push((rule.object.clone(), note_values(act, rule, note)));
    }
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

/// Everything that one transaction stores.
#[derive(Default)]
struct Batch {
    new: Vec<NewRow>,
    changed: Vec<Changed>,
    children: Vec<(Permit, NewRow)>,
    records: Vec<Id>,
}

fn store_all(
    act: &Act<'_>,
    permit: &Permit,
    readable: &Permit,
    pending: Vec<Pending>,
    chunk: ImportChunk,
    rows: usize,
) -> Result<Shown<ImportChunk>> {
    let mut batch = Batch::default();
    let ids: Vec<Id> = pending.iter().filter(|p| p.known.is_none()).map(|_| Id::new()).collect();
    // All keys of the chunk's new people are durable before any of their rows.
    act.gate.0.keyring.create_subjects(act.who.org_id(), &ids)?;
    let mut fresh = ids.into_iter();
    for person in pending {
        add(act, person, &mut fresh, &mut batch)?;
    }
    let entry = Entry::about_all(batch.records.clone())
        .with("rows", rows)
        .with("created", chunk.created)
        .with("updated", chunk.updated)
        .with("refused", chunk.refused.len());
    let event = act.event(entry, Outcome::Done)?;
    let (permit, readable, chain) = (permit.clone(), readable.clone(), act.gate.0.recorder.chain());
    act.gate.0.store.write(move |c| {
        for new in &batch.new {
            new.insert(c, &permit, &readable)?;
        }
        for changed in &batch.changed {
            changed.apply(c, &permit, &readable)?;
        }
        for (permit, child) in &batch.children {
            child.insert(c, permit, permit)?;
        }
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    Ok(recorded_with_change(Unrecorded::new(chunk)))
}

fn add(
    act: &Act<'_>,
    person: Pending,
    fresh: &mut impl Iterator<Item = Id>,
    batch: &mut Batch,
) -> Result<()> {
    let department = act.who.org().users.get(&person.owner).and_then(|card| card.department);
    let row = match person.known {
        Some((row, _)) => {
            let taken: BTreeMap<String, Option<Value>> =
                differing(&person.old, &person.values, None);
            let change = Change::prepare(act, row.clone(), taken, None)?;
            if !change.is_nothing() {
                batch.records.push(row.id);
                batch.changed.push(change.rows(act));
            }
            row
        }
        None => {
            let Some(id) = fresh.next() else { return Ok(()) };
            let place = Place { subject: id, parent: None, owner: Some(person.owner), department };
            let made = crate::verbs::create::sealed_row(act, id, &place, &person.values)?;
            batch.records.push(id);
            batch.new.push(NewRow {
                claims: unique_claims(&act.keys, &act.object, &person.values),
                history: first_history(act, &made.row, &person.values),
                tokens: made.tokens,
                row: made.row.clone(),
            });
            made.row
        }
    };
    let known = row.version > 1 || row.created_at != act.now;
    let mut taken: Vec<(String, Values)> = Vec::new();
    for child in person.children {
        if !taken.contains(&child) {
            if let Some(made) = follower(act, &row, known, &child.0, &child.1)? {
                batch.children.push(made);
            }
            taken.push(child);
        }
    }
    Ok(())
}
