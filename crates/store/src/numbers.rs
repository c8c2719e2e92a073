//! Numbers of documents: one series for each organisation, kind of document and year.

use kernel::Result;
use policy::Permit;

use crate::conn::{Conn, cells};

/// The next number of a series, from 1. It is given out once, however many ask at the same time and whatever
/// becomes of the document, so that a series may have gaps.
///
/// # Errors
/// Those of the database.
pub fn next(c: &mut Conn, permit: &Permit, year: i64) -> Result<i64> {
    let row = c.query_first(
        "INSERT INTO document_number (org, series, year, last) VALUES (?1, ?2, ?3, 1)
         ON CONFLICT (org, series, year) DO UPDATE SET last = document_number.last + 1
         RETURNING last",
        &cells![permit.org(), permit.object(), year],
    )?;
    row.map_or_else(|| Err(kernel::Fault::internal("a series gave no number")), |row| row.int(0))
}
