//! What a user proves themselves with.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// A user's credentials. It has no `Debug`.
#[derive(Clone)]
pub struct Credential {
    /// The organisation.
    pub org: Id,
    /// The user.
    pub user: Id,
    /// `invited`, `active`, `frozen`.
    pub state: String,
    /// The password's hash in PHC form; none before an invitation is taken up.
    pub password: Option<String>,
    /// When the password was chosen.
    pub password_at: Option<Timestamp>,
    /// Hashes of former passwords, the latest first.
    pub password_history: Vec<String>,
    /// The TOTP secret, sealed.
    pub totp: Option<Vec<u8>>,
    /// Whether a code was shown once, so that it counts.
    pub totp_confirmed: bool,
    /// The last step whose code was taken: no code counts twice.
    pub totp_step: i64,
    /// Hashes of the recovery codes that are left.
    pub recovery: Vec<String>,
    /// Failures in a row.
    pub failures: i64,
    /// No try is taken before this moment.
    pub locked_until: Option<Timestamp>,
    /// The last time that somebody entered with it.
    pub last_login_at: Option<Timestamp>,
}

const COLUMNS: &str = "org, user_id, state, password, password_at, password_history, totp, \
     totp_confirmed, totp_step, recovery, failures, locked_until, last_login_at";

/// Writes all of a user's credentials. Read them in the same transaction before (`get_for_update`
/// locks them on PostgreSQL), so that no change of another request is lost.
///
/// # Errors
/// Those of the database.
pub fn put(c: &mut Conn, credential: &Credential) -> Result<()> {
    let k = credential;
    let json = |list: &[String]| serde_json::to_string(list).map_err(kernel::Fault::internal);
    c.execute(
        &format!(
            "INSERT INTO credential ({COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (org, user_id) DO UPDATE SET state = excluded.state,
             password = excluded.password, password_at = excluded.password_at,
             password_history = excluded.password_history, totp = excluded.totp,
             totp_confirmed = excluded.totp_confirmed, totp_step = excluded.totp_step,
             recovery = excluded.recovery, failures = excluded.failures,
             locked_until = excluded.locked_until, last_login_at = excluded.last_login_at"
        ),
        &cells![
            k.org,
            k.user,
            &k.state,
            k.password.as_ref(),
            k.password_at,
            json(&k.password_history)?,
            k.totp.as_ref(),
            k.totp_confirmed,
            k.totp_step,
            json(&k.recovery)?,
            k.failures,
            k.locked_until,
            k.last_login_at,
        ],
    )?;
    Ok(())
}

/// A user's credentials.
///
/// # Errors
/// Those of the database.
pub fn get(c: &mut Conn, org: Id, user: Id) -> Result<Option<Credential>> {
    select(c, org, user, "")
}

/// The same for changing them: on PostgreSQL others wait until the transaction ends. Only inside
/// `Store::write`.
///
/// # Errors
/// Those of the database.
pub fn get_for_update(c: &mut Conn, org: Id, user: Id) -> Result<Option<Credential>> {
    let lock = c.dialect().for_update();
    select(c, org, user, lock)
}

fn select(c: &mut Conn, org: Id, user: Id, lock: &str) -> Result<Option<Credential>> {
    c.query_first(
        &format!("SELECT {COLUMNS} FROM credential WHERE org = ?1 AND user_id = ?2{lock}"),
        &cells![org, user],
    )?
    .map(read)
    .transpose()
}

/// The credentials of all users of an organisation.
///
/// # Errors
/// Those of the database.
pub fn all(c: &mut Conn, org: Id) -> Result<Vec<Credential>> {
    c.query(
        &format!("SELECT {COLUMNS} FROM credential WHERE org = ?1 ORDER BY user_id"),
        &cells![org],
    )?
    .into_iter()
    .map(read)
    .collect()
}

/// Removes a user's credentials.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    c.execute("DELETE FROM credential WHERE org = ?1 AND user_id = ?2", &cells![org, user])?;
    Ok(())
}

fn read(mut row: Row) -> Result<Credential> {
    Ok(Credential {
        org: row.id(0)?,
        user: row.id(1)?,
        state: row.text(2)?,
        password: row.opt_text(3)?,
        password_at: row.opt_time(4)?,
        password_history: row.json(5)?,
        totp: row.opt_blob(6)?,
        totp_confirmed: row.yes(7)?,
        totp_step: row.int(8)?,
        recovery: row.json(9)?,
        failures: row.int(10)?,
        locked_until: row.opt_time(11)?,
        last_login_at: row.opt_time(12)?,
    })
}
