//! Whether a record is there at all.

use kernel::{Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Conn, cells};

/// Whether the permit's organisation has a record of this id, of any object and in any state: for
/// sweeping what belongs to none.
///
/// # Errors
/// Those of the database.
pub fn is_there(c: &mut Conn, permit: &Permit, id: Id) -> Result<bool> {
    let sql = "SELECT 1 FROM record WHERE org = ?1 AND id = ?2";
    Ok(c.query_first(sql, &cells![permit.org(), id])?.is_some())
}

/// Whether a record in use that follows this one directly was made or changed after this moment, by anybody but
/// `but`: what was done with it since hangs on it. It holds the record until the end of the transaction, so that
/// nothing comes to follow it meanwhile.
///
/// # Errors
/// `not_found` where it went into another one; those of the database.
pub fn is_followed_since(
    c: &mut Conn,
    permit: &Permit,
    id: Id,
    since: Timestamp,
    but: Id,
) -> Result<bool> {
    super::checked_parent(c, permit.org(), id, None)?;
    let sql = "SELECT 1 FROM record r
               WHERE r.org = ?1 AND r.parent = ?2 AND r.state = 'active' AND r.updated_at > ?3
                 AND NOT EXISTS (SELECT 1 FROM record_history h WHERE h.org = ?1 AND h.record = r.id
                                 AND h.version = 1 AND r.version = 1 AND h.actor = ?4) LIMIT 1";
    Ok(c.query_first(sql, &cells![permit.org(), id, since, but])?.is_some())
}
