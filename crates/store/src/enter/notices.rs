//! What users are told at their next visit: codes, never texts.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, cells};

/// One notice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoticeRow {
    /// Its id.
    pub id: Id,
    /// The organisation.
    pub org: Id,
    /// The user who is told.
    pub user: Id,
    /// What it says, as a code of the message catalogue.
    pub code: String,
    /// The user whom it is about.
    pub about: Option<Id>,
    /// When it happened.
    pub at: Timestamp,
}

/// Keeps a notice.
///
/// # Errors
/// As for `Conn::query`.
pub fn insert(c: &mut Conn, row: &NoticeRow) -> Result<()> {
    let sql = "INSERT INTO enter_notice (org, user_id, id, code, about, at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    c.execute(sql, &cells![row.org, row.user, row.id, &row.code, row.about, row.at]).map(drop)
}

/// The user's newest notices.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id, limit: u32) -> Result<Vec<NoticeRow>> {
    let sql = "SELECT id, code, about, at FROM enter_notice WHERE org = ?1 AND user_id = ?2 \
               ORDER BY id DESC LIMIT ?3";
    let rows = c.query(sql, &cells![org, user, limit])?;
    rows.into_iter()
        .map(|mut r| {
            Ok(NoticeRow {
                id: r.id(0)?,
                org,
                user,
                code: r.text(1)?,
                about: r.opt_id(2)?,
                at: r.time(3)?,
            })
        })
        .collect()
}

/// Takes a notice away; false when there is none of this id.
///
/// # Errors
/// As for `Conn::query`.
pub fn dismiss(c: &mut Conn, org: Id, user: Id, id: Id) -> Result<bool> {
    let sql = "DELETE FROM enter_notice WHERE org = ?1 AND user_id = ?2 AND id = ?3";
    Ok(c.execute(sql, &cells![org, user, id])? > 0)
}

/// Forgets notices from before this moment.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, before: Timestamp) -> Result<u64> {
    c.execute("DELETE FROM enter_notice WHERE at < ?1", &cells![before])
}
