//! Sealed files in chunks, for nodes that share a database and no folder. The gate seals them; here
//! they are bytes.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Cell, Conn, cells};

/// A file's place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// The organisation.
    pub org: Id,
    /// What it is for, such as `files` or `work`.
    pub kind: String,
    /// Its name there.
    pub name: String,
}

impl Key {
    fn cells(&self) -> [Cell; 3] {
        cells![self.org, &self.kind, &self.name]
    }
}

/// Begins a file. What stood there under this name is gone.
///
/// # Errors
/// Those of the database.
pub fn begin(c: &mut Conn, key: &Key, at: Timestamp) -> Result<()> {
    remove(c, key)?;
    c.execute(
        "INSERT INTO blob (org, kind, name, whole, created_at) VALUES (?1, ?2, ?3, 0, ?4)",
        &cells![key.org, &key.kind, &key.name, at],
    )?;
    Ok(())
}

/// Adds a chunk, from number 0 on.
///
/// # Errors
/// Those of the database.
pub fn put(c: &mut Conn, key: &Key, part: i64, bytes: &[u8]) -> Result<()> {
    c.execute(
        "INSERT INTO blob_chunk (org, kind, name, part, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        &cells![key.org, &key.kind, &key.name, part, bytes],
    )?;
    Ok(())
}

/// Says that a file has all its chunks.
///
/// # Errors
/// Those of the database.
pub fn finish(c: &mut Conn, key: &Key) -> Result<()> {
    let sql = "UPDATE blob SET whole = 1 WHERE org = ?1 AND kind = ?2 AND name = ?3";
    c.execute(sql, &key.cells()).map(drop)
}

/// Whether a file is there with all its chunks.
///
/// # Errors
/// Those of the database.
pub fn is_whole(c: &mut Conn, key: &Key) -> Result<bool> {
    let sql = "SELECT 1 FROM blob WHERE org = ?1 AND kind = ?2 AND name = ?3 AND whole = 1";
    Ok(c.query_first(sql, &key.cells())?.is_some())
}

/// Bytes of a file.
///
/// # Errors
/// Those of the database.
pub fn size(c: &mut Conn, key: &Key) -> Result<u64> {
    let sql = "SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM blob_chunk
         WHERE org = ?1 AND kind = ?2 AND name = ?3";
    let size = c.query_first(sql, &key.cells())?.map_or(Ok(0), |row| row.int(0))?;
    Ok(size.unsigned_abs())
}

/// One chunk of a file; `None` behind the last.
///
/// # Errors
/// Those of the database.
pub fn part(c: &mut Conn, key: &Key, part: i64) -> Result<Option<Vec<u8>>> {
    c.query_first(
        "SELECT bytes FROM blob_chunk WHERE org = ?1 AND kind = ?2 AND name = ?3 AND part = ?4",
        &cells![key.org, &key.kind, &key.name, part],
    )?
    .map(|mut row| row.blob(0))
    .transpose()
}

/// Removes a file; one that is not there is no fault.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, key: &Key) -> Result<()> {
    for table in ["blob_chunk", "blob"] {
        let sql = format!("DELETE FROM {table} WHERE org = ?1 AND kind = ?2 AND name = ?3");
        c.execute(&sql, &key.cells())?;
    }
    Ok(())
}

/// Files of all organisations that were begun before this moment, in the order of their keys, behind
/// this one.
///
/// # Errors
/// Those of the database.
pub fn begun_before(
    c: &mut Conn,
    before: Timestamp,
    behind: Option<&Key>,
    limit: usize,
) -> Result<Vec<Key>> {
    let first = Key { org: Id::from_bytes([0; 16]), kind: String::new(), name: String::new() };
    let behind = behind.unwrap_or(&first);
    c.query(
        "SELECT org, kind, name FROM blob WHERE created_at < ?1 AND (org, kind, name) > (?2, ?3, ?4)
         ORDER BY org, kind, name LIMIT ?5",
        &cells![
            before,
            behind.org,
            &behind.kind,
            &behind.name,
            i64::try_from(limit).unwrap_or(i64::MAX)
        ],
    )?
    .into_iter()
    .map(|mut row| Ok(Key { org: row.id(0)?, kind: row.text(1)?, name: row.text(2)? }))
    .collect()
}
