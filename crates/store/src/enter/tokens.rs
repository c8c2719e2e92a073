//! Tokens of programs, found by the hash of their secret.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// One token. It has no `Debug`.
#[derive(Clone)]
pub struct TokenRow {
    /// Hash of the secret.
    pub hash: [u8; 32],
    /// The id that lists and the ledger name; it opens nothing.
    pub id: Id,
    /// The organisation.
    pub org: Id,
    /// The record id of the user whose permissions apply.
    pub user: Id,
    /// What its maker calls it.
    pub name: String,
    /// The first characters, by which its holder knows it again.
    pub prefix: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// It ends then.
    pub expires_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: &str = "hash, id, org, user_id, name, prefix, created_at, expires_at, last_used_at";

fn read(mut row: Row) -> Result<TokenRow> {
    Ok(TokenRow {
        hash: row.hash(0)?,
        id: row.id(1)?,
        org: row.id(2)?,
        user: row.id(3)?,
        name: row.text(4)?,
        prefix: row.text(5)?,
        created_at: row.time(6)?,
        expires_at: row.time(7)?,
        last_used_at: row.opt_time(8)?,
    })
}

/// Keeps a new token.
///
/// # Errors
/// As for `Conn::query`.
pub fn insert(c: &mut Conn, row: &TokenRow) -> Result<()> {
    let sql =
        format!("INSERT INTO enter_token ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    let cells = cells![
        row.hash,
        row.id,
        row.org,
        row.user,
        &row.name,
        &row.prefix,
        row.created_at,
        row.expires_at,
        row.last_used_at,
    ];
    c.execute(&sql, &cells).map(drop)
}

/// The token of this secret's hash.
///
/// # Errors
/// As for `Conn::query`.
pub fn find(c: &mut Conn, hash: &[u8; 32]) -> Result<Option<TokenRow>> {
    let sql = format!("SELECT {COLUMNS} FROM enter_token WHERE hash = ?1");
    c.query_first(&sql, &cells![hash])?.map(read).transpose()
}

/// The organisation's tokens, or one user's, the newest first; a thousand at most.
///
/// # Errors
/// As for `Conn::query`.
pub fn list(c: &mut Conn, org: Id, user: Option<Id>) -> Result<Vec<TokenRow>> {
    let tail = "ORDER BY created_at DESC, id DESC LIMIT 1000";
    let rows = match user {
        Some(user) => {
            let sql =
                format!("SELECT {COLUMNS} FROM enter_token WHERE org = ?1 AND user_id = ?2 {tail}");
            c.query(&sql, &cells![org, user])?
        }
        None => {
            let sql = format!("SELECT {COLUMNS} FROM enter_token WHERE org = ?1 {tail}");
            c.query(&sql, &cells![org])?
        }
    };
    rows.into_iter().map(read).collect()
}

/// Notes that a token was used.
///
/// # Errors
/// As for `Conn::query`.
pub fn touch(c: &mut Conn, hash: &[u8; 32], at: Timestamp) -> Result<()> {
    c.execute("UPDATE enter_token SET last_used_at = ?2 WHERE hash = ?1", &cells![hash, at])
        .map(drop)
}

/// Revokes a token; false when there is none of this id.
///
/// # Errors
/// As for `Conn::query`.
pub fn revoke(c: &mut Conn, org: Id, id: Id) -> Result<bool> {
    Ok(c.execute("DELETE FROM enter_token WHERE org = ?1 AND id = ?2", &cells![org, id])? > 0)
}

/// Revokes all tokens of a user; gives their number.
///
/// # Errors
/// As for `Conn::query`.
pub fn revoke_all(c: &mut Conn, org: Id, user: Id) -> Result<u64> {
    c.execute("DELETE FROM enter_token WHERE org = ?1 AND user_id = ?2", &cells![org, user])
}

/// Marks the tokens that end before this moment, were made before the other one, and whose users were not told yet;
/// gives those users, one for each token.
///
/// # Errors
/// As for `Conn::query`.
pub fn ending(
    c: &mut Conn,
    org: Id,
    (now, before): (Timestamp, Timestamp),
    made_before: Timestamp,
) -> Result<Vec<Id>> {
    let sql = "SELECT id, user_id FROM enter_token WHERE org = ?1 AND told_at IS NULL \
               AND expires_at > ?2 AND expires_at <= ?3 AND created_at <= ?4";
    let rows = c.query(sql, &cells![org, now, before, made_before])?;
    let mut users = Vec::with_capacity(rows.len());
    for row in rows {
        let sql = "UPDATE enter_token SET told_at = ?3 WHERE org = ?1 AND id = ?2";
        c.execute(sql, &cells![org, row.id(0)?, now])?;
        users.push(row.id(1)?);
    }
    Ok(users)
}
