//! Jobs in the hands of a node: leased, told of, ended. Every statement here names the lease, so that
//! a node that has lost it writes nothing more.

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use serde_json::Value as Json;

use super::{Ending, Job, Progress, get, refused};
use crate::conn::{Conn, cells};

/// Who holds a job: a node, by a lease of this number. Whoever holds an older one writes nothing
/// more, though it be the same node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The node.
    pub node: Id,
    /// The number of the lease.
    pub lease: i64,
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
         attempts = attempts + 1, lease = lease + 1, started_at = COALESCE(started_at, ?5) WHERE org = ?1 AND id = ?2",
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
    holder: Holder,
    progress: &Progress,
) -> Result<Option<String>> {
    let p = progress;
    let kept = c.execute(
        "UPDATE job SET done = ?4, total = ?5, cursor = COALESCE(?6, cursor), lease_until = ?7,
         attempts = CASE WHEN ?6 IS NULL THEN attempts ELSE 0 END
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND lease = ?8 AND state = 'running'",
        &cells![
            org,
            id,
            holder.node,
            p.done,
            p.total,
            p.cursor.as_ref(),
            p.lease_until,
            holder.lease
        ],
    )?;
    if kept == 0 {
        return Err(lease_lost());
    }
    wished(c, org, id)
}

/// Keeps the lease of a job until then, whatever the job is at.
///
/// # Errors
/// `lease_lost` when another node has taken the job over.
pub fn extend(c: &mut Conn, org: Id, id: Id, holder: Holder, until: Timestamp) -> Result<()> {
    let kept = c.execute(
        "UPDATE job SET lease_until = ?5
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND lease = ?4 AND state = 'running'",
        &cells![org, id, holder.node, holder.lease, until],
    )?;
    if kept == 0 { Err(lease_lost()) } else { Ok(()) }
}

/// Gives a leased job back, since the program is about to end: the next start or another node goes
/// on at once.
///
/// # Errors
/// `lease_lost` when another node has taken the job over.
pub fn give_back(c: &mut Conn, org: Id, id: Id, holder: Holder) -> Result<()> {
    let released = c.execute(
        "UPDATE job SET state = 'waiting', lease_node = NULL, lease_until = NULL,
         attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND lease = ?4 AND state = 'running'",
        &cells![org, id, holder.node, holder.lease],
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
pub fn finish(c: &mut Conn, org: Id, id: Id, holder: Holder, ending: &Ending) -> Result<()> {
    let json = |json: &Option<Json>| json.as_ref().map(Json::to_string);
    let finished = (ending.state != "paused").then_some(ending.at);
    let ended = c.execute(
        "UPDATE job SET state = ?4, result = ?5, problem = ?6, finished_at = ?7, wish = NULL,
         attempts = 0, has_files = ?8, lease_node = NULL, lease_until = NULL
         WHERE org = ?1 AND id = ?2 AND lease_node = ?3 AND lease = ?9 AND state = 'running'",
        &cells![
            org,
            id,
            holder.node,
            &ending.state,
            json(&ending.result),
            json(&ending.problem),
            finished,
            i64::from(ending.has_files),
            holder.lease
        ],
    )?;
    if ended == 0 {
        return Err(lease_lost());
    }
    if finished.is_some() { refused::remove(c, org, id) } else { Ok(()) }
}
