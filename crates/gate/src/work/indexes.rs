//! Indexes over open fields follow the declarations.

use std::sync::atomic::Ordering;

use kernel::Result;
use model::Object;

use crate::lifecycle;
use crate::parts::Gate;

/// Brings the indexes to what the declarations of all organisations want, where one has changed
/// since the last time, or once after the start.
///
/// # Errors
/// Those of the store; the next call tries again.
pub fn follow(gate: &Gate) -> Result<()> {
    if !gate.0.declarations_changed.swap(false, Ordering::AcqRel) {
        return Ok(());
    }
    bring_up_to_date(gate).inspect_err(|_| {
        gate.0.declarations_changed.store(true, Ordering::Release);
    })
}

fn bring_up_to_date(gate: &Gate) -> Result<()> {
    let mut objects = Vec::new();
    for org in lifecycle::standing(gate)? {
        objects.extend(gate.org(org.id)?.catalogue.iter().map(|object| Object::clone(object)));
    }
    let done = gate.0.store.reindex(&objects)?;
    if done != store::Reindexed::default() {
        tracing::info!(done.made, done.dropped, "the indexes follow the declarations");
    }
    Ok(())
}
