//! Jobs as those see them who asked for them.

use std::io::Write;

use audit::Outcome;
use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use store::jobs::{self, Job as Row};

use super::expiry::FILES_KEPT_SECONDS;
use super::files::{self, Name};
use super::sealed;
use super::specs;
use crate::answer::moment;
use crate::entered::Entered;
use crate::ledger::{Recorder, event_of};
use crate::parts::Gate;
use crate::path::{Act, Entry};

/// Jobs that a list tells at most.
const LISTED: usize = 100;

/// A job of the caller.
#[derive(Serialize)]
pub struct JobShown {
    /// Its id.
    pub id: Id,
    /// `import`, `export`, `bulk`, `handover` or `undo`.
    pub kind: String,
    /// The object.
    pub object: String,
    /// `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
    /// When it was asked for.
    pub created_at: String,
    /// When it began.
    pub started_at: Option<String>,
    /// When it ended.
    pub finished_at: Option<String>,
    /// What came out; no personal values.
    pub result: Option<Json>,
    /// Why it failed: `code` and `detail`.
    pub problem: Option<Json>,
    /// The file of an export.
    pub file: Option<JobFile>,
    /// Whether there is a file of the refused rows.
    pub errors_file: bool,
    /// When its file is removed.
    pub expires_at: Option<String>,
}

/// The file of a job.
#[derive(Clone, Serialize, Deserialize)]
pub struct JobFile {
    /// What to call it.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// What a job does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Takes the rows of an upload in.
    Import,
    /// Writes records into a file.
    Export,
}

impl Kind {
    /// The verb that the caller needs.
    const fn verb(self) -> Verb {
        match self {
            Self::Import => Verb::Import,
            Self::Export => Verb::Export,
        }
    }
}

/// Which file of a job.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The export.
    Export,
    /// The refused rows of an import.
    Refused,
}

impl Part {
    /// The verb of the jobs that write it.
    const fn verb(self) -> Verb {
        match self {
            Self::Export => Verb::Export,
            Self::Refused => Verb::Import,
        }
    }

    /// The file's part of the name on the disk, and of the member in the job's result.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Refused => "refused",
        }
    }
}

/// What the caller wishes of a job.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Rest after the chunk in hand.
    Pause,
    /// Go on.
    Resume,
    /// End after the chunk in hand; what was done stays.
    Cancel,
}

impl Wish {
    /// The word in the store and in the ledger.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Cancel => "cancel",
        }
    }
}

/// Adds a job that waits for a runner. Whether the caller may do that at all is decided now; each
/// of the job's steps is decided again.
///
/// # Errors
/// `denied`.
pub fn add(gate: &Gate, who: &Entered, kind: Kind, object: &str, spec: &Json) -> Result<Id> {
    let act = Act::begin(gate, who, kind.verb(), object)?;
    act.permit_rows()?;
    let event = act.event(Entry::default(), Outcome::Done)?;
    let New { id, .. } =
        put(gate, who, New::of(kind.verb().name(), object, spec), event, |_, _| Ok(()))?;
    Ok(id)
}

/// A job that is to be.
pub(crate) struct New<'a> {
    /// Its id.
    pub id: Id,
    kind: &'a str,
    object: &'a str,
    spec: &'a Json,
    /// What there is to do, where it is known.
    pub total: Option<u64>,
}

impl<'a> New<'a> {
    /// A job of this kind.
    pub fn of(kind: &'a str, object: &'a str, spec: &'a Json) -> Self {
        Self { id: Id::new(), kind, object, spec, total: None }
    }
}

/// Adds a job with its entry in the ledger, and what else belongs into that transaction.
pub(crate) fn put<'a>(
    gate: &Gate,
    who: &Entered,
    new: New<'a>,
    mut event: audit::Event,
    also: impl Fn(&mut store::Conn, Id) -> Result<()> + Send + 'static,
) -> Result<New<'a>> {
    let (org, id) = (who.org_id(), new.id);
    let row = Row {
        org,
        id,
        kind: new.kind.to_owned(),
        object: Some(new.object.to_owned()),
        owner: who.user(),
        state: "waiting".to_owned(),
        wish: None,
        done: 0,
        total: new.total.and_then(|total| i64::try_from(total).ok()),
        spec: sealed::seal(gate, org, id, "spec", new.spec)?,
        cursor: None,
        result: None,
        problem: None,
        created_at: gate.now(),
        started_at: None,
        finished_at: None,
        attempts: 0,
        lease: 0,
    };
    event.details.insert("step".to_owned(), "start".to_owned());
    event.details.insert("job".to_owned(), id.to_string());
    let chain = gate.0.recorder.chain();
    gate.0.store.of(org).write(move |c| {
        jobs::add(c, &row)?;
        also(c, id)?;
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    Ok(new)
}

/// The caller's latest jobs, newest first. How far a job is is no personal data, and pages ask for
/// it every second: it leaves no entry in the ledger.
///
/// # Errors
/// When the store cannot be read.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<JobShown>> {
    let (org, owner) = (who.org_id(), who.user());
    let rows = gate.0.store.of(org).read(|c| jobs::list(c, org, Some(owner), LISTED))?;
    Ok(rows.into_iter().map(|row| shown(who, row)).collect())
}

/// One of the caller's jobs.
///
/// # Errors
/// `not_found`, also for somebody else's.
pub fn get(gate: &Gate, who: &Entered, id: Id) -> Result<JobShown> {
    own(gate, who, id).map(|row| shown(who, row))
}

/// Pauses, resumes or cancels one of the caller's jobs.
///
/// # Errors
/// `not_found`; `job_not_running` when it is over already.
pub fn wish(gate: &Gate, who: &Entered, id: Id, wish: Wish) -> Result<JobShown> {
    let row = own(gate, who, id)?;
    let now = gate.now();
    let settled = specs::settled(&row.kind, &spec(gate, &row)?);
    let settled = settled.map(|spec| sealed::seal(gate, row.org, id, "spec", &spec)).transpose()?;
    let mut event = event_of(who, wish.name(), now);
    event.object = row.object;
    event.details.insert("job".to_owned(), id.to_string());
    let (org, chain) = (who.org_id(), gate.0.recorder.chain());
    let heard = gate.0.store.of(org).write(move |c| {
        let heard = jobs::wish(c, org, id, wish.name(), now)?;
        if heard {
            // One that did not run is over with the wish to end it.
            settled.iter().try_for_each(|spec| jobs::settle(c, org, id, spec))?;
            Recorder::append(c, &chain, std::slice::from_ref(&event))?;
        }
        Ok(heard)
    })?;
    if !heard {
        return Err(Fault::new(FaultKind::Conflict, "job_not_running"));
    }
    get(gate, who, id)
}

/// A file of one of the caller's jobs; its entry in the ledger is durable.
pub struct JobDownload {
    /// What to call it, and its bytes.
    pub file: JobFile,
    gate: Gate,
    org: Id,
    job: Id,
    part: Part,
    lease: i64,
}

impl JobDownload {
    /// Unseals the file into a writer, chunk by chunk.
    ///
    /// # Errors
    /// When the file was altered, or the writer fails.
    pub fn write_to(self, into: &mut dyn Write) -> Result<()> {
        let (org, of, part, lease) = (self.org, self.job, self.part.name(), self.lease);
        let mut from = files::open(&self.gate, Name { org, of, part, lease })?;
        std::io::copy(&mut from, into).map(drop).map_err(crypto::stream::fault_of)
    }
}

/// Opens a file of one of the caller's jobs, for who may still do what the job did.
///
/// # Errors
/// `not_found` when the job is somebody else's or has no such file; `denied` when the right to
/// export or import was withdrawn meanwhile.
pub fn download(gate: &Gate, who: &Entered, id: Id, part: Part) -> Result<JobDownload> {
    let row = own(gate, who, id)?;
    let file = file(&row, part).ok_or_else(Fault::not_found)?;
    let object = row.object.as_deref().unwrap_or_default();
    Act::begin(gate, who, part.verb(), object)?.permit_rows()?;
    let mut event = event_of(who, Verb::Download.name(), gate.now());
    event.object = row.object;
    event.details.insert("job".to_owned(), id.to_string());
    event.details.insert("part".to_owned(), part.name().to_owned());
    gate.0.recorder.record(event)?;
    let lease = row.lease;
    Ok(JobDownload { file, gate: gate.clone(), org: who.org_id(), job: id, part, lease })
}

/// What a job was told.
///
/// # Errors
/// `wrong_key` when it was altered.
pub(crate) fn spec(gate: &Gate, row: &Row) -> Result<Json> {
    sealed::open(gate, row.org, row.id, "spec", &row.spec)
}

fn own(gate: &Gate, who: &Entered, id: Id) -> Result<Row> {
    let row = gate.0.store.of(who.org_id()).read(|c| jobs::get(c, who.org_id(), id))?;
    row.filter(|row| row.owner == who.user()).ok_or_else(Fault::not_found)
}

fn file(row: &Row, part: Part) -> Option<JobFile> {
    let told = row.result.as_ref()?.get("files")?.get(part.name())?;
    serde_json::from_value(told.clone()).ok()
}

fn shown(who: &Entered, row: Row) -> JobShown {
    let lang = who.lang();
    let problem = row.problem.as_ref().map(|problem| {
        let code = problem.get("code").and_then(Json::as_str).unwrap_or("internal");
        let detail = problem.get("detail").and_then(|d| d.get(lang.tag())).cloned();
        serde_json::json!({ "code": code, "detail": detail })
    });
    let (file, refused) = (file(&row, Part::Export), file(&row, Part::Refused));
    let result = row.result.map(|mut result| {
        if let Some(members) = result.as_object_mut() {
            members.remove("files");
        }
        result
    });
    let kept = row.finished_at.filter(|_| file.is_some() || refused.is_some());
    let expires_at = kept.map(|at| moment(at.plus_seconds(FILES_KEPT_SECONDS)));
    JobShown {
        id: row.id,
        kind: row.kind,
        object: row.object.unwrap_or_default(),
        state: row.state,
        done: u64::try_from(row.done).unwrap_or_default(),
        total: row.total.and_then(|total| u64::try_from(total).ok()),
        created_at: moment(row.created_at),
        started_at: row.started_at.map(moment),
        finished_at: row.finished_at.map(moment),
        result,
        problem,
        file,
        errors_file: refused.is_some(),
        expires_at,
    }
}
