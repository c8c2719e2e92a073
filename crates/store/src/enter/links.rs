//! One-time links, found by the hash of their secret; a used one is gone.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// One link. It has no `Debug`.
#[derive(Clone)]
pub struct LinkRow {
    /// Hash of the secret.
    pub hash: [u8; 32],
    /// What it is for.
    pub kind: String,
    /// The organisation; the nil id for the deployment's set-up.
    pub org: Id,
    /// The user whom it lets in; the nil id for the deployment's set-up.
    pub user: Id,
    /// Who made it.
    pub made_by: Option<Id>,
    /// When it was made.
    pub made_at: Timestamp,
    /// It ends then.
    pub expires_at: Timestamp,
}

const COLUMNS: &str = "hash, kind, org, user_id, made_by, made_at, expires_at";

fn read(mut row: Row) -> Result<LinkRow> {
    Ok(LinkRow {
        hash: row.hash(0)?,
        kind: row.text(1)?,
        org: row.id(2)?,
        user: row.id(3)?,
        made_by: row.opt_id(4)?,
        made_at: row.time(5)?,
        expires_at: row.time(6)?,
    })
}

/// Keeps a new link; earlier ones of the same kind for the same user die.
///
/// # Errors
/// As for `Conn::query`.
pub fn put(c: &mut Conn, row: &LinkRow) -> Result<()> {
    drop_of(c, &row.kind, row.org, row.user)?;
    let sql = format!("INSERT INTO enter_link ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    let cells =
        cells![row.hash, &row.kind, row.org, row.user, row.made_by, row.made_at, row.expires_at,];
    c.execute(&sql, &cells).map(drop)
}

/// The link of this secret's hash.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(c: &mut Conn, hash: &[u8; 32]) -> Result<Option<LinkRow>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_link WHERE hash = ?1");
    c.query_first(&sql, &cells![hash])?.map(read).transpose()
}

/// Uses a link up; of two calls with one secret only one gets true.
///
/// # Errors
/// As for `Conn::query`.
pub fn take(c: &mut Conn, hash: &[u8; 32], now: Timestamp) -> Result<bool> {
    let sql = "DELETE FROM enter_link WHERE hash = ?1 AND expires_at > ?2";
    Ok(c.execute(sql, &cells![hash, now])? == 1)
}

/// Lets the links of this kind for this user die.
///
/// # Errors
/// As for `Conn::query`.
pub fn drop_of(c: &mut Conn, kind: &str, org: Id, user: Id) -> Result<u64> {
    let sql = "DELETE FROM enter_link WHERE org = ?1 AND user_id = ?2 AND kind = ?3";
    c.execute(sql, &cells![org, user, kind])
}

/// Forgets links that have ended.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, now: Timestamp) -> Result<u64> {
    c.execute("DELETE FROM enter_link WHERE expires_at <= ?1", &cells![now])
}
