//! One-time links: set-up, invitation, reset. Found by the hash of their secret.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// A one-time link.
#[derive(Clone)]
pub struct Link {
    /// The hash of its secret.
    pub hash: [u8; 32],
    /// `setup`, `invitation`, `reset`.
    pub kind: String,
    /// The organisation; none for set-up.
    pub org: Option<Id>,
    /// The user that it lets in; none for set-up.
    pub user: Option<Id>,
    /// Who made it.
    pub created_by: Option<Id>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

const COLUMNS: &str = "hash, kind, org, user_id, created_by, created_at, expires_at, used_at";

/// Adds a link.
///
/// # Errors
/// Those of the database.
pub fn add(c: &mut Conn, link: &Link) -> Result<()> {
    let l = link;
    c.execute(
        &format!("INSERT INTO link ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        &cells![
            l.hash,
            &l.kind,
            l.org,
            l.user,
            l.created_by,
            l.created_at,
            l.expires_at,
            l.used_at
        ],
    )?;
    Ok(())
}

/// The link whose secret has this hash, used and expired ones too.
///
/// # Errors
/// Those of the database.
pub fn find(c: &mut Conn, hash: &[u8; 32]) -> Result<Option<Link>> {
    c.query_first(&format!("SELECT {COLUMNS} FROM link WHERE hash = ?1"), &cells![hash])?
        .map(read)
        .transpose()
}

/// Uses a link up: true for exactly one caller, before it ends.
///
/// # Errors
/// Those of the database.
pub fn consume(c: &mut Conn, hash: &[u8; 32], now: Timestamp) -> Result<bool> {
    let used = c.execute(
        "UPDATE link SET used_at = ?2 WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2",
        &cells![hash, now],
    )?;
    Ok(used > 0)
}

/// Removes the links of a user, or those of a kind that belong to nobody.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, kind: &str, org: Option<Id>, user: Option<Id>) -> Result<u64> {
    c.execute(
        "DELETE FROM link WHERE kind = ?1 AND org IS NOT DISTINCT FROM ?2
         AND user_id IS NOT DISTINCT FROM ?3",
        &cells![kind, org, user],
    )
}

fn read(mut row: Row) -> Result<Link> {
    Ok(Link {
        hash: row.hash(0)?,
        kind: row.text(1)?,
        org: row.opt_id(2)?,
        user: row.opt_id(3)?,
        created_by: row.opt_id(4)?,
        created_at: row.time(5)?,
        expires_at: row.time(6)?,
        used_at: row.opt_time(7)?,
    })
}
