//! Everything that the one transaction of a chunk stores.

use audit::Outcome;
use kernel::{Id, Result};
use policy::Permit;

use super::ImportChunk;
use super::chunk::{Beside, Taking};
use super::followers::{Child, follower};
use super::pending::{Pending, changes};
use crate::ledger::Recorder;
use crate::path::{Act, Entry, Shown, Unrecorded, recorded_with_change, unique_claims};
use crate::verbs::create::{NewRow, Place, first_history, sealed_row};
use crate::verbs::update::{Change, Changed};

#[derive(Default)]
struct Batch {
    new: Vec<NewRow>,
    changed: Vec<Changed>,
    children: Vec<(Permit, NewRow)>,
    records: Vec<Id>,
}

/// Stores what was decided: records, their entry, and what stands beside them.
pub fn store_all(
    taking: &Taking<'_>,
    pending: Vec<Pending>,
    chunk: ImportChunk,
    mut entry: Entry,
    beside: &Beside<'_>,
) -> Result<Shown<ImportChunk>> {
    let act = taking.act;
    let mut batch = Batch::default();
    let ids: Vec<Id> = pending.iter().filter(|p| p.known.is_none()).map(|_| Id::new()).collect();
    // All keys of the chunk's new people are durable before any of their rows.
    act.gate.0.keyring.create_subjects(act.who.org_id(), &ids)?;
    let mut fresh = ids.into_iter();
    for person in pending {
        add(act, person, &mut fresh, &mut batch)?;
    }
    entry.records.clone_from(&batch.records);
    let event = act.event(entry, Outcome::Done)?;
    let step = beside(&chunk)?;
    let chain = act.gate.0.recorder.chain();
    let (permit, readable) = (taking.permit.clone(), taking.eyes.readable.clone());
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
        if let Some(step) = &step {
            step.keep(c)?;
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
    let taken = changes(&person);
    let row = match person.known {
        Some((row, _)) => {
            let change = Change::prepare(act, row.clone(), taken, None)?;
            if !change.is_nothing() {
                batch.records.push(row.id);
                batch.changed.push(change.rows(act));
            }
            row
        }
        None => {
            let Some(id) = fresh.next() else { return Ok(()) };
            let (owner, department) = (person.owner, person.department);
            let place = Place { subject: id, parent: None, owner, department };
            let made = sealed_row(act, id, &place, &person.values)?;
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
    let mut taken: Vec<Child> = Vec::new();
    for child in person.children {
        if !taken.iter().any(|other| other.is_same(&child)) {
            if let Some(made) = follower(act, &row, known, &child)? {
                batch.children.push((child.permit.clone(), made));
            }
            taken.push(child);
        }
    }
    Ok(())
}
