//! Building the terms of the blind index.

use std::collections::BTreeSet;

use crate::field::Field;
use crate::types::{Search, Term};

/// Terms of one query at most: candidates are opened and checked, so fewer terms only cost a
/// little time and never bring a false hit.
const QUERY_TERMS: usize = 24;

/// A sorted set of terms, limited to the searches that a field allows.
pub struct Terms<'a> {
    allowed: &'a [Search],
    terms: BTreeSet<Term>,
}

impl<'a> Terms<'a> {
    /// No terms yet, for this field.
    #[must_use]
    pub const fn of(field: &'a Field) -> Self {
        Self { allowed: field.searches.as_slice(), terms: BTreeSet::new() }
    }

    /// Adds a term if the field allows its search and it is not empty.
    #[must_use]
    pub fn with(mut self, search: Search, text: impl Into<String>) -> Self {
        self.add(search, text);
        self
    }

    /// Adds a term if the field allows its search and it is not empty.
    pub fn add(&mut self, search: Search, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() && self.allowed.contains(&search) {
            self.terms.insert(Term { search, text });
        }
    }

    /// Adds the short pieces of a text (`grams`).
    pub fn add_grams(&mut self, pieces: Vec<String>) {
        pieces.into_iter().for_each(|piece| self.add(Search::Bigram, piece));
    }

    /// All terms, sorted, no repeats.
    #[must_use]
    pub fn into_vec(self) -> Vec<Term> {
        self.terms.into_iter().collect()
    }

    /// The terms as a query; `None` when there is none to ask by.
    #[must_use]
    pub fn into_query(self) -> Option<Vec<Term>> {
        let terms: Vec<Term> = self.terms.into_iter().take(QUERY_TERMS).collect();
        if terms.is_empty() { None } else { Some(terms) }
    }
}

/// Whether a field allows this search.
#[must_use]
pub fn allows(field: &Field, search: Search) -> bool {
    field.searches.contains(&search)
}

/// What was typed, folded; `None` when it is empty or longer than a search may be.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    if text.chars().count() > kernel::limits::QUERY_CHARS {
        return None;
    }
    let folded = crate::clean::fold(text);
    if folded.is_empty() { None } else { Some(folded) }
}
