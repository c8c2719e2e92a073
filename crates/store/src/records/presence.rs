//! Whether a record is there at all.

use kernel::{Id, Result};
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
