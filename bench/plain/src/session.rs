//! Sessions: a secret in a cookie, its hash in the database.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

/// The cookie's name.
pub const COOKIE: &str = "plain";
/// Seconds that a session lasts.
const LASTS: i64 = 12 * 3600;

/// Begins a session under this secret.
///
/// # Errors
/// Those of the database.
pub fn begin(conn: &Connection, secret: &str, user: &str) -> Result<()> {
    conn.execute(
        "INSERT INTO session (hash, user, expires_at) VALUES (?1, ?2, ?3)",
        params![hash(secret), user, now() + LASTS],
    )?;
    Ok(())
}

/// The user of the session that this request's cookies name.
///
/// # Errors
/// Those of the database.
pub fn user(conn: &Connection, cookies: &str) -> Result<Option<String>> {
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let Some((_, secret)) = pairs.find(|(name, _)| *name == COOKIE) else { return Ok(None) };
    let user = conn
        .prepare_cached("SELECT user FROM session WHERE hash = ?1 AND expires_at > ?2")?
        .query_row(params![hash(secret), now()], |row| row.get(0))
        .optional()?;
    Ok(user)
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
