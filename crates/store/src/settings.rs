//! Settings of the whole deployment that belong into its database: a name and bytes.

use kernel::Result;

use crate::conn::{Conn, cells};

/// The setting of this name.
///
/// # Errors
/// Those of the database.
pub fn get(c: &mut Conn, name: &str) -> Result<Option<Vec<u8>>> {
    c.query_first("SELECT value FROM setting WHERE name = ?1", &cells![name])?
        .map(|mut row| row.blob(0))
        .transpose()
}

/// Writes a setting.
///
/// # Errors
/// Those of the database.
pub fn put(c: &mut Conn, name: &str, value: &[u8]) -> Result<()> {
    c.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        &cells![name, value],
    )?;
    Ok(())
}

/// Writes a setting that is not there yet; false when it is: several nodes agree so on one value.
///
/// # Errors
/// Those of the database.
pub fn put_once(c: &mut Conn, name: &str, value: &[u8]) -> Result<bool> {
    let made = c.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        &cells![name, value],
    )?;
    Ok(made > 0)
}

/// Removes a setting.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, name: &str) -> Result<()> {
    c.execute("DELETE FROM setting WHERE name = ?1", &cells![name])?;
    Ok(())
}
