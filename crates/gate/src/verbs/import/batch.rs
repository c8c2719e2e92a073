//! Everything that the one transaction of a chunk stores, sealed and ready for the writer.

use std::collections::BTreeMap;

use kernel::{Id, Result};
use policy::{Permit, Verb};
use store::jobs::changes::Change as Line;
use store::{Conn, SealedRow};

use super::chunk::Taking;
use super::followers::{self, Child};
use super::pending::{Pending, changes};
use crate::path::{Act, unique_claims};
use crate::verbs::create::{NewRow, Place, ReadyRows, first_history, sealed_row};
use crate::verbs::update::{Change, Changed};
use crate::work::steps::Step;

/// What a chunk makes and changes.
pub struct Batch {
    readable: Permit,
    /// The permit to change records that are known.
    permit: Permit,
    made: Vec<ReadyRows>,
    changed: Vec<Changed>,
    /// The people made and changed, for the entry.
    pub records: Vec<Id>,
    /// What is made and changed, for who takes it back; what follows somebody new goes with them.
    lines: Vec<Line>,
    /// People and followers whose keys were made for this chunk.
    pub fresh: Vec<Id>,
}

/// A person of the chunk on the way to a row: known, or under a new id.
struct Placed {
    person: Pending,
    id: Id,
    children: Vec<Child>,
}

/// Seals what was decided. All keys of the chunk's new people are durable when this returns, so
/// before any of their rows.
pub fn gather(taking: &Taking<'_>, pending: Vec<Pending>) -> Result<Batch> {
    let act = taking.act;
    let mut acts = BTreeMap::new();
    let mut placed = Vec::with_capacity(pending.len());
    for person in pending {
        placed.push(place(act, &mut acts, person)?);
    }
    let fresh = fresh(&placed, &acts);
    act.gate.0.keyring.create_subjects(act.who.org_id(), &fresh)?;
    let mut batch = Batch {
        readable: taking.eyes.readable.clone(),
        permit: taking.permit.clone(),
        made: Vec::new(),
        changed: Vec::new(),
        records: Vec::new(),
        lines: Vec::new(),
        fresh,
    };
    let (mut people, mut followers) = (Vec::new(), BTreeMap::new());
    for Placed { person, id, children } in placed {
        let known = person.known.is_some();
        let row = seal_person(act, person, id, &mut batch, &mut people)?;
        for child in children {
            let Some(own) = acts.get(child.object()) else { continue };
            let made = followers::sealed(own, &row, &child)?;
            if known {
                batch.lines.push(line(child.object(), made.row.id, "create", made.row.version));
            }
            let kind = followers.entry(child.object().to_owned());
            kind.or_insert_with(|| (child.permit.clone(), Vec::new())).1.push(made);
        }
    }
    batch.made.push(ReadyRows::of(&taking.permit, people)?);
    for (permit, rows) in followers.into_values() {
        batch.made.push(ReadyRows::of(&permit, rows)?);
    }
    Ok(batch)
}

impl Batch {
    /// Stores all of it in the transaction at hand.
    pub fn keep(&self, c: &mut Conn, step: Option<&Step>) -> Result<()> {
        if let Some(step) = step {
            step.tell(c, &self.lines)?;
        }
        for rows in &self.made {
            rows.insert(c, &self.readable)?;
        }
        for changed in &self.changed {
            changed.apply(c, &self.permit, &self.readable)?;
        }
        Ok(())
    }
}

/// The person's id, and those of the followers that are to be made.
fn place<'a>(
    act: &Act<'a>,
    acts: &mut BTreeMap<String, Act<'a>>,
    mut person: Pending,
) -> Result<Placed> {
    let id = person.known.as_ref().map_or_else(Id::new, |(row, _)| row.id);
    let mut taken: Vec<Child> = Vec::new();
    for child in std::mem::take(&mut person.children) {
        if taken.iter().any(|other| other.is_same(&child)) {
            continue;
        }
        if !acts.contains_key(child.object()) {
            let mut own = Act::begin(act.gate, act.who, Verb::Create, child.object())?;
            // By the same moment, whoever takes the import back tells its followers from those of others.
            own.now = act.now;
            acts.insert(child.object().to_owned(), own);
        }
        let there = match (&person.known, acts.get(child.object())) {
            // A second import of the same file adds nothing.
            (Some((row, _)), Some(own)) => followers::is_there(own, row, &child)?,
            _ => false,
        };
        if !there {
            taken.push(child);
        }
    }
    Ok(Placed { person, id, children: taken })
}

/// Whoever needs a key that is not there yet.
fn fresh(placed: &[Placed], acts: &BTreeMap<String, Act<'_>>) -> Vec<Id> {
    let own = |child: &&Child| acts.get(child.object()).is_some_and(|act| act.object.own_subject);
    let mut ids = Vec::new();
    for Placed { person, id, children } in placed {
        if person.known.is_none() {
            ids.push(*id);
        }
        ids.extend(children.iter().filter(own).map(Child::id));
    }
    ids
}

/// Seals a new person into `people`, or a known one's changes into the batch; the row as it is.
fn seal_person(
    act: &Act<'_>,
    person: Pending,
    id: Id,
    batch: &mut Batch,
    people: &mut Vec<NewRow>,
) -> Result<SealedRow> {
    let taken = changes(&person);
    if let Some((row, _)) = person.known {
        let change = Change::prepare(act, row.clone(), taken, None)?;
        if !change.is_nothing() {
            batch.records.push(row.id);
            let changed = change.rows(act);
            batch.lines.push(line(&row.object, row.id, "update", changed.row.version));
            batch.changed.push(changed);
        }
        return Ok(row);
    }
    let (owner, department, mut values) = (person.owner, person.department, person.values);
    crate::pools::mark_new(act, &mut values);
    let place = Place { subject: id, parent: None, owner, department };
    let made = sealed_row(act, id, &place, &values)?;
    batch.records.push(id);
    batch.lines.push(line(&made.row.object, id, "create", made.row.version));
    people.push(NewRow {
        claims: unique_claims(&act.keys, &act.object, &values),
        history: first_history(act, &made.row, &values),
        tokens: made.tokens,
        row: made.row.clone(),
    });
    Ok(made.row)
}

/// What was done with a record, as its job tells it.
fn line(object: &str, record: Id, act: &str, version: i64) -> Line {
    Line {
        seq: 0,
        object: object.to_owned(),
        record,
        act: act.to_owned(),
        version,
        former: None,
        target: None,
    }
}
