//! Records that are shared one by one, with users and departments. Ids and times alone.

use kernel::{Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Cell, Conn, Row, cells};
use crate::sql::statement::Statement;

/// A record that is shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// The share's id.
    pub id: Id,
    /// The record.
    pub record: Id,
    /// The user or department with whom it is shared.
    pub grantee: Id,
    /// Whether that is a department.
    pub is_department: bool,
    /// Whether they may change it.
    pub edit: bool,
    /// Who shared it.
    pub given_by: Id,
    /// When.
    pub given_at: Timestamp,
    /// When it ends.
    pub until: Timestamp,
}

/// What somebody may do with a record that is shared with them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The record.
    pub record: Id,
    /// Whether they may change it.
    pub edit: bool,
    /// When it ends.
    pub until: Timestamp,
}

const COLUMNS: &str = "id, record, grantee, is_department, edit, given_by, given_at, until";
const LIVE: &str = "ended_at IS NULL AND until >";

fn share(row: &Row) -> Result<Share> {
    Ok(Share {
        id: row.id(0)?,
        record: row.id(1)?,
        grantee: row.id(2)?,
        is_department: row.int(3)? != 0,
        edit: row.int(4)? != 0,
        given_by: row.id(5)?,
        given_at: row.time(6)?,
        until: row.time(7)?,
    })
}

/// Shares a permitted record, in place of what was shared with the same before.
///
/// # Errors
/// Those of the database.
pub fn give(c: &mut Conn, permit: &Permit, share: &Share) -> Result<()> {
    c.execute(
        "UPDATE record_share SET ended_at = ?4, ended_by = ?5
         WHERE org = ?1 AND record = ?2 AND grantee = ?3 AND ended_at IS NULL",
        &cells![permit.org(), share.record, share.grantee, share.given_at, share.given_by],
    )?;
    let flag = i64::from;
    c.execute(
        "INSERT INTO record_share (org, id, object, record, grantee, is_department, edit,
           given_by, given_at, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &cells![
            permit.org(),
            share.id,
            permit.object(),
            share.record,
            share.grantee,
            flag(share.is_department),
            flag(share.edit),
            share.given_by,
            share.given_at,
            share.until,
        ],
    )
    .map(drop)
}

/// Takes a share of a permitted record back; whether there was one.
///
/// # Errors
/// Those of the database.
pub fn take_back(
    c: &mut Conn,
    permit: &Permit,
    (record, id): (Id, Id),
    (by, at): (Id, Timestamp),
) -> Result<bool> {
    let sql = format!(
        "UPDATE record_share SET ended_at = ?4, ended_by = ?5
         WHERE org = ?1 AND id = ?2 AND record = ?3 AND object = ?6 AND {LIVE} ?4"
    );
    let cells = cells![permit.org(), id, record, at, by, permit.object()];
    Ok(c.execute(&sql, &cells)? > 0)
}

/// With whom a record of the permit's object is shared at this moment, the earliest first.
///
/// # Errors
/// Those of the database.
pub fn of_record(c: &mut Conn, permit: &Permit, record: Id, now: Timestamp) -> Result<Vec<Share>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM record_share
         WHERE org = ?1 AND record = ?2 AND object = ?3 AND {LIVE} ?4 ORDER BY given_at, id"
    );
    let found = c.query(&sql, &cells![permit.org(), record, permit.object(), now])?;
    found.iter().map(share).collect()
}

/// The shares by which one of these holds one of these records at this moment: of a record and of the one that it
/// follows.
///
/// # Errors
/// Those of the database.
pub fn through(
    c: &mut Conn,
    permit: &Permit,
    records: &[Id],
    grantees: &[Id],
    now: Timestamp,
) -> Result<Vec<Share>> {
    let mut s = live(c, permit.org(), COLUMNS, grantees, now);
    let list = s.bind_list(records.iter().map(Cell::from));
    s.push(&format!(" AND record IN {list} ORDER BY given_at, id"));
    c.query(&s.sql, &s.params)?.iter().map(share).collect()
}

/// What is shared with these at this moment, of whatever object, at most so many.
///
/// # Errors
/// Those of the database.
pub fn held(
    c: &mut Conn,
    org: Id,
    grantees: &[Id],
    now: Timestamp,
    limit: usize,
) -> Result<Vec<Held>> {
    let mut s = live(c, org, "record, edit, until", grantees, now);
    s.push(&format!(" ORDER BY given_at, id LIMIT {limit}"));
    let found = c.query(&s.sql, &s.params)?;
    let held =
        |row: &Row| Ok(Held { record: row.id(0)?, edit: row.int(1)? != 0, until: row.time(2)? });
    found.iter().map(held).collect()
}

fn live(c: &Conn, org: Id, what: &str, grantees: &[Id], now: Timestamp) -> Statement {
    let mut s =
        Statement::new(c.dialect(), &format!("SELECT {what} FROM record_share WHERE org = "));
    s.push_bound(org);
    s.push(&format!(" AND {LIVE} "));
    s.push_bound(now);
    let list = s.bind_list(grantees.iter().map(Cell::from));
    s.push(&format!(" AND grantee IN {list}"));
    s
}
