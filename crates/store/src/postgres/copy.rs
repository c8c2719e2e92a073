//! A copy of a database of a server while it is in use: one snapshot, each table as it streams out
//! of `COPY … TO STDOUT`, so that memory stays flat.
//!
//! Which tables there are comes from the schema itself: none can be forgotten. A first part tells
//! them, so that whoever fills a copy in knows what must come.

use futures_util::StreamExt;
use kernel::{Fault, Result};
use serde::{Deserialize, Serialize};

use super::{PgConn, fault, wait};
use crate::conn::{Backend, Cell, Conn};
use crate::copy::{CopySink, SERVER_PARTS};

/// A copy takes as long as it takes; whoever asked for it can end it.
pub(super) const UNHURRIED: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";
/// The name of the part that tells the schema, within its database.
pub(super) const SCHEMA: &str = "schema";

/// What a database consists of.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
pub(super) struct Schema {
    /// The number of the last migration that ran.
    pub migration: i64,
    /// All tables but the migrations' own, by name.
    pub tables: Vec<Table>,
    /// All sequences, by name.
    pub sequences: Vec<Sequence>,
}

/// A table and its columns, which the binary form does not name.
#[derive(Serialize, Deserialize, PartialEq, Eq, Clone)]
pub(super) struct Table {
    /// Its name.
    pub name: String,
    /// Its columns as they stand in SQL, in their order.
    pub columns: Vec<String>,
}

/// A sequence and where it stands.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Its name.
    pub name: String,
    /// The last value that was given out, if any was.
    pub last: Option<i64>,
}

impl Schema {
    /// The schema as the database itself tells it.
    pub fn of(c: &mut Conn) -> Result<Self> {
        let last = c.query_first("SELECT coalesce(max(number), 0) FROM migration", &[])?;
        let migration = last.map_or(Ok(0), |row| row.int(0))?;
        Ok(Self { migration, tables: tables(c)?, sequences: sequences(c)? })
    }
}

fn tables(c: &mut Conn) -> Result<Vec<Table>> {
    let rows = c.query(
        "SELECT c.relname, quote_ident(a.attname) FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
           AND NOT a.attisdropped AND a.attgenerated = ''
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
           AND c.relname NOT IN ('migration', 'migration_expand')
         ORDER BY c.relname COLLATE \"C\", a.attnum",
        &[],
    )?;
    let mut tables: Vec<Table> = Vec::new();
    for mut row in rows {
        let (name, column) = (row.text(0)?, row.text(1)?);
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table { name, columns: vec![column] }),
        }
    }
    Ok(tables)
}

fn sequences(c: &mut Conn) -> Result<Vec<Sequence>> {
    c.query(
        "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()
         ORDER BY sequencename COLLATE \"C\"",
        &[],
    )?
    .into_iter()
    .map(|mut row| Ok(Sequence { name: row.text(0)?, last: row.opt_int(1)? }))
    .collect()
}

impl Table {
    /// The statement that streams the table out or in; `way` is its end.
    pub fn copy(&self, way: &str) -> String {
        let name = self.name.replace('"', "\"\"");
        format!("COPY \"{name}\" ({}) {way} (FORMAT binary)", self.columns.join(", "))
    }
}

/// The name of a part of this database.
pub(super) fn part(database: &str, name: &str) -> String {
    format!("{SERVER_PARTS}{database}/{name}")
}

/// Streams the database of this transaction out.
pub(crate) fn out(c: &mut Conn, database: &str, sink: &mut dyn CopySink) -> Result<()> {
    c.batch(UNHURRIED)?;
    let schema = Schema::of(c)?;
    sink.begin(&part(database, SCHEMA))?;
    sink.bytes(&serde_json::to_vec(&schema).map_err(Fault::internal)?)?;
    sink.end()?;
    for table in &schema.tables {
        sink.begin(&part(database, &table.name))?;
        of(c)?.copy_out(&table.copy("TO STDOUT"), |bytes| sink.bytes(bytes))?;
        sink.end()?;
    }
    Ok(())
}

/// The connection below.
pub(super) fn of(c: &mut Conn) -> Result<&mut PgConn> {
    match &mut c.backend {
        Backend::Postgres(pg) => Ok(pg),
        Backend::Sqlite(_) => Err(Fault::internal("a copy of another database was asked for")),
    }
}

/// Sets each sequence to where it stood.
pub(super) fn set_sequences(c: &mut Conn, sequences: &[Sequence]) -> Result<()> {
    for sequence in sequences {
        let Some(last) = sequence.last else { continue };
        let name = Cell::Text(sequence.name.clone());
        c.query("SELECT setval(quote_ident(?1::text)::regclass, ?2)", &[name, Cell::Int(last)])?;
    }
    Ok(())
}

impl PgConn {
    /// Hands the bytes of a `COPY … TO STDOUT` on as they come; the server waits meanwhile.
    fn copy_out(&mut self, sql: &str, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        wait(&self.handle, async {
            let stream = self.object.copy_out(sql).await.map_err(|e| fault(&e))?;
            let mut stream = std::pin::pin!(stream);
            while let Some(bytes) = stream.next().await {
                if let Err(error) = take(&bytes.map_err(|e| fault(&e))?) {
                    // Otherwise the server would send the rest of the table first. Should even
                    // this fail, the transaction's end waits for that rest. The server obeys
                    // whenever it hears of it, so that a later statement of this connection might
                    // be ended in the place of this one.
                    self.is_spent = true;
                    let _ = self.object.cancel_token().cancel_query(self.tls.clone()).await;
                    return Err(error);
                }
            }
            Ok(())
        })?
    }
}
