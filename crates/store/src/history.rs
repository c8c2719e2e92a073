//! The versions of records: what changed, sealed.

use kernel::{Id, Result, Timestamp};
use policy::Permit;

use crate::conn::{Cell, Conn, cells};
use crate::records::visible;
use crate::sql::statement::insert_borrowed;

const INSERT: &str = "INSERT INTO record_history (org, record, version, subject, at, actor, act, \
     fields, sealed, key_version) VALUES ";

/// One change of a record. It has no `Debug`.
#[derive(Clone)]
pub struct HistoryRow {
    /// The record.
    pub record: Id,
    /// The version that the change made.
    pub version: i64,
    /// The data subject under whose key the change is sealed.
    pub subject: Id,
    /// When.
    pub at: Timestamp,
    /// Who: a user, or none for a service.
    pub actor: Option<Id>,
    /// The verb.
    pub act: String,
    /// The names of the fields that changed.
    pub fields: Vec<String>,
    /// The values before and after, sealed.
    pub sealed: Vec<u8>,
    /// The version of the subject key.
    pub key_version: u32,
}

/// Changes of records of one organisation, in the form that the database takes.
pub struct ReadyHistory(Vec<Vec<Cell>>);

/// Makes changes of records of the permit's organisation ready to be added.
///
/// # Errors
/// Internal when the names of fields cannot be encoded.
pub fn ready(permit: &Permit, rows: &[HistoryRow]) -> Result<ReadyHistory> {
    rows.iter().map(|row| line(permit, row)).collect::<Result<_>>().map(ReadyHistory)
}

/// Adds the changes that were made ready.
///
/// # Errors
/// As for [`append`].
pub fn append_ready(c: &mut Conn, ready: &ReadyHistory) -> Result<()> {
    let rows: Vec<&[Cell]> = ready.0.iter().map(Vec::as_slice).collect();
    insert_borrowed(c, INSERT, &rows)
}

/// Adds a change of a record of the permit's organisation.
///
/// # Errors
/// Internal when the version has its entry already; those of the database.
pub fn append(c: &mut Conn, permit: &Permit, row: &HistoryRow) -> Result<()> {
    append_ready(c, &ready(permit, std::slice::from_ref(row))?)
}

fn line(permit: &Permit, row: &HistoryRow) -> Result<Vec<Cell>> {
    let fields = serde_json::to_string(&row.fields).map_err(kernel::Fault::internal)?;
    Ok(cells![
        permit.org(),
        row.record,
        row.version,
        row.subject,
        row.at,
        row.actor,
        &row.act,
        fields,
        &row.sealed,
        row.key_version,
    ]
    .into())
}

/// The changes of a permitted record, the latest first, those below `before` (a version).
///
/// # Errors
/// `not_found` when the record is missing or not permitted.
pub fn list(
    c: &mut Conn,
    permit: &Permit,
    record: Id,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<HistoryRow>> {
    if visible(c, permit, record)?.is_none() {
        return Err(kernel::Fault::not_found());
    }
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    c.query(
        "SELECT record, version, subject, at, actor, act, fields, sealed, key_version
         FROM record_history WHERE org = ?1 AND record = ?2 AND version < ?3
         ORDER BY version DESC LIMIT ?4",
        &cells![permit.org(), record, before.unwrap_or(i64::MAX), limit],
    )?
    .into_iter()
    .map(|mut row| {
        Ok(HistoryRow {
            record: row.id(0)?,
            version: row.int(1)?,
            subject: row.id(2)?,
            at: row.time(3)?,
            actor: row.opt_id(4)?,
            act: row.text(5)?,
            fields: row.json(6)?,
            sealed: row.blob(7)?,
            key_version: crate::records::key_version(&row, 8)?,
        })
    })
    .collect()
}
