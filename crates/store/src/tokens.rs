//! The blind index: which records hold which tokens. A table of its own on SQLite, a column with
//! an inverted index on PostgreSQL; the record keeps its own list in both.

use kernel::{Fault, Id, Result};
use policy::Permit;

use crate::conn::{Cell, Conn, cells};
use crate::records::visible;
use crate::sql::dialect::Dialect;

mod lookup;

pub(crate) use lookup::Lookup;

/// Replaces all tokens of a permitted record.
///
/// # Errors
/// `not_found` when the record is missing or not permitted.
pub fn replace(c: &mut Conn, permit: &Permit, record: Id, tokens: &[i64]) -> Result<()> {
    if visible(c, permit, record)?.is_none() {
        return Err(Fault::not_found());
    }
    let new = distinct(tokens);
    if c.dialect() == Dialect::Sqlite {
        let old = stored(c, permit.org(), record)?;
        let gone: Vec<i64> =
            old.iter().copied().filter(|t| new.binary_search(t).is_err()).collect();
        let added: Vec<i64> =
            new.iter().copied().filter(|t| old.binary_search(t).is_err()).collect();
        remove(c, permit.org(), record, &gone)?;
        index(c, permit.org(), record, &added)?;
    }
    c.execute(
        "UPDATE record SET tokens = ?3 WHERE org = ?1 AND id = ?2",
        &[permit.org().into(), record.into(), Cell::Ints(new)],
    )?;
    Ok(())
}

/// The tokens sorted, each once.
pub(crate) fn distinct(tokens: &[i64]) -> Vec<i64> {
    let mut tokens = tokens.to_vec();
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Adds a record's tokens to the table of tokens, where there is one.
pub(crate) fn index(c: &mut Conn, org: Id, record: Id, tokens: &[i64]) -> Result<()> {
    let pairs: Vec<(i64, Id)> = tokens.iter().map(|token| (*token, record)).collect();
    index_many(c, org, &pairs)
}

/// Adds tokens of several records to the table of tokens, where there is one. Sorted, they meet its
/// pages in their order: each page is found and changed once for all its tokens.
pub(crate) fn index_many(c: &mut Conn, org: Id, sorted: &[(i64, Id)]) -> Result<()> {
    if c.dialect() == Dialect::Postgres {
        return Ok(());
    }
    let sql =
        "INSERT INTO record_token (org, token, record) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    c.repeat(sql, |run| {
        let mut cells = cells![org, 0_i64, org];
        for (token, record) in sorted {
            cells[1] = Cell::Int(*token);
            if let Cell::Blob(bytes) = &mut cells[2] {
                bytes.copy_from_slice(&record.bytes());
            }
            run(&cells)?;
        }
        Ok(())
    })
}

/// Takes a record's tokens out of the table of tokens, before the record itself goes.
pub(crate) fn unindex(c: &mut Conn, org: Id, record: Id) -> Result<()> {
    if c.dialect() == Dialect::Postgres {
        return Ok(());
    }
    let old = stored(c, org, record)?;
    remove(c, org, record, &old)
}

fn remove(c: &mut Conn, org: Id, record: Id, tokens: &[i64]) -> Result<()> {
    for token in tokens {
        c.execute(
            "DELETE FROM record_token WHERE org = ?1 AND token = ?2 AND record = ?3",
            &cells![org, *token, record],
        )?;
    }
    Ok(())
}

fn stored(c: &mut Conn, org: Id, record: Id) -> Result<Vec<i64>> {
    c.query_first("SELECT tokens FROM record WHERE org = ?1 AND id = ?2", &cells![org, record])?
        .map_or(Ok(Vec::new()), |mut row| row.ints(0))
}
