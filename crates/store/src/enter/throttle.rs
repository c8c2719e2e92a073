//! Counts of wrong tries, under a keyed hash of what they named.

use kernel::{Result, Timestamp};

use crate::conn::{Conn, cells};

/// The count under one key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ThrottleRow {
    /// HMAC of the login or the network.
    pub key: [u8; 32],
    /// Wrong tries so far.
    pub failures: i64,
    /// When the last try was.
    pub last_at: Timestamp,
    /// Until when nothing is tried any more.
    pub locked_until: Option<Timestamp>,
}

/// The count under this key; on PostgreSQL its row is held until the transaction ends, so that
/// tries at once are counted one by one.
///
/// # Errors
/// As for `Conn::query`.
pub fn fetch(c: &mut Conn, key: &[u8; 32]) -> Result<Option<ThrottleRow>> {
    let lock = c.dialect().for_update();
    if !lock.is_empty() {
        // A row that is not there cannot be held: the first tries at once would each be the first.
        let sql = "INSERT INTO enter_throttle (key, failures, last_at) VALUES (?1, 0, 0) \
                   ON CONFLICT (key) DO NOTHING";
        c.execute(sql, &cells![key])?;
    }
    let sql =
        format!("SELECT failures, last_at, locked_until FROM enter_throttle WHERE key = ?1{lock}");
    let row = c.query_first(&sql, &cells![key])?;
    row.map(|r| {
        Ok(ThrottleRow {
            key: *key,
            failures: r.int(0)?,
            last_at: r.time(1)?,
            locked_until: r.opt_time(2)?,
        })
    })
    .transpose()
}

/// Keeps a count.
///
/// # Errors
/// As for `Conn::query`.
pub fn put(c: &mut Conn, row: &ThrottleRow) -> Result<()> {
    let sql = "INSERT INTO enter_throttle (key, failures, last_at, locked_until) \
               VALUES (?1, ?2, ?3, ?4) ON CONFLICT (key) DO UPDATE SET \
               failures = excluded.failures, last_at = excluded.last_at, \
               locked_until = excluded.locked_until";
    c.execute(sql, &cells![row.key, row.failures, row.last_at, row.locked_until]).map(drop)
}

/// Forgets a count.
///
/// # Errors
/// As for `Conn::query`.
pub fn clear(c: &mut Conn, key: &[u8; 32]) -> Result<()> {
    c.execute("DELETE FROM enter_throttle WHERE key = ?1", &cells![key]).map(drop)
}

/// Forgets all counts whose last try was before this moment.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, before: Timestamp) -> Result<u64> {
    c.execute("DELETE FROM enter_throttle WHERE last_at < ?1", &cells![before])
}
