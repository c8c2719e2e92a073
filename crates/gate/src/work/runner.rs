//! Jobs as the runner sees them: leased by one node at a time, told of often enough that another
//! node can go on when this one dies.

use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;

use kernel::{Fault, Id, Lang, Result};
use serde_json::{Value as Json, json};
use store::Across;
use store::jobs::{self, Ending, Holder, Progress};

use super::files::{self, Name, SealedWriter};
use super::jobs::{JobFile, Part, Wish};
use super::sealed;
use super::specs;
use super::steps::wish_of;
use crate::enter;
use crate::entered::Entered;
use crate::notify::Telling;
use crate::parts::Gate;

/// A lease holds for so many seconds after the last sign of its node. Clocks of nodes may differ by a
/// few of them: what a late node still writes is refused by the lease's number.
pub(super) const LEASE_SECONDS: i64 = 12;
/// A job that did not come further in so many attempts is given up.
const ATTEMPTS: i64 = 3;

/// The file in the data folder that names the node which ran here last.
const NODE: &str = "node";

/// The id of a node that begins to run jobs. One process at a time owns a data folder, so that
/// whoever ran here before has gone, killed perhaps: its jobs are free at once and wait for no
/// lease to end.
///
/// # Errors
/// Those of the store.
pub fn begin(gate: &Gate) -> Result<Id> {
    let path = gate.data_dir().join(NODE);
    let before = std::fs::File::open(&path).ok().and_then(|file| {
        let mut text = String::new();
        file.take(100).read_to_string(&mut text).ok()?;
        text.trim().parse::<Id>().ok()
    });
    if let Some(before) = before {
        let now = gate.now();
        gate.0.store.across(Across::Leasing).write(move |c| jobs::release(c, before, now))?;
    }
    let node = Id::new();
    let write = || {
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.create(true).truncate(true).write(true).mode(0o600).open(&path)?;
        writeln!(file, "{node}")
    };
    if let Err(error) = write() {
        // Nothing is lost by it: after a kill, jobs wait for the end of their leases.
        tracing::warn!(kind = %error.kind(), "the node's id could not be kept");
    }
    Ok(node)
}

/// A job in this node's hands.
pub struct Leased {
    /// The organisation.
    pub org: Id,
    /// The job.
    pub id: Id,
    /// `import`, `export` …
    pub kind: String,
    /// The object.
    pub object: String,
    /// Whose permissions it works with.
    pub owner: Id,
    /// What to do.
    pub spec: Json,
    /// Where to go on after an interruption.
    pub cursor: Option<Json>,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
    /// What came out so far, to be told if the job fails; no personal values.
    pub so_far: Option<Json>,
    attempts: i64,
    pub(super) holder: Holder,
}

/// Keeps the lease of a job while the job is at something long.
#[derive(Clone, Copy)]
pub struct Hold {
    org: Id,
    job: Id,
    holder: Holder,
}

impl Hold {
    /// Gives another sign of life.
    ///
    /// # Errors
    /// `lease_lost` when another node has the job.
    pub fn keep(self, gate: &Gate) -> Result<()> {
        let until = gate.now().plus_seconds(LEASE_SECONDS);
        gate.0
            .store
            .of(self.org)
            .write(move |c| jobs::extend(c, self.org, self.job, self.holder, until))
    }
}

/// Takes the oldest job that waits, whose node has gone, or that broke off here.
///
/// # Errors
/// Those of the store; `wrong_key` when the specification was altered: the job has failed then.
pub fn lease(gate: &Gate, node: Id) -> Result<Option<Leased>> {
    let now = gate.now();
    let until = now.plus_seconds(LEASE_SECONDS);
    let Some(row) =
        gate.0.store.across(Across::Leasing).write(move |c| jobs::lease(c, node, now, until))?
    else {
        return Ok(None);
    };
    let mut job = Leased {
        org: row.org,
        id: row.id,
        spec: Json::Null,
        cursor: None,
        kind: row.kind,
        object: row.object.unwrap_or_default(),
        owner: row.owner,
        done: u64::try_from(row.done).unwrap_or_default(),
        total: row.total.and_then(|total| u64::try_from(total).ok()),
        so_far: None,
        attempts: row.attempts,
        holder: Holder { node, lease: row.lease },
    };
    match job.open(gate, &row.spec, row.cursor.as_deref()) {
        Ok(()) => Ok(Some(job)),
        Err(fault) => {
            // It would be taken again and again, before all that wait behind it.
            job.failed(gate, &fault)?;
            Err(fault)
        }
    }
}

impl Leased {
    fn open(&mut self, gate: &Gate, spec: &[u8], cursor: Option<&[u8]>) -> Result<()> {
        let open = |part: &str, bytes: &[u8]| sealed::open(gate, self.org, self.id, part, bytes);
        let (spec, cursor) =
            (open("spec", spec)?, cursor.map(|bytes| open("cursor", bytes)).transpose()?);
        (self.spec, self.cursor) = (spec, cursor);
        Ok(())
    }

    /// Whether it was begun often enough without coming further: its node ended each time.
    #[must_use]
    pub const fn is_hopeless(&self) -> bool {
        self.attempts > ATTEMPTS
    }

    /// Lets the owner in for the next step: with the permissions of this moment, and not at all
    /// when frozen meanwhile.
    ///
    /// # Errors
    /// `frozen`, `not_signed_in`.
    pub fn enter(&self, gate: &Gate) -> Result<Entered> {
        enter::job::resume(gate, self.org, self.owner, self.id)
    }

    /// Tells how far it is and where to go on; what the owner wishes comes back.
    ///
    /// # Errors
    /// `lease_lost` when another node has it: stop at once.
    pub fn report(&self, gate: &Gate, cursor: Option<&Json>) -> Result<Option<Wish>> {
        let sealed = |cursor| sealed::seal(gate, self.org, self.id, "cursor", cursor);
        let progress = Progress {
            done: i64::try_from(self.done).unwrap_or(i64::MAX),
            total: self.total.and_then(|total| i64::try_from(total).ok()),
            cursor: cursor.map(sealed).transpose()?,
            lease_until: gate.now().plus_seconds(LEASE_SECONDS),
        };
        let (org, id, holder) = (self.org, self.id, self.holder);
        let wish =
            gate.0.store.of(org).write(move |c| jobs::report(c, org, id, holder, &progress))?;
        Ok(wish_of(wish.as_deref()))
    }

    /// Gives the job back, since the program is about to end.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn release(&self, gate: &Gate) -> Result<()> {
        let (org, id, holder) = (self.org, self.id, self.holder);
        gate.0.store.of(org).write(move |c| jobs::give_back(c, org, id, holder))
    }

    /// What keeps its lease meanwhile.
    #[must_use]
    pub const fn hold(&self) -> Hold {
        Hold { org: self.org, job: self.id, holder: self.holder }
    }

    const fn file(&self, part: Part) -> Name<'static> {
        Name { org: self.org, of: self.id, part: part.name(), lease: self.holder.lease }
    }

    /// Begins a file of this job.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`.
    pub fn write(&self, gate: &Gate, part: Part) -> Result<SealedWriter> {
        files::create(gate, self.file(part))
    }

    /// Removes a file of this job that is not whole.
    ///
    /// # Errors
    /// `unavailable`.
    pub fn discard(&self, gate: &Gate, part: Part) -> Result<()> {
        files::remove(gate, self.file(part))
    }

    /// It is done.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn done(&self, gate: &Gate, result: Json, files: &[(Part, JobFile)]) -> Result<()> {
        self.end(gate, "done", Some(with_files(result, files)), None, !files.is_empty())
    }

    /// It was cancelled; what came out so far is told.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn cancelled(&self, gate: &Gate, result: Json) -> Result<()> {
        self.end(gate, "cancelled", Some(result), None, false)
    }

    /// It rests where the last report stands.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn paused(&self, gate: &Gate) -> Result<()> {
        self.end(gate, "paused", None, None, false)
    }

    /// It rests where the last report stands, for something is missing that may come back, such as
    /// room on the disk. Its owner is told what, and lets it go on.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn held_up(&self, gate: &Gate, fault: &Fault) -> Result<()> {
        self.end(gate, "paused", None, Some(problem(fault)), false)
    }

    /// It failed for good; what was done until then stays and is told.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn failed(&self, gate: &Gate, fault: &Fault) -> Result<()> {
        self.end(gate, "failed", self.so_far.clone(), Some(problem(fault)), false)
    }

    fn end(
        &self,
        gate: &Gate,
        state: &str,
        result: Option<Json>,
        problem: Option<Json>,
        has_files: bool,
    ) -> Result<()> {
        let ending = Ending { state: state.to_owned(), result, problem, has_files, at: gate.now() };
        let (org, id, holder) = (self.org, self.id, self.holder);
        let ended = matches!(state, "done" | "failed");
        let telling = ended.then(|| Telling::of_job(gate, org, self.owner, &self.object));
        let told = telling.clone();
        // Of a job that rests nothing is taken: it is not over.
        let settled = specs::settled(&self.kind, &self.spec);
        let spec = settled.map(|spec| sealed::seal(gate, org, id, "spec", &spec)).transpose()?;
        gate.0.store.of(org).write(move |c| {
            jobs::finish(c, org, id, holder, &ending)?;
            spec.iter().try_for_each(|spec| jobs::settle(c, org, id, spec))?;
            telling.iter().try_for_each(|telling| telling.keep(c))
        })?;
        told.iter().for_each(|telling| telling.announce(gate));
        Ok(())
    }
}

fn with_files(mut result: Json, files: &[(Part, JobFile)]) -> Json {
    if let Some(members) = result.as_object_mut() {
        let told = files.iter().map(|(part, file)| (part.name().to_owned(), json!(file)));
        members.insert("files".to_owned(), Json::Object(told.collect()));
    }
    result
}

/// The fault as its owner reads it, in both languages.
fn problem(fault: &Fault) -> Json {
    let detail = json!({
        Lang::Zh.tag(): fault.message(Lang::Zh),
        Lang::En.tag(): fault.message(Lang::En),
    });
    json!({ "code": fault.code, "detail": detail })
}
