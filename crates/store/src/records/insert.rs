//! Making records. What the database takes is made ready beforehand, by as many threads as there are:
//! the one writer has nothing left to do but to write.

use kernel::{Fault, Id, Result};
use policy::{Permit, RowFacts};

use crate::conn::{Cell, Conn, cells};
use crate::records::framing;
use crate::records::row::{NewRow, open_json};
use crate::sql::dialect::identifier;
use crate::sql::statement::insert_borrowed;
use crate::tokens;

const INSERT: &str = "INSERT INTO record (org, id, object, subject, parent, owner, department, \
     state, version, created_at, updated_at, open, sealed, key_version, tokens) VALUES ";

/// Records of one organisation that a permit lets be made, in the form that the database takes.
/// Only [`ready`] makes them, so that there are none without a permit.
pub struct ReadyRows {
    org: Id,
    rows: Vec<Vec<Cell>>,
    /// All tokens of all rows, sorted.
    tokens: Vec<(i64, Id)>,
}

/// Makes records ready to be inserted: of the permit's organisation and object, version 1, in use.
///
/// # Errors
/// `denied` when the permit does not cover one of them; internal when a value cannot be encoded.
pub fn ready(permit: &Permit, rows: &[NewRow]) -> Result<ReadyRows> {
    if !rows.iter().all(|row| permit.covers(&facts(row))) {
        return Err(Fault::denied("no_grant"));
    }
    let mut sorted = Vec::with_capacity(rows.iter().map(|row| row.tokens.len()).sum());
    for row in rows {
        sorted.extend(tokens::distinct(&row.tokens).into_iter().map(|token| (token, row.id)));
    }
    sorted.sort_unstable();
    let rows = rows.iter().map(|row| insert_cells(permit, row)).collect::<Result<_>>()?;
    Ok(ReadyRows { org: permit.org(), rows, tokens: sorted })
}

/// Makes the records that were made ready.
///
/// # Errors
/// Internal when one exists; those of the database. Then none is made.
pub fn insert_ready(c: &mut Conn, ready: &ReadyRows) -> Result<()> {
    let rows: Vec<&[Cell]> = ready.rows.iter().map(Vec::as_slice).collect();
    insert_borrowed(c, INSERT, &rows)?;
    tokens::index_many(c, ready.org, &ready.tokens)
}

/// Makes a record of the permit's organisation and object, version 1, in use.
///
/// # Errors
/// `denied` when the permit does not cover the row; internal when the id exists; those of the
/// database.
pub fn insert(c: &mut Conn, permit: &Permit, row: &NewRow) -> Result<()> {
    insert_many(c, permit, std::slice::from_ref(row))
}

/// Makes several records.
///
/// # Errors
/// As for `insert`; then none is made.
pub fn insert_many(c: &mut Conn, permit: &Permit, rows: &[NewRow]) -> Result<()> {
    insert_ready(c, &ready(permit, rows)?)
}

/// What a permit may look at in a row that is to be made.
const fn facts(row: &NewRow) -> RowFacts<'_> {
    RowFacts {
        id: row.id,
        owner: row.owner,
        department: row.department,
        parent: row.parent,
        state: "active",
        open: &row.open,
    }
}

fn insert_cells(permit: &Permit, row: &NewRow) -> Result<Vec<Cell>> {
    Ok(cells![
        permit.org(),
        row.id,
        identifier(permit.object())?,
        row.subject,
        row.parent,
        row.owner,
        row.department,
        "active",
        1_i64,
        row.at,
        row.at,
        open_json(&row.open)?,
        framing::encode(&row.sealed)?,
        row.key_version,
        Cell::Ints(tokens::distinct(&row.tokens)),
    ]
    .into())
}
