//! Passwords (as PHC strings) and second factors (sealed) of users.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// What a user proves who they are with. It has no `Debug`.
#[derive(Clone, Default)]
pub struct Credential {
    /// The password's PHC string; none before the invitation was taken.
    pub password: Option<String>,
    /// When the password was set.
    pub password_at: Timestamp,
    /// The sealed TOTP secret in use.
    pub totp: Option<Vec<u8>>,
    /// The sealed TOTP secret of an enrolment that was not confirmed yet.
    pub totp_pending: Option<Vec<u8>>,
    /// The last step of a code that was used up.
    pub totp_step: i64,
    /// Since when the user is frozen.
    pub frozen_at: Option<Timestamp>,
}

const COLUMNS: &str = "password, password_at, totp, totp_pending, totp_step, frozen_at";

fn read(mut row: Row) -> Result<Credential> {
    Ok(Credential {
        password: row.opt_text(0)?,
        password_at: row.time(1)?,
        totp: row.opt_blob(2)?,
        totp_pending: row.opt_blob(3)?,
        totp_step: row.int(4)?,
        frozen_at: row.opt_time(5)?,
    })
}

/// The user's credential, if there is one yet.
///
/// # Errors
/// As for `Conn::query`.
pub fn fetch(c: &mut Conn, org: Id, user: Id) -> Result<Option<Credential>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_credential WHERE org = ?1 AND user_id = ?2");
    c.query_first(&sql, &cells![org, user])?.map(read).transpose()
}

/// Makes an empty credential where the user has none.
///
/// # Errors
/// As for `Conn::query`.
pub fn ensure(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    let sql = "INSERT INTO enter_credential (org, user_id, password_at, totp_step) \
               VALUES (?1, ?2, 0, 0) ON CONFLICT (org, user_id) DO NOTHING";
    c.execute(sql, &cells![org, user]).map(drop)
}

/// Sets the password and puts it into the history, of which the newest `kept` stay.
///
/// # Errors
/// As for `Conn::query`.
pub fn set_password(
    c: &mut Conn,
    org: Id,
    user: Id,
    phc: &str,
    at: Timestamp,
    kept: usize,
) -> Result<()> {
    ensure(c, org, user)?;
    let sql = "UPDATE enter_credential SET password = ?3, password_at = ?4 \
               WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user, phc, at])?;
    let sql = "INSERT INTO enter_password (org, user_id, at, password) VALUES (?1, ?2, ?3, ?4) \
               ON CONFLICT (org, user_id, at) DO UPDATE SET password = excluded.password";
    c.execute(sql, &cells![org, user, at, phc])?;
    let sql = "DELETE FROM enter_password WHERE org = ?1 AND user_id = ?2 AND at < \
               (SELECT MIN(h.at) FROM (SELECT at FROM enter_password \
                WHERE org = ?1 AND user_id = ?2 ORDER BY at DESC LIMIT ?3) AS h)";
    c.execute(sql, &cells![org, user, i64::try_from(kept).unwrap_or(i64::MAX)]).map(drop)
}

/// Hashes the same password anew, with today's cost, unless it was changed meanwhile.
///
/// # Errors
/// As for `Conn::query`.
pub fn rehash(c: &mut Conn, org: Id, user: Id, old: &str, new: &str) -> Result<()> {
    let sql = "UPDATE enter_credential SET password = ?4 \
               WHERE org = ?1 AND user_id = ?2 AND password = ?3";
    c.execute(sql, &cells![org, user, old, new]).map(drop)
}

/// The newest passwords as PHC strings, the present one first.
///
/// # Errors
/// As for `Conn::query`.
pub fn history(c: &mut Conn, org: Id, user: Id, limit: usize) -> Result<Vec<String>> {
    let sql = "SELECT password FROM enter_password WHERE org = ?1 AND user_id = ?2 \
               ORDER BY at DESC LIMIT ?3";
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    c.query(sql, &cells![org, user, limit])?.into_iter().map(|mut r| r.text(0)).collect()
}

/// Keeps a TOTP secret whose enrolment is to be confirmed.
///
/// # Errors
/// As for `Conn::query`.
pub fn begin_totp(c: &mut Conn, org: Id, user: Id, sealed: &[u8]) -> Result<()> {
    ensure(c, org, user)?;
    let sql = "UPDATE enter_credential SET totp_pending = ?3 WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user, sealed]).map(drop)
}

/// Puts the TOTP secret in use that waits, if it still is the one that was confirmed.
///
/// # Errors
/// As for `Conn::query`.
pub fn confirm_totp(c: &mut Conn, org: Id, user: Id, sealed: &[u8], step: i64) -> Result<bool> {
    let sql = "UPDATE enter_credential SET totp = ?3, totp_pending = NULL, totp_step = ?4 \
               WHERE org = ?1 AND user_id = ?2 AND totp_pending = ?3";
    Ok(c.execute(sql, &cells![org, user, sealed, step])? == 1)
}

/// Uses up a step; false when it, or a later one, was used up before. Of two calls with one code
/// only one gets true.
///
/// # Errors
/// As for `Conn::query`.
pub fn use_step(c: &mut Conn, org: Id, user: Id, step: i64) -> Result<bool> {
    let sql = "UPDATE enter_credential SET totp_step = ?3 \
               WHERE org = ?1 AND user_id = ?2 AND totp_step < ?3";
    Ok(c.execute(sql, &cells![org, user, step])? == 1)
}

/// Takes the second factor away; the next login asks for a new enrolment.
///
/// # Errors
/// As for `Conn::query`.
pub fn drop_totp(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    let sql = "UPDATE enter_credential SET totp = NULL, totp_pending = NULL, totp_step = 0 \
               WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user])?;
    super::recovery::replace(c, org, user, &[])
}

/// Freezes the user, or lets them in again.
///
/// # Errors
/// As for `Conn::query`.
pub fn set_frozen(c: &mut Conn, org: Id, user: Id, at: Option<Timestamp>) -> Result<()> {
    ensure(c, org, user)?;
    let sql = "UPDATE enter_credential SET frozen_at = ?3 WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user, at]).map(drop)
}

/// Whether somebody else of the organisation has this role and can come in: is neither frozen nor
/// still invited.
///
/// # Errors
/// As for `Conn::query`.
pub fn is_another_with_role(c: &mut Conn, org: Id, user: Id, role: Id) -> Result<bool> {
    let has = c.dialect().list_has("roles", "?3")?;
    let sql = format!(
        "SELECT 1 FROM record JOIN enter_credential k ON k.org = record.org AND k.user_id = record.id
         WHERE record.org = ?1 AND record.object = 'user' AND record.state = 'active'
         AND record.id <> ?2 AND k.frozen_at IS NULL AND k.password IS NOT NULL AND {has} LIMIT 1"
    );
    Ok(c.query_first(&sql, &cells![org, user, role.to_string()])?.is_some())
}
