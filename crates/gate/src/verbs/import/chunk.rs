//! One chunk: every row is decided, people are recognised, and all of it is stored at once.

use audit::Outcome;
use kernel::{FieldFault, Result};
use policy::{Permit, Verb};

use super::batch::store_all;
use super::eyes::Eyes;
use super::followers;
use super::pending::{Pending, begin, locked, merge, note_of, take_up};
use super::people::{People, Person};
use super::{Duplicates, ImportChunk, ImportRow, ImportRules, RefusedRow};
use crate::ledger::Recorder;
use crate::path::{Act, Entry, Shown, Unrecorded, recorded_with_change};
use crate::work::steps::Step;

/// What is stored beside a chunk, in its own transaction; asked again when the chunk is decided
/// anew.
pub type Beside<'a> = dyn Fn(&ImportChunk) -> Result<Option<Step>> + 'a;

/// A chunk on its way.
pub struct Taking<'a> {
    pub act: &'a Act<'a>,
    /// The permit to import.
    pub permit: Permit,
    /// What the caller may look at.
    pub eyes: Eyes<'a>,
    pub rules: &'a ImportRules,
    pub dry_run: bool,
}

/// Decides all rows of the chunk and stores what stands.
pub fn run(
    act: &Act<'_>,
    permit: &Permit,
    rows: &[ImportRow],
    rules: &ImportRules,
    dry_run: bool,
    beside: &Beside<'_>,
) -> Result<Shown<ImportChunk>> {
    let readable = act.permit_rows_for(Verb::Read)?;
    let eyes = Eyes::new(act, readable, dry_run);
    let taking = Taking { act, permit: permit.clone(), eyes, rules, dry_run };
    let mut chunk = ImportChunk::default();
    let mut people = People::default();
    let mut pending: Vec<Pending> = Vec::new();
    for row in rows {
        match take(&taking, row, &mut people, &mut pending)? {
            Taken::New => chunk.created += 1,
            Taken::Repeat => chunk.repeated += 1,
            Taken::Refused(refused) => {
                let code = refused.code.as_str();
                chunk.recognised += u64::from(code == "row_repeats");
                chunk.clashed += u64::from(code == "row_exists_elsewhere");
                chunk.refused.push(refused);
            }
        }
    }
    chunk.recognised += chunk.repeated;
    let changed = pending.iter().filter(|p| p.known.is_some() && p.old != p.values).count();
    chunk.updated = changed as u64;
    let entry = told(&chunk, rows.len());
    if dry_run {
        return only_told(act, chunk, entry.with("dry_run", true), beside);
    }
    store_all(&taking, pending, chunk, entry, beside)
}

/// What the ledger says of a chunk.
fn told(chunk: &ImportChunk, rows: usize) -> Entry {
    Entry::default()
        .with("rows", rows)
        .with("created", chunk.created)
        .with("updated", chunk.updated)
        .with("recognised", chunk.recognised)
        .with("clashed", chunk.clashed)
        .with("refused", chunk.refused.len())
}

/// The end of a chunk that is only tried: its entry, and how far the job is.
fn only_told(
    act: &Act<'_>,
    chunk: ImportChunk,
    entry: Entry,
    beside: &Beside<'_>,
) -> Result<Shown<ImportChunk>> {
    let (event, chain) = (act.event(entry, Outcome::Done)?, act.gate.0.recorder.chain());
    let step = beside(&chunk)?;
    act.gate.0.store.write(move |c| {
        if let Some(step) = &step {
            step.keep(c)?;
        }
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    Ok(recorded_with_change(Unrecorded::new(chunk)))
}

enum Taken {
    New,
    Repeat,
    Refused(RefusedRow),
}

/// A field and why it refuses its row; no field where it is no single one.
pub type Refusal = (String, &'static str);

fn take(
    taking: &Taking<'_>,
    row: &ImportRow,
    people: &mut People,
    pending: &mut Vec<Pending>,
) -> Result<Taken> {
    let (act, rules) = (taking.act, taking.rules);
    let refuse = |(field, code): Refusal| {
        let column = column_of(row, &field);
        let fault = FieldFault::new(field, code);
        Taken::Refused(RefusedRow::new(row.row, column, &fault, act.who.lang()))
    };
    if let Some(field) = taking.eyes.unseen(&row.values) {
        return Ok(refuse((field, "read_only")));
    }
    // Whether the row could be a record is asked first: otherwise rows that never can would tell
    // without a trace who is there.
    let new = begin(taking, row)?;
    let unsound = new.as_ref().err().cloned();
    let person = people.find(taking, &row.values, &|place| pending[place].values.clone())?;
    let place = match (person, unsound) {
        (Person::New, _) => {
            return Ok(match new {
                Ok(new) => {
                    people.note(act, rules, pending.len(), &new.values);
                    pending.push(new);
                    Taken::New
                }
                Err(refusal) => refuse(refusal),
            });
        }
        (Person::Pending(place), _) => place,
        (
            Person::Elsewhere | Person::Contradiction(_) | Person::Known { clear: false, .. },
            Some(refusal),
        ) => return Ok(refuse(refusal)),
        (Person::Elsewhere, _) => return Ok(refuse(elsewhere())),
        (Person::Contradiction(field), _) => return Ok(refuse((field, "strong_ids_differ"))),
        (Person::Known { id, .. }, _) => match take_up(taking, id)? {
            Some(known) => {
                people.note(act, rules, pending.len(), &known.values);
                pending.push(known);
                pending.len() - 1
            }
            None => return Ok(refuse(elsewhere())),
        },
    };
    Ok(match repeat(taking, row, &mut pending[place])? {
        Ok(()) => {
            let values = pending[place].values.clone();
            people.note(act, rules, place, &values);
            Taken::Repeat
        }
        Err(refusal) => refuse(refusal),
    })
}

/// The title of the column of a field; what follows is told as a whole by its first column.
fn column_of<'a>(row: &'a ImportRow, field: &str) -> &'a str {
    let whole = |name: &str| field.ends_with('.') && name.starts_with(field);
    let named = |(name, _): &(&String, &String)| *name == field || whole(name);
    row.columns.iter().find(named).map_or("", |(_, title)| title)
}

fn elsewhere() -> Refusal {
    (String::new(), "row_exists_elsewhere")
}

/// A row that repeats a person goes into them, if the rules and the caller's rights let it.
fn repeat(
    taking: &Taking<'_>,
    row: &ImportRow,
    person: &mut Pending,
) -> Result<std::result::Result<(), Refusal>> {
    match taking.rules.duplicates {
        Duplicates::Refuse => return Ok(Err((String::new(), "row_repeats"))),
        Duplicates::Skip => return Ok(Ok(())),
        Duplicates::Update => {}
    }
    if let Some(field) = locked(taking, row, person) {
        return Ok(Err((field, "read_only")));
    }
    let mut children = match followers::decide(taking.act, person, &row.children)? {
        Ok(children) => children,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some((rule, note)) = note_of(taking, row, person) {
        match followers::decide(taking.act, person, &[note])? {
            Ok(note) => children.extend(note),
            Err((_, code)) => return Ok(Err((rule.from.clone(), code))),
        }
    }
    merge(taking, row, person);
    person.children.extend(children);
    Ok(Ok(()))
}
