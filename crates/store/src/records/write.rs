//! Changing records.

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Cell, Conn, cells};
use crate::records::framing;
use crate::records::read::{restrict, visible};
use crate::records::row::{Handover, RowUpdate, open_json};
use crate::sql::dialect::identifier;
use crate::sql::statement::Statement;
use crate::tokens;

/// Changes a record, and whose it is where that is asked for, and gives its new version.
///
/// # Errors
/// `version_conflict` with `current_version` when somebody else changed it first; `not_found`
/// when it is missing or not permitted.
pub fn update(c: &mut Conn, permit: &Permit, change: &RowUpdate) -> Result<i64> {
    // The permit may no longer cover what the record becomes: its own statement is the last one.
    if let Some(new) = &change.tokens {
        tokens::replace(c, permit, change.id, new)?;
    }
    let mut s = Statement::new(c.dialect(), "UPDATE record SET version = version + 1");
    s.bind(permit.org());
    set(&mut s, "updated_at", change.at);
    set(&mut s, "open", open_json(&change.open)?);
    set(&mut s, "sealed", framing::encode(&change.sealed)?);
    set(&mut s, "key_version", change.key_version);
    if let Some(to) = &change.handover {
        set(&mut s, "owner", to.owner);
        set(&mut s, "department", to.department);
        set(&mut s, "state", to.state);
    }
    let seen = Seen { version: Some(change.expected_version), at: change.seen_at };
    run_versioned(c, permit, s, change.id, seen)?;
    if let Some(to) = &change.handover {
        take_along(c, permit, change.id, to)?;
    }
    Ok(change.expected_version + 1)
}

/// Holds a record to be as it was seen (its id, version, and the time of its last change), and notes the time:
/// whatever was prepared on it before is a conflict from now on. Its version stays.
///
/// # Errors
/// As for `update`.
pub fn settle(
    c: &mut Conn,
    permit: &Permit,
    (id, version, seen_at): (Id, i64, Timestamp),
    at: Timestamp,
) -> Result<()> {
    let mut s = Statement::new(c.dialect(), "UPDATE record SET version = version");
    s.bind(permit.org());
    set(&mut s, "updated_at", at);
    run_versioned(c, permit, s, id, Seen { version: Some(version), at: Some(seen_at) })
}

/// Puts a record into the recycle bin (`deleted`) or takes it out (`active`, `pooled`).
///
/// # Errors
/// As for `update`; without an expected version there is no conflict.
pub fn set_state(
    c: &mut Conn,
    permit: &Permit,
    id: Id,
    expected_version: Option<i64>,
    state: &str,
    at: Timestamp,
) -> Result<()> {
    let mut s = Statement::new(c.dialect(), "UPDATE record SET version = version + 1");
    s.bind(permit.org());
    set(&mut s, "updated_at", at);
    set(&mut s, "state", state);
    run_versioned(c, permit, s, id, Seen { version: expected_version, at: None })
}

/// Brings the records that follow this one after it, to its new owner.
fn take_along(c: &mut Conn, permit: &Permit, id: Id, to: &Handover) -> Result<()> {
    let sql = format!(
        "WITH RECURSIVE follower(id) AS (
           SELECT id FROM record WHERE org = ?1 AND parent = ?2{but}
           UNION SELECT r.id FROM record r JOIN follower f ON r.parent = f.id
             WHERE r.org = ?1{but})
         UPDATE record SET owner = ?3, department = ?4
         WHERE org = ?1 AND id IN (SELECT id FROM follower)",
        but = but(&to.apart)?
    );
    c.execute(&sql, &cells![permit.org(), id, to.owner, to.department]).map(drop)
}

/// Leaves out the records of these objects.
fn but(apart: &[String]) -> Result<String> {
    if apart.is_empty() {
        return Ok(String::new());
    }
    let names: Result<Vec<String>> =
        apart.iter().map(|name| Ok(format!("'{}'", identifier(name)?))).collect();
    Ok(format!(" AND object NOT IN ({})", names?.join(", ")))
}

/// Sets the department on permitted records of this owner that have another one, at most `limit`
/// of them, and on all records that follow them and have no owner of their own (`apart` names the
/// objects that have); how many of the former were touched. Versions stay: the department is the
/// owner's.
///
/// # Errors
/// Those of the database.
pub fn set_department(
    c: &mut Conn,
    permit: &Permit,
    owner: Id,
    department: Option<Id>,
    apart: &[String],
    limit: usize,
) -> Result<u64> {
    let rows = misplaced(c, permit, owner, department, limit)?;
    let sql = format!(
        "WITH RECURSIVE moved(id) AS (
           SELECT id FROM record WHERE org = ?1 AND id = ?2
           UNION SELECT r.id FROM record r JOIN moved m ON r.parent = m.id WHERE r.org = ?1{but})
         UPDATE record SET department = ?3
         WHERE org = ?1 AND id IN (SELECT id FROM moved)",
        but = but(apart)?
    );
    for id in &rows {
        c.execute(&sql, &cells![permit.org(), *id, department])?;
    }
    Ok(rows.len() as u64)
}

/// The permitted records of this owner that have another department than this one, at most `limit`.
///
/// # Errors
/// Those of the database.
pub fn misplaced(
    c: &mut Conn,
    permit: &Permit,
    owner: Id,
    department: Option<Id>,
    limit: usize,
) -> Result<Vec<Id>> {
    let mut s = Statement::new(c.dialect(), "SELECT id FROM record");
    restrict(&mut s, permit)?;
    // The states stand in the index before the owner.
    s.push(" AND state IN ('active', 'deleted') AND owner = ").push_bound(owner);
    s.push(" AND department IS DISTINCT FROM ").push_bound(department);
    s.push(" LIMIT ").push_bound(i64::try_from(limit).unwrap_or(i64::MAX));
    c.query(&s.sql, &s.params)?.iter().map(|row| row.id(0)).collect()
}

fn set(s: &mut Statement, column: &str, value: impl Into<Cell>) {
    s.push(&format!(", {column} = ")).push_bound(value);
}

/// The record as it was when the change was prepared.
struct Seen {
    version: Option<i64>,
    at: Option<Timestamp>,
}

/// Adds the conditions, runs the update and says what is wrong when it touched nothing.
fn run_versioned(
    c: &mut Conn,
    permit: &Permit,
    mut s: Statement,
    id: Id,
    seen: Seen,
) -> Result<()> {
    restrict(&mut s, permit)?;
    s.push(" AND id = ").push_bound(id);
    if let Some(version) = seen.version {
        s.push(" AND version = ").push_bound(version);
    }
    if let Some(at) = seen.at {
        s.push(" AND updated_at = ").push_bound(at);
    }
    if c.execute(&s.sql, &s.params)? > 0 {
        return Ok(());
    }
    match visible(c, permit, id)? {
        Some(current) => {
            Err(Fault::new(FaultKind::Conflict, "version_conflict")
                .with("current_version", current))
        }
        None => Err(Fault::not_found()),
    }
}
