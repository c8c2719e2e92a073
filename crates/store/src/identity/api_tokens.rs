//! API tokens, found by the hash of their secret.

use kernel::{Id, Result, Timestamp};
use serde_json::Value as Json;

use crate::conn::{Conn, Row, cells};

/// A program's token, bound to a user.
#[derive(Clone)]
pub struct ApiToken {
    /// The organisation.
    pub org: Id,
    /// The token.
    pub id: Id,
    /// The user whose permissions it has at most.
    pub user: Id,
    /// What people call it.
    pub name: String,
    /// The first characters of the secret, to recognise it by.
    pub prefix: String,
    /// The hash of the secret.
    pub hash: [u8; 32],
    /// Scopes, field and row limits; the gate knows their form.
    pub limits: Json,
    /// Who made it.
    pub created_by: Option<Id>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

const COLUMNS: &str = "org, id, user_id, name, prefix, hash, limits, created_by, created_at, \
     expires_at, last_used_at, revoked_at";

/// Adds a token.
///
/// # Errors
/// Those of the database.
pub fn add(c: &mut Conn, token: &ApiToken) -> Result<()> {
    let t = token;
    c.execute(
        &format!(
            "INSERT INTO api_token ({COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ),
        &cells![
            t.org,
            t.id,
            t.user,
            &t.name,
            &t.prefix,
            t.hash,
            t.limits.to_string(),
            t.created_by,
            t.created_at,
            t.expires_at,
            t.last_used_at,
            t.revoked_at,
        ],
    )?;
    Ok(())
}

/// The token whose secret has this hash, expired and revoked ones too.
///
/// # Errors
/// Those of the database.
pub fn find(c: &mut Conn, hash: &[u8; 32]) -> Result<Option<ApiToken>> {
    c.query_first(&format!("SELECT {COLUMNS} FROM api_token WHERE hash = ?1"), &cells![hash])?
        .map(read)
        .transpose()
}

/// The tokens of a user, or of all users of the organisation, the latest first.
///
/// # Errors
/// Those of the database.
pub fn list(c: &mut Conn, org: Id, user: Option<Id>) -> Result<Vec<ApiToken>> {
    let all: Vec<ApiToken> = c
        .query(
            &format!(
                "SELECT {COLUMNS} FROM api_token WHERE org = ?1 ORDER BY created_at DESC, id DESC"
            ),
            &cells![org],
        )?
        .into_iter()
        .map(read)
        .collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|t| user.is_none_or(|u| t.user == u)).collect())
}

/// Revokes a token; false when there is none that is in force.
///
/// # Errors
/// Those of the database.
pub fn revoke(c: &mut Conn, org: Id, id: Id, at: Timestamp) -> Result<bool> {
    let revoked = c.execute(
        "UPDATE api_token SET revoked_at = ?3 WHERE org = ?1 AND id = ?2 AND revoked_at IS NULL",
        &cells![org, id, at],
    )?;
    Ok(revoked > 0)
}

/// Revokes all tokens of a user.
///
/// # Errors
/// Those of the database.
pub fn revoke_all(c: &mut Conn, org: Id, user: Id, at: Timestamp) -> Result<u64> {
    c.execute(
        "UPDATE api_token SET revoked_at = ?3
         WHERE org = ?1 AND user_id = ?2 AND revoked_at IS NULL",
        &cells![org, user, at],
    )
}

/// Writes when a token was last used.
///
/// # Errors
/// Those of the database.
pub fn touch(c: &mut Conn, org: Id, id: Id, at: Timestamp) -> Result<()> {
    c.execute(
        "UPDATE api_token SET last_used_at = ?3 WHERE org = ?1 AND id = ?2",
        &cells![org, id, at],
    )?;
    Ok(())
}

fn read(mut row: Row) -> Result<ApiToken> {
    Ok(ApiToken {
        org: row.id(0)?,
        id: row.id(1)?,
        user: row.id(2)?,
        name: row.text(3)?,
        prefix: row.text(4)?,
        hash: row.hash(5)?,
        limits: row.json(6)?,
        created_by: row.opt_id(7)?,
        created_at: row.time(8)?,
        expires_at: row.time(9)?,
        last_used_at: row.opt_time(10)?,
        revoked_at: row.opt_time(11)?,
    })
}
