//! How fields are seen and written, as conditions on rows, for one caller and one object.

use std::sync::Arc;

use model::Predicate;

use crate::implies::implies;
use crate::permit::View;
use crate::rows::{RowFacts, holds};
use crate::sets::FieldSets;
use crate::verb::Verb;

/// On which rows one set of fields is seen and written.
#[derive(Clone, PartialEq, Debug)]
pub struct Levels {
    pub(crate) masked: Predicate,
    pub(crate) reveal: Predicate,
    pub(crate) clear: Predicate,
    /// Written into records that are there.
    pub(crate) edit: Predicate,
    /// Written with a new record.
    pub(crate) fill: Predicate,
}

impl Levels {
    fn view(&self, row: &RowFacts<'_>) -> View {
        let by_level = [
            (&self.clear, View::Clear),
            (&self.reveal, View::Reveal),
            (&self.masked, View::Masked),
        ];
        by_level
            .into_iter()
            .find(|(rows, _)| holds(rows, row) == Some(true))
            .map_or(View::Hidden, |(_, view)| view)
    }

    fn may_edit(&self, verb: Verb, row: &RowFacts<'_>) -> bool {
        self.writes(verb, |rows| holds(rows, row) == Some(true))
    }

    fn writes(&self, verb: Verb, on: impl Fn(&Predicate) -> bool) -> bool {
        match verb {
            Verb::Create => on(&self.fill),
            Verb::Import => on(&self.fill) || on(&self.edit),
            _ => on(&self.edit),
        }
    }
}

/// All field views of one caller on one object.
pub struct Views {
    pub(crate) sets: Arc<FieldSets>,
    /// One for each set, in the order of `sets`.
    pub(crate) levels: Vec<Levels>,
    /// The rows that the caller may read at all.
    pub(crate) readable: Arc<Predicate>,
}

impl Views {
    fn levels(&self, field: &str) -> Option<&Levels> {
        self.levels.get(self.sets.of(field)?)
    }

    pub(crate) fn view(&self, field: &str, row: &RowFacts<'_>) -> View {
        if holds(&self.readable, row) != Some(true) {
            return View::Hidden;
        }
        self.levels(field).map_or(View::Hidden, |levels| levels.view(row))
    }

    pub(crate) fn may_edit(&self, verb: Verb, field: &str, row: &RowFacts<'_>) -> bool {
        self.levels(field).is_some_and(|levels| levels.may_edit(verb, row))
    }

    pub(crate) fn may_edit_some(&self, verb: Verb, field: &str) -> bool {
        let some = |rows: &Predicate| *rows != Predicate::False;
        self.levels(field).is_some_and(|levels| levels.writes(verb, some))
    }

    pub(crate) fn best(&self, field: &str) -> View {
        if *self.readable == Predicate::False {
            return View::Hidden;
        }
        self.pick(field, |rows| *rows != Predicate::False)
    }

    pub(crate) fn worst(&self, field: &str) -> View {
        if *self.readable == Predicate::False {
            return View::Hidden;
        }
        self.pick(field, |rows| implies(&self.readable, rows))
    }

    fn pick(&self, field: &str, fits: impl Fn(&Predicate) -> bool) -> View {
        let Some(levels) = self.levels(field) else { return View::Hidden };
        if fits(&levels.clear) {
            View::Clear
        } else if fits(&levels.reveal) {
            View::Reveal
        } else if fits(&levels.masked) {
            View::Masked
        } else {
            View::Hidden
        }
    }

    pub(crate) fn on(&self, verb: Verb, row: &RowFacts<'_>) -> Seen<'_> {
        let readable = holds(&self.readable, row) == Some(true);
        let see = |l: &Levels| if readable { l.view(row) } else { View::Hidden };
        let by_set = self.levels.iter().map(|l| (see(l), l.may_edit(verb, row))).collect();
        Seen { sets: &self.sets, by_set }
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
