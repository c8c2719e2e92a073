//! Whom an identity provider means, by the hash of issuer and subject, and the sessions that it began.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Cell, Conn, Row, cells};

/// A user's link to a provider.
#[derive(Clone)]
pub struct IdentityRow {
    /// The organisation.
    pub org: Id,
    /// The provider's record id.
    pub provider: Id,
    /// Hash of issuer and subject.
    pub subject: [u8; 32],
    /// The user's record id.
    pub user: Id,
    /// When the link was made.
    pub linked_at: Timestamp,
    /// When the user last came in by it.
    pub last_used_at: Option<Timestamp>,
}

/// A session that a provider began.
#[derive(Clone)]
pub struct IdentitySessionRow {
    /// The organisation.
    pub org: Id,
    /// The session's id.
    pub session: Id,
    /// The provider's record id.
    pub provider: Id,
    /// The user's record id.
    pub user: Id,
    /// Hash of issuer and subject.
    pub subject: [u8; 32],
    /// Hash of the provider's own name of its session.
    pub sid: Option<[u8; 32]>,
    /// It is forgotten then.
    pub expires_at: Timestamp,
}

const COLUMNS: &str = "org, provider, subject, user_id, linked_at, last_used_at";

fn read(mut row: Row) -> Result<IdentityRow> {
    Ok(IdentityRow {
        org: row.id(0)?,
        provider: row.id(1)?,
        subject: row.hash(2)?,
        user: row.id(3)?,
        linked_at: row.time(4)?,
        last_used_at: row.opt_time(5)?,
    })
}

/// Keeps a link; false when this identity, or this user at this provider, has one already.
///
/// # Errors
/// As for `Conn::query`.
pub fn insert(c: &mut Conn, row: &IdentityRow) -> Result<bool> {
    let sql = format!(
        "INSERT INTO enter_identity ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"
    );
    let cells =
        cells![row.org, row.provider, row.subject, row.user, row.linked_at, row.last_used_at];
    Ok(c.execute(&sql, &cells)? == 1)
}

/// Whom this provider means by this subject.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(
    c: &mut Conn,
    org: Id,
    provider: Id,
    subject: &[u8; 32],
) -> Result<Option<IdentityRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enter_identity WHERE org = ?1 AND provider = ?2 AND subject = ?3"
    );
    c.query_first(&sql, &cells![org, provider, subject])?.map(read).transpose()
}

/// The user's links, the oldest first.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Vec<IdentityRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enter_identity WHERE org = ?1 AND user_id = ?2 \
         ORDER BY linked_at, provider LIMIT 100"
    );
    c.query(&sql, &cells![org, user])?.into_iter().map(read).collect()
}

/// Notes that somebody came in by a link; false when it is gone.
///
/// # Errors
/// As for `Conn::query`.
pub fn used(c: &mut Conn, row: &IdentityRow, at: Timestamp) -> Result<bool> {
    let sql = "UPDATE enter_identity SET last_used_at = ?5 \
               WHERE org = ?1 AND provider = ?2 AND subject = ?3 AND user_id = ?4";
    Ok(c.execute(sql, &cells![row.org, row.provider, row.subject, row.user, at])? > 0)
}

/// Takes the user's link to this provider away; false when there is none.
///
/// # Errors
/// As for `Conn::query`.
pub fn remove(c: &mut Conn, org: Id, user: Id, provider: Id) -> Result<bool> {
    let sql = "DELETE FROM enter_identity WHERE org = ?1 AND user_id = ?2 AND provider = ?3";
    Ok(c.execute(sql, &cells![org, user, provider])? > 0)
}

/// Notes which provider began a session.
///
/// # Errors
/// As for `Conn::query`.
pub fn began(c: &mut Conn, row: &IdentitySessionRow) -> Result<()> {
    let sql = "INSERT INTO enter_identity_session \
               (org, session, provider, user_id, subject, sid, expires_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let cells = cells![
        row.org,
        row.session,
        row.provider,
        row.user,
        row.subject,
        row.sid.map(|sid| sid.to_vec()),
        row.expires_at
    ];
    c.execute(sql, &cells).map(drop)
}

/// Takes up the sessions that a provider ends, to be ended: user and session of each. All of a subject, or those of
/// one session of the provider's, which must be the subject's where one is named.
///
/// # Errors
/// As for `Conn::query`.
pub fn ended(
    c: &mut Conn,
    (org, provider): (Id, Id),
    subject: Option<&[u8; 32]>,
    sid: Option<&[u8; 32]>,
) -> Result<Vec<(Id, Id)>> {
    let mut cells = cells![org, provider].to_vec();
    let mut of = "org = ?1 AND provider = ?2".to_owned();
    for (column, value) in [("subject", subject), ("sid", sid)] {
        if let Some(value) = value {
            cells.push(Cell::from(&value[..]));
            of.push_str(&format!(" AND {column} = ?{}", cells.len()));
        }
    }
    if cells.len() == 2 {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT user_id, session FROM enter_identity_session WHERE {of}");
    let rows = c.query(&sql, &cells)?;
    let found = rows.into_iter().map(|row| Ok((row.id(0)?, row.id(1)?))).collect::<Result<_>>()?;
    c.execute(&format!("DELETE FROM enter_identity_session WHERE {of}"), &cells)?;
    Ok(found)
}

/// Forgets sessions that have ended by time.
///
/// # Errors
/// As for `Conn::query`.
pub fn sweep(c: &mut Conn, now: Timestamp) -> Result<()> {
    c.execute("DELETE FROM enter_identity_session WHERE expires_at <= ?1", &cells![now]).map(drop)
}
