//! Wrapped keys of organisations, by kind and version.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};
use crate::records::key_version;

/// A wrapped key of an organisation.
#[derive(Clone)]
pub struct OrgKey {
    /// The organisation.
    pub org: Id,
    /// What it is for: `organisation`, `blind`, `ledger`, `export` …
    pub kind: String,
    /// From 1.
    pub version: u32,
    /// The key under the key above it.
    pub wrapped: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
}

const COLUMNS: &str = "org, kind, version, wrapped, created_at";

/// Adds a key.
///
/// # Errors
/// Internal when this version is there already.
pub fn put_org_key(c: &mut Conn, key: &OrgKey) -> Result<()> {
    c.execute(
        &format!("INSERT INTO org_key ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5)"),
        &cells![key.org, &key.kind, key.version, &key.wrapped, key.created_at],
    )?;
    Ok(())
}

/// Replaces the wrapping of a key, as after a new root key.
///
/// # Errors
/// Those of the database.
pub fn replace_org_key(c: &mut Conn, key: &OrgKey) -> Result<()> {
    c.execute(
        "UPDATE org_key SET wrapped = ?4 WHERE org = ?1 AND kind = ?2 AND version = ?3",
        &cells![key.org, &key.kind, key.version, &key.wrapped],
    )?;
    Ok(())
}

/// The latest version of a key.
///
/// # Errors
/// Those of the database.
pub fn org_key(c: &mut Conn, org: Id, kind: &str) -> Result<Option<OrgKey>> {
    c.query_first(
        &format!(
            "SELECT {COLUMNS} FROM org_key WHERE org = ?1 AND kind = ?2
             ORDER BY version DESC LIMIT 1"
        ),
        &cells![org, kind],
    )?
    .map(key)
    .transpose()
}

/// All keys of an organisation, by kind and version.
///
/// # Errors
/// Those of the database.
pub fn org_keys(c: &mut Conn, org: Id) -> Result<Vec<OrgKey>> {
    c.query(
        &format!("SELECT {COLUMNS} FROM org_key WHERE org = ?1 ORDER BY kind, version"),
        &cells![org],
    )?
    .into_iter()
    .map(key)
    .collect()
}

/// Destroys all keys of an organisation, those of its subjects too, such as the demo company's.
///
/// # Errors
/// Those of the database.
pub fn remove_org(c: &mut Conn, org: Id) -> Result<()> {
    for table in ["org_key", "subject_key", "erasure"] {
        c.execute(&format!("DELETE FROM {table} WHERE org = ?1"), &cells![org])?;
    }
    Ok(())
}

fn key(mut row: Row) -> Result<OrgKey> {
    Ok(OrgKey {
        org: row.id(0)?,
        kind: row.text(1)?,
        version: key_version(&row, 2)?,
        wrapped: row.blob(3)?,
        created_at: row.time(4)?,
    })
}
