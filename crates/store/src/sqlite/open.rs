//! Opening a connection: key, pragmas and permissions of the file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Fault, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::conn::{Backend, Conn};
use crate::sqlite::{SqliteConn, fault};
use crate::store::SqliteOptions;

/// The write-ahead log's file is cut to so many bytes when it begins anew.
const LOG_BYTES: u32 = 64 << 20;
/// Statements that each connection keeps prepared.
const STATEMENTS: usize = 256;
/// How long a connection waits for a lock of another one; only checkpoints ever hold one.
const BUSY: Duration = Duration::from_secs(10);

/// What it takes to open further connections to one file. The key is wiped when it is dropped.
pub(super) struct Opener {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

impl Opener {
    pub fn new(path: &Path, key: &[u8; 32]) -> Self {
        Self { path: path.to_owned(), key: Zeroizing::new(*key) }
    }

    /// The writer's connection; creates the file, readable by its owner alone.
    pub fn writer(&self, options: &SqliteOptions) -> Result<Conn> {
        create_private(&self.path)?;
        let conn = self.connect()?;
        // Deleted content is overwritten, so that an erased ciphertext does not linger in a page.
        pragmas(
            &conn,
            &format!(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
                 PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = {LOG_BYTES};
                 PRAGMA cache_size = -{};",
                options.writer_cache_kib
            ),
        )?;
        Ok(Conn { backend: Backend::Sqlite(SqliteConn(conn, 0)) })
    }

    /// One reader's connection.
    pub fn reader(&self, options: &SqliteOptions) -> Result<Conn> {
        let conn = self.connect()?;
        pragmas(
            &conn,
            &format!("PRAGMA query_only = ON; PRAGMA cache_size = -{};", options.reader_cache_kib),
        )?;
        Ok(Conn { backend: Backend::Sqlite(SqliteConn(conn, 0)) })
    }

    /// The connection that moves the write-ahead log into the file.
    pub fn checkpointer(&self) -> Result<Connection> {
        let conn = self.connect()?;
        // Starting the log anew holds writers up while readers end: rather try again later.
        conn.busy_timeout(Duration::from_secs(1)).map_err(|e| fault(&e))?;
        pragmas(&conn, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;")?;
        Ok(conn)
    }

    fn connect(&self) -> Result<Connection> {
        set_up();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.path, flags).map_err(|e| fault(&e))?;
        // SQLCipher writes its log to the standard error unless it is told to be silent.
        pragmas(&conn, "PRAGMA cipher_log_level = NONE;")?;
        let key = Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", *hex(&self.key)));
        conn.execute_batch(&key).map_err(|_| Fault::internal("the file key was not taken"))?;
        // Processors have instructions for SHA-256; the default, SHA-512, takes 1.7 times as long for
        // each page that is read or written, and more room at the end of each.
        pragmas(&conn, "PRAGMA cipher_hmac_algorithm = HMAC_SHA256;")?;
        // The first read proves the key: a wrong one makes the file look like no database.
        conn.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
            .map_err(|e| fault(&e))?;
        conn.busy_timeout(BUSY).map_err(|e| fault(&e))?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        // Plans hang on the text alone (QPSG). Otherwise the planner looks at bound values where it
        // judges partial indexes and patterns, and each call prepares its statement anew.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|e| fault(&e))?;
        pragmas(
            &conn,
            "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
        )?;
        Ok(conn)
    }
}

/// Lets SQLCipher set itself up before any file is opened. SQLite calls itself ready before its
/// extension is, so that a second thread could meet a library that knows no keys yet.
fn set_up() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    // Should even this fail, opening the file tells why.
    ONCE.call_once(|| drop(Connection::open_in_memory()));
}

/// The key as hexadecimal digits, wiped when dropped.
fn hex(key: &[u8; 32]) -> Zeroizing<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = Zeroizing::new(String::with_capacity(64));
    for byte in key {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

fn pragmas(conn: &Connection, sql: &str) -> Result<()> {
    conn.execute_batch(sql).map_err(|e| fault(&e))
}

/// Creates the file with mode 0600 where it is missing; the write-ahead log takes its mode over.
fn create_private(path: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map(|_| ())
        .map_err(|e| crate::store::io_fault(&e))
}
