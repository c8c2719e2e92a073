//! Logins: unique in the deployment, each belongs to one user of one organisation.

use kernel::{Fault, FaultKind, Id, Result};

use crate::conn::{Conn, cells};

/// Gives a user a login.
///
/// # Errors
/// `login_taken` when somebody has it.
pub fn add(c: &mut Conn, login: &str, org: Id, user: Id) -> Result<()> {
    let made = c.execute(
        "INSERT INTO login (login, org, user_id) VALUES (?1, ?2, ?3) ON CONFLICT (login) DO NOTHING",
        &cells![login, org, user],
    )?;
    if made == 0 { Err(Fault::new(FaultKind::Conflict, "login_taken")) } else { Ok(()) }
}

/// The organisation and user of a login.
///
/// # Errors
/// Those of the database.
pub fn find(c: &mut Conn, login: &str) -> Result<Option<(Id, Id)>> {
    c.query_first("SELECT org, user_id FROM login WHERE login = ?1", &cells![login])?
        .map(|row| Ok((row.id(0)?, row.id(1)?)))
        .transpose()
}

/// The login of a user.
///
/// # Errors
/// Those of the database.
pub fn of_user(c: &mut Conn, org: Id, user: Id) -> Result<Option<String>> {
    c.query_first("SELECT login FROM login WHERE org = ?1 AND user_id = ?2", &cells![org, user])?
        .map(|mut row| row.text(0))
        .transpose()
}

/// All logins of an organisation with their users, by login.
///
/// # Errors
/// Those of the database.
pub fn all(c: &mut Conn, org: Id) -> Result<Vec<(String, Id)>> {
    c.query("SELECT login, user_id FROM login WHERE org = ?1 ORDER BY login", &cells![org])?
        .into_iter()
        .map(|mut row| Ok((row.text(0)?, row.id(1)?)))
        .collect()
}

/// Takes a user's login away.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, org: Id, user: Id) -> Result<()> {
    c.execute("DELETE FROM login WHERE org = ?1 AND user_id = ?2", &cells![org, user])?;
    Ok(())
}
