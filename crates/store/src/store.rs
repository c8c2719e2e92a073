//! The store: the database of rows and the database of keys, of either kind.

mod scope;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Fault, FaultKind, Result};

use crate::copy::CopySink;
use crate::migrate::{KEYS, LEDGER, ROWS};
use crate::postgres::{self, Address, Gap, Hear, Listener, PgDatabase, Runtime};
use crate::records::indexes::present;
use crate::reindex::{Change, Picture};
use crate::sql::dialect::Dialect;
use crate::sqlite::SqliteDatabase;

pub(crate) use scope::Scope;
pub use scope::{Across, Scoped};

/// The files of the embedded database.
pub const FILES: [&str; 3] = ["kedun.db", "ledger.db", "keys.db"];

/// Settings of the embedded database.
#[derive(Clone, Copy, Debug)]
pub struct SqliteOptions {
    /// Readers of each database at most; they are opened when they are needed.
    pub readers: usize,
    /// Cache of each reader in KiB.
    pub reader_cache_kib: u32,
    /// Cache of the writer in KiB.
    pub writer_cache_kib: u32,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self { readers: 6, reader_cache_kib: 16 << 10, writer_cache_kib: 32 << 10 }
    }
}

impl SqliteOptions {
    /// The same for keys and ledger, whose work is to append and to find single rows: larger caches
    /// would fill for hours with pages that nobody asks for again.
    const fn of_small_file(self) -> Self {
        Self {
            readers: self.readers,
            reader_cache_kib: self.reader_cache_kib / 4,
            writer_cache_kib: self.writer_cache_kib / 4,
        }
    }
}

/// Settings of PostgreSQL.
#[derive(Clone, Debug)]
pub struct PostgresOptions {
    /// Connections to each of the two databases at most. Each node has one more, which listens; so
    /// the server's `max_connections` must hold `nodes × (2 × connections + 1)` and some for others.
    pub connections: usize,
    /// Seconds that a statement may run.
    pub statement_seconds: u32,
    /// Seconds that a statement may wait for a lock.
    pub lock_seconds: u32,
    /// Seconds that a transaction may stay open without a statement.
    pub idle_seconds: u32,
    /// The file in PEM of the authorities whose certificates servers may show; `system` for those of
    /// the machine. An address may name another as `sslrootcert`.
    pub ca: Option<PathBuf>,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        Self {
            // A core of the server does the work of several callers; more of them would only wait
            // there instead of here.
            connections: 10,
            // Twice what a request of the page may take: jobs have longer statements.
            statement_seconds: 120,
            // Whoever holds a lock longer has a statement that is longer than any of ours.
            lock_seconds: 15,
            // A node that was halted (a paused machine) must not hold its locks for ever.
            idle_seconds: 60,
            ca: None,
        }
    }
}

/// The databases of a deployment. Cheap to clone; the last clone shuts everything down: the
/// writers finish what waits, the write-ahead logs are moved into their files.
///
/// Its methods block: call them from plain threads or `spawn_blocking`, never from asynchronous
/// code itself.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

/// The files of the embedded database. The ledger has its own: each commit to a file makes its
/// readers decrypt their pages anew, and every read commits an entry.
struct Embedded {
    rows: SqliteDatabase,
    ledger: SqliteDatabase,
    keys: SqliteDatabase,
}

enum Inner {
    Sqlite(Box<Embedded>),
    // The pools stand before the runtime that drives them, so that they are dropped first.
    Postgres { rows: PgDatabase, keys: PgDatabase, rows_at: Box<Address>, _runtime: Runtime },
}

impl Store {
    /// Opens or creates `kedun.db`, `ledger.db` and `keys.db` in this folder under one 32-byte file
    /// key.
    ///
    /// # Errors
    /// `wrong_key` when the key does not fit, `disk_full`, `database_unreachable` when the files
    /// cannot be opened, `schema_newer` after a later version of the program.
    pub fn open_sqlite(dir: &Path, file_key: &[u8; 32], options: SqliteOptions) -> Result<Self> {
        std::fs::create_dir_all(dir).map_err(|e| io_fault(&e))?;
        let small = options.of_small_file();
        let keys = SqliteDatabase::open(&dir.join("keys.db"), file_key, KEYS, &small)?;
        let rows = SqliteDatabase::open(&dir.join("kedun.db"), file_key, ROWS, &options)?;
        let ledger = SqliteDatabase::open(&dir.join("ledger.db"), file_key, LEDGER, &small)?;
        Ok(Self(Arc::new(Inner::Sqlite(Box::new(Embedded { rows, ledger, keys })))))
    }

    /// Connects to PostgreSQL. Without `keys_url` the key database is the one of the same server
    /// whose name has `_keys` appended; it is created where it is missing and that is permitted.
    ///
    /// # Errors
    /// `database_unreachable`, also when the server shows no certificate of a known authority;
    /// `bad_database_url`; `database_needs_tls` for another machine whose address forbids encryption;
    /// `file_unreadable` for the authorities' file; `schema_newer`.
    pub fn open_postgres(
        url: &str,
        keys_url: Option<&str>,
        options: PostgresOptions,
    ) -> Result<Self> {
        let runtime = Runtime::start()?;
        let handle = runtime.handle().clone();
        let pools = postgres::pools(url, keys_url, &options, &handle)?;
        let tls = pools.rows_at.tls.clone();
        let keys = PgDatabase::open(pools.keys.clone(), handle.clone(), tls.clone(), KEYS)?;
        let rows = PgDatabase::open(pools.rows.clone(), handle, tls, ROWS)?;
        let (keys, rows) = (keys.beside(pools.rows), rows.beside(pools.keys));
        let rows_at = Box::new(pools.rows_at);
        Ok(Self(Arc::new(Inner::Postgres { rows, keys, rows_at, _runtime: runtime })))
    }

    /// Connects to PostgreSQL as it is: whoever moves something there makes the schema.
    ///
    /// # Errors
    /// As for [`Store::open_postgres`].
    pub(crate) fn connect_postgres(
        url: &str,
        keys_url: Option<&str>,
        options: &PostgresOptions,
    ) -> Result<Self> {
        let runtime = Runtime::start()?;
        let handle = runtime.handle().clone();
        let pools = postgres::pools(url, keys_url, options, &handle)?;
        let tls = pools.rows_at.tls.clone();
        let keys = PgDatabase::of(pools.keys, handle.clone(), tls.clone());
        let rows = PgDatabase::of(pools.rows, handle, tls);
        let rows_at = Box::new(pools.rows_at);
        Ok(Self(Arc::new(Inner::Postgres { rows, keys, rows_at, _runtime: runtime })))
    }

    /// Fills a copy that [`Store::copy_out`] made into two PostgreSQL databases that have no tables,
    /// both or neither. The addresses are those of [`Store::open_postgres`].
    ///
    /// # Errors
    /// `database_not_empty` names the database; `schema_newer` when a later version of the program
    /// made the copy, `schema_differs` when it has other tables; `backup_broken` when it lacks
    /// one; those of [`Store::open_postgres`] and the fault of `feed`. Nothing is filled in then.
    pub fn restore_postgres(
        url: &str,
        keys_url: Option<&str>,
        options: &PostgresOptions,
        feed: impl FnOnce(&mut dyn CopySink) -> Result<()>,
    ) -> Result<()> {
        let runtime = Runtime::start()?;
        let handle = runtime.handle();
        let options = PostgresOptions { connections: 1, ..options.clone() };
        let pools = postgres::pools(url, keys_url, &options, handle)?;
        let tls = pools.rows_at.tls;
        let rows = PgDatabase::of(pools.rows, handle.clone(), tls.clone());
        let keys = PgDatabase::of(pools.keys, handle.clone(), tls);
        postgres::restore(&rows, &keys, feed)
    }

    /// Copies the embedded databases into a folder while they are in use, encrypted under this key:
    /// rows first, so that each row that is copied has its key in the copy, and each entry that
    /// waits beside them has its place in the copied ledger or goes on waiting.
    ///
    /// # Errors
    /// `disk_full`; internal on PostgreSQL, see [`Store::copy_out`].
    pub fn copy_into(&self, folder: &Path, key: &[u8; 32]) -> Result<()> {
        match &*self.0 {
            Inner::Sqlite(files) => {
                let Embedded { rows, ledger, keys } = &**files;
                rows.copy(&folder.join("kedun.db"), key)?;
                ledger.copy(&folder.join("ledger.db"), key)?;
                keys.copy(&folder.join("keys.db"), key)
            }
            Inner::Postgres { .. } => Err(Fault::internal("a server has no files to copy")),
        }
    }

    /// Streams both PostgreSQL databases out while they are in use, one snapshot each: rows first,
    /// so that each row that is copied has its key in the copy. Memory stays flat.
    ///
    /// # Errors
    /// The sink's; `database_unreachable`; internal on SQLite, see [`Store::copy_into`].
    pub fn copy_out(&self, sink: &mut dyn CopySink) -> Result<()> {
        match &*self.0 {
            Inner::Postgres { rows, keys, .. } => {
                let whole = Scope::Across(Across::Everything);
                rows.read(whole, |c| postgres::out(c, "rows", sink))?;
                keys.read(whole, |c| postgres::out(c, "keys", sink))
            }
            Inner::Sqlite(_) => Err(Fault::internal("the embedded database is copied as files")),
        }
    }

    /// Listens to what other nodes on the same PostgreSQL tell of their changes, until the listener
    /// is dropped. `None` for the embedded database, which no other process has open.
    #[must_use]
    pub fn listen(&self, hear: Hear) -> Option<Listener> {
        match &*self.0 {
            Inner::Sqlite(_) => None,
            Inner::Postgres { rows, rows_at, .. } => Some(rows.listen(rows_at, hear)),
        }
    }

    /// What the fence between organisations lacks on this PostgreSQL, which its administrator should know.
    /// The embedded database has no such fence.
    ///
    /// # Errors
    /// Those of the database.
    pub fn gaps(&self) -> Result<Vec<Gap>> {
        let Inner::Postgres { rows, keys, .. } = &*self.0 else { return Ok(Vec::new()) };
        let none = Scope::Across(Across::Deployment);
        if rows.read(none, postgres::is_passed)? || keys.read(none, postgres::is_passed)? {
            return Ok(vec![Gap::Passed]);
        }
        let unprepared = rows.read(none, postgres::is_unprepared)?;
        Ok(unprepared.then_some(Gap::Unprepared).into_iter().collect())
    }

    /// Hands the closure the indexes that are there and what changes them; `None` while another node
    /// is at it.
    pub(crate) fn change_indexes<T>(
        &self,
        f: impl FnOnce(Picture, &mut Change<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        match &*self.0 {
            Inner::Sqlite(files) => f(files.rows.read(present)?, &mut |sql| {
                let sql = sql.replace('@', "");
                files.rows.write(move |c| c.batch(&sql))
            })
            .map(Some),
            Inner::Postgres { rows, .. } => rows
                .alone(|c| f(present(c)?, &mut |sql| c.batch(&sql.replace('@', " CONCURRENTLY")))),
        }
    }

    /// Which database this is.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match *self.0 {
            Inner::Sqlite(_) => Dialect::Sqlite,
            Inner::Postgres { .. } => Dialect::Postgres,
        }
    }

    /// A number that grows with each commit that changed rows, so that what was read can be kept until then;
    /// `None` on PostgreSQL, where other nodes write as well.
    #[must_use]
    pub fn state(&self) -> Option<u64> {
        match &*self.0 {
            Inner::Sqlite(files) => Some(files.rows.commits()),
            Inner::Postgres { .. } => None,
        }
    }

    /// The same, but it stays where only sessions, tokens, throttles, marks and quotas were written: what lists,
    /// counts and sums of records say holds until it grows.
    #[must_use]
    pub fn state_of_records(&self) -> Option<u64> {
        match &*self.0 {
            Inner::Sqlite(files) => Some(files.rows.commits_of_records()),
            Inner::Postgres { .. } => None,
        }
    }

    /// Whether the ledger is apart from the rows, so that one transaction cannot write both.
    #[must_use]
    pub fn ledger_is_apart(&self) -> bool {
        matches!(*self.0, Inner::Sqlite(_))
    }
}

/// The fault for an error of the file system.
pub(crate) fn io_fault(error: &std::io::Error) -> Fault {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "disk_full",
        _ => "database_unreachable",
    };
    Fault::new(FaultKind::Unavailable, code).caused_by(error)
}
