//! Wrapped keys of data subjects. Old versions stay until the subject is erased.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};
use crate::records::key_version;
use crate::sql::statement::{Statement, insert_rows};

/// Ids that one statement asks for.
const CHUNK: usize = 256;

/// A wrapped key of a data subject.
#[derive(Clone)]
pub struct SubjectKey {
    /// The organisation.
    pub org: Id,
    /// The data subject.
    pub subject: Id,
    /// From 1.
    pub version: u32,
    /// The version of the organisation key that wraps it.
    pub org_version: u32,
    /// The key under the organisation key.
    pub wrapped: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
}

const COLUMNS: &str = "org, subject, version, org_version, wrapped, created_at";

/// Adds a key.
///
/// # Errors
/// Internal when this version is there already.
pub fn insert(c: &mut Conn, key: &SubjectKey) -> Result<()> {
    insert_many(c, std::slice::from_ref(key))
}

/// Adds keys, as an import does.
///
/// # Errors
/// As for `insert`; then none is added.
pub fn insert_many(c: &mut Conn, keys: &[SubjectKey]) -> Result<()> {
    let rows = keys.iter().map(|k| {
        cells![k.org, k.subject, k.version, k.org_version, &k.wrapped, k.created_at].into()
    });
    insert_rows(c, &format!("INSERT INTO subject_key ({COLUMNS}) VALUES "), rows.collect())
}

/// The latest key of a subject; `None` after erasure.
///
/// # Errors
/// Those of the database.
pub fn latest(c: &mut Conn, org: Id, subject: Id) -> Result<Option<SubjectKey>> {
    c.query_first(
        &format!(
            "SELECT {COLUMNS} FROM subject_key WHERE org = ?1 AND subject = ?2
             ORDER BY version DESC LIMIT 1"
        ),
        &cells![org, subject],
    )?
    .map(key)
    .transpose()
}

/// One version of a subject's key.
///
/// # Errors
/// Those of the database.
pub fn version(c: &mut Conn, org: Id, subject: Id, version: u32) -> Result<Option<SubjectKey>> {
    c.query_first(
        &format!(
            "SELECT {COLUMNS} FROM subject_key WHERE org = ?1 AND subject = ?2 AND version = ?3"
        ),
        &cells![org, subject, version],
    )?
    .map(key)
    .transpose()
}

/// The latest keys of several subjects, in no particular order; erased ones are missing.
///
/// # Errors
/// Those of the database.
pub fn latest_many(c: &mut Conn, org: Id, subjects: &[Id]) -> Result<Vec<SubjectKey>> {
    let mut keys: Vec<SubjectKey> = Vec::with_capacity(subjects.len());
    for chunk in subjects.chunks(CHUNK) {
        let mut s =
            Statement::new(c.dialect(), &format!("SELECT {COLUMNS} FROM subject_key WHERE org = "));
        s.push_bound(org);
        let list = s.bind_list(chunk.iter().map(Into::into));
        s.push(&format!(" AND subject IN {list} ORDER BY subject, version"));
        for row in c.query(&s.sql, &s.params)? {
            let next = key(row)?;
            match keys.last_mut() {
                Some(last) if last.subject == next.subject => *last = next,
                _ => keys.push(next),
            }
        }
    }
    Ok(keys)
}

/// Keys that an older organisation key than this wraps: what a rotation has left to do.
///
/// # Errors
/// Those of the database.
pub fn stale(c: &mut Conn, org: Id, org_version: u32, limit: usize) -> Result<Vec<SubjectKey>> {
    c.query(
        &format!("SELECT {COLUMNS} FROM subject_key WHERE org = ?1 AND org_version < ?2 LIMIT ?3"),
        &cells![org, org_version, i64::try_from(limit).unwrap_or(i64::MAX)],
    )?
    .into_iter()
    .map(key)
    .collect()
}

/// Replaces the wrapping of a key. A key that was erased meanwhile stays erased.
///
/// # Errors
/// Those of the database.
pub fn rewrap(c: &mut Conn, key: &SubjectKey) -> Result<()> {
    c.execute(
        "UPDATE subject_key SET org_version = ?4, wrapped = ?5
         WHERE org = ?1 AND subject = ?2 AND version = ?3",
        &cells![key.org, key.subject, key.version, key.org_version, &key.wrapped],
    )?;
    Ok(())
}

/// Destroys all versions of a subject's key; how many there were. Write the erasure first.
///
/// # Errors
/// Those of the database.
pub fn destroy(c: &mut Conn, org: Id, subject: Id) -> Result<u64> {
    c.execute("DELETE FROM subject_key WHERE org = ?1 AND subject = ?2", &cells![org, subject])
}

/// How many subjects have a key.
///
/// # Errors
/// Those of the database.
pub fn subject_count(c: &mut Conn, org: Id) -> Result<i64> {
    c.query_first("SELECT count(DISTINCT subject) FROM subject_key WHERE org = ?1", &cells![org])?
        .map_or(Ok(0), |row| row.int(0))
}

fn key(mut row: Row) -> Result<SubjectKey> {
    Ok(SubjectKey {
        org: row.id(0)?,
        subject: row.id(1)?,
        version: key_version(&row, 2)?,
        org_version: key_version(&row, 3)?,
        wrapped: row.blob(4)?,
        created_at: row.time(5)?,
    })
}
