//! Jobs that have been over for long.

use kernel::{Id, Result, Timestamp};
use serde_json::Value as Json;

use super::{COLUMNS, Job, read};
use crate::conn::{Conn, cells};

/// Jobs of all organisations that ended before this moment and still have files, oldest first.
///
/// # Errors
/// Those of the database.
pub fn with_files(c: &mut Conn, before: Timestamp, limit: usize) -> Result<Vec<Job>> {
    c.query(
        &format!(
            "SELECT {COLUMNS} FROM job WHERE finished_at < ?1 AND has_files = 1
             ORDER BY finished_at LIMIT ?2"
        ),
        &cells![before, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(read)
    .collect()
}

/// Writes a job's result after its files were removed.
///
/// # Errors
/// Those of the database.
pub fn without_files(c: &mut Conn, org: Id, id: Id, result: Option<&Json>) -> Result<()> {
    c.execute(
        "UPDATE job SET result = ?3, has_files = 0 WHERE org = ?1 AND id = ?2",
        &cells![org, id, result.map(Json::to_string)],
    )?;
    Ok(())
}

/// Removes jobs of all organisations that ended before this moment, at most `limit`. How many.
///
/// # Errors
/// Those of the database.
pub fn forget(c: &mut Conn, before: Timestamp, limit: usize) -> Result<usize> {
    let over = c.query(
        "SELECT org, id FROM job WHERE finished_at < ?1 AND has_files = 0
         ORDER BY finished_at LIMIT ?2",
        &cells![before, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?;
    for row in &over {
        let (org, id) = (row.id(0)?, row.id(1)?);
        super::refused::remove(c, org, id)?;
        super::changes::remove(c, org, id)?;
        c.execute("DELETE FROM job WHERE org = ?1 AND id = ?2", &cells![org, id])?;
    }
    Ok(over.len())
}

/// Whether the files that this lease of a job writes are needed: the job is not over, or it left
/// them.
///
/// # Errors
/// Those of the database.
pub fn needs_files(c: &mut Conn, org: Id, id: Id, lease: i64) -> Result<bool> {
    let found = c.query_first(
        "SELECT 1 FROM job WHERE org = ?1 AND id = ?2 AND lease = ?3
         AND (finished_at IS NULL OR has_files = 1)",
        &cells![org, id, lease],
    )?;
    Ok(found.is_some())
}
