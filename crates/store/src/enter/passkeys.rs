//! Passkeys: the public key of each, found by the hash of its credential id.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// One passkey. It has no `Debug`.
#[derive(Clone)]
pub struct PasskeyRow {
    /// The organisation.
    pub org: Id,
    /// The user's record id.
    pub user: Id,
    /// The id that lists and the ledger name.
    pub id: Id,
    /// Hash of the credential id.
    pub credential: [u8; 32],
    /// The host name that it was made for; a browser shows it to no other.
    pub host: String,
    /// What its owner calls it.
    pub name: String,
    /// The credential with its public key and counter, as JSON.
    pub body: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last shown.
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: &str = "org, user_id, id, credential, host, name, body, created_at, last_used_at";

fn read(mut row: Row) -> Result<PasskeyRow> {
    Ok(PasskeyRow {
        org: row.id(0)?,
        user: row.id(1)?,
        id: row.id(2)?,
        credential: row.hash(3)?,
        host: row.text(4)?,
        name: row.text(5)?,
        body: row.text(6)?,
        created_at: row.time(7)?,
        last_used_at: row.opt_time(8)?,
    })
}

/// Keeps a passkey.
///
/// # Errors
/// As for `Conn::query`.
pub fn insert(c: &mut Conn, row: &PasskeyRow) -> Result<()> {
    let sql = format!(
        "INSERT INTO enter_passkey ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)"
    );
    let cells = cells![
        row.org,
        row.user,
        row.id,
        row.credential,
        &row.host,
        &row.name,
        &row.body,
        row.created_at,
    ];
    c.execute(&sql, &cells).map(drop)
}

/// The passkeys with this credential id; more than one only where an authenticator gives the same id twice.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(c: &mut Conn, credential: &[u8; 32]) -> Result<Vec<PasskeyRow>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_passkey WHERE credential = ?1 LIMIT 10");
    c.query(&sql, &cells![credential])?.into_iter().map(read).collect()
}

/// The user's passkeys, the oldest first.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Vec<PasskeyRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enter_passkey WHERE org = ?1 AND user_id = ?2 ORDER BY id LIMIT 100"
    );
    c.query(&sql, &cells![org, user])?.into_iter().map(read).collect()
}

/// Notes that a passkey was shown, with its new counter. False when it is gone.
///
/// # Errors
/// As for `Conn::query`.
pub fn used(
    c: &mut Conn,
    (org, user, id): (Id, Id, Id),
    body: &str,
    at: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE enter_passkey SET body = ?4, last_used_at = ?5 \
               WHERE org = ?1 AND user_id = ?2 AND id = ?3";
    Ok(c.execute(sql, &cells![org, user, id, body, at])? > 0)
}

/// Takes one passkey away; false when there is none of this id.
///
/// # Errors
/// As for `Conn::query`.
pub fn remove(c: &mut Conn, org: Id, user: Id, id: Id) -> Result<bool> {
    let sql = "DELETE FROM enter_passkey WHERE org = ?1 AND user_id = ?2 AND id = ?3";
    Ok(c.execute(sql, &cells![org, user, id])? > 0)
}

/// Takes all passkeys of the user away.
///
/// # Errors
/// As for `Conn::query`.
pub fn remove_all(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    let sql = "DELETE FROM enter_passkey WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user]).map(drop)
}
