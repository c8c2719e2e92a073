//! Jobs as the runner sees them: leased by one node at a time, told of often enough that another
//! node can go on when this one dies.

use kernel::{Fault, Id, Lang, Result};
use serde_json::{Value as Json, json};
use store::jobs::{self, Ending, Progress};

use super::files::{self, SealedWriter};
use super::jobs::{JobFile, Part, Wish};
use super::sealed;
use crate::enter;
use crate::entered::Entered;
use crate::parts::Gate;

/// A lease holds for so many seconds after the last report.
const LEASE_SECONDS: i64 = 60;

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
    node: Id,
}

/// Takes the oldest job that waits, or whose node has gone.
///
/// # Errors
/// Those of the store; `wrong_key` when the specification was altered.
pub fn lease(gate: &Gate, node: Id) -> Result<Option<Leased>> {
    let now = gate.now();
    let until = now.plus_seconds(LEASE_SECONDS);
    let Some(row) = gate.0.store.write(move |c| jobs::lease(c, node, now, until))? else {
        return Ok(None);
    };
    let open = |part: &str, bytes: &[u8]| sealed::open(gate, row.org, row.id, part, bytes);
    Ok(Some(Leased {
        org: row.org,
        id: row.id,
        spec: open("spec", &row.spec)?,
        cursor: row.cursor.as_deref().map(|bytes| open("cursor", bytes)).transpose()?,
        kind: row.kind,
        object: row.object.unwrap_or_default(),
        owner: row.owner,
        done: u64::try_from(row.done).unwrap_or_default(),
        total: row.total.and_then(|total| u64::try_from(total).ok()),
        node,
    }))
}

impl Leased {
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
        let (org, id, node) = (self.org, self.id, self.node);
        let wish = gate.0.store.write(move |c| jobs::report(c, org, id, node, &progress))?;
        Ok(match wish.as_deref() {
            Some("pause") => Some(Wish::Pause),
            Some("cancel") => Some(Wish::Cancel),
            _ => None,
        })
    }

    /// Begins a file of this job.
    ///
    /// # Errors
    /// `disk_full`, `unavailable`.
    pub fn write(&self, gate: &Gate, part: Part) -> Result<SealedWriter> {
        files::create(gate, self.org, self.id, part.name())
    }

    /// It is done.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn done(&self, gate: &Gate, result: Json, files: &[(Part, JobFile)]) -> Result<()> {
        self.end(gate, "done", Some(with_files(result, files)), None)
    }

    /// It was cancelled; what came out so far is told.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn cancelled(&self, gate: &Gate, result: Json) -> Result<()> {
        self.end(gate, "cancelled", Some(result), None)
    }

    /// It rests where the last report stands.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn paused(&self, gate: &Gate) -> Result<()> {
        self.end(gate, "paused", None, None)
    }

    /// It failed for good.
    ///
    /// # Errors
    /// `lease_lost`.
    pub fn failed(&self, gate: &Gate, fault: &Fault) -> Result<()> {
        let detail = json!({
            Lang::Zh.tag(): fault.message(Lang::Zh),
            Lang::En.tag(): fault.message(Lang::En),
        });
        self.end(gate, "failed", None, Some(json!({ "code": fault.code, "detail": detail })))
    }

    fn end(
        &self,
        gate: &Gate,
        state: &str,
        result: Option<Json>,
        problem: Option<Json>,
    ) -> Result<()> {
        let ending = Ending { state: state.to_owned(), result, problem, at: gate.now() };
        let (org, id, node) = (self.org, self.id, self.node);
        gate.0.store.write(move |c| jobs::finish(c, org, id, node, &ending))
    }
}

fn with_files(mut result: Json, files: &[(Part, JobFile)]) -> Json {
    if let Some(members) = result.as_object_mut() {
        let told = files.iter().map(|(part, file)| (part.name().to_owned(), json!(file)));
        members.insert("files".to_owned(), Json::Object(told.collect()));
    }
    result
}
