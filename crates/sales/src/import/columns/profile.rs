//! What one column holds, seen over all rows in bounded memory.

use std::collections::BTreeSet;

use model::Field;
use serde_json::Value as Json;

/// How many values of a column are kept for looking at.
const KEPT: usize = 500;
/// Characters of a kept value.
const KEPT_CHARS: usize = 200;
/// How many different values a column may have to be a choice.
pub const CHOICES: usize = 20;

/// What one column holds. It has no `Debug`: its values are somebody's data.
pub struct Profile {
    /// The column, from 0.
    pub index: usize,
    /// Its title.
    pub title: String,
    /// How many cells have a text.
    pub filled: u64,
    /// The longest text, in characters.
    pub longest: usize,
    values: Vec<String>,
    different: BTreeSet<String>,
    many: bool,
}

impl Profile {
    /// A column of which nothing was seen yet.
    #[must_use]
    pub const fn new(index: usize, title: String) -> Self {
        Self {
            index,
            title,
            filled: 0,
            longest: 0,
            values: Vec::new(),
            different: BTreeSet::new(),
            many: false,
        }
    }

    /// Looks at one more cell.
    pub fn see(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        self.longest = self.longest.max(text.chars().count());
        if self.values.len() < KEPT {
            self.values.push(text.chars().take(KEPT_CHARS).collect());
        }
        if !self.many && !self.different.contains(text) {
            self.many = self.different.len() >= CHOICES * 3 || text.len() > 4 * KEPT_CHARS;
            if self.many {
                self.different.clear();
            } else {
                self.different.insert(text.to_owned());
            }
        }
    }

    /// The first values, for a look.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// All different values, when they are few.
    #[must_use]
    pub const fn different(&self) -> Option<&BTreeSet<String>> {
        if self.many { None } else { Some(&self.different) }
    }

    /// Which part of the values looked at fits this field, from 0 to 1.
    #[must_use]
    pub fn fit(&self, field: &Field) -> f64 {
        let fitting = self.values.iter().filter(|v| fits(field, v)).count();
        share(fitting, self.values.len())
    }

    /// Whether all different values fit this field; `false` when they are many.
    #[must_use]
    pub fn all_fit(&self, field: &Field) -> bool {
        !self.many && self.different.iter().all(|v| fits(field, v))
    }

    /// Which part of the values looked at has this property, from 0 to 1.
    #[must_use]
    pub fn part(&self, has: impl Fn(&str) -> bool) -> f64 {
        share(self.values.iter().filter(|v| has(v)).count(), self.values.len())
    }
}

fn fits(field: &Field, text: &str) -> bool {
    matches!(field.of_type().normalise(field, &Json::String(text.to_owned())), Ok(Some(_)))
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
