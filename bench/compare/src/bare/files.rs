//! The files of a data folder, and empty ones of the same kind.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Result, anyhow};
use crypto::derive;
use crypto::kms::RootKey as _;
use crypto::kms::file::FileRoot;
use kernel::Fault;
use rusqlite::Connection;

/// Time between two checkpoints, as the product has it.
const PAUSE: Duration = Duration::from_millis(500);

/// What is read from, and what is written to.
pub struct Files {
    /// Rows as Kedun stored them.
    pub rows: Connection,
    /// Keys of the people in them.
    pub keys: Connection,
    /// Entries of the ledger about them.
    pub ledger: Connection,
    /// The empty files' folder.
    into: PathBuf,
    key: String,
}

/// An empty database that is written to, its log moved into the file beside the writer.
pub struct Target {
    /// The writer.
    pub conn: Connection,
    ended: Arc<AtomicBool>,
    checkpoints: Option<JoinHandle<()>>,
}

impl Files {
    /// Opens the folder of a Kedun that has ended, with the keys that lie in it.
    pub fn open(data: &Path, into: &Path) -> Result<Self> {
        let root = FileRoot::open(&data.join("root.key")).map_err(failed)?;
        let wrapped = hex::decode(std::fs::read_to_string(data.join("deployment.key"))?.trim())?;
        let deployment = root.unwrap("deployment", &wrapped).map_err(failed)?;
        let key = hex::encode(derive::derive(&deployment, "database file").expose());
        std::fs::create_dir_all(into)?;
        Ok(Self {
            rows: plain::database::reader(&data.join("kedun.db"), &key)?,
            keys: plain::database::reader(&data.join("keys.db"), &key)?,
            ledger: plain::database::reader(&data.join("ledger.db"), &key)?,
            into: into.to_owned(),
            key,
        })
    }

    /// A new file with the tables and indexes of those read from, and no rows.
    pub fn target(&self, like: &[&Connection], name: &str) -> Result<Target> {
        let path = self.into.join(name);
        for old in [name.to_owned(), format!("{name}-wal"), format!("{name}-shm")] {
            let _ = std::fs::remove_file(self.into.join(old));
        }
        let conn = plain::database::open(&path, &self.key)?;
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
             PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -32768;",
        )?;
        for like in like {
            copy_schema(like, &conn)?;
        }
        Target::start(conn, plain::database::open(&path, &self.key)?)
    }
}

impl Target {
    fn start(conn: Connection, other: Connection) -> Result<Self> {
        other.execute_batch("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;")?;
        let ended = Arc::new(AtomicBool::new(false));
        let until = Arc::clone(&ended);
        let checkpoints = std::thread::spawn(move || {
            while !until.load(Ordering::Relaxed) {
                std::thread::park_timeout(PAUSE);
                // One that does not come through leaves its pages to the next.
                let _ = other.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            }
        });
        Ok(Self { conn, ended, checkpoints: Some(checkpoints) })
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        if let Some(thread) = self.checkpoints.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

/// Makes the tables and indexes of one file in another, but for those of a table that it has.
fn copy_schema(from: &Connection, into: &Connection) -> Result<()> {
    let has = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?1)";
    let mut schema = from.prepare(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
         ORDER BY type = 'index'",
    )?;
    for pair in schema.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (name, sql): (String, String) = pair?;
        if !into.query_row(has, [&name], |row| row.get::<_, bool>(0))? {
            into.execute_batch(&sql)?;
        }
    }
    Ok(())
}

fn failed(fault: Fault) -> anyhow::Error {
    anyhow!("{}: {}", fault.code, fault.cause.unwrap_or_default())
}
