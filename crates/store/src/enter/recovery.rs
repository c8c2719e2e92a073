//! Recovery codes, as hashes; a used one is gone.

use kernel::{Id, Result};

use crate::conn::{Conn, cells};

/// Replaces all codes of the user.
///
/// # Errors
/// As for `Conn::query`.
pub fn replace(c: &mut Conn, org: Id, user: Id, hashes: &[[u8; 32]]) -> Result<()> {
    c.execute(
        "DELETE FROM enter_recovery_code WHERE org = ?1 AND user_id = ?2",
        &cells![org, user],
    )?;
    for hash in hashes {
        let sql = "INSERT INTO enter_recovery_code (org, user_id, hash) VALUES (?1, ?2, ?3)";
        c.execute(sql, &cells![org, user, hash])?;
    }
    Ok(())
}

/// Uses a code up; false when there is no such code (any more).
///
/// # Errors
/// As for `Conn::query`.
pub fn take(c: &mut Conn, org: Id, user: Id, hash: &[u8; 32]) -> Result<bool> {
    let sql = "DELETE FROM enter_recovery_code WHERE org = ?1 AND user_id = ?2 AND hash = ?3";
    Ok(c.execute(sql, &cells![org, user, hash])? == 1)
}

/// How many codes are left.
///
/// # Errors
/// As for `Conn::query`.
pub fn left(c: &mut Conn, org: Id, user: Id) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM enter_recovery_code WHERE org = ?1 AND user_id = ?2";
    c.query_first(sql, &cells![org, user])?.map_or(Ok(0), |r| r.int(0))
}
