//! One chunk: every row is decided, people are recognised, and all of it is made ready to be stored.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{FieldFault, Id, Result};
use policy::{Permit, Verb};

use super::batch::{Batch, gather};
use super::eyes::Eyes;
use super::followers;
use super::pending::{Pending, begin, locked, merge, note_of, ruled, take_up};
use super::people::{People, Person};
use super::{Duplicates, ImportChunk, ImportRow, ImportRules, RefusedRow};
use crate::approvals::flow::Looked;
use crate::approvals::guard;
use crate::path::{Act, Entry};

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

/// What was decided of a chunk.
pub struct Decided {
    pub chunk: ImportChunk,
    /// What is stored; nothing for a trial.
    pub batch: Option<Arc<Batch>>,
    /// The records that rows were recognised as.
    pub known: HashSet<Id>,
    dry_run: bool,
    rows: usize,
}

/// Decides all rows of the chunk and seals what is to be stored.
pub fn decide(
    act: &Act<'_>,
    rows: &[ImportRow],
    rules: &ImportRules,
    dry_run: bool,
) -> Result<Decided> {
    let permit = act.permit_rows()?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let eyes = Eyes::new(act, readable, dry_run);
    let taking = Taking { act, permit, eyes, rules, dry_run };
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
    let known = pending.iter().filter_map(|p| p.known.as_ref()).map(|(row, _)| row.id).collect();
    let batch = if dry_run { None } else { Some(Arc::new(gather(&taking, pending)?)) };
    Ok(Decided { chunk, batch, known, dry_run, rows: rows.len() })
}

impl Decided {
    /// What the ledger says of it.
    pub fn told(&self) -> Entry {
        let chunk = &self.chunk;
        let mut entry = Entry::default()
            .with("rows", self.rows)
            .with("created", chunk.created)
            .with("updated", chunk.updated)
            .with("recognised", chunk.recognised)
            .with("clashed", chunk.clashed)
            .with("refused", chunk.refused.len());
        if let Some(batch) = &self.batch {
            entry.records.clone_from(&batch.records);
        }
        if self.dry_run { entry.with("dry_run", true) } else { entry }
    }
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
                    if let Some(code) = unapproved(taking, &new)? {
                        return Ok(refuse((String::new(), code)));
                    }
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
    let before = person.values.clone();
    merge(taking, row, person);
    let known = person.known.as_ref().map(|(row, _)| row.id);
    let old = known.map(|_| person.old.clone());
    let at = (known.unwrap_or_default(), person.owner);
    if let Err(refusal) = ruled(taking.act, at, old.as_ref(), &mut person.values) {
        person.values = before;
        return Ok(Err(refusal));
    }
    if let Some(code) = unapproved(taking, person)? {
        person.values = before;
        return Ok(Err((String::new(), code)));
    }
    person.children.extend(children);
    Ok(Ok(()))
}

/// Why the person may not become so without an approval.
fn unapproved(taking: &Taking<'_>, person: &Pending) -> Result<Option<&'static str>> {
    let (owner, department) = (person.owner, person.department);
    let new = Looked { object: &taking.act.object, values: &person.values, owner, department };
    let known = person.known.as_ref().map(|(row, _)| row);
    guard::refusal(taking.act, known, &person.old, &new)
}
