//! The database: SQLite, encrypted as a whole by SQLCipher, with the pragmas that Kedun sets.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use parking_lot::Mutex;
use rusqlite::Connection;

/// Statements that each connection keeps prepared.
const STATEMENTS: usize = 256;

/// The tables. Records are found by id, by level and by phone, and listed by their last change; names
/// are those of users and departments.
const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS record (
  id TEXT NOT NULL PRIMARY KEY,
  object TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  fields TEXT NOT NULL,
  owner TEXT,
  department TEXT,
  parent TEXT,
  state TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  reveal TEXT NOT NULL,
  may TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS record_updated ON record (object, state, updated_at, id);
CREATE INDEX IF NOT EXISTS record_level ON record (
  object, state, json_extract(fields, '$.level'), json_extract(fields, '$.last_contact_on'), id);
CREATE INDEX IF NOT EXISTS record_phone ON record (object, state, json_extract(fields, '$.phone'));
CREATE TABLE IF NOT EXISTS name (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (
  hash BLOB NOT NULL PRIMARY KEY,
  user TEXT NOT NULL,
  expires_at INTEGER NOT NULL
);";

/// Opens the file for writing and makes what is missing in it. The key is 32 bytes in hexadecimal.
///
/// # Errors
/// When the file cannot be opened or the key does not fit.
pub fn writer(path: &Path, key: &str) -> Result<Connection> {
    let conn = open(path, key)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA cache_size = -32768;",
    )?;
    conn.execute_batch(SCHEMA)?;
    Ok(conn)
}

/// Opens any file with the pragmas that hold for readers and writers alike.
///
/// # Errors
/// When the file cannot be opened or the key does not fit.
pub fn open(path: &Path, key: &str) -> Result<Connection> {
    anyhow::ensure!(
        key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit()),
        "the key is not 32 bytes in hexadecimal"
    );
    let conn = Connection::open(path)?;
    conn.execute_batch(&format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{key}'\";
         PRAGMA cipher_hmac_algorithm = HMAC_SHA256;"
    ))?;
    conn.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    conn.busy_timeout(Duration::from_secs(10))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
    )?;
    Ok(conn)
}

/// Opens a file for reading only, with a reader's cache.
///
/// # Errors
/// When the file cannot be opened or the key does not fit.
pub fn reader(path: &Path, key: &str) -> Result<Connection> {
    let conn = open(path, key)?;
    conn.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -16384;")?;
    Ok(conn)
}

/// Connections that are lent one at a time and made when none is idle.
pub struct Readers {
    path: std::path::PathBuf,
    key: String,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    /// None open yet.
    #[must_use]
    pub fn new(path: &Path, key: &str) -> Self {
        Self { path: path.to_owned(), key: key.to_owned(), idle: Mutex::default() }
    }

    /// Runs the closure within one snapshot.
    ///
    /// # Errors
    /// Those of the database and of the closure.
    pub fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().pop();
        let conn = idle.map_or_else(|| reader(&self.path, &self.key), Ok)?;
        conn.prepare_cached("BEGIN DEFERRED")?.raw_execute()?;
        let result = f(&conn);
        conn.prepare_cached("ROLLBACK")?.raw_execute()?;
        self.idle.lock().push(conn);
        result
    }
}
