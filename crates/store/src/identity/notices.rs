//! Notices to users, such as failed logins with their name. They hold no personal values.

use kernel::{Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Conn, cells};

/// A notice to a user.
#[derive(Clone)]
pub struct Notice {
    /// The organisation.
    pub org: Id,
    /// The notice.
    pub id: Id,
    /// Whom it tells.
    pub user: Id,
    /// What it says: a code of the message catalogue.
    pub code: String,
    /// The message's parameters.
    pub params: Json,
    /// When it happened.
    pub at: Timestamp,
}

/// Adds a notice.
///
/// # Errors
/// Those of the database.
pub fn add(c: &mut Conn, notice: &Notice) -> Result<()> {
    let n = notice;
    c.execute(
        "INSERT INTO notice (org, id, user_id, code, params, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &cells![n.org, n.id, n.user, &n.code, n.params.to_string(), n.at],
    )?;
    Ok(())
}

/// The notices that a user has not seen yet, the latest first.
///
/// # Errors
/// Those of the database.
pub fn unseen(c: &mut Conn, org: Id, user: Id, limit: usize) -> Result<Vec<Notice>> {
    c.query(
        "SELECT org, id, user_id, code, params, at FROM notice
         WHERE org = ?1 AND user_id = ?2 AND seen_at IS NULL ORDER BY at DESC LIMIT ?3",
        &cells![org, user, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(|mut row| {
        Ok(Notice {
            org: row.id(0)?,
            id: row.id(1)?,
            user: row.id(2)?,
            code: row.text(3)?,
            params: row.json(4)?,
            at: row.time(5)?,
        })
    })
    .collect()
}

/// Marks all notices of a user as seen.
///
/// # Errors
/// Those of the database.
pub fn see(c: &mut Conn, org: Id, user: Id, at: Timestamp) -> Result<()> {
    c.execute(
        "UPDATE notice SET seen_at = ?3 WHERE org = ?1 AND user_id = ?2 AND seen_at IS NULL",
        &cells![org, user, at],
    )?;
    Ok(())
}
