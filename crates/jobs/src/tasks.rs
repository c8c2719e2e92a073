//! The tasks: one file each, one line in the registry each.

pub mod changes;
pub mod export;
pub mod import;

use gate::work::runner::Leased;
use gate::{Gate, enter, work};
use kernel::Result;

use crate::runner::{Context, Left};

/// What carries out a job.
pub type Task = fn(&Context, &mut Leased) -> Result<Left>;

/// The registry: the kind of a job and its task.
pub const TASKS: &[(&str, Task)] = &[
    ("import", import::task),
    ("export", export::task),
    ("bulk", changes::task),
    ("handover", changes::task),
    ("undo", changes::task),
];

/// What is done about once an hour: forgets what has ended by time, and looks after the pools once a day.
/// A failure is told and tried again later.
pub fn keep_house(gate: &Gate) {
    tell("sessions and links", enter::sweep(gate));
    tell("uploads", work::uploads::sweep(gate).map(drop));
    tell("files of jobs", work::expiry::sweep(gate));
    tell("merged records", work::merged::sweep(gate).map(drop));
    tell("pools", sales::reclaim::daily(gate));
    tell("documents", sales::reminders::daily(gate));
    tell("leads", sales::assignment::now(gate));
    tell("reminders", sales::morning::daily(gate));
}

/// What is done every few seconds beside the jobs: new leads are handed out, and indexes follow declarations that
/// changed.
pub fn follow(gate: &Gate) {
    tell("new leads", sales::assignment::soon(gate));
    tell("indexes", work::indexes::follow(gate));
}

/// What is done at the start and once a day, since it looks at every record and file: brings the
/// records of users who changed their department after them, where a program that ended in between
/// did not, and removes files that a crash left behind.
pub fn catch_up(gate: &Gate) {
    tell("departments", work::departments::catch_up(gate).map(drop));
    tell("files of nothing", work::expiry::orphans(gate));
}

fn tell(what: &str, done: Result<()>) {
    if let Err(fault) = done {
        tracing::error!(%fault, what, "housekeeping failed");
    }
}
