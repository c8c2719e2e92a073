//! Statements that PostgreSQL takes outside of transactions only.

use std::panic::{AssertUnwindSafe, catch_unwind};

use deadpool_postgres::Object;
use kernel::{Fault, Result};

use super::{PgConn, PgDatabase, open, wait};
use crate::conn::{Backend, Conn};

/// Held by the node that is at it. Others never wait for it: a statement that waits holds a snapshot,
/// and `CREATE INDEX CONCURRENTLY` waits in its turn for every snapshot that is older than itself, so
/// that PostgreSQL would end the building as a deadlock.
const LOCK: &str = "SELECT pg_try_advisory_lock(7234303178098)::int::bigint";
const UNLOCK: &str = "SELECT pg_advisory_unlock(7234303178098)";

impl PgDatabase {
    /// Hands the closure a connection outside of any transaction on which statements may take as long
    /// as they like. `None`, at once, while another node has one.
    ///
    /// # Errors
    /// The closure's fault; those of the database.
    pub fn alone<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<Option<T>> {
        let object = wait(&self.handle, self.pool.get())?.map_err(|e| open::pool_fault(&e))?;
        let (handle, tls) = (self.handle.clone(), self.tls.clone());
        let pg = PgConn { object, handle, tls, is_spent: true };
        let mut conn = Conn { backend: Backend::Postgres(pg) };
        let done = catch_unwind(AssertUnwindSafe(|| {
            conn.batch("SET statement_timeout = 0; SET lock_timeout = 0")?;
            let free = conn.query_first(LOCK, &[])?;
            if !free.map_or(Ok(false), |row| row.yes(0))? {
                return Ok(None);
            }
            let done = f(&mut conn);
            // What cannot be said any more the end of the connection says, only later.
            let _ = conn.batch(UNLOCK);
            done.map(Some)
        }));
        // The connection has settings of its own: it does not go back to the pool.
        if let Backend::Postgres(pg) = conn.backend {
            drop(Object::take(pg.object));
        }
        done.unwrap_or_else(|_| Err(Fault::internal("a change of indexes panicked")))
    }
}
