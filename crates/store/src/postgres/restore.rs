//! Filling a copy into two empty databases: both or neither, in one transaction each.

use std::io::Cursor;
use std::pin::Pin;

use futures_util::SinkExt;
use kernel::{Fault, FaultKind, Result};
use tokio::runtime::Handle;
use tokio_postgres::CopyInSink;

use super::copy::{SCHEMA, Schema, Table, UNHURRIED, of, part, set_sequences};
use super::{PgDatabase, fault, lock_schema, wait};
use crate::conn::Conn;
use crate::copy::CopySink;
use crate::migrate::{self, KEYS, Migration, ROWS};
use crate::store::{Across, Scope};

/// What is filled in is no change that a node must hear of; triggers would count it twice.
pub(crate) const QUIETLY: &str = "SET LOCAL kedun.restoring = 'on'";
/// Bytes that tell a schema at most.
const SCHEMA_BYTES: usize = 1 << 20;

/// Fills what `feed` brings into both databases, which must have no tables. The keys are committed
/// first: rows never stand without their keys.
///
/// # Errors
/// `database_not_empty`; `schema_newer` for a copy of a later program, `schema_differs` for one
/// with other tables; `backup_broken` for one that lacks a table; the fault of `feed`. Neither
/// database has changed then, unless the second commit alone fails.
pub(crate) fn restore(
    rows: &PgDatabase,
    keys: &PgDatabase,
    feed: impl FnOnce(&mut dyn CopySink) -> Result<()>,
) -> Result<()> {
    let handle = rows.handle.clone();
    let whole = Scope::Across(Across::Everything);
    rows.transaction("BEGIN", whole, |rows| {
        demand_empty(rows)?;
        keys.transaction("BEGIN", whole, |keys| {
            demand_empty(keys)?;
            let mut filler = Filler {
                handle,
                rows: Filled::new("rows", rows, ROWS),
                keys: Filled::new("keys", keys, KEYS),
                state: State::Between,
            };
            feed(&mut filler)?;
            filler.rows.finish()?;
            filler.keys.finish()
        })
    })
}

/// Demands that a database has no tables.
///
/// # Errors
/// `database_not_empty`.
pub(crate) fn demand_empty(c: &mut Conn) -> Result<()> {
    c.batch(UNHURRIED)?;
    c.batch(QUIETLY)?;
    lock_schema(c)?;
    let found = c.query_first(
        "SELECT current_database() FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
         AND relnamespace = current_schema()::regnamespace LIMIT 1",
        &[],
    )?;
    match found {
        None => Ok(()),
        Some(mut row) => {
            Err(Fault::new(FaultKind::Conflict, "database_not_empty")
                .with("database", row.text(0)?))
        }
    }
}

/// One of the two databases while it is filled.
struct Filled<'a> {
    name: &'static str,
    conn: &'a mut Conn,
    migrations: &'static [Migration],
    /// What the copy says that there is; none before it has said so.
    schema: Option<Schema>,
    /// Tables that have come.
    come: usize,
    /// Tables whose row-level security is to hold again at the end.
    fenced: Vec<String>,
}

/// A table on its way in.
type Incoming = Pin<Box<CopyInSink<Cursor<Vec<u8>>>>>;

/// What is being taken.
enum State {
    Between,
    Schema { name: String, told: Vec<u8> },
    Table(Incoming),
}

struct Filler<'a> {
    handle: Handle,
    rows: Filled<'a>,
    keys: Filled<'a>,
    state: State,
}

fn broken(what: &str) -> Fault {
    Fault::new(FaultKind::Unavailable, "backup_broken").with("part", what)
}

impl<'a> Filled<'a> {
    const fn new(name: &'static str, conn: &'a mut Conn, migrations: &'static [Migration]) -> Self {
        Self { name, conn, migrations, schema: None, come: 0, fenced: Vec::new() }
    }

    /// Makes the tables as they were, and demands that the copy has those and no others.
    fn make(&mut self, told: &[u8]) -> Result<()> {
        let whole = || broken(&part(self.name, SCHEMA));
        let told: Schema = serde_json::from_slice(told).map_err(|_| whole())?;
        if self.schema.is_some() {
            return Err(whole());
        }
        if self.migrations.last().is_none_or(|newest| told.migration > newest.number) {
            return Err(Fault::new(FaultKind::Precondition, "schema_newer"));
        }
        migrate::run_to(self.conn, self.migrations, told.migration)?;
        let made = Schema::of(self.conn)?;
        let names = |s: &Schema| s.sequences.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        if made.tables != told.tables || names(&made) != names(&told) {
            return Err(Fault::new(FaultKind::Precondition, "schema_differs")
                .with("number", told.migration));
        }
        // PostgreSQL takes no `COPY … FROM` under row-level security: the owner stands outside of it until
        // the end of this transaction, which nobody else sees.
        self.fenced = fenced(self.conn)?;
        self.force(false)?;
        self.schema = Some(told);
        Ok(())
    }

    /// The table that must come next, if it is this one.
    fn expect(&mut self, name: &str) -> Result<Table> {
        let next = self.schema.as_ref().and_then(|schema| schema.tables.get(self.come));
        let table = next.filter(|table| part(self.name, &table.name) == name).cloned();
        self.come += 1;
        table.ok_or_else(|| broken(name))
    }

    fn finish(&mut self) -> Result<()> {
        let lacking = |what: &str| broken(&part(self.name, what));
        let schema = self.schema.as_ref().ok_or_else(|| lacking(SCHEMA))?;
        if let Some(table) = schema.tables.get(self.come) {
            return Err(lacking(&table.name));
        }
        set_sequences(self.conn, &schema.sequences)?;
        self.force(true)
    }

    /// Whether row-level security holds for the owner of the tables as well.
    fn force(&mut self, yes: bool) -> Result<()> {
        let word = if yes { "FORCE" } else { "NO FORCE" };
        for table in &self.fenced {
            self.conn.batch(&format!("ALTER TABLE {table} {word} ROW LEVEL SECURITY"))?;
        }
        Ok(())
    }
}

/// The tables with row-level security that holds for their owner, as they stand in SQL.
fn fenced(c: &mut Conn) -> Result<Vec<String>> {
    let rows = c.query(
        "SELECT quote_ident(relname) FROM pg_class WHERE relforcerowsecurity
         AND relnamespace = current_schema()::regnamespace",
        &[],
    )?;
    rows.into_iter().map(|mut row| row.text(0)).collect()
}

impl<'a> Filler<'a> {
    fn database(&mut self, name: &str) -> Result<&mut Filled<'a>> {
        let own = |filled: &Filled<'_>| name.starts_with(&part(filled.name, ""));
        if own(&self.rows) {
            Ok(&mut self.rows)
        } else if own(&self.keys) {
            Ok(&mut self.keys)
        } else {
            Err(broken(name))
        }
    }
}

impl CopySink for Filler<'_> {
    fn begin(&mut self, name: &str) -> Result<()> {
        let handle = self.handle.clone();
        let database = self.database(name)?;
        self.state = if name == part(database.name, SCHEMA) {
            State::Schema { name: name.to_owned(), told: Vec::new() }
        } else {
            let sql = database.expect(name)?.copy("FROM STDIN");
            let pg = of(database.conn)?;
            let table = wait(&handle, pg.object.copy_in(&sql))?.map_err(|e| fault(&e))?;
            State::Table(Box::pin(table))
        };
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.state {
            State::Schema { told, .. } if told.len() + bytes.len() <= SCHEMA_BYTES => {
                told.extend_from_slice(bytes);
                Ok(())
            }
            State::Table(table) => {
                let sent = wait(&self.handle, table.send(Cursor::new(bytes.to_vec())))?;
                // Why the server listens no longer is what it says at the end.
                sent.or_else(|e| ended(&self.handle, table).and(Err(fault(&e))))
            }
            State::Schema { .. } | State::Between => Err(broken(SCHEMA)),
        }
    }

    fn end(&mut self) -> Result<()> {
        match std::mem::replace(&mut self.state, State::Between) {
            State::Schema { name, told } => self.database(&name)?.make(&told),
            State::Table(mut table) => ended(&self.handle, &mut table),
            State::Between => Err(broken(SCHEMA)),
        }
    }
}

/// Ends a table: the server has taken its rows, or says why not.
fn ended(handle: &Handle, table: &mut Incoming) -> Result<()> {
    wait(handle, table.as_mut().finish())?.map(drop).map_err(|e| fault(&e))
}
