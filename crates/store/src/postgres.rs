//! PostgreSQL: a pool of connections driven by a small runtime of its own, each closure in its
//! own transaction.

mod address;
mod alone;
mod cells;
mod copy;
mod faults;
mod fence;
mod listen;
mod open;
mod restore;

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};

use deadpool_postgres::{Object, Pool};
use kernel::{Fault, FaultKind, Result};
use tokio::runtime::Handle;
use tokio_postgres::types::ToSql;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::conn::{Backend, Cell, Conn, Row};
use crate::sql::dialect::Dialect;
use crate::store::{Across, Scope};

pub(crate) use address::Address;
pub(crate) use copy::out;
pub(crate) use faults::{fault, repeat};
pub use fence::Gap;
pub(crate) use fence::{is_passed, is_unprepared};
pub use listen::{Hear, Listener};
pub(crate) use open::{Runtime, pools};
pub(crate) use restore::{QUIETLY, demand_empty, restore};

/// Prepared statements that a connection keeps before it starts anew.
const STATEMENTS: usize = 500;
/// How often a write is tried when the database asks to repeat it.
const TRIES: usize = 6;
/// How a transaction begins that changes something.
const WRITE: &str = "BEGIN";
/// Held while a schema is made, so that several starting nodes migrate one after another.
const SCHEMA_LOCK: i64 = 0x006b_6564_756e;

/// One PostgreSQL connection.
pub(crate) struct PgConn {
    object: Object,
    handle: Handle,
    tls: MakeRustlsConnect,
    /// Whether it must not serve another transaction.
    is_spent: bool,
}

/// One PostgreSQL database.
pub(crate) struct PgDatabase {
    pool: Pool,
    handle: Handle,
    tls: MakeRustlsConnect,
    /// The connections to the other database of the deployment, where it has one at work.
    beside: Option<Pool>,
}

impl PgDatabase {
    /// The database as it is.
    pub const fn of(pool: Pool, handle: Handle, tls: MakeRustlsConnect) -> Self {
        Self { pool, handle, tls, beside: None }
    }

    /// The same, beside the database of these connections: a server that is lost to one is left by
    /// both. A replica goes on answering reads, and keys read there would lack the newest.
    #[must_use]
    pub fn beside(self, other: Pool) -> Self {
        Self { beside: Some(other), ..self }
    }

    /// Brings the schema up to date.
    pub fn open(
        pool: Pool,
        handle: Handle,
        tls: MakeRustlsConnect,
        migrations: &'static [crate::migrate::Migration],
    ) -> Result<Self> {
        let database = Self::of(pool, handle, tls);
        database.transaction(WRITE, Scope::Across(Across::Everything), |c| {
            // Another node may be at it for as long as it takes; what then is to be done here must
            // not hold up the nodes at work by waiting for a lock in front of them.
            c.batch(&format!("{}; SET LOCAL lock_timeout = 0", copy::UNHURRIED))?;
            lock_schema(c)?;
            c.batch("SET LOCAL lock_timeout = '15s'")?;
            crate::moving::refuse_unfinished(c)?;
            crate::migrate::run(c, migrations)
        })?;
        Ok(database)
    }

    /// Listens to what other nodes tell of their changes.
    pub fn listen(&self, at: &Address, hear: Hear) -> Listener {
        let mut at = at.clone();
        at.config.application_name("kedun listener");
        Listener::start(at, &self.handle, hear)
    }

    /// Runs the closure within one snapshot.
    pub fn read<T>(&self, scope: Scope, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        self.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", scope, f)
    }

    /// Runs the closure in its own transaction, again where the database asks to repeat it.
    pub fn write<T>(&self, scope: Scope, f: impl Fn(&mut Conn) -> Result<T>) -> Result<T> {
        for _ in 1..TRIES {
            match self.transaction(WRITE, scope, &f) {
                Err(fault) if fault.code == faults::REPEAT => {}
                other => return other,
            }
        }
        self.transaction(WRITE, scope, &f).map_err(|fault| match fault.code {
            faults::REPEAT => Fault::new(FaultKind::Unavailable, "database_busy"),
            _ => fault,
        })
    }

    fn transaction<T>(
        &self,
        begin: &str,
        scope: Scope,
        f: impl FnOnce(&mut Conn) -> Result<T>,
    ) -> Result<T> {
        // One round trip; what is set so ends with the transaction.
        let mut conn = self.begin(&format!("{begin}; {scope}"))?;
        let result = catch_unwind(AssertUnwindSafe(|| f(&mut conn)))
            .unwrap_or_else(|_| Err(Fault::internal("a transaction panicked")));
        let ended = conn.batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" });
        // A connection in an unknown state never goes back to the pool, nor one to a server that
        // is no primary any more.
        if ended.is_err() || result.as_ref().is_err_and(is_lost) {
            self.throw_away(conn);
        } else if let Backend::Postgres(pg) = conn.backend
            && pg.is_spent
        {
            drop(Object::take(pg.object));
        }
        match (result, ended) {
            (Ok(value), Ok(())) => Ok(value),
            // The server may have committed before the connection ended.
            (Ok(_), Err(fault)) if begin == WRITE && is_lost(&fault) => {
                Err(Fault { code: "outcome_unknown", ..fault })
            }
            (Ok(_), Err(fault)) | (Err(fault), _) => Err(fault),
        }
    }

    /// A transaction that has begun. A connection that was lost while it lay in the pool is thrown
    /// away with all others there, and a new one is tried: nothing has run on it yet.
    fn begin(&self, begin: &str) -> Result<Conn> {
        let mut tries = 0;
        loop {
            let object = wait(&self.handle, self.pool.get())?.map_err(|e| open::pool_fault(&e))?;
            let (handle, tls) = (self.handle.clone(), self.tls.clone());
            let pg = PgConn { object, handle, tls, is_spent: false };
            let mut conn = Conn { backend: Backend::Postgres(pg) };
            match conn.batch(begin) {
                Ok(()) => return Ok(conn),
                Err(fault) => {
                    self.throw_away(conn);
                    tries += 1;
                    if tries > 1 || !is_lost(&fault) {
                        return Err(fault);
                    }
                }
            }
        }
    }

    fn throw_away(&self, conn: Conn) {
        if let Backend::Postgres(pg) = conn.backend {
            drop(Object::take(pg.object));
        }
        // The others that are at rest lead to the same server.
        for pool in std::iter::once(&self.pool).chain(&self.beside) {
            pool.retain(|_, _| false);
        }
    }
}

/// Whether this says that the server is gone or takes no writes.
fn is_lost(fault: &Fault) -> bool {
    fault.code == "database_unreachable"
}

fn lock_schema(c: &mut Conn) -> Result<()> {
    c.query("SELECT pg_advisory_xact_lock(?1)", &[Cell::Int(SCHEMA_LOCK)]).map(drop)
}

/// Waits for a future of the private runtime.
///
/// # Errors
/// Internal when called from asynchronous code, which must not wait.
fn wait<F: Future>(handle: &Handle, future: F) -> Result<F::Output> {
    catch_unwind(AssertUnwindSafe(|| handle.block_on(future)))
        .map_err(|_| Fault::internal("the store was called from asynchronous code"))
}

impl PgConn {
    pub fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>> {
        let sql = Dialect::Postgres.placeholders(sql);
        self.trim();
        let answer = wait(&self.handle, async {
            let statement = self.object.prepare_cached(&sql).await?;
            self.object.query(&statement, &bound(params)).await
        })?;
        answer.map_err(|e| fault(&e))?.iter().map(row).collect()
    }

    pub fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64> {
        let sql = Dialect::Postgres.placeholders(sql);
        self.trim();
        let answer = wait(&self.handle, async {
            let statement = self.object.prepare_cached(&sql).await?;
            self.object.execute(&statement, &bound(params)).await
        })?;
        answer.map_err(|e| fault(&e))
    }

    pub fn batch(&mut self, sql: &str) -> Result<()> {
        wait(&self.handle, self.object.batch_execute(sql))?.map_err(|e| fault(&e))
    }

    /// Filters make many different texts; the cache knows no limit of its own.
    fn trim(&self) {
        if self.object.statement_cache.size() > STATEMENTS {
            self.object.statement_cache.clear();
        }
    }
}

fn bound(params: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|p| p as &(dyn ToSql + Sync)).collect()
}

fn row(row: &tokio_postgres::Row) -> Result<Row> {
    (0..row.len())
        .map(|i| row.try_get::<_, Cell>(i).map_err(|e| fault(&e)))
        .collect::<Result<Vec<_>>>()
        .map(Row)
}
