//! What a running import refused: parts that only grow, one for each chunk, so that a long list
//! costs no more at its end than at its start.

use kernel::{Id, Result};

use crate::conn::{Conn, cells};

/// Adds a part; it belongs into the transaction of the chunk that it tells of.
///
/// # Errors
/// Internal when the part is there already; those of the database.
pub fn add(c: &mut Conn, org: Id, job: Id, part: i64, told: &[u8]) -> Result<()> {
    c.execute(
        "INSERT INTO job_refused (org, job, part, told) VALUES (?1, ?2, ?3, ?4)",
        &cells![org, job, part, told.to_vec()],
    )?;
    Ok(())
}

/// The first part behind this one, with its number.
///
/// # Errors
/// Those of the database.
pub fn next(c: &mut Conn, org: Id, job: Id, behind: i64) -> Result<Option<(i64, Vec<u8>)>> {
    c.query_first(
        "SELECT part, told FROM job_refused WHERE org = ?1 AND job = ?2 AND part > ?3
         ORDER BY part LIMIT 1",
        &cells![org, job, behind],
    )?
    .map(|mut row| Ok((row.int(0)?, row.blob(1)?)))
    .transpose()
}

/// Removes all parts of a job.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, org: Id, job: Id) -> Result<()> {
    c.execute("DELETE FROM job_refused WHERE org = ?1 AND job = ?2", &cells![org, job])?;
    Ok(())
}
