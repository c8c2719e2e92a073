//! Work that runs without a request: saved, leased by one node at a time, with progress.

pub mod expiry;
pub mod refused;

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Conn, Row, cells};

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
     result, problem, created_at, started_at, finished_at, attempts";

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

/// Leases the oldest job that waits or whose node has gone (its lease ran out); it runs now. A job
/// that this node has leased already is taken up again: a node asks only when it has none in hand,
/// so that such a job broke off before its end could be written.
///
/// # Errors
/// Those of the database.
pub fn lease(
    c: &mut Conn,
    node: Id,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Job>> {
    let lock = c.dialect().for_update_skip_locked();
    let Some(row) = c.query_first(
        &format!(
            "SELECT org, id FROM job WHERE state = 'waiting'
             OR (state = 'running' AND (lease_until < ?1 OR lease_node = ?2))
             ORDER BY created_at LIMIT 1{lock}"
        ),
        &cells![now, node],
    )?
    else {
        return Ok(None);
    };
    let (org, id) = (row.id(0)?, row.id(1)?);
    c.execute(
        "UPDATE job SET state = 'running', problem = NULL, lease_node = ?3, lease_until = ?4,
         attempts = attempts + 1, started_at = COALESCE(started_at, ?5) WHERE org = ?1 AND id = ?2",
        &cells![org, id, node, lease_until, now],
    )?;
    get(c, org, id)
}

/// Ends the leases of a node that will not come back, so that its jobs need not wait for their end.
/// Should it live after all, its next report says `lease_lost`.
///
/// # Errors
/// Those of the database.
pub fn release(c: &mut Conn, node: Id, now: Timestamp) -> Result<u64> {
    let over = Timestamp(now.0 - 1);
    c.execute(
        "UPDATE job SET lease_node = NULL, lease_until = ?2
         WHERE lease_node = ?1 AND state = 'running'",
        &cells![node, over],
    )
}

/// Writes how a leased job stands and tells what somebody wishes of it.
///
/// # Errors
/// `lease_lost` when another node has taken the job over: stop, and write nothing more.
pub fn report(
    c: &mut Conn,
    org: Id,
    id: Id,
    node: Id,
    progress: &Progress,
) -> Result<Option<String>> {
    let p = progress;
    let kept = c.execute(
        "UPDATE job SET done = ?4, total = ?5, cursor = COALESCE(?6, cursor), lease_until = ?7,
         attempts = CASE WHEN ?6 IS NULL THEN attempts ELSE 0 END
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND state = 'running'",
        &cells![org, id, node, p.done, p.total, p.cursor.as_ref(), p.lease_until],
    )?;
    if kept == 0 {
        return Err(lease_lost());
    }
    wished(c, org, id)
}

/// Gives a leased job back, since the program is about to end: the next start or another node goes
/// on at once.
///
/// # Errors
/// `lease_lost` when another node has taken the job over.
pub fn give_back(c: &mut Conn, org: Id, id: Id, node: Id) -> Result<()> {
    let released = c.execute(
        "UPDATE job SET state = 'waiting', lease_node = NULL, lease_until = NULL,
         attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND state = 'running'",
        &cells![org, id, node],
    )?;
    if released == 0 { Err(lease_lost()) } else { Ok(()) }
}

fn lease_lost() -> Fault {
    Fault::new(FaultKind::Conflict, "lease_lost")
}

/// What somebody wishes of a job that runs.
///
/// # Errors
/// Those of the database.
pub fn wished(c: &mut Conn, org: Id, id: Id) -> Result<Option<String>> {
    c.query_first("SELECT wish FROM job WHERE org = ?1 AND id = ?2", &cells![org, id])?
        .map_or(Ok(None), |mut row| row.opt_text(0))
}

/// Ends or pauses a leased job.
///
/// # Errors
/// `lease_lost` when another node has taken the job over.
pub fn finish(c: &mut Conn, org: Id, id: Id, node: Id, ending: &Ending) -> Result<()> {
    let json = |json: &Option<Json>| json.as_ref().map(Json::to_string);
    let finished = (ending.state != "paused").then_some(ending.at);
    let ended = c.execute(
        "UPDATE job SET state = ?4, result = ?5, problem = ?6, finished_at = ?7, wish = NULL,
         attempts = 0, has_files = ?8, lease_node = NULL, lease_until = NULL
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND state = 'running'",
        &cells![
            org,
            id,
            node,
            &ending.state,
            json(&ending.result),
            json(&ending.problem),
            finished,
            i64::from(ending.has_files)
        ],
    )?;
    if ended == 0 {
        return Err(lease_lost());
    }
    if finished.is_some() { refused::remove(c, org, id) } else { Ok(()) }
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
    })
}
