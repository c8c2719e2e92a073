//! What is read once and kept until something of it changes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use kernel::Result;
use parking_lot::{Mutex, RwLock};

/// Values by key, each read at most once at a time. A value that was read before a change is used
/// by who asked for it then, and is never kept: a right that was withdrawn must not come back.
pub struct Kept<K, V> {
    values: RwLock<Values<K, V>>,
    /// Held by whoever reads, so that one does it for all who wait.
    reading: Mutex<()>,
}

struct Values<K, V> {
    kept: HashMap<K, Arc<V>>,
    changes: u64,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        let values = Values { kept: HashMap::new(), changes: 0 };
        Self { values: RwLock::new(values), reading: Mutex::default() }
    }
}

impl<K: Eq + Hash + Copy, V> Kept<K, V> {
    /// The value that is kept, or else what `read` gives.
    pub fn get(&self, key: K, read: impl FnOnce() -> Result<V>) -> Result<Arc<V>> {
        if let Some(value) = self.values.read().kept.get(&key) {
            return Ok(Arc::clone(value));
        }
        let _reading = self.reading.lock();
        let changes = {
            let values = self.values.read();
            if let Some(value) = values.kept.get(&key) {
                return Ok(Arc::clone(value));
            }
            values.changes
        };
        let value = Arc::new(read()?);
        let mut values = self.values.write();
        if values.changes == changes {
            values.kept.insert(key, Arc::clone(&value));
        }
        Ok(value)
    }

    /// Forgets a value, after something of it changed.
    pub fn forget(&self, key: K) {
        let mut values = self.values.write();
        values.changes += 1;
        values.kept.remove(&key);
    }

    /// Forgets all of them, when something may have changed unheard.
    pub fn forget_all(&self) {
        let mut values = self.values.write();
        values.changes += 1;
        values.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_once_and_anew_after_it_was_forgotten() {
        let kept = Kept::default();
        assert_eq!(*kept.get(1, || Ok("old")).unwrap(), "old");
        assert_eq!(*kept.get(1, || Ok("new")).unwrap(), "old");
        kept.forget(1);
        assert_eq!(*kept.get(1, || Ok("new")).unwrap(), "new");
    }

    #[test]
    fn what_was_read_before_a_change_is_not_kept() {
        let kept = Kept::default();
        let read_before = kept.get(1, || {
            // The change is made while somebody reads.
            kept.forget(1);
            Ok("may see all customers")
        });
        assert_eq!(*read_before.unwrap(), "may see all customers");
        assert_eq!(*kept.get(1, || Ok("may see none")).unwrap(), "may see none");
    }
}
