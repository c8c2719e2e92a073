//! Reading: one record by its id, a page and its count, by the statements that Kedun's store runs.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::files::Files;
use super::rows;
use super::write::Entries;

const COLUMNS: &str = "org, object, id, subject, parent, owner, department, state, \
     version, created_at, updated_at, open, sealed, key_version";

/// Opens one record after the other; records a second.
pub fn open(files: &Files, during: Duration) -> Result<f64> {
    let ids = rows::customers(&files.rows)?;
    repeat(during, 1, |number| fetch(&files.rows, far(&ids, number)))
}

/// Opens so many records and writes an entry about each, all entries in one durable transaction;
/// records a second.
pub fn open_with_entries(files: &Files, during: Duration, many: usize) -> Result<f64> {
    let ids = rows::customers(&files.rows)?;
    let mut entries = Entries::open(files)?;
    repeat(during, many, |number| {
        for place in 0..many {
            fetch(&files.rows, far(&ids, number * many + place))?;
        }
        entries.write(many)
    })
}

/// Lists the first page and counts up to 10,000; lists a second.
pub fn list(files: &Files, during: Duration) -> Result<f64> {
    let ids = rows::customers(&files.rows)?;
    let org = ids.first().map_or(Value::Null, |(org, _)| org.clone());
    repeat(during, 1, |_| {
        let found = all(
            &files.rows,
            &format!(
                "SELECT {COLUMNS} FROM record WHERE org = ?1 AND object = 'customer'
                 AND state = 'active' ORDER BY updated_at DESC, id DESC LIMIT 51"
            ),
            std::slice::from_ref(&org),
        )?;
        ensure!(found > 0, "nobody to list");
        all(
            &files.rows,
            "SELECT count(*) FROM (SELECT 1 FROM record WHERE org = ?1 AND object = 'customer'
             AND state = 'active' LIMIT 10001) AS found",
            std::slice::from_ref(&org),
        )?;
        Ok(())
    })
}

/// Records lie side by side in the order of their ids: a step visits them far apart.
fn far(ids: &[(Value, Value)], number: usize) -> &(Value, Value) {
    &ids[number.wrapping_mul(10_007) % ids.len()]
}

fn fetch(conn: &Connection, (org, id): &(Value, Value)) -> Result<()> {
    let sql =
        format!("SELECT {COLUMNS} FROM record WHERE org = ?1 AND object = 'customer' AND id = ?2");
    ensure!(all(conn, &sql, &[org.clone(), id.clone()])? == 1, "a record is gone");
    Ok(())
}

/// Reads all columns of all rows of an answer; how many rows.
fn all(conn: &Connection, sql: &str, bound: &[Value]) -> Result<usize> {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(bound))?;
    let mut many = 0;
    while let Some(row) = rows.next()? {
        for at in 0..columns {
            std::hint::black_box(row.get::<_, Value>(at)?);
        }
        many += 1;
    }
    Ok(many)
}

/// Works again and again for so long; how much a second, when each time counts for so many.
fn repeat(during: Duration, each: usize, mut work: impl FnMut(usize) -> Result<()>) -> Result<f64> {
    let (began, mut number) = (Instant::now(), 0);
    while number == 0 || began.elapsed() < during {
        work(number)?;
        number += 1;
    }
    Ok((number * each) as f64 / began.elapsed().as_secs_f64())
}
