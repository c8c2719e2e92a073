//! Counters within a time window: failed logins by address, searches on masked fields, requests.
//! They count across nodes and restarts. The key is a digest, because logins that were typed in
//! may be anything.

use kernel::{Result, Timestamp};

use crate::conn::{Conn, cells};

/// Counts one more and gives the count within the window that began at most `window_seconds` ago.
///
/// # Errors
/// Those of the database.
pub fn count(
    c: &mut Conn,
    bucket: &str,
    key: &[u8; 32],
    now: Timestamp,
    window_seconds: i64,
) -> Result<i64> {
    let begins = now.plus_seconds(-window_seconds);
    c.query_first(
        "INSERT INTO attempt (bucket, key, since, count) VALUES (?1, ?2, ?3, 1)
         ON CONFLICT (bucket, key) DO UPDATE SET
         count = CASE WHEN attempt.since <= ?4 THEN 1 ELSE attempt.count + 1 END,
         since = CASE WHEN attempt.since <= ?4 THEN excluded.since ELSE attempt.since END
         RETURNING count",
        &cells![bucket, key, now, begins],
    )?
    .map_or(Ok(0), |row| row.int(0))
}

/// The count within the window and when it began, without counting.
///
/// # Errors
/// Those of the database.
pub fn peek(
    c: &mut Conn,
    bucket: &str,
    key: &[u8; 32],
    now: Timestamp,
    window_seconds: i64,
) -> Result<Option<(i64, Timestamp)>> {
    c.query_first(
        "SELECT count, since FROM attempt WHERE bucket = ?1 AND key = ?2 AND since > ?3",
        &cells![bucket, key, now.plus_seconds(-window_seconds)],
    )?
    .map(|row| Ok((row.int(0)?, row.time(1)?)))
    .transpose()
}

/// Forgets a counter, as after a success.
///
/// # Errors
/// Those of the database.
pub fn clear(c: &mut Conn, bucket: &str, key: &[u8; 32]) -> Result<()> {
    c.execute("DELETE FROM attempt WHERE bucket = ?1 AND key = ?2", &cells![bucket, key])?;
    Ok(())
}

/// Removes counters whose window began before this moment.
///
/// # Errors
/// Those of the database.
pub fn sweep(c: &mut Conn, before: Timestamp) -> Result<u64> {
    c.execute("DELETE FROM attempt WHERE since < ?1", &cells![before])
}
