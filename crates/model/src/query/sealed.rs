//! A comparison with a sealed field: asked of the blind index, checked on the opened value.

use crate::clean::fold;
use crate::field::Field;
use crate::types::{Operator, Search, Term};
use crate::value::Value;

/// A condition on a sealed field. It has no `Debug`: what was typed may be personal data.
#[derive(Clone, PartialEq)]
pub struct Sealed {
    /// The field's name.
    pub field: String,
    /// `=` for the whole value, `:` for what the field's searches allow.
    pub operator: Operator,
    /// What the value is compared with, as it was sent.
    pub typed: String,
    /// Whether the caller sees the field masked and may ask for no more than the mask shows.
    pub masked: bool,
}

impl Sealed {
    /// The terms that every record has that fulfils the condition; `None` when the index cannot be
    /// asked, because the text is too short or the field allows no such search.
    #[must_use]
    pub fn terms(&self, field: &Field) -> Option<Vec<Term>> {
        let kind = field.of_type();
        if self.operator != Operator::Eq {
            return kind.query(field, &self.typed);
        }
        let all = kind.terms(field, &kind.meant(field, &self.typed)?);
        let exact: Vec<Term> = all.iter().filter(|t| t.search == Search::Exact).cloned().collect();
        let chosen = if exact.is_empty() { all } else { exact };
        if chosen.is_empty() { None } else { Some(chosen) }
    }

    /// Whether an opened value fulfils the condition, for a caller who sees the field as he did
    /// when the filter was checked.
    #[must_use]
    pub fn holds(&self, field: &Field, value: &Value) -> bool {
        self.holds_as(field, value, self.masked)
    }

    /// Whether an opened value fulfils the condition, where the caller sees this row's field
    /// masked or not: a view may differ from row to row.
    #[must_use]
    pub fn holds_as(&self, field: &Field, value: &Value, masked: bool) -> bool {
        let kind = field.of_type();
        match (self.operator, masked || self.masked) {
            (Operator::Eq, _) => {
                kind.meant(field, &self.typed).is_some_and(|meant| same(&meant, value))
            }
            (_, true) => kind.fits_masked(field, value, &self.typed),
            (_, false) => kind.fits(field, value, &self.typed),
        }
    }
}

/// Whether two values are the same to people: texts are compared folded.
fn same(one: &Value, other: &Value) -> bool {
    match (one.as_str(), other.as_str()) {
        (Some(one), Some(other)) => fold(one) == fold(other),
        _ => one == other,
    }
}
