//! Removes what was merged away when it can no longer come back. Where it went stays known: for old links, and
//! so that an erasure of the one person reaches the other's key.

use audit::Outcome;
use kernel::{Id, Lang, Result, Timestamp, limits};
use policy::Verb;
use policy::services::HOUSEKEEPER;

use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::lifecycle::standing;
use crate::parts::Gate;
use crate::path::{Act, Entry};

/// Records that one transaction removes at most, so that other writers are not held up.
const BATCH: usize = 50;

/// Removes all records whose merge is final; how many they were.
///
/// # Errors
/// Those of the store and the ledger; the rest is removed the next time.
pub fn sweep(gate: &Gate) -> Result<usize> {
    let mut all = 0;
    for org in standing(gate)? {
        all += organisation(gate, org.id)?;
    }
    Ok(all)
}

fn organisation(gate: &Gate, org: Id) -> Result<usize> {
    let state = gate.org(org)?;
    let who = Entered::new(HOUSEKEEPER.caller(org, gate.now()), state, Lang::Zh);
    let merged = |verbs: &[String]| verbs.iter().any(|verb| verb == Verb::Merge.name());
    let objects = who.catalogue().iter().filter(|object| merged(&object.verbs));
    let objects: Vec<String> = objects.map(|object| object.name.clone()).collect();
    let mut all = 0;
    for object in objects {
        loop {
            let removed = batch(&Act::begin(gate, &who, Verb::List, &object)?)?;
            all += removed;
            if removed < BATCH {
                break;
            }
        }
    }
    Ok(all)
}

/// One transaction's records, with their entry in the ledger.
fn batch(act: &Act<'_>) -> Result<usize> {
    let permit = act.permit_rows()?;
    let before = Timestamp(act.now.0 - limits::UNMERGE_DAYS * 86_400_000);
    // It is told as what it is: the end of a deletion, by a service that may do no other.
    let mut event = act.event(Entry::default().with("merge", "final"), Outcome::Done)?;
    Verb::Delete.name().clone_into(&mut event.act);
    let chain = act.gate.0.recorder.chain();
    act.store().write(move |c| {
        let removed = store::records::purge_merged(c, &permit, before, BATCH)?;
        if !removed.is_empty() {
            let mut event = event.clone();
            event.records.clone_from(&removed);
            Recorder::append(c, &chain, &[event])?;
        }
        Ok(removed.len())
    })
}
