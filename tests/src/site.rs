//! Where a company's data lie: enough to open it again, from another process too, and to reach
//! below the gate as a tamperer with the keys of the machine would.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crypto::kms::file::FileRoot;
use gate::{Gate, Parts};
use kernel::{Clock, Id, SystemClock};
use rusqlite::types::ValueRef;
use store::{PostgresOptions, SqliteOptions, Store};

use crate::postgres;

/// The key of the database files in tests.
pub const FILE_KEY: [u8; 32] = [7; 32];

/// A data folder, and the address of the database where that is PostgreSQL.
#[derive(Clone)]
pub struct Site {
    /// The data folder.
    pub dir: PathBuf,
    /// The address of the PostgreSQL database; none for SQLite.
    pub url: Option<String>,
}

impl Site {
    /// Opens the store and a gate over it.
    ///
    /// # Panics
    /// When they do not open: the test has failed then.
    #[must_use]
    pub fn open(&self) -> (Store, Gate) {
        self.open_with(None)
    }

    /// The same with a folder for sealed files that the nodes share.
    ///
    /// # Panics
    /// When they do not open.
    #[must_use]
    pub fn open_with(&self, files: Option<PathBuf>) -> (Store, Gate) {
        self.open_at(Arc::new(SystemClock), files)
    }

    /// The same by another clock.
    ///
    /// # Panics
    /// When they do not open.
    #[must_use]
    pub fn open_at(&self, clock: Arc<dyn Clock>, files: Option<PathBuf>) -> (Store, Gate) {
        let options = PostgresOptions { connections: 6, ..PostgresOptions::default() };
        let store = match &self.url {
            None => Store::open_sqlite(&self.dir, &FILE_KEY, SqliteOptions::default()),
            Some(url) => Store::open_postgres(url, None, options),
        }
        .expect("the store opens");
        let root = FileRoot::open_or_create(&self.dir.join("root.key")).expect("a root key");
        let gate = Gate::open(Parts {
            store: store.clone(),
            root: Arc::new(root),
            deployment: crypto::Key::from_bytes([9; 32]),
            clock,
            objects: sales::objects(),
            rules: sales::rules(),
            first_records: sales::first_records(),
            data: self.dir.clone(),
            files,
        })
        .expect("the gate opens");
        (store, gate)
    }

    /// An id as a literal of SQL.
    #[must_use]
    pub fn id(&self, id: Id) -> String {
        if self.url.is_some() { format!("'{id}'") } else { self.bytes(&id.bytes()) }
    }

    /// Bytes as a literal of SQL.
    #[must_use]
    pub fn bytes(&self, bytes: &[u8]) -> String {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if self.url.is_some() { format!("'\\x{digits}'::bytea") } else { format!("X'{digits}'") }
    }

    /// Runs SQL on the rows past the product; the answer's rows as texts. Bytes are not told.
    ///
    /// # Panics
    /// When the database refuses it.
    pub fn sql(&self, sql: &str) -> Vec<Vec<String>> {
        match &self.url {
            None => on_sqlite(&self.dir, &FILE_KEY, sql),
            Some(url) => postgres::server()
                .sql(postgres::name_of(url), sql)
                .lines()
                .filter(|line| !line.is_empty())
                .map(|line| line.split('|').map(str::to_owned).collect())
                .collect(),
        }
    }

    /// Lets the ledger take no more entries, or lets it take them again.
    ///
    /// # Panics
    /// When the database refuses it.
    pub fn lock_ledger(&self, lock: bool) {
        self.sql(match (&self.url, lock) {
            (None, true) => {
                "CREATE TRIGGER ledger_is_full BEFORE INSERT ON ledger_pending
                 BEGIN SELECT RAISE(ABORT, 'no more'); END"
            }
            (None, false) => "DROP TRIGGER ledger_is_full",
            (Some(_), true) => {
                "ALTER TABLE ledger_pending ADD CONSTRAINT ledger_is_full CHECK (FALSE) NOT VALID"
            }
            (Some(_), false) => "ALTER TABLE ledger_pending DROP CONSTRAINT ledger_is_full",
        });
    }

    /// Runs SQL on the entries of reads that wait for their place, past the product.
    ///
    /// # Panics
    /// When the database refuses it.
    pub fn sql_on_waiting(&self, sql: &str) -> Vec<Vec<String>> {
        match &self.url {
            None => on_file(&self.dir.join("ledger.db"), &FILE_KEY, sql),
            Some(_) => self.sql(sql),
        }
    }

    /// The number that a query of one row and column gives.
    ///
    /// # Panics
    /// When it gives none.
    pub fn number(&self, sql: &str) -> i64 {
        self.sql(sql)[0][0].parse().expect("a number")
    }
}

/// Runs SQL on the rows of this data folder past the product, with the key of its files; the
/// answer's rows as texts. Bytes are not told.
///
/// # Panics
/// When the key does not fit or the database refuses it.
#[must_use]
pub fn on_sqlite(dir: &Path, key: &[u8; 32], sql: &str) -> Vec<Vec<String>> {
    // What has its place in the ledger lies in a file of its own; entries wait in both.
    let placed = ["entry", "touch", "node", "checkpoint", "sequenced"];
    if placed.iter().any(|table| sql.contains(&format!("ledger_{table}"))) {
        return on_file(&dir.join("ledger.db"), key, sql);
    }
    if sql.contains("ledger_is_full") {
        let _nothing = on_file(&dir.join("ledger.db"), key, sql);
    }
    on_file(&dir.join("kedun.db"), key, sql)
}

/// The same on one of the folder's databases.
///
/// # Panics
/// When the key does not fit or the database refuses it.
#[must_use]
pub fn on_file(file: &Path, key: &[u8; 32], sql: &str) -> Vec<Vec<String>> {
    let conn = rusqlite::Connection::open(file).expect("the file opens");
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    conn.execute_batch(&format!(
        "PRAGMA key = \"x'{key}'\"; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;"
    ))
    .expect("the key is taken");
    conn.busy_timeout(std::time::Duration::from_secs(10)).expect("a timeout");
    if !sql.trim_start().starts_with("SELECT") {
        conn.execute_batch(sql).expect("the statements run");
        return Vec::new();
    }
    let mut statement = conn.prepare(sql).expect("the query is understood");
    let columns = statement.column_count();
    let rows = statement
        .query_map([], |row| (0..columns).map(|i| row.get_ref(i).map(text)).collect())
        .expect("the query runs");
    rows.collect::<rusqlite::Result<_>>().expect("rows")
}

fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    }
}
