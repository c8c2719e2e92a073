//! Values that no two records of an organisation share, as keyed digests.

use kernel::{Id, Result};
use policy::Permit;

use crate::conn::{Conn, cells};

/// What became of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// The record holds the value now, or held it already.
    Done,
    /// Another record holds it. The caller may not be allowed to know which: ask with a permit.
    Taken(Id),
}

/// Claims a value of a field for a record. Concurrent claims of one value: one wins, the other is
/// `Taken`; on PostgreSQL the second waits for the first's transaction.
///
/// # Errors
/// Those of the database.
pub fn claim(
    c: &mut Conn,
    permit: &Permit,
    field: &str,
    digest: &[u8; 32],
    record: Id,
) -> Result<Claim> {
    let key = cells![permit.org(), permit.object(), field, digest, record];
    let made = c.execute(
        "INSERT INTO record_unique (org, object, field, digest, record)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (org, object, field, digest) DO NOTHING",
        &key,
    )?;
    if made > 0 {
        return Ok(Claim::Done);
    }
    Ok(match holder(c, permit, field, digest)? {
        Some(other) if other != record => Claim::Taken(other),
        _ => Claim::Done,
    })
}

/// The record that holds a value of a field.
///
/// # Errors
/// Those of the database.
pub fn holder(c: &mut Conn, permit: &Permit, field: &str, digest: &[u8; 32]) -> Result<Option<Id>> {
    c.query_first(
        "SELECT record FROM record_unique
         WHERE org = ?1 AND object = ?2 AND field = ?3 AND digest = ?4",
        &cells![permit.org(), permit.object(), field, digest],
    )?
    .map(|row| row.id(0))
    .transpose()
}

/// Gives up all that a record holds, such as before it goes into another one.
///
/// # Errors
/// Those of the database.
pub fn release_all(c: &mut Conn, permit: &Permit, record: Id) -> Result<()> {
    c.execute(
        "DELETE FROM record_unique WHERE org = ?1 AND record = ?2 AND object = ?3",
        &cells![permit.org(), record, permit.object()],
    )?;
    Ok(())
}

/// Gives up what a record holds of a field, such as before another value is claimed.
///
/// # Errors
/// Those of the database.
pub fn release(c: &mut Conn, permit: &Permit, field: &str, record: Id) -> Result<()> {
    c.execute(
        "DELETE FROM record_unique WHERE org = ?1 AND record = ?4 AND object = ?2 AND field = ?3",
        &cells![permit.org(), permit.object(), field, record],
    )?;
    Ok(())
}
