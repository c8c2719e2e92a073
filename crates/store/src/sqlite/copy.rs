//! A consistent copy of a database file, encrypted under the same key, while it is in use.

use std::path::Path;
use std::time::Duration;

use kernel::Result;
use rusqlite::backup::Backup;

use super::open::Opener;
use super::{SqliteConn, fault};
use crate::conn::{Backend, Conn};
use crate::store::SqliteOptions;

/// Pages that are copied in one step. Writers go on all the while.
const PAGES: i32 = 256;

/// Copies the database of this connection into a new file, as it is when the copy begins.
pub(super) fn into(from: &mut Conn, to: &Path, key: &[u8; 32]) -> Result<()> {
    let Backend::Sqlite(SqliteConn(source, _)) = &from.backend else {
        return Err(kernel::Fault::internal("a copy of another database was asked for"));
    };
    // The first read takes the snapshot. Without it each step would take one of its own, and begin
    // anew whenever somebody has written meanwhile: under steady writes it would never end.
    source
        .query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
        .map_err(|e| fault(&e))?;
    let copy = Opener::new(to, key).writer(&SqliteOptions::default())?;
    let Backend::Sqlite(SqliteConn(mut target, _)) = copy.backend else {
        return Err(kernel::Fault::internal("the copy is no SQLite database"));
    };
    Backup::new(source, &mut target)
        .and_then(|backup| backup.run_to_completion(PAGES, Duration::ZERO, None))
        .map_err(|e| fault(&e))?;
    // A copy is one file: without a write-ahead log beside it.
    target.execute_batch("PRAGMA journal_mode = DELETE;").map_err(|e| fault(&e))
}
