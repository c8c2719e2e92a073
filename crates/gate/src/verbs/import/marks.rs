//! What rows are recognised by, as short marks: two sets of rows without a common mark cannot be about
//! the same new person, so that one need not wait until the other is stored.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use model::{Object, Values};

use super::ImportRules;

/// Makes marks; those of different makers cannot be compared.
pub struct Marker {
    state: RandomState,
    fields: Vec<String>,
}

impl Marker {
    /// Marks by the unique fields of the object and the weak ones of the rules.
    #[must_use]
    pub fn new(object: &Object, rules: &ImportRules) -> Self {
        let unique = object.fields.iter().filter(|f| f.unique).map(|f| f.name.clone());
        let fields = unique.chain(rules.weak.iter().cloned()).collect();
        Self { state: RandomState::new(), fields }
    }

    /// The marks of these rows' values. Chance may make two of them equal that mean different
    /// people: then somebody waits in vain, and nothing worse.
    pub fn of<'v>(&self, rows: impl Iterator<Item = &'v Values>) -> HashSet<u64> {
        let mut marks = HashSet::new();
        for values in rows {
            for (place, field) in self.fields.iter().enumerate() {
                if let Some(text) = values.get(field).and_then(|value| value.as_str()) {
                    marks.insert(self.state.hash_one((place, text)));
                }
            }
        }
        marks
    }
}
