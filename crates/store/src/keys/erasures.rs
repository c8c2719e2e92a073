//! The erasure ledger: who was erased, so that a restored backup forgets them again.

use kernel::{Id, Result, Timestamp};

use crate::conn::{Conn, Row, cells};

/// The erasure of one data subject.
#[derive(Clone)]
pub struct Erasure {
    /// The organisation.
    pub org: Id,
    /// The data subject.
    pub subject: Id,
    /// The certificate's id.
    pub id: Id,
    /// When it was decided.
    pub at: Timestamp,
    /// Who decided it.
    pub actor: Option<Id>,
    /// How far it is: `decided`, `keys`, `done`.
    pub step: String,
    /// What the certificate needs; no personal values.
    pub body: Vec<u8>,
}

const COLUMNS: &str = "org, subject, id, at, actor, step, body";

/// Writes an erasure, or how far it is by now.
///
/// # Errors
/// Those of the database.
pub fn put_erasure(c: &mut Conn, erasure: &Erasure) -> Result<()> {
    let e = erasure;
    c.execute(
        &format!(
            "INSERT INTO erasure ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (org, subject) DO UPDATE SET step = excluded.step, body = excluded.body"
        ),
        &cells![e.org, e.subject, e.id, e.at, e.actor, &e.step, &e.body],
    )?;
    Ok(())
}

/// The erasure of this subject, if any.
///
/// # Errors
/// Those of the database.
pub fn erasure(c: &mut Conn, org: Id, subject: Id) -> Result<Option<Erasure>> {
    c.query_first(
        &format!("SELECT {COLUMNS} FROM erasure WHERE org = ?1 AND subject = ?2"),
        &cells![org, subject],
    )?
    .map(read)
    .transpose()
}

/// All erasures of an organisation, the earliest first: a restore replays them.
///
/// # Errors
/// Those of the database.
pub fn erasures(c: &mut Conn, org: Id) -> Result<Vec<Erasure>> {
    c.query(
        &format!("SELECT {COLUMNS} FROM erasure WHERE org = ?1 ORDER BY at, subject"),
        &cells![org],
    )?
    .into_iter()
    .map(read)
    .collect()
}

/// Erasures of all organisations that were interrupted.
///
/// # Errors
/// Those of the database.
pub fn erasures_to_finish(c: &mut Conn) -> Result<Vec<Erasure>> {
    c.query(&format!("SELECT {COLUMNS} FROM erasure WHERE step <> 'done' ORDER BY at"), &[])?
        .into_iter()
        .map(read)
        .collect()
}

fn read(mut row: Row) -> Result<Erasure> {
    Ok(Erasure {
        org: row.id(0)?,
        subject: row.id(1)?,
        id: row.id(2)?,
        at: row.time(3)?,
        actor: row.opt_id(4)?,
        step: row.text(5)?,
        body: row.blob(6)?,
    })
}
