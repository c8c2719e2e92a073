//! Sessions, found by the hash of their secret.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// A session of a user.
#[derive(Clone)]
pub struct Session {
    /// The organisation.
    pub org: Id,
    /// The session.
    pub id: Id,
    /// The user.
    pub user: Id,
    /// The hash of its secret.
    pub hash: [u8; 32],
    /// How far the user has come: `ok`, `mfa_required`, `mfa_enrolment_required`.
    pub stage: String,
    /// What changes by cookie must show.
    pub csrf: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// When the user last proved who they are.
    pub fresh_at: Timestamp,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// The network address.
    pub network: Option<String>,
    /// The device's short name.
    pub device: Option<String>,
}

const COLUMNS: &str = "org, id, user_id, hash, stage, csrf, created_at, last_at, expires_at, \
     fresh_at, second_factor, network, device";

/// Writes a session, or its new state (secret and stage change when a factor is shown).
///
/// # Errors
/// Those of the database.
pub fn put(c: &mut Conn, session: &Session) -> Result<()> {
    let s = session;
    c.execute(
        &format!(
            "INSERT INTO session ({COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (org, id) DO UPDATE SET hash = excluded.hash, stage = excluded.stage,
             csrf = excluded.csrf, last_at = excluded.last_at, expires_at = excluded.expires_at,
             fresh_at = excluded.fresh_at, second_factor = excluded.second_factor"
        ),
        &cells![
            s.org,
            s.id,
            s.user,
            s.hash,
            &s.stage,
            &s.csrf,
            s.created_at,
            s.last_at,
            s.expires_at,
            s.fresh_at,
            s.second_factor,
            s.network.as_ref(),
            s.device.as_ref(),
        ],
    )?;
    Ok(())
}

/// The session whose secret has this hash, ended or not.
///
/// # Errors
/// Those of the database.
pub fn find(c: &mut Conn, hash: &[u8; 32]) -> Result<Option<Session>> {
    c.query_first(&format!("SELECT {COLUMNS} FROM session WHERE hash = ?1"), &cells![hash])?
        .map(read)
        .transpose()
}

/// The sessions of a user, the latest used first.
///
/// # Errors
/// Those of the database.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Vec<Session>> {
    c.query(
        &format!(
            "SELECT {COLUMNS} FROM session WHERE org = ?1 AND user_id = ?2 ORDER BY last_at DESC"
        ),
        &cells![org, user],
    )?
    .into_iter()
    .map(read)
    .collect()
}

/// Writes when a session was last used.
///
/// # Errors
/// Those of the database.
pub fn touch(c: &mut Conn, org: Id, id: Id, at: Timestamp) -> Result<()> {
    c.execute(
        "UPDATE session SET last_at = ?3 WHERE org = ?1 AND id = ?2 AND last_at < ?3",
        &cells![org, id, at],
    )?;
    Ok(())
}

/// Ends a session; whether there was one.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, org: Id, user: Id, id: Id) -> Result<bool> {
    let gone = c.execute(
        "DELETE FROM session WHERE org = ?1 AND id = ?3 AND user_id = ?2",
        &cells![org, user, id],
    )?;
    Ok(gone > 0)
}

/// Ends all sessions of a user but this one.
///
/// # Errors
/// Those of the database.
pub fn remove_others(c: &mut Conn, org: Id, user: Id, keep: Option<Id>) -> Result<u64> {
    c.execute(
        "DELETE FROM session WHERE org = ?1 AND user_id = ?2 AND id IS DISTINCT FROM ?3",
        &cells![org, user, keep],
    )
}

/// Removes sessions that ended before this moment.
///
/// # Errors
/// Those of the database.
pub fn sweep(c: &mut Conn, now: Timestamp) -> Result<u64> {
    c.execute("DELETE FROM session WHERE expires_at < ?1", &cells![now])
}

fn read(mut row: Row) -> Result<Session> {
    Ok(Session {
        org: row.id(0)?,
        id: row.id(1)?,
        user: row.id(2)?,
        hash: row.hash(3)?,
        stage: row.text(4)?,
        csrf: row.text(5)?,
        created_at: row.time(6)?,
        last_at: row.time(7)?,
        expires_at: row.time(8)?,
        fresh_at: row.time(9)?,
        second_factor: row.yes(10)?,
        network: row.opt_text(11)?,
        device: row.opt_text(12)?,
    })
}
