//! Changing records.

use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Cell, Conn, cells};
use crate::records::framing;
use crate::records::read::{restrict, visible};
use crate::records::row::{RowUpdate, open_json};
use crate::sql::dialect::identifier;
use crate::sql::statement::Statement;
use crate::tokens;

/// Changes a record and gives its new version.
///
/// # Errors
/// `version_conflict` with `current_version` when somebody else changed it first; `not_found`
/// when it is missing or not permitted.
pub fn update(c: &mut Conn, permit: &Permit, change: &RowUpdate) -> Result<i64> {
    let mut s = Statement::new(c.dialect(), "UPDATE record SET version = version + 1");
    s.bind(permit.org());
    set(&mut s, "updated_at", change.at);
    set(&mut s, "open", open_json(&change.open)?);
    set(&mut s, "sealed", framing::encode(&change.sealed)?);
    set(&mut s, "key_version", change.key_version);
    run_versioned(c, permit, s, change.id, Some(change.expected_version))?;
    if let Some(new) = &change.tokens {
        tokens::replace(c, permit, change.id, new)?;
    }
    Ok(change.expected_version + 1)
}

/// Puts a record into the recycle bin (`deleted`) or takes it out (`active`).
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
    run_versioned(c, permit, s, id, expected_version)
}

/// To whom a record goes.
pub struct Handover<'a> {
    /// The version that is expected, if any.
    pub expected_version: Option<i64>,
    /// The new owner.
    pub owner: Option<Id>,
    /// Their department.
    pub department: Option<Id>,
    /// When.
    pub at: Timestamp,
    /// The objects whose records keep their owner when what they follow is given away
    /// (`Catalogue::apart`).
    pub apart: &'a [String],
}

/// Gives a record to another owner, with all records that follow it and have no owner of their own
/// (their versions stay).
///
/// # Errors
/// As for `set_state`.
pub fn set_owner(c: &mut Conn, permit: &Permit, id: Id, to: &Handover<'_>) -> Result<()> {
    let mut s = Statement::new(c.dialect(), "UPDATE record SET version = version + 1");
    s.bind(permit.org());
    set(&mut s, "updated_at", to.at);
    set(&mut s, "owner", to.owner);
    set(&mut s, "department", to.department);
    run_versioned(c, permit, s, id, to.expected_version)?;
    let sql = format!(
        "WITH RECURSIVE follower(id) AS (
           SELECT id FROM record WHERE org = ?1 AND parent = ?2{but}
           UNION SELECT r.id FROM record r JOIN follower f ON r.parent = f.id
             WHERE r.org = ?1{but})
         UPDATE record SET owner = ?3, department = ?4
         WHERE org = ?1 AND id IN (SELECT id FROM follower)",
        but = but(to.apart)?
    );
    c.execute(&sql, &cells![permit.org(), id, to.owner, to.department])?;
    Ok(())
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

/// Adds the conditions, runs the update and says what is wrong when it touched nothing.
fn run_versioned(
    c: &mut Conn,
    permit: &Permit,
    mut s: Statement,
    id: Id,
    expected: Option<i64>,
) -> Result<()> {
    restrict(&mut s, permit)?;
    s.push(" AND id = ").push_bound(id);
    if let Some(version) = expected {
        s.push(" AND version = ").push_bound(version);
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
