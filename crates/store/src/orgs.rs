//! Organisations.

use kernel::{Fault, Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Conn, Row, cells};
use crate::sql::dialect::Dialect;

/// An organisation of the deployment.
#[derive(Clone)]
pub struct Org {
    /// The organisation.
    pub id: Id,
    /// The company's name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
    /// When it was set up.
    pub created_at: Timestamp,
    /// Further settings, such as when the recovery key was saved; the gate knows their form.
    pub body: Json,
}

/// Writes a new organisation.
///
/// # Errors
/// Those of the database.
pub fn insert(c: &mut Conn, org: &Org) -> Result<()> {
    c.execute(
        "INSERT INTO org (id, name, demo, created_at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        &cells![org.id, &org.name, org.demo, org.created_at, org.body.to_string()],
    )?;
    Ok(())
}

/// Changes an organisation's name and settings. Its row is held until the transaction ends, so that
/// changes at once both hold.
///
/// # Errors
/// `not_found`; those of the database.
pub fn change(c: &mut Conn, id: Id, change: impl FnOnce(&mut Org)) -> Result<()> {
    hold(c, id)?;
    let mut org = get(c, id)?.ok_or_else(Fault::not_found)?;
    change(&mut org);
    c.execute(
        "UPDATE org SET name = ?2, body = ?3 WHERE id = ?1",
        &cells![id, &org.name, org.body.to_string()],
    )?;
    Ok(())
}

/// Holds an organisation's row until the transaction ends: what others decide about the organisation
/// and hold likewise is decided before or after this. SQLite's one writer needs no more.
///
/// # Errors
/// Those of the database.
pub fn hold(c: &mut Conn, id: Id) -> Result<()> {
    let lock = c.dialect().for_update();
    c.query_first(&format!("SELECT 1 FROM org WHERE id = ?1{lock}"), &cells![id]).map(drop)
}

/// The organisation of this id.
///
/// # Errors
/// Those of the database.
pub fn get(c: &mut Conn, id: Id) -> Result<Option<Org>> {
    c.query_first("SELECT id, name, demo, created_at, body FROM org WHERE id = ?1", &cells![id])?
        .map(read)
        .transpose()
}

/// All organisations, the oldest first.
///
/// # Errors
/// Those of the database.
pub fn all(c: &mut Conn) -> Result<Vec<Org>> {
    c.query("SELECT id, name, demo, created_at, body FROM org ORDER BY created_at, id", &[])?
        .into_iter()
        .map(read)
        .collect()
}

/// How often what belongs to an organisation's directory (its row, users, roles, departments,
/// declarations) has changed. Always 0 in the embedded database, where the one process knows.
///
/// # Errors
/// Those of the database.
pub fn changes(c: &mut Conn, id: Id) -> Result<i64> {
    if c.dialect() == Dialect::Sqlite {
        return Ok(0);
    }
    c.query_first("SELECT n FROM org_change WHERE org = ?1", &cells![id])?
        .map_or(Ok(0), |row| row.int(0))
}

fn read(mut row: Row) -> Result<Org> {
    Ok(Org {
        id: row.id(0)?,
        name: row.text(1)?,
        demo: row.yes(2)?,
        created_at: row.time(3)?,
        body: row.json(4)?,
    })
}
