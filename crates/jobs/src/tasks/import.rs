//! Imports: an upload becomes records, chunk by chunk.

use std::io::Cursor;

use gate::work::jobs::{JobFile, Part, Wish};
use gate::work::runner::Leased;
use gate::work::specs::{self, ImportSpec};
use gate::work::uploads;
use gate::{Entered, Gate};
use kernel::{Fault, Id, Lang, Result};
use sales::import::{self, Flow, GateIntake, Progress, Source, Spec};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::export::stamp;
use crate::runner::{Context, Left};

/// Refused rows that a job's result tells one by one; the file has all of them.
const TOLD: usize = 1_000;

/// Where an import stands: how the file is read, and how far.
#[derive(Serialize, Deserialize)]
struct Place {
    spec: Spec,
    progress: Progress,
}

/// Carries out an import job.
///
/// # Errors
/// What reading the file or the gate refuses; the job fails with it.
pub fn task(context: &Context, job: &mut Leased) -> Result<Left> {
    let gate = &context.gate;
    let wanted: ImportSpec = specs::read(&job.spec)?;
    let who = job.enter(gate)?;
    let (_, bytes) = uploads::open(gate, &who, wanted.upload)?;
    let (spec, progress) = match &job.cursor {
        Some(cursor) => {
            let Place { spec, progress } = specs::read(cursor)?;
            (spec, progress)
        }
        None => {
            let spec: Spec = specs::read(&wanted.reading)?;
            let (spec, rows) =
                ready(gate, || job.enter(gate), &mut source(&bytes), spec, &job.object)?;
            job.total = Some(rows);
            (spec, Progress::default())
        }
    };
    let who = job.enter(gate)?;
    let mut wish = None;
    let done = {
        let keep = |progress: &Progress| {
            job.done = progress.rows;
            let cursor = specs::write(&Place { spec: spec.clone(), progress: progress.clone() })?;
            wish = job.report(gate, Some(&cursor))?;
            context.tell(job, "running");
            let stop = wish.is_some() || context.is_stopping();
            Ok(if stop { Flow::Stop } else { Flow::Continue })
        };
        store(gate, &who, &mut source(&bytes), &spec, progress, keep)?
    };
    if context.is_stopping() && job.total.is_none_or(|total| done.rows < total) && wish.is_none() {
        return Ok(Left::Interrupted);
    }
    end(gate, job, &who, &bytes, &spec, &done, wish, wanted.upload)
}

#[expect(clippy::too_many_arguments, reason = "the end of a job needs all that it was made of")]
fn end(
    gate: &Gate,
    job: &Leased,
    who: &Entered,
    bytes: &[u8],
    spec: &Spec,
    done: &Progress,
    wish: Option<Wish>,
    upload: Id,
) -> Result<Left> {
    match wish {
        Some(Wish::Pause) => {
            job.paused(gate)?;
            return Ok(Left::Ended("paused"));
        }
        Some(_) => {
            job.cancelled(gate, told(done))?;
            return Ok(Left::Ended("cancelled"));
        }
        None => {}
    }
    let mut files = Vec::new();
    if !done.refused.is_empty() {
        let mut into = job.write(gate, Part::Refused)?;
        write_refused(gate, who, &mut source(bytes), spec, done, &mut into)?;
        let size = into.finish()?;
        files.push((Part::Refused, JobFile { name: "refused.xlsx".into(), size }));
    }
    job.done(gate, told(done), &files)?;
    // The file was used up; when this fails, the sweep removes it a day later.
    let _ = uploads::remove(gate, job.org, upload);
    Ok(Left::Ended("done"))
}

/// Fills in what the specification leaves open and adds the fields that it wants. Returns the
/// number of rows as well.
///
/// # Errors
/// What reading the file or designing fields refuses.
pub fn ready(
    gate: &Gate,
    enter: impl Fn() -> Result<Entered>,
    source: &mut dyn Source,
    spec: Spec,
    object: &str,
) -> Result<(Spec, u64)> {
    if object != "customer" {
        return Err(Fault::denied("no_import_of_this"));
    }
    let who = enter()?;
    let declared = who.catalogue().get(object)?;
    let (spec, rows) = import::resolve(source, declared, &spec)?;
    let mapping = spec.mapping.as_deref().unwrap_or_default();
    if spec.dry_run {
        import::may_add_fields(gate, &who, declared, mapping)?;
    } else {
        import::add_fields(gate, enter, declared, mapping)?;
    }
    Ok((spec, rows))
}

/// Stores the rows of a file by a specification that is ready.
///
/// # Errors
/// What reading the file or the gate refuses; single rows are refused by themselves.
pub fn store(
    gate: &Gate,
    who: &Entered,
    source: &mut dyn Source,
    spec: &Spec,
    progress: Progress,
    keep: impl FnMut(&Progress) -> Result<Flow>,
) -> Result<Progress> {
    let mut intake = GateIntake::new(gate, who, spec, keep)?;
    let object = who.catalogue().get("customer")?;
    import::run(source, object, spec, progress, &mut intake, who.lang())
}

/// Writes the file of the refused rows.
///
/// # Errors
/// What reading or writing fails with.
pub fn write_refused(
    gate: &Gate,
    who: &Entered,
    source: &mut dyn Source,
    spec: &Spec,
    done: &Progress,
    into: &mut dyn std::io::Write,
) -> Result<()> {
    let object = who.catalogue().get("customer")?;
    let stamp = stamp(gate, who, object, "service", Lang::Zh);
    import::write_refused(source, object, spec, &done.refused, into, &stamp)
}

/// The upload's own bytes, not a copy that nobody would wipe.
fn source(bytes: &[u8]) -> Cursor<&[u8]> {
    Cursor::new(bytes)
}

/// What came out, as the interface tells it.
fn told(done: &Progress) -> Json {
    json!({
        "rows": done.rows,
        "created": done.created,
        "updated": done.updated,
        "repeated": done.repeated,
        "refused": done.refused.iter().take(TOLD).collect::<Vec<_>>(),
        "refused_count": done.refused.len(),
    })
}
