//! The tasks: one file each, one line in the registry each.

pub mod export;
pub mod import;

use gate::work::runner::Leased;
use gate::{Gate, enter, work};
use kernel::Result;

use crate::runner::{Context, Left};

/// What carries out a job.
pub type Task = fn(&Context, &mut Leased) -> Result<Left>;

/// The registry: the kind of a job and its task.
const TASKS: &[(&str, Task)] = &[("import", import::task), ("export", export::task)];

/// The task for this kind of job.
#[must_use]
pub fn find(kind: &str) -> Option<Task> {
    TASKS.iter().find(|(name, _)| *name == kind).map(|(_, task)| *task)
}

/// What is done about once an hour: forgets what has ended by time. Nothing depends on it but the
/// size of tables and folders, so a failure is told and tried again later.
pub fn keep_house(gate: &Gate) {
    for (name, done) in [
        ("sessions and links", enter::sweep(gate)),
        ("uploads", work::uploads::sweep(gate).map(drop)),
    ] {
        if let Err(fault) = done {
            tracing::error!(%fault, what = name, "housekeeping failed");
        }
    }
}
