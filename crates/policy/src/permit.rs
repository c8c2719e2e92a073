//! A permit: the only key to the store, made by `decide` alone.

use std::sync::Arc;

use kernel::Id;
use model::{Column, Compare, Predicate, Scalar};
use serde::{Deserialize, Serialize};

use crate::caller::Caller;
use crate::cedar::engine::Engine;
use crate::narrow::{asks_state, in_state};
use crate::rows::{RowFacts, holds};
use crate::verb::Verb;
use crate::views::{Seen, Views};

/// How a caller sees a field, from nothing to all.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Not at all.
    #[default]
    Hidden,
    /// Masked.
    Masked,
    /// Masked, and revealed on request with a purpose.
    Reveal,
    /// In the clear.
    Clear,
}

/// What a caller may do with an object's rows in one request: which rows, and how their fields are
/// seen. It cannot be made outside this crate, nor read from anywhere.
#[derive(Clone)]
pub struct Permit {
    org: Id,
    user: Id,
    verb: Verb,
    object: Arc<str>,
    above: Arc<[String]>,
    rows: Arc<Predicate>,
    views: Arc<Views>,
}

impl Permit {
    pub(crate) fn new(
        caller: &Caller,
        verb: Verb,
        engine: &Engine,
        rows: Arc<Predicate>,
        views: Arc<Views>,
    ) -> Self {
        Self {
            org: caller.org,
            user: caller.user,
            verb,
            object: engine.object.clone(),
            above: engine.above.clone(),
            rows,
            views,
        }
    }

    /// The same for this one record alone.
    pub(crate) fn only(mut self, record: Id) -> Self {
        let this = Predicate::Is(Column::Id, Compare::Eq, Scalar::Text(record.to_string()));
        self.rows = Arc::new(Predicate::all([this, (*self.rows).clone()]));
        self
    }

    /// The same for rows of this state alone. Of one state more is known of how fields are seen:
    /// customers of one's own are sorted by what is masked on those of a pool.
    #[must_use]
    pub fn in_state(mut self, state: &str) -> Self {
        if asks_state(&self.rows) || self.views.asks_state() {
            let this = Predicate::Is(Column::State, Compare::Eq, Scalar::Text(state.to_owned()));
            self.rows = Arc::new(Predicate::all([this, in_state(&self.rows, state)]));
            self.views = Arc::new(self.views.in_state(state));
        }
        self
    }

    /// The organisation whose rows it opens; there is no permit for more than one.
    #[must_use]
    pub const fn org(&self) -> Id {
        self.org
    }

    /// The user (or service) that it was made for.
    #[must_use]
    pub const fn user(&self) -> Id {
        self.user
    }

    /// What it permits.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        self.verb
    }

    /// The object that it speaks of.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.object
    }

    /// The objects of the records that stand above each of its rows, the nearest first: a contact follows its
    /// customer. While one of those is in the recycle bin, the store keeps the row out of everybody's sight.
    #[must_use]
    pub fn above(&self) -> &[String] {
        &self.above
    }

    /// The rows that it opens: the store puts this condition into its SQL.
    #[must_use]
    pub fn rows(&self) -> &Predicate {
        &self.rows
    }

    /// Whether it opens this row.
    #[must_use]
    pub fn covers(&self, facts: &RowFacts<'_>) -> bool {
        holds(&self.rows, facts) == Some(true)
    }

    /// How all fields are seen on this row, worked out once; cheaper than `view` field by field.
    #[must_use]
    pub fn on(&self, facts: &RowFacts<'_>) -> Seen<'_> {
        self.views.on(self.verb, facts)
    }

    /// How this field is seen on this row: hidden on rows that the caller may not read.
    #[must_use]
    pub fn view(&self, field: &str, facts: &RowFacts<'_>) -> View {
        self.views.view(field, facts)
    }

    /// Whether this field may be written on this row: with a new record for `create`, into an
    /// existing one for all other verbs, either for `import`.
    #[must_use]
    pub fn may_edit(&self, field: &str, facts: &RowFacts<'_>) -> bool {
        self.views.may_edit(self.verb, field, facts)
    }

    /// Whether this field may be written on some row, as for `may_edit`: for forms and headers.
    #[must_use]
    pub fn may_edit_some(&self, field: &str) -> bool {
        self.views.may_edit_some(self.verb, field)
    }

    /// The best view of this field that any readable row can have.
    #[must_use]
    pub fn best_view(&self, field: &str) -> View {
        self.views.best(field)
    }

    /// A view of this field that every readable row surely has: what filters, sorting and column
    /// headers may rely on.
    #[must_use]
    pub fn worst_view(&self, field: &str) -> View {
        self.views.worst(field)
    }
}
