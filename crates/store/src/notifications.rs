//! What users are told: kinds, ids and counts. No value of a record lies here; what a record is called is
//! read through the gate when somebody looks.

pub mod choices;
pub mod mails;

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// Notifications of one user that are kept.
const KEPT: i64 = 500;
/// Several of one kind, by one actor, become one within so many seconds, as long as it is unread.
const GATHER_SECONDS: i64 = 600;

/// Something that a user is told.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The user.
    pub user: Id,
    /// Its kind.
    pub kind: &'static str,
    /// The object of the record.
    pub object: String,
    /// The record; none where it is about many.
    pub record: Option<Id>,
    /// Whoever did it: a user or a service.
    pub actor: Id,
    /// How many records.
    pub n: u32,
    /// When it is told.
    pub at: Timestamp,
    /// What is told once and never again.
    pub once: Option<String>,
    /// The plan that it belongs to, where its moment lies ahead.
    pub plan: Option<&'static str>,
    /// Whether several become one.
    pub gathers: bool,
    /// How the user hears of it unless they chose.
    pub choice: choices::Choice,
    /// When the next digest is sent; no mail is made where there is none.
    pub digest_at: Option<Timestamp>,
}

/// A notification of a user.
#[derive(Clone, Debug)]
pub struct NotificationRow {
    /// Its id.
    pub id: Id,
    /// Its kind.
    pub kind: String,
    /// The object of the record.
    pub object: String,
    /// The record.
    pub record: Option<Id>,
    /// Whoever did it.
    pub actor: Id,
    /// How many records.
    pub n: i64,
    /// When it was told.
    pub at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, kind, object, record, actor, n, at, read_at";

fn row(mut r: Row) -> Result<NotificationRow> {
    Ok(NotificationRow {
        id: r.id(0)?,
        kind: r.text(1)?,
        object: r.text(2)?,
        record: r.opt_id(3)?,
        actor: r.id(4)?,
        n: r.int(5)?,
        at: r.time(6)?,
        read_at: r.opt_time(7)?,
    })
}

/// Tells a user something, in the transaction of what it is about; whether there is anything new.
///
/// # Errors
/// As for `Conn::query`.
pub fn tell(c: &mut Conn, org: Id, it: &Telling) -> Result<bool> {
    if let Some(once) = &it.once {
        let sql = "INSERT INTO notification_once (org, user_id, what, at) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT (org, user_id, what) DO NOTHING";
        if c.execute(sql, &cells![org, it.user, once, it.at])? == 0 {
            return Ok(false);
        }
    }
    let choice = choices::of(c, org, it.user, it.kind)?.unwrap_or(it.choice);
    let mailed = it.digest_at.is_some() && choice.mail != choices::Mail::Off;
    if !(choice.page || mailed) || (it.gathers && gathered(c, org, it)?) {
        return Ok(choice.page);
    }
    let id = Id::new();
    let sql = "INSERT INTO notification \
               (org, user_id, id, kind, object, record, actor, n, at, plan, on_page) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let page = i64::from(choice.page);
    let (object, plan) = (&it.object, it.plan.map(str::to_owned));
    c.execute(
        sql,
        &cells![org, it.user, id, it.kind, object, it.record, it.actor, it.n, it.at, plan, page],
    )?;
    if it.plan.is_none() {
        prune(c, org, it.user, it.at)?;
    }
    if let Some(digest) = it.digest_at.filter(|_| mailed) {
        mails::wait(c, org, it.user, (id, it.at), choice.mail, digest)?;
    }
    Ok(choice.page)
}

/// Counts this in with one of the same kind that was just told and is unread.
fn gathered(c: &mut Conn, org: Id, it: &Telling) -> Result<bool> {
    let sql = "SELECT id, record, n FROM notification WHERE org = ?1 AND user_id = ?2 AND kind = ?3 \
               AND object = ?4 AND actor = ?5 AND read_at IS NULL AND at >= ?6 AND at <= ?7 \
               AND plan IS NULL ORDER BY at DESC LIMIT 1";
    let since = it.at.plus_seconds(-GATHER_SECONDS);
    let of = cells![org, it.user, it.kind, &it.object, it.actor, since, it.at];
    let Some(found) = c.query_first(sql, &of)? else { return Ok(false) };
    let (id, record) = (found.id(0)?, found.opt_id(1)?);
    if record.is_some() && record == it.record {
        return Ok(true);
    }
    let sql = "UPDATE notification SET n = n + ?4, record = NULL, at = ?5 \
               WHERE org = ?1 AND user_id = ?2 AND id = ?3";
    c.execute(sql, &cells![org, it.user, id, it.n, it.at])?;
    Ok(true)
}

/// Forgets the oldest beyond those that are kept. What is planned for later does not count.
fn prune(c: &mut Conn, org: Id, user: Id, now: Timestamp) -> Result<()> {
    let sql = "SELECT at FROM notification WHERE org = ?1 AND user_id = ?2 AND at <= ?3 \
               ORDER BY at DESC LIMIT 1 OFFSET ?4";
    if let Some(last) = c.query_first(sql, &cells![org, user, now, KEPT - 1])? {
        let sql = "DELETE FROM notification WHERE org = ?1 AND user_id = ?2 AND at < ?3";
        c.execute(sql, &cells![org, user, last.time(0)?])?;
    }
    Ok(())
}

/// Takes back what was planned for a record and has not been told yet.
///
/// # Errors
/// As for `Conn::query`.
pub fn unplan(c: &mut Conn, org: Id, record: Id, now: Timestamp) -> Result<()> {
    let sql =
        "DELETE FROM notification WHERE org = ?1 AND record = ?2 AND plan IS NOT NULL AND at > ?3";
    c.execute(sql, &cells![org, record, now]).map(drop)
}

/// Which notifications of a user are asked for.
#[derive(Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Of this kind alone.
    pub kind: Option<&'a str>,
    /// Unread ones alone.
    pub unread: bool,
    /// Those that come after this one.
    pub after: Option<Id>,
    /// So many at most.
    pub limit: u32,
}

/// The user's notifications up to now, the newest first.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(
    c: &mut Conn,
    (org, user): (Id, Id),
    now: Timestamp,
    asked: Asked<'_>,
) -> Result<Vec<NotificationRow>> {
    let (mut at, mut id) = (now, None);
    if let Some(after) = asked.after {
        let sql = "SELECT at FROM notification WHERE org = ?1 AND user_id = ?2 AND id = ?3";
        let Some(found) = c.query_first(sql, &cells![org, user, after])? else {
            return Ok(Vec::new());
        };
        (at, id) = (found.time(0)?, Some(after));
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM notification WHERE org = ?1 AND user_id = ?2 AND on_page = 1 AND at <= ?3 \
         AND (at < ?3 OR id < ?4) AND (?5 = '' OR kind = ?5) {} ORDER BY at DESC, id DESC LIMIT ?6",
        if asked.unread { "AND read_at IS NULL" } else { "" },
    );
    // No id is greater than all ones.
    let (id, kind) = (id.unwrap_or(Id::from_bytes([0xff; 16])), asked.kind.unwrap_or_default());
    let rows = c.query(&sql, &cells![org, user, at, id, kind, asked.limit])?;
    rows.into_iter().map(row).collect()
}

/// One notification of a user, whether it is shown on the page or not.
///
/// # Errors
/// As for `Conn::query`.
pub fn one(c: &mut Conn, (org, user): (Id, Id), id: Id) -> Result<Option<NotificationRow>> {
    let sql =
        format!("SELECT {COLUMNS} FROM notification WHERE org = ?1 AND user_id = ?2 AND id = ?3");
    c.query_first(&sql, &cells![org, user, id])?.map(row).transpose()
}

/// How many are unread.
///
/// # Errors
/// As for `Conn::query`.
pub fn unread(c: &mut Conn, (org, user): (Id, Id), now: Timestamp) -> Result<u64> {
    let sql = "SELECT count(*) FROM notification WHERE org = ?1 AND user_id = ?2 AND at <= ?3 \
               AND read_at IS NULL AND on_page = 1";
    let found = c.query_first(sql, &cells![org, user, now])?;
    found.map_or(Ok(0), |row| Ok(u64::try_from(row.int(0)?).unwrap_or_default()))
}

/// Marks these as read, or all up to now.
///
/// # Errors
/// As for `Conn::query`.
pub fn read(c: &mut Conn, me: (Id, Id), ids: Option<&[Id]>, now: Timestamp) -> Result<()> {
    let all = "UPDATE notification SET read_at = ?3 \
               WHERE org = ?1 AND user_id = ?2 AND read_at IS NULL AND at <= ?3";
    let Some(ids) = ids else { return c.execute(all, &cells![me.0, me.1, now]).map(drop) };
    let sql = format!("{all} AND id = ?4");
    ids.iter().try_for_each(|id| c.execute(&sql, &cells![me.0, me.1, now, *id]).map(drop))
}

/// The users whose plans came due behind `from` and up to `to`, whosever they are.
///
/// # Errors
/// As for `Conn::query`.
pub fn came_due(c: &mut Conn, from: Timestamp, to: Timestamp) -> Result<Vec<(Id, Id)>> {
    let sql = "SELECT DISTINCT org, user_id FROM notification \
               WHERE plan IS NOT NULL AND at > ?1 AND at <= ?2";
    c.query(sql, &cells![from, to])?.into_iter().map(|r| Ok((r.id(0)?, r.id(1)?))).collect()
}

/// Forgets what is older.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, before: Timestamp) -> Result<()> {
    c.execute("DELETE FROM notification WHERE at < ?1", &cells![before])?;
    c.execute("DELETE FROM notification_once WHERE at < ?1", &cells![before]).map(drop)
}
