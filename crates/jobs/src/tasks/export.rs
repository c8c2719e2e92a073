//! Exports: records become a table, page by page, each page in the ledger before it is written.

mod kept;
mod writing;

use gate::work::jobs::{JobFile, Part, Wish};
use gate::work::runner::Leased;
use gate::work::specs::{self, ExportSpec};
use gate::{Entered, Gate};
use kernel::{Fault, FaultKind, Lang, Result, Text};
use model::{Object, purpose};
use sales::export::{self, Format, Stamp};
use serde_json::json;

use crate::room;
use crate::runner::{Context, Left};

use kept::{Kept, Stopped};
pub use writing::{Begun, Follower, Page, Wanted, write};

/// Carries out an export job. One that was interrupted goes on behind the rows that it has kept.
///
/// # Errors
/// What the gate refuses; the job fails with it, and nothing of its file stays.
pub fn task(context: &Context, job: &mut Leased) -> Result<Left> {
    let left = carry_out(context, job);
    let is_needed = match &left {
        Ok(left) => matches!(left, Left::Ended("done")),
        // The job may be done all the same, since the database's answer was lost.
        Err(fault) => matches!(fault.kind, FaultKind::Unavailable | FaultKind::Internal),
    };
    if !is_needed {
        // A file that stays is of no job's result and goes with the daily sweep.
        let _ = job.discard(&context.gate, Part::Export);
    }
    left
}

fn carry_out(context: &Context, job: &mut Leased) -> Result<Left> {
    let gate = &context.gate;
    let spec: ExportSpec = specs::read(&job.spec)?;
    let who = job.enter(gate)?;
    let object = who.catalogue().get(&job.object)?.clone();
    let format = format_of(&spec.format)?;
    // Where files lie in the database, its server says itself when it is full.
    let room = |bytes| gate.files_folder().map_or(Ok(()), |folder| room::demand(folder, bytes));
    let mut into = job.write(gate, Part::Export)?;
    let wanted = Wanted { object: &object, request: &spec.request, format, raw: spec.raw };
    let (org, owner, id) = (job.org, job.owner, job.id);
    let enter = || gate::enter::job::resume(gate, org, owner, id);
    let mut kept = Kept::of(context, job);
    let rows = match write(gate, &enter, &wanted, &mut into, &room, &mut kept) {
        Ok(rows) => rows,
        Err(fault) => {
            // What is missing for a while holds the job up; anything else is its end.
            if fault.kind != FaultKind::Unavailable {
                kept.discard();
            }
            return Err(fault);
        }
    };
    match kept.stopped() {
        Some(Stopped::Interrupted) => return Ok(Left::Interrupted),
        Some(Stopped::Wished(Wish::Pause)) => {
            job.paused(gate)?;
            return Ok(Left::Ended("paused"));
        }
        Some(Stopped::Wished(_)) => {
            kept.discard();
            job.cancelled(gate, json!({ "rows": rows }))?;
            return Ok(Left::Ended("cancelled"));
        }
        None => {}
    }
    let size = into.finish()?;
    let stamp = stamp(gate, &who, &object, &spec.request.purpose, who.lang());
    let file = JobFile { name: export::file_name(&stamp, format), size };
    kept.discard();
    job.done(gate, json!({ "rows": rows }), &[(Part::Export, file)])?;
    Ok(Left::Ended("done"))
}

/// The format of this name.
///
/// # Errors
/// `bad_argument`.
pub fn format_of(name: &str) -> Result<Format> {
    match name {
        "xlsx" => Ok(Format::Xlsx),
        "csv" => Ok(Format::Csv),
        _ => Err(Fault::invalid("bad_argument").with("name", "format")),
    }
}

/// Who exports what, when and why.
#[must_use]
pub fn stamp(gate: &Gate, who: &Entered, object: &Object, purpose: &str, lang: Lang) -> Stamp {
    let at = gate.now().rfc3339();
    let at =
        format!("{} {} UTC", at.get(..10).unwrap_or_default(), at.get(11..16).unwrap_or_default());
    Stamp {
        exporter: who.org().user_name(Some(who.user())),
        at,
        title: object.plural.clone(),
        purpose: purpose_label(purpose),
        organisation: who.org().name.clone(),
        lang,
    }
}

fn purpose_label(name: &str) -> Text {
    let known = purpose::ALL.iter().find(|(known, ..)| *known == name);
    known.map_or_else(|| Text::new(name, name), |(_, zh, en)| Text::new(*zh, *en))
}
