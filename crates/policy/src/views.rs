//! How fields are seen and written, as conditions on rows, for one caller and one object.

use std::sync::Arc;

use model::Predicate;

use crate::implies::implies;
use crate::narrow::{asks_state, in_state};
use crate::permit::View;
use crate::rows::{RowFacts, holds};
use crate::sets::FieldSets;
use crate::verb::Verb;

/// The rows on which one set of fields is seen and written.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct FieldRows<T = Predicate> {
    pub(crate) masked: T,
    pub(crate) reveal: T,
    pub(crate) clear: T,
    /// Written into records that are there.
    pub(crate) edit: T,
    /// Written with a new record.
    pub(crate) fill: T,
}

impl FieldRows<usize> {
    fn view(&self, on: impl Fn(usize) -> bool) -> View {
        if on(self.clear) {
            View::Clear
        } else if on(self.reveal) {
            View::Reveal
        } else if on(self.masked) {
            View::Masked
        } else {
            View::Hidden
        }
    }

    fn writes(&self, verb: Verb, on: impl Fn(usize) -> bool) -> bool {
        match verb {
            Verb::Create => on(self.fill),
            Verb::Import => on(self.fill) || on(self.edit),
            _ => on(self.edit),
        }
    }
}

/// All field views of one caller on one object.
pub struct Views {
    sets: Arc<FieldSets>,
    /// The rows that the caller may read at all.
    readable: Arc<Predicate>,
    /// The state of the rows, where they are of one alone.
    state: Option<Box<str>>,
    /// The different conditions; mostly there are one or two.
    rows: Vec<Predicate>,
    /// For each set, in the order of `sets`, the places of its conditions in `rows`.
    levels: Vec<FieldRows<usize>>,
}

impl Views {
    pub(crate) const fn new(sets: Arc<FieldSets>, readable: Arc<Predicate>) -> Self {
        Self { sets, readable, state: None, rows: Vec::new(), levels: Vec::new() }
    }

    /// Adds the conditions of the next set.
    pub(crate) fn push(&mut self, of: FieldRows) {
        let level = FieldRows {
            masked: self.place(of.masked),
            reveal: self.place(of.reveal),
            clear: self.place(of.clear),
            edit: self.place(of.edit),
            fill: self.place(of.fill),
        };
        self.levels.push(level);
    }

    /// Whether some condition looks at the state of a row.
    pub(crate) fn asks_state(&self) -> bool {
        asks_state(&self.readable) || self.rows.iter().any(asks_state)
    }

    /// The views of rows of this state; on others all is hidden.
    pub(crate) fn in_state(&self, state: &str) -> Self {
        Self {
            state: Some(state.into()),
            sets: self.sets.clone(),
            readable: Arc::new(in_state(&self.readable, state)),
            rows: self.rows.iter().map(|rows| in_state(rows, state)).collect(),
            levels: self.levels.clone(),
        }
    }

    fn place(&mut self, rows: Predicate) -> usize {
        self.rows.iter().position(|known| *known == rows).unwrap_or_else(|| {
            self.rows.push(rows);
            self.rows.len() - 1
        })
    }

    fn level(&self, field: &str) -> Option<&FieldRows<usize>> {
        self.levels.get(self.sets.of(field)?)
    }

    pub(crate) fn view(&self, field: &str, row: &RowFacts<'_>) -> View {
        if !self.reads(row) {
            return View::Hidden;
        }
        let on = |n: usize| holds(&self.rows[n], row) == Some(true);
        self.level(field).map_or(View::Hidden, |level| level.view(on))
    }

    fn speaks_of(&self, row: &RowFacts<'_>) -> bool {
        self.state.as_deref().is_none_or(|state| state == row.state)
    }

    fn reads(&self, row: &RowFacts<'_>) -> bool {
        self.speaks_of(row) && holds(&self.readable, row) == Some(true)
    }

    pub(crate) fn may_edit(&self, verb: Verb, field: &str, row: &RowFacts<'_>) -> bool {
        let on = |n: usize| self.speaks_of(row) && holds(&self.rows[n], row) == Some(true);
        self.level(field).is_some_and(|level| level.writes(verb, on))
    }

    pub(crate) fn may_edit_some(&self, verb: Verb, field: &str) -> bool {
        let some = |n: usize| self.rows[n] != Predicate::False;
        self.level(field).is_some_and(|level| level.writes(verb, some))
    }

    pub(crate) fn best(&self, field: &str) -> View {
        self.bound(field, |rows| *rows != Predicate::False)
    }

    pub(crate) fn worst(&self, field: &str) -> View {
        self.bound(field, |rows| implies(&self.readable, rows))
    }

    fn bound(&self, field: &str, fits: impl Fn(&Predicate) -> bool) -> View {
        if *self.readable == Predicate::False {
            return View::Hidden;
        }
        self.level(field).map_or(View::Hidden, |level| level.view(|n| fits(&self.rows[n])))
    }

    pub(crate) fn on(&self, verb: Verb, row: &RowFacts<'_>) -> Seen<'_> {
        let (readable, speaks) = (self.reads(row), self.speaks_of(row));
        let held = |rows: &Predicate| speaks && holds(rows, row) == Some(true);
        let held: Vec<bool> = self.rows.iter().map(held).collect();
        let by_set = |level: &FieldRows<usize>| {
            let view = if readable { level.view(|n| held[n]) } else { View::Hidden };
            (view, level.writes(verb, |n| held[n]))
        };
        Seen { sets: &self.sets, by_set: self.levels.iter().map(by_set).collect() }
    }
}

/// How the fields of one row are seen and written.
pub struct Seen<'a> {
    sets: &'a FieldSets,
    by_set: Vec<(View, bool)>,
}

impl Seen<'_> {
    /// How this field is seen.
    #[must_use]
    pub fn view(&self, field: &str) -> View {
        self.of(field).map_or(View::Hidden, |s| s.0)
    }

    /// Whether this field may be written.
    #[must_use]
    pub fn may_edit(&self, field: &str) -> bool {
        self.of(field).is_some_and(|s| s.1)
    }

    fn of(&self, field: &str) -> Option<&(View, bool)> {
        self.by_set.get(self.sets.of(field)?)
    }
}
