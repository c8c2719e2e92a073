//! SQLite, encrypted as a whole by SQLCipher: one writer that commits in groups, many readers.

mod checkpoint;
mod copy;
mod faults;
mod open;
mod readers;
mod writer;

use std::path::Path;

use kernel::{Fault, Result};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::conn::{Cell, Conn, Row, pack_ints};
use crate::store::SqliteOptions;

pub(crate) use faults::fault;

/// Tables of who is in, what they looked at last and how much they asked for: no list, count or sum depends on
/// them, and they are written while people only look.
const ASIDE: [&str; 6] =
    ["enter_session", "enter_token", "enter_throttle", "enter_challenge", "enter_mark", "quota"];

/// One open SQLite connection, and how many rows of the tables aside were written by it.
pub(crate) struct SqliteConn(rusqlite::Connection, u64);

/// One database file with its writer, its readers and its checkpoints.
pub(crate) struct SqliteDatabase {
    // The order of fields is the order of shutting down: the writer finishes its queue first.
    writer: writer::Writer,
    readers: readers::Readers,
    _checkpoints: checkpoint::Checkpoints,
}

impl SqliteDatabase {
    /// Opens or creates the file, brings its schema up to date and starts the threads.
    pub fn open(
        path: &Path,
        key: &[u8; 32],
        migrations: &'static [crate::migrate::Migration],
        options: &SqliteOptions,
    ) -> Result<Self> {
        let opener = open::Opener::new(path, key);
        let mut conn = opener.writer(options)?;
        crate::migrate::run(&mut conn, migrations)?;
        let checkpoints = checkpoint::Checkpoints::start(opener.checkpointer()?)?;
        let writer = writer::Writer::start(conn, checkpoints.signal(), checkpoints.long())?;
        let readers = readers::Readers::new(opener, *options);
        Ok(Self { writer, readers, _checkpoints: checkpoints })
    }

    /// Runs the closure on a reader, within one snapshot.
    pub fn read<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        self.readers.read(f)
    }

    /// How many groups that changed something were committed since the file was opened.
    pub fn commits(&self) -> u64 {
        self.writer.commits()
    }

    /// The same without those that changed only what no list, count or sum depends on.
    pub fn commits_of_records(&self) -> u64 {
        self.writer.commits_of_records()
    }

    /// Copies the database into a new file under this key, while it is in use.
    pub fn copy(&self, to: &Path, key: &[u8; 32]) -> Result<()> {
        self.readers.read(|c| copy::into(c, to, key))
    }

    /// Runs the closure on the writer; returns after its group is durable.
    pub fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        self.writer.write(f)
    }
}

impl SqliteConn {
    pub fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>> {
        let mut statement = self.0.prepare_cached(sql).map_err(|e| fault(&e))?;
        let columns = statement.column_count();
        let mut rows =
            statement.query(rusqlite::params_from_iter(params)).map_err(|e| fault(&e))?;
        let mut answer = Vec::new();
        while let Some(row) = rows.next().map_err(|e| fault(&e))? {
            let cells = (0..columns)
                .map(|i| row.get_ref(i).map_err(|e| fault(&e)).and_then(cell))
                .collect::<Result<Vec<_>>>()?;
            answer.push(Row(cells));
        }
        Ok(answer)
    }

    pub fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64> {
        let before = self.0.total_changes();
        let mut statement = self.0.prepare_cached(sql).map_err(|e| fault(&e))?;
        let touched =
            statement.execute(rusqlite::params_from_iter(params)).map_err(|e| fault(&e))?;
        drop(statement);
        if is_aside(sql) {
            self.1 += self.0.total_changes() - before;
        }
        Ok(touched as u64)
    }

    pub fn repeat(
        &mut self,
        sql: &str,
        rows: impl FnOnce(&mut dyn FnMut(&[Cell]) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.0.prepare_cached(sql).map_err(|e| fault(&e))?;
        rows(&mut |row| {
            let done = statement.execute(rusqlite::params_from_iter(row));
            done.map(drop).map_err(|e| fault(&e))
        })
    }

    pub fn batch(&mut self, sql: &str) -> Result<()> {
        self.0.execute_batch(sql).map_err(|e| fault(&e))
    }

    /// The borders of transactions, prepared once.
    fn run(&self, sql: &str) -> Result<()> {
        self.0
            .prepare_cached(sql)
            .and_then(|mut s| s.raw_execute())
            .map(|_| ())
            .map_err(|e| fault(&e))
    }

    /// Rows that this connection has written: all of them, and those of the tables aside.
    fn written(&self) -> (u64, u64) {
        (self.0.total_changes(), self.1)
    }

    /// Whether no transaction is open, as after an error that made SQLite roll back by itself.
    fn outside_transaction(&self) -> bool {
        self.0.is_autocommit()
    }
}

/// Whether a statement writes to a table aside.
fn is_aside(sql: &str) -> bool {
    let mut words = sql.split_ascii_whitespace();
    let table = match words.next() {
        Some("UPDATE") => words.next(),
        Some("INSERT" | "DELETE") => words.nth(1),
        _ => None,
    };
    table.is_some_and(|table| ASIDE.contains(&table))
}

fn cell(value: ValueRef<'_>) -> Result<Cell> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(i) => Cell::Int(i),
        ValueRef::Text(t) => Cell::Text(
            std::str::from_utf8(t)
                .map_err(|_| Fault::internal("a stored text is not UTF-8"))?
                .to_owned(),
        ),
        ValueRef::Blob(b) => Cell::Blob(b.to_vec()),
        ValueRef::Real(_) => return Err(Fault::internal("the store keeps no floating point")),
    })
}

impl rusqlite::ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Int(i) => ToSqlOutput::Owned(Value::Integer(*i)),
            Self::Text(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
            Self::Blob(b) => ToSqlOutput::Borrowed(ValueRef::Blob(b)),
            Self::Ints(ints) => ToSqlOutput::Owned(Value::Blob(pack_ints(ints))),
        })
    }
}
