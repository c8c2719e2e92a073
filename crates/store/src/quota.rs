//! What a user may do so many times an hour or a day, counted by all nodes together.

use std::borrow::Cow;

use kernel::{Id, Result};

use crate::conn::{Conn, cells};

/// What is counted, for whom, and in which hour (since 1970).
#[derive(Clone)]
pub struct Count {
    /// The organisation.
    pub org: Id,
    /// The user.
    pub user: Id,
    /// What is counted.
    pub kind: Cow<'static, str>,
    /// The hour, for a day its last one. A node whose clock lags counts into the later hour that another has begun.
    pub hour: i64,
}

/// Counts so many more, unless the hour's sum would be above the limit; `false` then, and nothing is
/// counted.
///
/// # Errors
/// Those of the database.
pub fn spend(c: &mut Conn, count: &Count, n: i64, limit: i64) -> Result<bool> {
    if n > limit {
        return Ok(false);
    }
    let counted = c.execute(
        "INSERT INTO quota (org, user_id, kind, hour, n) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (org, user_id, kind) DO UPDATE SET
           n = CASE WHEN quota.hour < excluded.hour THEN excluded.n ELSE quota.n + excluded.n END,
           hour = CASE WHEN quota.hour < excluded.hour THEN excluded.hour ELSE quota.hour END
         WHERE quota.hour < excluded.hour OR quota.n + excluded.n <= ?6",
        &cells![count.org, count.user, count.kind.as_ref(), count.hour, n, limit],
    )?;
    Ok(counted > 0)
}

/// How many were counted in this hour.
///
/// # Errors
/// Those of the database.
pub fn spent(c: &mut Conn, count: &Count) -> Result<i64> {
    c.query_first(
        "SELECT n FROM quota WHERE org = ?1 AND user_id = ?2 AND kind = ?3 AND hour >= ?4",
        &cells![count.org, count.user, count.kind.as_ref(), count.hour],
    )?
    .map_or(Ok(0), |row| row.int(0))
}

/// Forgets the hours before this one.
///
/// # Errors
/// Those of the database.
pub fn sweep(c: &mut Conn, hour: i64) -> Result<()> {
    c.execute("DELETE FROM quota WHERE hour < ?1", &cells![hour]).map(drop)
}
