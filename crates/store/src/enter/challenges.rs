//! Challenges that wait for an answer, each under the hash of its handle. One is answered once.

use kernel::{Result, Timestamp};

use crate::conn::{Conn, cells};

/// A challenge that was given out.
#[derive(Clone)]
pub struct ChallengeRow {
    /// Hash of the handle.
    pub hash: [u8; 32],
    /// What it is for.
    pub kind: String,
    /// Who may answer it; empty for anybody.
    pub whose: String,
    /// What the answer is held against, as JSON.
    pub body: String,
    /// After that no answer is taken.
    pub expires_at: Timestamp,
}

/// Keeps a challenge.
///
/// # Errors
/// As for `Conn::query`.
pub fn put(c: &mut Conn, row: &ChallengeRow) -> Result<()> {
    let sql = "INSERT INTO enter_challenge (hash, kind, whose, body, expires_at) \
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let cells = cells![row.hash, &row.kind, &row.whose, &row.body, row.expires_at];
    c.execute(sql, &cells).map(drop)
}

/// The same where none of this hash is kept; false otherwise.
///
/// # Errors
/// As for `Conn::query`.
pub fn put_new(c: &mut Conn, row: &ChallengeRow) -> Result<bool> {
    let sql = "INSERT INTO enter_challenge (hash, kind, whose, body, expires_at) \
               VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (hash) DO NOTHING";
    let cells = cells![row.hash, &row.kind, &row.whose, &row.body, row.expires_at];
    Ok(c.execute(sql, &cells)? == 1)
}

/// Takes a challenge, which is gone then, whoever answers it; `None` when there is none of this kind for them.
///
/// # Errors
/// As for `Conn::query`.
pub fn take(
    c: &mut Conn,
    hash: &[u8; 32],
    (kind, whose): (&str, &str),
    now: Timestamp,
) -> Result<Option<String>> {
    let found = c.query_first(
        "SELECT kind, whose, expires_at, body FROM enter_challenge WHERE hash = ?1",
        &cells![hash],
    )?;
    let Some(mut row) = found else { return Ok(None) };
    // Two answers at once: only the one that removes it is held against it.
    if c.execute("DELETE FROM enter_challenge WHERE hash = ?1", &cells![hash])? == 0 {
        return Ok(None);
    }
    let fits = row.text(0)? == kind && row.text(1)? == whose && row.time(2)? > now;
    if fits { row.text(3).map(Some) } else { Ok(None) }
}

/// Forgets the challenges that nobody answered in time.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, now: Timestamp) -> Result<()> {
    c.execute("DELETE FROM enter_challenge WHERE expires_at <= ?1", &cells![now]).map(drop)
}
