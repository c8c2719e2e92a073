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
/// Those of the store; the next call tries again, as it does where another node is at it.
pub fn follow(gate: &Gate) -> Result<()> {
    if !gate.0.declarations_changed.swap(false, Ordering::AcqRel) {
        return Ok(());
    }
    let done = gate.0.store.reindex(|| declared(gate));
    match &done {
        Ok(Some(done)) if *done == store::Reindexed::default() => {}
        Ok(Some(done)) => {
            tracing::info!(done.made, done.dropped, "the indexes follow the declarations");
        }
        Ok(None) | Err(_) => gate.0.declarations_changed.store(true, Ordering::Release),
    }
    done.map(drop)
}

/// The objects of all organisations.
fn declared(gate: &Gate) -> Result<Vec<Object>> {
    let mut objects = Vec::new();
    for org in lifecycle::standing(gate)? {
        objects.extend(gate.org(org.id)?.catalogue.iter().map(|object| Object::clone(object)));
    }
    Ok(objects)
}
