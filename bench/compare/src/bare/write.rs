//! Writing: the rows of an import, and entries of a ledger.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::files::{Files, Target};
use super::rows::{self, CHUNK, Chunk};

/// Entries of the import that are written again and again, each about another customer.
const ENTRIES: usize = 1;

/// Writes the rows of all customers into empty files, chunk by chunk, keys first as the product
/// does; customers a second. Reading the rows is not counted.
pub fn import(files: &Files) -> Result<f64> {
    let rows = files.target(&[&files.rows, &files.ledger], "rows.db")?;
    let keys = files.target(&[&files.keys], "keys.db")?;
    let customers = rows::customers(&files.rows)?;
    ensure!(!customers.is_empty(), "no customers to write again");
    let (mut whole, mut written) = (Duration::ZERO, 0);
    for (number, some) in customers.chunks(CHUNK).enumerate() {
        let chunk = rows::chunk(files, number, some, true)?;
        let began = Instant::now();
        write(&rows.conn, &keys.conn, &chunk)?;
        whole += began.elapsed();
        written += chunk.customers;
    }
    Ok(written as f64 / whole.as_secs_f64())
}

/// Writes customers again one by one, each durably, with its key, blind index, history and entry;
/// customers a second. Reading the rows is not counted.
pub fn create(files: &Files, during: Duration) -> Result<f64> {
    let rows = files.target(&[&files.rows, &files.ledger], "rows.db")?;
    let keys = files.target(&[&files.keys], "keys.db")?;
    let (mut whole, mut written) = (Duration::ZERO, 0_usize);
    for (number, one) in rows::customers(&files.rows)?.chunks(1).enumerate() {
        let mut chunk = rows::chunk(files, number % ENTRIES, one, false)?;
        chunk.renumber(number)?;
        let began = Instant::now();
        write(&rows.conn, &keys.conn, &chunk)?;
        whole += began.elapsed();
        written += 1;
        if whole >= during {
            break;
        }
    }
    Ok(written as f64 / whole.as_secs_f64())
}

fn write(rows: &Connection, keys: &Connection, chunk: &Chunk) -> Result<()> {
    group(keys, || chunk.keys.write(keys))?;
    group(rows, || chunk.tables.iter().try_for_each(|table| table.write(rows)))
}

/// One durable transaction.
pub fn group(conn: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
    conn.prepare_cached("BEGIN IMMEDIATE")?.raw_execute()?;
    work()?;
    conn.prepare_cached("COMMIT")?.raw_execute()?;
    Ok(())
}

/// A table that takes entries as they come, as the product's waiting entries do.
pub struct Entries {
    target: Target,
    some: Vec<Vec<Value>>,
    written: usize,
}

impl Entries {
    /// Takes entries out of the ledger, to write them again and again.
    pub fn open(files: &Files) -> Result<Self> {
        let target = files.target(&[&files.ledger], "ledger.db")?;
        let some = rows::entries(&files.ledger, 10_000)?;
        ensure!(!some.is_empty(), "no entries to write again");
        Ok(Self { target, some, written: 0 })
    }

    /// Writes so many in one durable transaction.
    pub fn write(&mut self, many: usize) -> Result<()> {
        let conn = &self.target.conn;
        group(conn, || {
            let mut statement = conn.prepare_cached(
                "INSERT INTO ledger_entry (org, idx, id, at, actor, act, object, leaf_hash, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            for number in self.written..self.written + many {
                let mut entry = self.some[number % self.some.len()].clone();
                entry[1] = Value::Integer(i64::try_from(number)?);
                statement.execute(rusqlite::params_from_iter(entry))?;
            }
            Ok(())
        })?;
        self.written += many;
        Ok(())
    }
}

/// Writes entries in groups of so many for so long; entries a second.
pub fn entries(files: &Files, during: Duration, many: usize) -> Result<f64> {
    let mut entries = Entries::open(files)?;
    let began = Instant::now();
    while began.elapsed() < during || entries.written == 0 {
        entries.write(many)?;
    }
    Ok(entries.written as f64 / began.elapsed().as_secs_f64())
}
