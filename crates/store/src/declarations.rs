//! What an organisation added to the built-in declarations, as JSON.

use kernel::{Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Conn, cells};

/// An organisation's declaration of one object.
#[derive(Clone)]
pub struct Declaration {
    /// The object's name.
    pub object: String,
    /// What it declares; the gate knows its form.
    pub body: Json,
    /// Grows by one with each change; other nodes notice changes by it.
    pub version: i64,
}

/// All declarations of an organisation.
///
/// # Errors
/// Those of the database.
pub fn all(c: &mut Conn, org: Id) -> Result<Vec<Declaration>> {
    c.query(
        "SELECT object, body, version FROM declaration WHERE org = ?1 ORDER BY object",
        &cells![org],
    )?
    .into_iter()
    .map(|mut row| {
        Ok(Declaration { object: row.text(0)?, body: row.json(1)?, version: row.int(2)? })
    })
    .collect()
}

/// The sum of all versions: it changes when any declaration does.
///
/// # Errors
/// Those of the database.
pub fn version(c: &mut Conn, org: Id) -> Result<i64> {
    c.query_first(
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM declaration WHERE org = ?1",
        &cells![org],
    )?
    .map_or(Ok(0), |row| row.int(0))
}

/// Writes a declaration and counts its version up.
///
/// # Errors
/// Those of the database.
pub fn put(c: &mut Conn, org: Id, object: &str, body: &Json, at: Timestamp) -> Result<()> {
    c.execute(
        "INSERT INTO declaration (org, object, body, version, updated_at) VALUES (?1, ?2, ?3, 1, ?4)
         ON CONFLICT (org, object) DO UPDATE SET body = excluded.body,
         version = declaration.version + 1, updated_at = excluded.updated_at",
        &cells![org, object, body.to_string(), at],
    )?;
    Ok(())
}
