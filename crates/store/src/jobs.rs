//! Work that runs without a request: saved, leased by one node at a time, with progress.

pub mod changes;
pub mod expiry;
mod lease;
pub mod refused;

use kernel::{Fault, Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Conn, Row, cells};

pub use lease::{Holder, extend, finish, give_back, lease, release, report, wished};

/// A job. `spec` and `cursor` are sealed by the gate: a filter may tell of persons.
#[derive(Clone)]
pub struct Job {
    /// The organisation.
    pub org: Id,
    /// The job.
    pub id: Id,
    /// `import`, `export` …
    pub kind: String,
    /// The object that it works on.
    pub object: Option<String>,
    /// Whose permissions it works with.
    pub owner: Id,
    /// `waiting`, `running`, `paused`, `done`, `failed`, `cancelled`.
    pub state: String,
    /// What somebody wants of the running job: `pause` or `cancel`.
    pub wish: Option<String>,
    /// Rows done.
    pub done: i64,
    /// Rows in all, once known.
    pub total: Option<i64>,
    /// What to do, sealed.
    pub spec: Vec<u8>,
    /// Where to go on after an interruption, sealed.
    pub cursor: Option<Vec<u8>>,
    /// What came of it; no personal values.
    pub result: Option<Json>,
    /// What went wrong: a code with its parameters.
    pub problem: Option<Json>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it first ran.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// How often it was begun since it last came further.
    pub attempts: i64,
    /// The number of its last lease; 0 before the first.
    pub lease: i64,
}

/// How a running job stands.
#[derive(Clone)]
pub struct Progress {
    /// Rows done.
    pub done: i64,
    /// Rows in all, once known.
    pub total: Option<i64>,
    /// Where to go on after an interruption, sealed; what stood there stays where there is none.
    pub cursor: Option<Vec<u8>>,
    /// The lease is kept until then.
    pub lease_until: Timestamp,
}

/// How a job ended, or that it rests.
#[derive(Clone)]
pub struct Ending {
    /// `done`, `failed`, `cancelled` or `paused`.
    pub state: String,
    /// What came of it.
    pub result: Option<Json>,
    /// What went wrong.
    pub problem: Option<Json>,
    /// Whether it leaves files.
    pub has_files: bool,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str = "org, id, kind, object, owner, state, wish, done, total, spec, cursor, \
     result, problem, created_at, started_at, finished_at, attempts, lease";

/// Adds a job that waits.
///
/// # Errors
/// Those of the database.
pub fn add(c: &mut Conn, job: &Job) -> Result<()> {
    let j = job;
    c.execute(
        "INSERT INTO job (org, id, kind, object, owner, state, done, total, spec, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &cells![
            j.org,
            j.id,
            &j.kind,
            j.object.as_ref(),
            j.owner,
            &j.state,
            j.done,
            j.total,
            &j.spec,
            j.created_at
        ],
    )?;
    Ok(())
}

/// A job of the organisation.
///
/// # Errors
/// Those of the database.
pub fn get(c: &mut Conn, org: Id, id: Id) -> Result<Option<Job>> {
    c.query_first(
        &format!("SELECT {COLUMNS} FROM job WHERE org = ?1 AND id = ?2"),
        &cells![org, id],
    )?
    .map(read)
    .transpose()
}

/// The latest jobs of one owner, or of all.
///
/// # Errors
/// Those of the database.
pub fn list(c: &mut Conn, org: Id, owner: Option<Id>, limit: usize) -> Result<Vec<Job>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = match owner {
        Some(owner) => c.query(
            &format!(
                "SELECT {COLUMNS} FROM job WHERE org = ?1 AND owner = ?2
                 ORDER BY created_at DESC, id DESC LIMIT ?3"
            ),
            &cells![org, owner, limit],
        ),
        None => c.query(
            &format!(
                "SELECT {COLUMNS} FROM job WHERE org = ?1
                 ORDER BY created_at DESC, id DESC LIMIT ?2"
            ),
            &cells![org, limit],
        ),
    };
    rows?.into_iter().map(read).collect()
}

/// Asks for `pause`, `resume` or `cancel`. A job that does not run changes at once; a running
/// one learns it at its next report. False when the job is over already.
///
/// # Errors
/// Those of the database.
pub fn wish(c: &mut Conn, org: Id, id: Id, wish: &str, at: Timestamp) -> Result<bool> {
    let idle = match wish {
        "pause" => "paused",
        "resume" => "waiting",
        "cancel" => "cancelled",
        _ => return Err(Fault::internal("an unknown wish for a job")),
    };
    let finished = (wish == "cancel").then_some(at);
    let changed = c.execute(
        "UPDATE job SET state = ?3, finished_at = ?4, wish = NULL
         WHERE org = ?1 AND id = ?2 AND state IN ('waiting', 'paused')",
        &cells![org, id, idle, finished],
    )?;
    if changed > 0 {
        return Ok(true);
    }
    let wish = (wish != "resume").then_some(wish);
    let told = c.execute(
        "UPDATE job SET wish = ?3 WHERE org = ?1 AND id = ?2 AND state = 'running'",
        &cells![org, id, wish],
    )?;
    Ok(told > 0)
}

/// Writes anew what a job that is over was told to do: less than before.
///
/// # Errors
/// Those of the database.
pub fn settle(c: &mut Conn, org: Id, id: Id, spec: &[u8]) -> Result<()> {
    c.execute(
        "UPDATE job SET spec = ?3 WHERE org = ?1 AND id = ?2 AND finished_at IS NOT NULL",
        &cells![org, id, spec],
    )?;
    Ok(())
}

fn read(mut row: Row) -> Result<Job> {
    let json = |text: Option<String>| {
        text.map(|t| serde_json::from_str(&t))
            .transpose()
            .map_err(|_| Fault::internal("a job's result is no JSON"))
    };
    Ok(Job {
        org: row.id(0)?,
        id: row.id(1)?,
        kind: row.text(2)?,
        object: row.opt_text(3)?,
        owner: row.id(4)?,
        state: row.text(5)?,
        wish: row.opt_text(6)?,
        done: row.int(7)?,
        total: row.opt_int(8)?,
        spec: row.blob(9)?,
        cursor: row.opt_blob(10)?,
        result: json(row.opt_text(11)?)?,
        problem: json(row.opt_text(12)?)?,
        created_at: row.time(13)?,
        started_at: row.opt_time(14)?,
        finished_at: row.opt_time(15)?,
        attempts: row.int(16)?,
        lease: row.int(17)?,
    })
}
