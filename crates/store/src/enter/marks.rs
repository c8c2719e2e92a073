//! What people mark for themselves: records that they saw last, favourites, and tips that they closed.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, cells};

/// Why a record is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// It was seen.
    Recent,
    /// It is a favourite.
    Favourite,
}

impl Mark {
    const fn name(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Favourite => "favourite",
        }
    }
}

/// A record that somebody marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkRow {
    /// The record.
    pub record: Id,
    /// Its object.
    pub object: String,
    /// When it was marked last.
    pub at: Timestamp,
}

/// Marks a record, or says anew when it was.
///
/// # Errors
/// As for `Conn::query`.
pub fn put(c: &mut Conn, (org, user): (Id, Id), mark: Mark, row: &MarkRow) -> Result<()> {
    let sql = "INSERT INTO enter_mark (org, user_id, kind, record, object, at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
               ON CONFLICT (org, user_id, kind, record) DO UPDATE SET at = excluded.at";
    c.execute(sql, &cells![org, user, mark.name(), row.record, &row.object, row.at]).map(drop)
}

/// Takes a mark away; nothing happens where there is none.
///
/// # Errors
/// As for `Conn::query`.
pub fn remove(c: &mut Conn, (org, user): (Id, Id), mark: Mark, record: Id) -> Result<()> {
    let sql =
        "DELETE FROM enter_mark WHERE org = ?1 AND user_id = ?2 AND kind = ?3 AND record = ?4";
    c.execute(sql, &cells![org, user, mark.name(), record]).map(drop)
}

/// Takes all marks of a kind away.
///
/// # Errors
/// As for `Conn::query`.
pub fn clear(c: &mut Conn, (org, user): (Id, Id), mark: Mark) -> Result<()> {
    let sql = "DELETE FROM enter_mark WHERE org = ?1 AND user_id = ?2 AND kind = ?3";
    c.execute(sql, &cells![org, user, mark.name()]).map(drop)
}

/// What the user marked, the latest first.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, (org, user): (Id, Id), mark: Mark) -> Result<Vec<MarkRow>> {
    let sql = "SELECT record, object, at FROM enter_mark \
               WHERE org = ?1 AND user_id = ?2 AND kind = ?3 ORDER BY at DESC, record DESC";
    let rows = c.query(sql, &cells![org, user, mark.name()])?;
    rows.into_iter()
        .map(|mut r| Ok(MarkRow { record: r.id(0)?, object: r.text(1)?, at: r.time(2)? }))
        .collect()
}

/// Notes that the user closed a tip.
///
/// # Errors
/// As for `Conn::query`.
pub fn close_tip(c: &mut Conn, org: Id, user: Id, tip: &str) -> Result<()> {
    let sql = "INSERT INTO enter_tip (org, user_id, tip) VALUES (?1, ?2, ?3) \
               ON CONFLICT (org, user_id, tip) DO NOTHING";
    c.execute(sql, &cells![org, user, tip]).map(drop)
}

/// The tips that the user closed.
///
/// # Errors
/// As for `Conn::query`.
pub fn closed_tips(c: &mut Conn, org: Id, user: Id) -> Result<Vec<String>> {
    let sql = "SELECT tip FROM enter_tip WHERE org = ?1 AND user_id = ?2 ORDER BY tip";
    c.query(sql, &cells![org, user])?.into_iter().map(|mut r| r.text(0)).collect()
}

/// Shows all tips to the user again.
///
/// # Errors
/// As for `Conn::query`.
pub fn show_tips(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    let sql = "DELETE FROM enter_tip WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user]).map(drop)
}
