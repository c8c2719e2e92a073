//! Reading single records.

use kernel::{Id, Result};
use model::Predicate;
use policy::Permit;

use crate::conn::{Cell, Conn};
use crate::records::merge::MERGED;
use crate::records::row::{COLUMNS, SealedRow, sealed_row};
use crate::sql::dialect::identifier;
use crate::sql::predicate;
use crate::sql::statement::Statement;

/// Ids that one statement asks for.
const CHUNK: usize = 256;

/// `SELECT what FROM record` with the rows that the permit allows. `?1` is the organisation.
pub(super) fn permitted(c: &Conn, permit: &Permit, what: &str) -> Result<Statement> {
    from(c, permit, &format!("SELECT {what} FROM record"))
}

/// A statement on `record` with the permit's organisation, object and rows as its conditions.
pub(super) fn from(c: &Conn, permit: &Permit, head: &str) -> Result<Statement> {
    let mut s = Statement::new(c.dialect(), head);
    restrict(&mut s, permit)?;
    Ok(s)
}

/// The same where very many rows are looked at: SQLite then lists the records above that are deleted once,
/// rather than looking for the one above each row.
pub(super) fn from_all(c: &Conn, permit: &Permit, head: &str) -> Result<Statement> {
    let mut s = Statement::new(c.dialect(), head);
    own_rows(&mut s, permit)?;
    if !permit.above().is_empty() {
        let deleted = deleted_above(permit.above())?;
        s.push(&format!(" AND (parent IS NULL OR parent NOT IN ({deleted}))"));
    }
    Ok(s)
}

/// Adds the permit's organisation, object and rows, without those that follow a deleted record and those
/// that went into another one (`super::merge`): the one place that all statements on records go through. Nothing may be bound before but by callers
/// that bound the organisation first.
pub(super) fn restrict(s: &mut Statement, permit: &Permit) -> Result<()> {
    own_rows(s, permit)?;
    if !permit.above().is_empty() {
        s.push(" AND NOT ").push(&parent_is_deleted("record", permit.above().len()));
    }
    Ok(())
}

fn own_rows(s: &mut Statement, permit: &Permit) -> Result<()> {
    if s.params.is_empty() {
        s.bind(permit.org());
    }
    // The name stands in the text so that indexes of this object alone can be used.
    let object = identifier(permit.object())?;
    s.push(&format!(" WHERE org = ?1 AND object = '{object}' AND state <> '{MERGED}'"));
    if permit.rows() != &Predicate::True {
        s.push(" AND ");
        predicate::push(s, permit.rows())?;
    }
    Ok(())
}

/// The ids of records of the nearest of these objects that are out of sight with all that follows them.
fn deleted_above(above: &[String]) -> Result<String> {
    let Some((nearest, further)) = above.split_first() else { return Ok("SELECT NULL".into()) };
    let object = identifier(nearest)?;
    let gone = format!(
        "SELECT id FROM record WHERE org = ?1 AND object = '{object}' AND state IN ('deleted', '{MERGED}')"
    );
    if further.is_empty() {
        return Ok(gone);
    }
    let below = deleted_above(further)?;
    Ok(format!(
        "{gone} UNION ALL SELECT id FROM record WHERE org = ?1 AND object = '{object}' AND parent IN ({below})"
    ))
}

/// Whether a record above this one, up to so many levels, is in the recycle bin: with it, all that
/// follows it is out of sight, and comes back with it.
fn parent_is_deleted(row: &str, levels: usize) -> String {
    let parent = format!("above_{levels}");
    let further = match levels {
        1 => String::new(),
        _ => format!(" OR {}", parent_is_deleted(&parent, levels - 1)),
    };
    format!(
        "EXISTS (SELECT 1 FROM record AS {parent} WHERE {parent}.org = ?1 AND {parent}.id = \
         {row}.parent AND ({parent}.state IN ('deleted', '{MERGED}'){further}))"
    )
}

/// The record of this id, in the recycle bin or not; `None` where it is missing or not permitted.
///
/// # Errors
/// Those of the database.
pub fn fetch(c: &mut Conn, permit: &Permit, id: Id) -> Result<Option<SealedRow>> {
    let mut s = permitted(c, permit, COLUMNS)?;
    s.push(" AND id = ").push_bound(id);
    c.query_first(&s.sql, &s.params)?.map(sealed_row).transpose()
}

/// The permitted ones among these records, in no particular order.
///
/// # Errors
/// Those of the database.
pub fn fetch_many(c: &mut Conn, permit: &Permit, ids: &[Id]) -> Result<Vec<SealedRow>> {
    let mut rows = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let mut s = permitted(c, permit, COLUMNS)?;
        let list = s.bind_list(chunk.iter().map(Cell::from));
        s.push(&format!(" AND id IN {list}"));
        for row in c.query(&s.sql, &s.params)? {
            rows.push(sealed_row(row)?);
        }
    }
    Ok(rows)
}

/// The record's version where it exists and is permitted.
///
/// # Errors
/// Those of the database.
pub fn visible(c: &mut Conn, permit: &Permit, id: Id) -> Result<Option<i64>> {
    let mut s = permitted(c, permit, "version")?;
    s.push(" AND id = ").push_bound(id);
    c.query_first(&s.sql, &s.params)?.map(|row| row.int(0)).transpose()
}
