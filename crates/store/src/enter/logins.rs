//! Logins: unique in the deployment, each of one user of one organisation.

use kernel::{Id, Result};

use crate::conn::{Conn, cells};

/// Whose login it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The organisation.
    pub org: Id,
    /// The user's record id.
    pub user: Id,
}

/// Makes this login the user's one and only; false when somebody else has it: then nothing of the
/// transaction may be kept, since what others hold in other organisations is out of sight here and shows in
/// the conflict alone, after the user's earlier login was given up.
///
/// # Errors
/// As for `Conn::query`.
pub fn claim(c: &mut Conn, login: &str, org: Id, user: Id) -> Result<bool> {
    match holder(c, login)? {
        Some(found) => Ok(found == Holder { org, user }),
        None => {
            release(c, org, user)?;
            let sql = "INSERT INTO enter_login (login, org, user_id) VALUES (?1, ?2, ?3) \
                       ON CONFLICT (login) DO NOTHING";
            Ok(c.execute(sql, &cells![login, org, user])? == 1)
        }
    }
}

/// Whose login this is.
///
/// # Errors
/// As for `Conn::query`.
pub fn holder(c: &mut Conn, login: &str) -> Result<Option<Holder>> {
    let row =
        c.query_first("SELECT org, user_id FROM enter_login WHERE login = ?1", &cells![login])?;
    row.map(|r| Ok(Holder { org: r.id(0)?, user: r.id(1)? })).transpose()
}

/// The user's login.
///
/// # Errors
/// As for `Conn::query`.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Option<String>> {
    let sql = "SELECT login FROM enter_login WHERE org = ?1 AND user_id = ?2";
    c.query_first(sql, &cells![org, user])?.map(|mut r| r.text(0)).transpose()
}

/// Gives the user's login free.
///
/// # Errors
/// As for `Conn::query`.
pub fn release(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    let sql = "DELETE FROM enter_login WHERE org = ?1 AND user_id = ?2";
    c.execute(sql, &cells![org, user]).map(drop)
}
