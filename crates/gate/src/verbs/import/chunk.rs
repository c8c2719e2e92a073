//! One chunk: every row is decided, people are recognised, and all of it is stored at once.

use std::collections::BTreeMap;

use audit::Outcome;
use kernel::{FieldFault, Id, Result};
use model::{Value, Values};
use policy::{Permit, RowFacts, Verb};
use serde_json::Map;
use store::SealedRow;

use super::people::{People, Person, readable};
use super::{Duplicates, ImportChunk, ImportRow, ImportRules, RefusedRow, differing, owner_of};
use crate::ledger::Recorder;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, live_fields, open_row, record, recorded_with_change,
    unique_claims,
};
use crate::verbs::create::{NewRow, Place, first_history, new_row};
use crate::verbs::update::{Change, Changed};
use crate::verbs::write::{applies, check_required};

/// A person of the chunk, new or known.
struct Pending {
    known: Option<SealedRow>,
    owner: Id,
    old: Values,
    values: Values,
    notes: Vec<Value>,
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
    store_all(act, permit, &readable, rules, pending, chunk, rows.len())
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
    let department = act.who.org().users.get(&owner).and_then(|card| card.department);
    let to_be =
        RowFacts { id: Id::new(), owner: Some(owner), department, state: "active", open: &nothing };
    if !permit.covers(&to_be) {
        return Ok(Err((String::new(), "denied")));
    }
    for (name, _) in values.iter() {
        let read_only = act.object.field(name).is_none_or(|f| f.read_only);
        if read_only || !permit.may_edit(name, &to_be) {
            return Ok(Err((name.to_owned(), "read_only")));
        }
    }
    Ok(Ok(Pending { known: None, owner, old: Values::new(), values, notes: Vec::new() }))
}

/// A known person, opened, if the caller may change them.
fn take_up(act: &Act<'_>, permit: &Permit, id: Id) -> Result<Option<Pending>> {
    let row = act.gate.0.store.read(|c| store::records::fetch(c, permit, id))?;
    let Some(row) = row else { return Ok(None) };
    if row.state != "active" || act.permit_row(Verb::Update, &row).is_err() {
        return Ok(None);
    }
    let OpenRow { row, values } = open_row(act, row, live_fields(&act.object))?;
    let owner = row.owner.unwrap_or_else(|| act.who.user());
    Ok(Some(Pending { old: values.clone(), values, owner, notes: Vec::new(), known: Some(row) }))
}

/// The row's filled values go into the person; its note becomes a note of its own.
fn merge(act: &Act<'_>, rules: &ImportRules, row: &ImportRow, person: &mut Pending) {
    let note_field = rules.note.as_ref().map(|rule| rule.from.as_str());
    for (name, value) in differing(&person.values, &row.values, note_field) {
        if let (Some(value), Some(field)) = (value, act.object.field(&name)) {
            if applies(field, &person.values) && !field.read_only {
                person.values.set(name, value);
            }
        }
    }
    let Some(field) = note_field else { return };
    let Some(note) = row.values.get(field) else { return };
    if person.values.get(field).is_none() {
        person.values.set(field, note.clone());
    } else if person.values.get(field) != Some(note) && !person.notes.contains(note) {
        person.notes.push(note.clone());
    }
}

/// Everything that one transaction stores.
#[derive(Default)]
struct Batch {
    new: Vec<NewRow>,
    changed: Vec<Changed>,
    notes: Vec<NewRow>,
    records: Vec<Id>,
}

fn store_all(
    act: &Act<'_>,
    permit: &Permit,
    readable: &Permit,
    rules: &ImportRules,
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
        add(act, rules, person, &mut fresh, &mut batch)?;
    }
    let entry = Entry::about_all(batch.records.clone())
        .with("rows", rows)
        .with("created", chunk.created)
        .with("updated", chunk.updated)
        .with("refused", chunk.refused.len());
    let event = act.event(entry, Outcome::Done)?;
    let notes = if batch.notes.is_empty() { None } else { note_permit(act, rules)? };
    let (permit, readable, chain) = (permit.clone(), readable.clone(), act.gate.0.recorder.chain());
    act.gate.0.store.write(move |c| {
        for new in &batch.new {
            new.insert(c, &permit, &readable)?;
        }
        for changed in &batch.changed {
            changed.apply(c, &permit, &readable)?;
        }
        if let Some(notes) = &notes {
            for note in &batch.notes {
                note.insert(c, notes, notes)?;
            }
        }
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    Ok(recorded_with_change(Unrecorded::new(chunk)))
}

fn add(
    act: &Act<'_>,
    rules: &ImportRules,
    person: Pending,
    fresh: &mut impl Iterator<Item = Id>,
    batch: &mut Batch,
) -> Result<()> {
    let department = act.who.org().users.get(&person.owner).and_then(|card| card.department);
    let row = match person.known {
        Some(row) => {
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
    for note in person.notes {
        if let Some(made) = follow_up(act, rules, &row, note)? {
            batch.notes.push(made);
        }
    }
    Ok(())
}

/// A note as a record that follows the person, unless it is there already.
fn follow_up(
    act: &Act<'_>,
    rules: &ImportRules,
    parent: &SealedRow,
    note: Value,
) -> Result<Option<NewRow>> {
    let Some(rule) = &rules.note else { return Ok(None) };
    let Ok(of_notes) = Act::begin(act.gate, act.who, Verb::Create, &rule.object) else {
        return Ok(None);
    };
    if parent.version > 0 && has_note(&of_notes, parent, &rule.field, &note)? {
        return Ok(None);
    }
    let mut values = Values::new();
    for (name, json) in &rule.with {
        let field = of_notes.object.known_field(name)?;
        if let Ok(Some(value)) = field.of_type().normalise(field, json) {
            values.set(name.clone(), value);
        }
    }
    values.set(rule.field.clone(), note);
    let place = Place {
        subject: parent.subject,
        parent: Some(parent.id),
        owner: parent.owner,
        department: parent.department,
    };
    let made = new_row(&of_notes, Id::new(), &place, &values)?;
    Ok(Some(NewRow {
        claims: Vec::new(),
        history: first_history(&of_notes, &made.row, &values),
        tokens: made.tokens,
        row: made.row,
    }))
}

/// Whether the person has this note already, so that a second import adds nothing.
fn has_note(act: &Act<'_>, parent: &SealedRow, field: &str, note: &Value) -> Result<bool> {
    let permit = act.permit_rows_for(Verb::Read)?;
    let id = model::Scalar::Text(parent.id.to_string());
    let query = store::ListQuery {
        predicate: model::Predicate::Is(model::Column::Parent, model::Compare::Eq, id),
        order: Vec::new(),
        limit: 500,
        after: None,
        which: store::Which::Any,
    };
    let rows = act.gate.0.store.read(|c| store::records::list(c, &permit, &query))?;
    let declared = act.object.known_field(field)?;
    let opened = crate::path::open_all(act, rows, &std::iter::once(declared))?;
    Ok(opened.iter().any(|open| open.values.get(field) == Some(note)))
}

fn note_permit(act: &Act<'_>, rules: &ImportRules) -> Result<Option<Permit>> {
    let Some(rule) = &rules.note else { return Ok(None) };
    let object = act.who.catalogue().get(&rule.object)?;
    let org = act.who.org();
    Ok(policy::decide(&org.policies, act.who.caller(), Verb::Create, object).ok())
}
