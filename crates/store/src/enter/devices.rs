//! Browsers and networks that people have signed in with.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// A browser that a user has signed in with.
#[derive(Clone)]
pub struct DeviceRow {
    /// The organisation.
    pub org: Id,
    /// The user's record id.
    pub user: Id,
    /// Hash of its key, or of its name where it keeps none.
    pub mark: [u8; 32],
    /// The id that lists and the ledger name.
    pub id: Id,
    /// What it calls itself.
    pub name: Option<String>,
    /// Its public key, where it keeps one.
    pub key: Option<Vec<u8>>,
    /// When it was first signed in with.
    pub first_at: Timestamp,
    /// When it was last signed in with.
    pub last_at: Timestamp,
    /// Since when its key opens nothing.
    pub blocked_at: Option<Timestamp>,
}

/// A network that a user has signed in from.
#[derive(Clone)]
pub struct PlaceRow {
    /// The network, such as `203.0.113.0/24`.
    pub network: String,
    /// When it was first signed in from.
    pub first_at: Timestamp,
}

/// What was known before of what came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    /// It is the user's first one of its kind.
    First,
    /// There were others.
    New,
    /// It was there before.
    Known,
}

const COLUMNS: &str = "org, user_id, mark, id, name, device_key, first_at, last_at, blocked_at";

fn read(mut row: Row) -> Result<DeviceRow> {
    Ok(DeviceRow {
        org: row.id(0)?,
        user: row.id(1)?,
        mark: row.hash(2)?,
        id: row.id(3)?,
        name: row.opt_text(4)?,
        key: row.opt_blob(5)?,
        first_at: row.time(6)?,
        last_at: row.time(7)?,
        blocked_at: row.opt_time(8)?,
    })
}

/// The user's browsers, the last used first.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Vec<DeviceRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enter_device WHERE org = ?1 AND user_id = ?2 \
         ORDER BY last_at DESC, id DESC LIMIT 200"
    );
    c.query(&sql, &cells![org, user])?.into_iter().map(read).collect()
}

/// The user's browser of this mark.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(c: &mut Conn, org: Id, user: Id, mark: &[u8; 32]) -> Result<Option<DeviceRow>> {
    let sql =
        format!("SELECT {COLUMNS} FROM enter_device WHERE org = ?1 AND user_id = ?2 AND mark = ?3");
    c.query_first(&sql, &cells![org, user, mark])?.map(read).transpose()
}

/// Notes that a browser was signed in with.
///
/// # Errors
/// As for `Conn::query`.
pub fn seen(c: &mut Conn, row: &DeviceRow) -> Result<Seen> {
    let sql = "UPDATE enter_device SET last_at = ?4, name = ?5 \
               WHERE org = ?1 AND user_id = ?2 AND mark = ?3";
    let known = cells![row.org, row.user, row.mark, row.last_at, row.name.as_ref()];
    if c.execute(sql, &known)? > 0 {
        return Ok(Seen::Known);
    }
    let others = "SELECT 1 FROM enter_device WHERE org = ?1 AND user_id = ?2 LIMIT 1";
    let first = c.query_first(others, &cells![row.org, row.user])?.is_none();
    let sql = format!(
        "INSERT INTO enter_device ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)"
    );
    let cells = cells![
        row.org,
        row.user,
        row.mark,
        row.id,
        row.name.as_ref(),
        row.key.as_ref(),
        row.first_at,
        row.last_at,
    ];
    c.execute(&sql, &cells)?;
    Ok(if first { Seen::First } else { Seen::New })
}

/// Blocks a browser, or lets it in again; false when the user has none of this id.
///
/// # Errors
/// As for `Conn::query`.
pub fn set_blocked(c: &mut Conn, org: Id, user: Id, id: Id, at: Option<Timestamp>) -> Result<bool> {
    let sql = "UPDATE enter_device SET blocked_at = ?4 \
               WHERE org = ?1 AND user_id = ?2 AND id = ?3";
    Ok(c.execute(sql, &cells![org, user, id, at])? > 0)
}

/// The networks that the user has signed in from.
///
/// # Errors
/// As for `Conn::query`.
pub fn places(c: &mut Conn, org: Id, user: Id) -> Result<Vec<PlaceRow>> {
    let sql = "SELECT network, first_at FROM enter_place WHERE org = ?1 AND user_id = ?2";
    let rows = c.query(sql, &cells![org, user])?.into_iter();
    rows.map(|mut r| Ok(PlaceRow { network: r.text(0)?, first_at: r.time(1)? })).collect()
}

/// Notes that a user signed in from this network.
///
/// # Errors
/// As for `Conn::query`.
pub fn came_from(c: &mut Conn, org: Id, user: Id, network: &str, at: Timestamp) -> Result<Seen> {
    let sql = "UPDATE enter_place SET last_at = ?4 \
               WHERE org = ?1 AND user_id = ?2 AND network = ?3";
    if c.execute(sql, &cells![org, user, network, at])? > 0 {
        return Ok(Seen::Known);
    }
    let others = "SELECT 1 FROM enter_place WHERE org = ?1 AND user_id = ?2 LIMIT 1";
    let first = c.query_first(others, &cells![org, user])?.is_none();
    let sql = "INSERT INTO enter_place (org, user_id, network, first_at, last_at) \
               VALUES (?1, ?2, ?3, ?4, ?4)";
    c.execute(sql, &cells![org, user, network, at])?;
    Ok(if first { Seen::First } else { Seen::New })
}

/// Forgets what was not signed in with for long; blocked browsers stay blocked.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, before: Timestamp) -> Result<()> {
    let sql = "DELETE FROM enter_device WHERE last_at < ?1 AND blocked_at IS NULL";
    c.execute(sql, &cells![before])?;
    c.execute("DELETE FROM enter_place WHERE last_at < ?1", &cells![before]).map(drop)
}
