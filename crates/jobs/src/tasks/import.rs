//! Imports: an upload becomes records, chunk by chunk.

use gate::work::jobs::{JobFile, Part, Wish};
use gate::work::runner::Leased;
use gate::work::specs::{self, ImportSpec};
use gate::work::steps::Step;
use gate::work::uploads;
use gate::{Entered, Gate};
use kernel::{Fault, Lang, Result};
use sales::import::{self, Flow, GateIntake, Keeper, Progress, RefusedRow, Source, Spec};
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
/// What reading the file or the gate refuses; the job fails with it, and what was stored stays.
pub fn task(context: &Context, job: &mut Leased) -> Result<Left> {
    let gate = &context.gate;
    let wanted: ImportSpec = specs::read(&job.spec)?;
    let (_, mut bytes) = uploads::open(gate, &job.enter(gate)?, wanted.upload)?;
    let Place { spec, progress } = match &job.cursor {
        Some(cursor) => specs::read(cursor)?,
        None => {
            let spec: Spec = specs::read(&wanted.reading)?;
            let (spec, rows) = ready(gate, || job.enter(gate), &mut bytes, spec, &job.object)?;
            job.total = Some(rows);
            Place { spec, progress: Progress::default() }
        }
    };
    let mut keeper = JobKeeper { context, job, place: Place { spec, progress }, wish: None };
    let done = keeper.run(&mut bytes);
    let JobKeeper { job, place: Place { spec, progress }, wish, .. } = keeper;
    if let Err(fault) = done {
        job.so_far = told(gate, job, &progress).ok();
        return Err(fault);
    }
    if context.is_stopping() && job.total.is_none_or(|all| progress.rows < all) && wish.is_none() {
        return Ok(Left::Interrupted);
    }
    match wish {
        Some(Wish::Pause) => {
            job.paused(gate)?;
            return Ok(Left::Ended("paused"));
        }
        Some(_) => {
            job.cancelled(gate, told(gate, job, &progress)?)?;
            return Ok(Left::Ended("cancelled"));
        }
        None => {}
    }
    let mut files = Vec::new();
    if progress.refused > 0 {
        let mut into = job.write(gate, Part::Refused)?;
        let (who, refused) = (job.enter(gate)?, refused(gate, job));
        write_refused(gate, &who, &mut bytes, &spec, refused, &mut into)?;
        let size = into.finish()?;
        files.push((Part::Refused, JobFile { name: "refused.xlsx".into(), size }));
    }
    job.done(gate, told(gate, job, &progress)?, &files)?;
    // The file was used up; when this fails, the sweep removes it a day later.
    let _ = uploads::remove(gate, job.org, wanted.upload);
    Ok(Left::Ended("done"))
}

/// Keeps how far a job's import is: in the job, and with what its owner wishes meanwhile.
struct JobKeeper<'a> {
    context: &'a Context,
    job: &'a mut Leased,
    place: Place,
    wish: Option<Wish>,
}

impl JobKeeper<'_> {
    fn run(&mut self, bytes: &mut dyn Source) -> Result<()> {
        let Place { spec, progress } = &self.place;
        let (spec, progress) = (spec.clone(), progress.clone());
        let gate = &self.context.gate;
        store(gate, bytes, &spec, progress, self).map(drop)
    }
}

impl Keeper for JobKeeper<'_> {
    fn enter(&self) -> Result<Entered> {
        self.job.enter(&self.context.gate)
    }

    fn step(&self, progress: &Progress, refused: &[RefusedRow]) -> Result<Option<Step>> {
        let place = Place { spec: self.place.spec.clone(), progress: progress.clone() };
        let cursor = specs::write(&place)?;
        let part = if refused.is_empty() { None } else { Some(specs::write(&refused)?) };
        let part = part.as_ref().map(|part| (progress.chunks, part));
        self.job.step(&self.context.gate, progress.rows, &cursor, part).map(Some)
    }

    fn kept(&mut self, progress: &Progress, _: Vec<RefusedRow>) -> Result<Flow> {
        self.place.progress = progress.clone();
        self.job.done = progress.rows;
        self.wish = self.job.wish(&self.context.gate)?;
        self.context.tell(self.job, "running");
        let stop = self.wish.is_some() || self.context.is_stopping();
        Ok(if stop { Flow::Stop } else { Flow::Continue })
    }
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
    if !matches!(object, "customer" | "lead") {
        return Err(Fault::denied("no_import_of_this"));
    }
    let who = enter()?;
    let declared = who.catalogue().get(object)?;
    let (mut spec, rows) = import::resolve(source, declared, &spec)?;
    object.clone_into(&mut spec.object);
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
    source: &mut dyn Source,
    spec: &Spec,
    progress: Progress,
    keeper: &mut dyn Keeper,
) -> Result<Progress> {
    let who = keeper.enter()?;
    let mut intake = GateIntake::new(gate, spec, keeper)?;
    let object = who.catalogue().get(spec.object())?;
    import::run(source, object, spec, progress, &mut intake, who.lang())
}

/// Writes the file of the refused rows, whose refusals come in the order of the rows.
///
/// # Errors
/// What reading or writing fails with.
pub fn write_refused(
    gate: &Gate,
    who: &Entered,
    source: &mut dyn Source,
    spec: &Spec,
    refused: impl Iterator<Item = Result<RefusedRow>>,
    into: &mut dyn std::io::Write,
) -> Result<()> {
    let object = who.catalogue().get(spec.object())?;
    let stamp = stamp(gate, who, object, "service", Lang::Zh);
    import::write_refused(source, object, spec, refused, into, &stamp)
}

/// The refusals of a job so far, read part by part.
fn refused<'a>(
    gate: &'a Gate,
    job: &'a Leased,
) -> impl Iterator<Item = Result<RefusedRow>> + use<'a> {
    job.refused(gate).flat_map(|part| {
        let rows = part.and_then(|part| specs::read::<Vec<RefusedRow>>(&part));
        let (rows, fault) = match rows {
            Ok(rows) => (rows, None),
            Err(fault) => (Vec::new(), Some(Err(fault))),
        };
        rows.into_iter().map(Ok).chain(fault)
    })
}

/// What came out, as the interface tells it.
fn told(gate: &Gate, job: &Leased, done: &Progress) -> Result<Json> {
    let refused = refused(gate, job).take(TOLD).collect::<Result<Vec<_>>>()?;
    Ok(json!({
        "rows": done.rows,
        "created": done.created,
        "updated": done.updated,
        "repeated": done.repeated,
        "refused": refused,
        "refused_count": done.refused,
    }))
}
