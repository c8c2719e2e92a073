//! Calendar feeds, found by the hash of their secret within their organisation; one for each user.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// One feed. It has no `Debug`.
#[derive(Clone)]
pub struct FeedRow {
    /// The organisation.
    pub org: Id,
    /// The record id of the user whose permissions apply.
    pub user: Id,
    /// Hash of the secret.
    pub hash: [u8; 32],
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last fetched, to the minute.
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: &str = "org, user_id, hash, created_at, last_used_at";

fn read(mut row: Row) -> Result<FeedRow> {
    Ok(FeedRow {
        org: row.id(0)?,
        user: row.id(1)?,
        hash: row.hash(2)?,
        created_at: row.time(3)?,
        last_used_at: row.opt_time(4)?,
    })
}

/// Keeps a feed in place of the one that the user had.
///
/// # Errors
/// As for `Conn::query`.
pub fn put(c: &mut Conn, row: &FeedRow) -> Result<()> {
    remove(c, row.org, row.user)?;
    let sql = format!("INSERT INTO enter_feed ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5)");
    let cells = cells![row.org, row.user, row.hash, row.created_at, row.last_used_at];
    c.execute(&sql, &cells).map(drop)
}

/// The user's feed.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Option<FeedRow>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_feed WHERE org = ?1 AND user_id = ?2");
    c.query_first(&sql, &cells![org, user])?.map(read).transpose()
}

/// The feed of this secret's hash.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(c: &mut Conn, org: Id, hash: &[u8; 32]) -> Result<Option<FeedRow>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_feed WHERE org = ?1 AND hash = ?2");
    c.query_first(&sql, &cells![org, hash])?.map(read).transpose()
}

/// Notes that a feed was fetched.
///
/// # Errors
/// As for `Conn::query`.
pub fn touch(c: &mut Conn, org: Id, user: Id, at: Timestamp) -> Result<()> {
    let sql = "UPDATE enter_feed SET last_used_at = ?3 WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user, at]).map(drop)
}

/// Ends a user's feed; false when there is none.
///
/// # Errors
/// As for `Conn::query`.
pub fn remove(c: &mut Conn, org: Id, user: Id) -> Result<bool> {
    let sql = "DELETE FROM enter_feed WHERE org = ?1 AND user_id = ?2";
    Ok(c.execute(sql, &cells![org, user])? > 0)
}
