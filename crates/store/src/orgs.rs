//! The organisations that one deployment hosts.

use kernel::{Id, Result, Timestamp};

use crate::conn::cells;
use crate::conn::{Conn, Row};

/// An organisation.
#[derive(Clone, PartialEq, Eq)]
pub struct OrgRow {
    /// Its id, which leads every primary key.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Makes an organisation.
///
/// # Errors
/// Internal when the id exists; those of the database.
pub fn insert(c: &mut Conn, org: &OrgRow) -> Result<()> {
    c.execute(
        "INSERT INTO org (id, name, demo, created_at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        &cells![org.id, &org.name, i64::from(org.demo), org.created_at, "{}"],
    )?;
    Ok(())
}

/// The organisation of this id.
///
/// # Errors
/// Those of the database.
pub fn fetch(c: &mut Conn, id: Id) -> Result<Option<OrgRow>> {
    c.query_first("SELECT id, name, demo, created_at FROM org WHERE id = ?1", &cells![id])?
        .map(row)
        .transpose()
}

/// All organisations, the oldest first.
///
/// # Errors
/// Those of the database.
pub fn list(c: &mut Conn) -> Result<Vec<OrgRow>> {
    c.query("SELECT id, name, demo, created_at FROM org ORDER BY created_at, id", &[])?
        .into_iter()
        .map(row)
        .collect()
}

/// Gives an organisation another name.
///
/// # Errors
/// Those of the database.
pub fn rename(c: &mut Conn, id: Id, name: &str) -> Result<()> {
    c.execute("UPDATE org SET name = ?2 WHERE id = ?1", &cells![id, name])?;
    Ok(())
}

fn row(mut row: Row) -> Result<OrgRow> {
    Ok(OrgRow { id: row.id(0)?, name: row.text(1)?, demo: row.yes(2)?, created_at: row.time(3)? })
}
