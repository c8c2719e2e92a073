//! What was read from the rows, kept while nothing is written to them: under many readers the same
//! session is looked up, and the same list counted, again and again.

use std::collections::HashMap;
use std::hash::Hash;

use kernel::Result;
use parking_lot::Mutex;
use store::Store;

/// Values that are kept; when more come, all are read anew.
const KEPT: usize = 1_024;

/// Values that hold for one state of the rows. On PostgreSQL, where other nodes write as well,
/// nothing is kept.
pub struct Steady<K, V>(Mutex<Values<K, V>>);

struct Values<K, V> {
    /// The state of the rows that the values hold for.
    state: u64,
    kept: HashMap<K, V>,
}

impl<K, V> Default for Steady<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Values { state: 0, kept: HashMap::new() }))
    }
}

impl<K: Eq + Hash, V: Clone> Steady<K, V> {
    /// The value that was read since the rows were last written, or else what `read` gives. What
    /// fails is not kept.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn get(&self, store: &Store, key: K, read: impl FnOnce() -> Result<V>) -> Result<V> {
        self.get_at(store.state(), key, read)
    }

    /// The same for a state that was asked of the store before: what `read` gives must depend on nothing that
    /// changes while the state stays. `None` keeps nothing.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn get_at(
        &self,
        state: Option<u64>,
        key: K,
        read: impl FnOnce() -> Result<V>,
    ) -> Result<V> {
        // The state is asked before anything is read: a value may be newer than its state, never
        // older, and what is newer was committed already.
        let Some(state) = state else { return read() };
        if let Some(value) = self.known(state, &key) {
            return Ok(value);
        }
        let value = read()?;
        self.keep(state, key, value.clone());
        Ok(value)
    }

    fn known(&self, state: u64, key: &K) -> Option<V> {
        let values = self.0.lock();
        if values.state == state { values.kept.get(key).cloned() } else { None }
    }

    fn keep(&self, state: u64, key: K, value: V) {
        let mut values = self.0.lock();
        if values.state > state {
            return;
        }
        if values.state < state || values.kept.len() >= KEPT {
            values.kept.clear();
            values.state = state;
        }
        values.kept.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use store::SqliteOptions;

    use super::*;

    #[test]
    fn a_value_is_read_once_until_the_rows_are_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open_sqlite(folder.path(), &[7; 32], SqliteOptions::default());
        let store = store.expect("a store");
        let steady = Steady::default();
        assert_eq!(steady.get(&store, 1, || Ok("old")).expect("read"), "old");
        assert_eq!(steady.get(&store, 1, || Ok("new")).expect("kept"), "old");
        // When nothing is changed
        store.across(store::Across::Deployment).write(|_| Ok(())).expect("written");
        assert_eq!(steady.get(&store, 1, || Ok("new")).expect("kept"), "old");
        // When something is
        change(&store).expect("written");
        assert_eq!(steady.get(&store, 1, || Ok("new")).expect("read again"), "new");
    }

    fn change(store: &Store) -> Result<()> {
        store.across(store::Across::Deployment).write(|c| store::settings::put(c, "a", b"b"))
    }

    #[test]
    fn what_was_read_before_a_write_is_not_kept_after_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open_sqlite(folder.path(), &[7; 32], SqliteOptions::default());
        let store = store.expect("a store");
        let steady = Steady::default();
        // Given a session that ends while it is being read
        let read = || change(&store).map(|()| "in");
        assert_eq!(steady.get(&store, 1, read).expect("read"), "in");
        assert_eq!(steady.get(&store, 1, || Ok("out")).expect("read again"), "out");
    }

    #[test]
    fn what_is_said_of_records_stays_while_people_only_look() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open_sqlite(folder.path(), &[7; 32], SqliteOptions::default());
        let store = store.expect("a store");
        let states = || (store.state(), store.state_of_records());
        let (all, of_records) = states();
        // When a wrong password is counted
        let tries = store::enter::throttle::ThrottleRow {
            key: [1; 32],
            failures: 1,
            last_at: kernel::Timestamp(1),
            locked_until: None,
        };
        let across = store.across(store::Across::Deployment);
        across.write(move |c| store::enter::throttle::put(c, &tries)).expect("written");
        // Then only what depends on such rows is read anew
        let (then, of_records_then) = states();
        assert!(then > all && of_records_then == of_records);
        // And all of it when something else is written
        change(&store).expect("written");
        assert!(states().1 > of_records_then);
    }
}
