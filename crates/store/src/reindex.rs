//! Makes and drops the indexes over open fields while the service goes on.
//!
//! On PostgreSQL reads and writes go on beside it (`CONCURRENTLY`), and one node does it. SQLite has
//! no such way: reads go on, with their entries in the ledger, and changes of rows wait for as long as
//! one index takes. So each index is a write of its own, and others' writes come between.

use kernel::Result;
use model::Object;

use crate::records::indexes::{present, wanted};
use crate::store::{Across, Store};

/// What was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reindexed {
    /// Indexes that were made.
    pub made: usize,
    /// Indexes that nobody wants any more and were dropped.
    pub dropped: usize,
}

impl Store {
    /// Brings the indexes over open fields to what these declarations want: those of all
    /// organisations together. Interrupted, it goes on at the next call.
    ///
    /// # Errors
    /// Those of the database.
    pub fn reindex(&self, objects: &[Object]) -> Result<Reindexed> {
        let wanted = wanted(self.dialect(), objects)?;
        let (whole, broken) = self.across(Across::Deployment).read(present)?;
        let mut done = Reindexed::default();
        let surplus = whole.iter().filter(|name| !wanted.contains_key(*name));
        for name in surplus.chain(&broken) {
            self.change_index(&format!("DROP INDEX@ IF EXISTS {name}"))?;
            done.dropped += 1;
        }
        for (name, on) in wanted.iter().filter(|(name, _)| !whole.contains(*name)) {
            self.change_index(&format!("CREATE INDEX@ IF NOT EXISTS {name} {on}"))?;
            done.made += 1;
        }
        Ok(done)
    }
}
