//! Makes and drops the indexes over open fields while the service goes on.
//!
//! On PostgreSQL reads and writes go on beside it (`CONCURRENTLY`), and one node does it: the others
//! are told so at once and come again. SQLite has no such way: reads go on, with their entries in the
//! ledger, and changes of rows wait for as long as one index takes. So each index is a write of its
//! own, and others' writes come between.

use std::collections::BTreeSet;

use kernel::Result;
use model::Object;

use crate::records::indexes::wanted;
use crate::store::Store;

/// What was changed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Reindexed {
    /// Indexes that were made.
    pub made: usize,
    /// Indexes that nobody wants any more and were dropped.
    pub dropped: usize,
}

/// The indexes that are there: those that are whole, and those whose making was interrupted.
pub(crate) type Picture = (BTreeSet<String>, BTreeSet<String>);

/// What runs one statement that makes or drops an index; `@` in its text stands for what lets others
/// go on meanwhile.
pub(crate) type Change<'a> = dyn FnMut(&str) -> Result<()> + 'a;

impl Store {
    /// Brings the indexes over open fields to what the declarations want: those of all organisations
    /// together, read once no other node is at it. `None` while one is. Interrupted, it goes on at
    /// the next call.
    ///
    /// # Errors
    /// The fault of `declared`; those of the database.
    pub fn reindex(
        &self,
        declared: impl FnOnce() -> Result<Vec<Object>>,
    ) -> Result<Option<Reindexed>> {
        self.change_indexes(|(whole, broken), change| {
            let wanted = wanted(self.dialect(), &declared()?)?;
            let mut done = Reindexed::default();
            let surplus = whole.iter().filter(|name| !wanted.contains_key(*name));
            for name in surplus.chain(&broken) {
                change(&format!("DROP INDEX@ IF EXISTS {name}"))?;
                done.dropped += 1;
            }
            for (name, on) in wanted.iter().filter(|(name, _)| !whole.contains(*name)) {
                change(&format!("CREATE INDEX@ IF NOT EXISTS {name} {on}"))?;
                done.made += 1;
            }
            Ok(done)
        })
    }
}
