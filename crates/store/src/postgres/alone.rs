//! Statements that PostgreSQL takes outside of transactions only.

use deadpool_postgres::Object;
use kernel::Result;

use super::{PgDatabase, fault, open, wait};

/// Held for one statement, so that nodes do not do the same work twice.
const LOCK: &str = "SELECT pg_advisory_lock(7234303178098)";

impl PgDatabase {
    /// Runs one statement without parameters outside of any transaction, however long it takes, after
    /// another node that is at one just now.
    ///
    /// # Errors
    /// Those of the database.
    pub fn alone(&self, sql: &str) -> Result<()> {
        let object = wait(&self.handle, self.pool.get())?.map_err(|e| open::pool_fault(&e))?;
        let done = wait(&self.handle, async {
            object.batch_execute("SET statement_timeout = 0").await?;
            object.batch_execute("SET lock_timeout = 0").await?;
            object.batch_execute(LOCK).await?;
            object.batch_execute(sql).await
        })?;
        // The connection has settings and a lock of its own: it does not go back to the pool.
        drop(Object::take(object));
        done.map_err(|e| fault(&e))
    }
}
