//! Files that were sent up and wait to be used. Their content lies sealed in a storage target.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// An upload.
#[derive(Clone)]
pub struct Upload {
    /// The organisation.
    pub org: Id,
    /// The upload; its content is found by it.
    pub id: Id,
    /// Who sent it; nobody else may use it.
    pub owner: Id,
    /// The object that it is for.
    pub object: Option<String>,
    /// Bytes.
    pub size: i64,
    /// Name, media type and whatever the gate wants to remember, sealed.
    pub meta: Vec<u8>,
    /// When it came.
    pub created_at: Timestamp,
    /// When it is swept away.
    pub expires_at: Timestamp,
}

const COLUMNS: &str = "org, id, owner, object, size, meta, created_at, expires_at";

/// Writes an upload, or its new `meta`.
///
/// # Errors
/// Those of the database.
pub fn put(c: &mut Conn, upload: &Upload) -> Result<()> {
    let u = upload;
    c.execute(
        &format!(
            "INSERT INTO upload ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (org, id) DO UPDATE SET meta = excluded.meta"
        ),
        &cells![
            u.org,
            u.id,
            u.owner,
            u.object.as_ref(),
            u.size,
            &u.meta,
            u.created_at,
            u.expires_at
        ],
    )?;
    Ok(())
}

/// An upload of this owner.
///
/// # Errors
/// Those of the database.
pub fn get(c: &mut Conn, org: Id, owner: Id, id: Id) -> Result<Option<Upload>> {
    c.query_first(
        &format!("SELECT {COLUMNS} FROM upload WHERE org = ?1 AND id = ?2 AND owner = ?3"),
        &cells![org, id, owner],
    )?
    .map(read)
    .transpose()
}

/// Whether there is an upload of this id, whoever sent it.
///
/// # Errors
/// Those of the database.
pub fn is_there(c: &mut Conn, org: Id, id: Id) -> Result<bool> {
    let sql = "SELECT 1 FROM upload WHERE org = ?1 AND id = ?2";
    Ok(c.query_first(sql, &cells![org, id])?.is_some())
}

/// How many uploads this owner has that have not expired, and their bytes.
///
/// # Errors
/// Those of the database.
pub fn held(c: &mut Conn, org: Id, owner: Id, now: Timestamp) -> Result<(usize, i64)> {
    let sizes = c.query(
        "SELECT size FROM upload WHERE org = ?1 AND owner = ?2 AND expires_at > ?3",
        &cells![org, owner, now],
    )?;
    let bytes = sizes.iter().map(|row| row.int(0)).sum::<Result<i64>>()?;
    Ok((sizes.len(), bytes))
}

/// Removes an upload.
///
/// # Errors
/// Those of the database.
pub fn remove(c: &mut Conn, org: Id, id: Id) -> Result<()> {
    c.execute("DELETE FROM upload WHERE org = ?1 AND id = ?2", &cells![org, id])?;
    Ok(())
}

/// Uploads of all organisations that have expired.
///
/// # Errors
/// Those of the database.
pub fn expired(c: &mut Conn, now: Timestamp, limit: usize) -> Result<Vec<Upload>> {
    c.query(
        &format!(
            "SELECT {COLUMNS} FROM upload WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2"
        ),
        &cells![now, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(read)
    .collect()
}

fn read(mut row: Row) -> Result<Upload> {
    Ok(Upload {
        org: row.id(0)?,
        id: row.id(1)?,
        owner: row.id(2)?,
        object: row.opt_text(3)?,
        size: row.int(4)?,
        meta: row.blob(5)?,
        created_at: row.time(6)?,
        expires_at: row.time(7)?,
    })
}
