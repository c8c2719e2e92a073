//! Sessions, found by the hash of the secret in the cookie.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// One session. It has no `Debug`.
#[derive(Clone)]
pub struct SessionRow {
    /// Hash of the secret.
    pub hash: [u8; 32],
    /// The id that lists and the ledger name; it opens nothing.
    pub id: Id,
    /// The organisation.
    pub org: Id,
    /// The user's record id.
    pub user: Id,
    /// How far in it is.
    pub state: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_at: Timestamp,
    /// It ends then at the latest.
    pub expires_at: Timestamp,
    /// When its user last proved who they are.
    pub fresh_at: Timestamp,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// The network that it was last used from.
    pub network: Option<String>,
    /// The device that it was last used on.
    pub device: Option<String>,
    /// The public key of the browser that alone may use it.
    pub device_key: Option<Vec<u8>>,
}

const COLUMNS: &str = "hash, id, org, user_id, state, started_at, last_at, expires_at, fresh_at, \
                       second_factor, network, device, device_key";

fn read(mut row: Row) -> Result<SessionRow> {
    Ok(SessionRow {
        hash: row.hash(0)?,
        id: row.id(1)?,
        org: row.id(2)?,
        user: row.id(3)?,
        state: row.text(4)?,
        started_at: row.time(5)?,
        last_at: row.time(6)?,
        expires_at: row.time(7)?,
        fresh_at: row.time(8)?,
        second_factor: row.yes(9)?,
        network: row.opt_text(10)?,
        device: row.opt_text(11)?,
        device_key: row.opt_blob(12)?,
    })
}

/// Begins a session.
///
/// # Errors
/// As for `Conn::query`.
pub fn insert(c: &mut Conn, row: &SessionRow) -> Result<()> {
    let sql = format!(
        "INSERT INTO enter_session ({COLUMNS}) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    );
    let cells = cells![
        row.hash,
        row.id,
        row.org,
        row.user,
        &row.state,
        row.started_at,
        row.last_at,
        row.expires_at,
        row.fresh_at,
        row.second_factor,
        row.network.as_ref(),
        row.device.as_ref(),
        row.device_key.as_ref(),
    ];
    c.execute(&sql, &cells).map(drop)
}

/// The session of this secret's hash.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(c: &mut Conn, hash: &[u8; 32]) -> Result<Option<SessionRow>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_session WHERE hash = ?1");
    c.query_first(&sql, &cells![hash])?.map(read).transpose()
}

/// Puts a session in another one's place: a new secret after a rise of privilege. False when the
/// old one has ended meanwhile.
///
/// # Errors
/// As for `Conn::query`.
pub fn replace(c: &mut Conn, old: &[u8; 32], row: &SessionRow) -> Result<bool> {
    if c.execute("DELETE FROM enter_session WHERE hash = ?1", &cells![old])? == 0 {
        return Ok(false);
    }
    insert(c, row).map(|()| true)
}

/// Notes that a session was used.
///
/// # Errors
/// As for `Conn::query`.
pub fn touch(
    c: &mut Conn,
    hash: &[u8; 32],
    at: Timestamp,
    network: Option<&str>,
    device: Option<&str>,
) -> Result<()> {
    let sql = "UPDATE enter_session SET last_at = ?2, network = ?3, device = ?4 \
               WHERE hash = ?1 AND last_at < ?2";
    c.execute(sql, &cells![hash, at, network, device]).map(drop)
}

/// Notes that a session is used from another network or device: no proof of its owner is fresh any more. False when
/// none was before, or the session has ended meanwhile.
///
/// # Errors
/// As for `Conn::query`.
pub fn moved(
    c: &mut Conn,
    hash: &[u8; 32],
    at: Timestamp,
    network: Option<&str>,
    device: Option<&str>,
) -> Result<bool> {
    let staled = c.execute(
        "UPDATE enter_session SET fresh_at = 0 WHERE hash = ?1 AND fresh_at <> 0",
        &cells![hash],
    )?;
    let sql = "UPDATE enter_session SET last_at = ?2, network = ?3, device = ?4 WHERE hash = ?1";
    c.execute(sql, &cells![hash, at, network, device])?;
    Ok(staled > 0)
}

/// Ends the user's sessions that are in beyond so many, the longest unused first; this one stays. Gives their number.
///
/// # Errors
/// As for `Conn::query`.
pub fn end_beyond(c: &mut Conn, org: Id, user: Id, keep: u32, stays: Id) -> Result<u64> {
    let others = c.query(
        "SELECT id FROM enter_session WHERE org = ?1 AND user_id = ?2 AND id <> ?3 \
         AND state = 'active' ORDER BY last_at DESC, id DESC",
        &cells![org, user, stays],
    )?;
    let beyond = others.into_iter().skip(keep.saturating_sub(1) as usize);
    let mut ended = 0;
    for row in beyond {
        ended += u64::from(end(c, org, user, row.id(0)?)?);
    }
    Ok(ended)
}

/// The user's sessions, the newest first.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Vec<SessionRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enter_session WHERE org = ?1 AND user_id = ?2 \
         ORDER BY last_at DESC, id DESC LIMIT 200"
    );
    c.query(&sql, &cells![org, user])?.into_iter().map(read).collect()
}

/// Ends one session of the user; false when there is none of this id.
///
/// # Errors
/// As for `Conn::query`.
pub fn end(c: &mut Conn, org: Id, user: Id, id: Id) -> Result<bool> {
    let sql = "DELETE FROM enter_session WHERE org = ?1 AND user_id = ?2 AND id = ?3";
    Ok(c.execute(sql, &cells![org, user, id])? > 0)
}

/// Ends all sessions of the user but this one; gives their number.
///
/// # Errors
/// As for `Conn::query`.
pub fn end_all(c: &mut Conn, org: Id, user: Id, except: Option<Id>) -> Result<u64> {
    match except {
        Some(id) => c.execute(
            "DELETE FROM enter_session WHERE org = ?1 AND user_id = ?2 AND id <> ?3",
            &cells![org, user, id],
        ),
        None => c.execute(
            "DELETE FROM enter_session WHERE org = ?1 AND user_id = ?2",
            &cells![org, user],
        ),
    }
}

/// Ends the user's sessions that are bound to this key; gives their number.
///
/// # Errors
/// As for `Conn::query`.
pub fn end_of_device(c: &mut Conn, org: Id, user: Id, key: &[u8]) -> Result<u64> {
    let sql = "DELETE FROM enter_session WHERE org = ?1 AND user_id = ?2 AND device_key = ?3";
    c.execute(sql, &cells![org, user, key])
}

/// Forgets sessions that have ended by time.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, now: Timestamp, idle_before: Timestamp) -> Result<u64> {
    let sql = "DELETE FROM enter_session WHERE expires_at <= ?1 OR last_at <= ?2";
    c.execute(sql, &cells![now, idle_before])
}
