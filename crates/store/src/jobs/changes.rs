//! What a job does to each record: waiting, done or refused, and undone or kept where somebody takes it back. A line
//! goes from one state to the next in the transaction of the change that it tells of, so that nothing is done twice.

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Cell, Conn, Row, cells};
use crate::sql::statement::{Statement, insert_rows};

/// What a job is to do, or did, to one record.
#[derive(Clone)]
pub struct Change {
    /// Its place in the job.
    pub seq: i64,
    /// The record's object.
    pub object: String,
    /// The record.
    pub record: Id,
    /// What: the verb's name.
    pub act: String,
    /// The version that it made; 0 before.
    pub version: i64,
    /// Whose the record was, where it changes hands.
    pub former: Option<Id>,
    /// Whose it becomes.
    pub target: Option<Id>,
}

/// The states of a line.
pub mod state {
    /// Nothing was done yet.
    pub const WAITING: &str = "waiting";
    /// It was done.
    pub const DONE: &str = "done";
    /// There was nothing to do.
    pub const SAME: &str = "same";
    /// It was refused.
    pub const REFUSED: &str = "refused";
    /// It was done and taken back.
    pub const UNDONE: &str = "undone";
    /// It was done and could not be taken back.
    pub const KEPT: &str = "kept";
}

/// How a line goes on.
#[derive(Clone)]
pub struct Turn {
    /// The state that it must have.
    pub from: &'static str,
    /// The state that it gets.
    pub to: &'static str,
    /// The version that was made; what stood there stays where there is none.
    pub version: Option<i64>,
    /// Why, where it was refused; no personal values.
    pub told: Option<Json>,
}

/// Lines of one kind, counted.
pub struct Counted {
    /// The object.
    pub object: String,
    /// What.
    pub act: String,
    /// The state.
    pub state: String,
    /// Whose the records become.
    pub target: Option<Id>,
    /// How many.
    pub count: u64,
}

const COLUMNS: &str = "seq, object, record, act, version, former, target";

/// Adds lines in this state behind those that are there.
///
/// # Errors
/// Those of the database.
pub fn add(c: &mut Conn, org: Id, job: Id, state: &str, changes: &[Change]) -> Result<()> {
    let last = c.query_first(
        "SELECT COALESCE(MAX(seq), 0) FROM job_change WHERE org = ?1 AND job = ?2",
        &cells![org, job],
    )?;
    let last = last.map_or(Ok(0), |row| row.int(0))?;
    let line = |(place, one): (usize, &Change)| -> Vec<Cell> {
        let seq = last + 1 + i64::try_from(place).unwrap_or(i64::MAX);
        cells![
            org,
            job,
            seq,
            &one.object,
            one.record,
            &one.act,
            state,
            one.version,
            one.former,
            one.target
        ]
        .into()
    };
    insert_rows(
        c,
        "INSERT INTO job_change (org, job, seq, object, record, act, state, version, former, target) VALUES ",
        changes.iter().enumerate().map(line).collect(),
    )
}

/// The lines in this state behind this place, or, backwards, before it.
///
/// # Errors
/// Those of the database.
pub fn some(
    c: &mut Conn,
    (org, job): (Id, Id),
    state: &str,
    from: Option<i64>,
    backwards: bool,
    limit: usize,
) -> Result<Vec<Change>> {
    let (sign, order, all) = if backwards { ("<", "DESC", i64::MAX) } else { (">", "ASC", -1) };
    let sql = format!(
        "SELECT {COLUMNS} FROM job_change WHERE org = ?1 AND job = ?2 AND state = ?3
         AND seq {sign} ?4 ORDER BY seq {order} LIMIT ?5"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = c.query(&sql, &cells![org, job, state, from.unwrap_or(all), limit])?;
    rows.into_iter().map(read).collect()
}

/// Takes a line on. It belongs into the transaction of the change that it tells of.
///
/// # Errors
/// `lease_lost` when somebody else has taken it on: the change must not be.
pub fn turn(c: &mut Conn, org: Id, job: Id, seq: i64, turn: &Turn) -> Result<()> {
    let told = turn.told.as_ref().map(Json::to_string);
    let turned = c.execute(
        "UPDATE job_change SET state = ?5, version = COALESCE(?6, version), told = ?7
         WHERE org = ?1 AND job = ?2 AND seq = ?3 AND state = ?4",
        &cells![org, job, seq, turn.from, turn.to, turn.version, told],
    )?;
    if turned == 0 { Err(Fault::new(FaultKind::Conflict, "lease_lost")) } else { Ok(()) }
}

/// How many lines there are of each kind.
///
/// # Errors
/// Those of the database.
pub fn counts(c: &mut Conn, org: Id, job: Id) -> Result<Vec<Counted>> {
    let rows = c.query(
        "SELECT object, act, state, target, COUNT(*) FROM job_change WHERE org = ?1 AND job = ?2
         GROUP BY object, act, state, target ORDER BY object, act, state, target",
        &cells![org, job],
    )?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Counted {
                object: row.text(0)?,
                act: row.text(1)?,
                state: row.text(2)?,
                target: row.opt_id(3)?,
                count: u64::try_from(row.int(4)?).unwrap_or_default(),
            })
        })
        .collect()
}

/// How many lines were kept for one of these reasons.
///
/// # Errors
/// Those of the database.
pub fn kept_for(c: &mut Conn, org: Id, job: Id, codes: &[&str]) -> Result<u64> {
    let s = kept(c, "SELECT COUNT(*) FROM job_change", (org, job), codes);
    let count = c.query_first(&s.sql, &s.params)?.map_or(Ok(0), |row| row.int(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Lines that were kept for one of these reasons are done as before, to be taken back once more.
///
/// # Errors
/// Those of the database.
pub fn reopen(c: &mut Conn, org: Id, job: Id, codes: &[&str]) -> Result<()> {
    let done = format!("UPDATE job_change SET state = '{}'", state::DONE);
    let s = kept(c, &done, (org, job), codes);
    c.execute(&s.sql, &s.params).map(drop)
}

/// A statement about the lines of a job that were kept for one of these reasons.
fn kept(c: &Conn, what: &str, (org, job): (Id, Id), codes: &[&str]) -> Statement {
    let mut s = Statement::new(c.dialect(), what);
    s.push(" WHERE org = ").push_bound(org).push(" AND job = ").push_bound(job);
    let list = s.bind_list(codes.iter().map(|code| Cell::from(*code)));
    s.push(&format!(" AND state = '{}' AND told ->> 'code' IN {list}", state::KEPT));
    s
}

/// The first lines of which something is told, with that: why they were refused or kept.
///
/// # Errors
/// Those of the database.
pub fn told(c: &mut Conn, org: Id, job: Id, limit: usize) -> Result<Vec<(Change, Json)>> {
    let sql = format!(
        "SELECT {COLUMNS}, told FROM job_change
         WHERE org = ?1 AND job = ?2 AND told IS NOT NULL ORDER BY seq LIMIT ?3"
    );
    let rows = c.query(&sql, &cells![org, job, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    rows.into_iter()
        .map(|mut row| {
            let told = row.json(7)?;
            Ok((read(row)?, told))
        })
        .collect()
}

/// Removes all lines of a job.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, org: Id, job: Id) -> Result<()> {
    c.execute("DELETE FROM job_change WHERE org = ?1 AND job = ?2", &cells![org, job])?;
    Ok(())
}

/// Removes the lines of jobs of all organisations that ended before this moment.
///
/// # Errors
/// Those of the database.
pub fn forget(c: &mut Conn, before: Timestamp) -> Result<u64> {
    c.execute(
        "DELETE FROM job_change WHERE EXISTS (SELECT 1 FROM job
           WHERE job.org = job_change.org AND job.id = job_change.job AND job.finished_at < ?1)",
        &cells![before],
    )
}

fn read(mut row: Row) -> Result<Change> {
    Ok(Change {
        seq: row.int(0)?,
        object: row.text(1)?,
        record: row.id(2)?,
        act: row.text(3)?,
        version: row.int(4)?,
        former: row.opt_id(5)?,
        target: row.opt_id(6)?,
    })
}
