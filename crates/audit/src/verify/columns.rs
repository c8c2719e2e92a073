//! The plain columns that a store keeps beside each entry, so that it can be queried.

use kernel::{Id, Timestamp};

use crate::event::Event;

/// What the columns beside an entry say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Columns {
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Option<Id>,
    /// The verb.
    pub act: String,
    /// The object.
    pub object: Option<String>,
    /// The records, in any order.
    pub records: Vec<Id>,
}

impl Columns {
    /// The columns that belong to an event.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        Self {
            at: event.at,
            actor: event.actor,
            act: event.act.clone(),
            object: event.object.clone(),
            records: event.records.clone(),
        }
    }

    /// The name of the first column that says something else than the event.
    pub(super) fn difference(&self, event: &Event) -> Option<&'static str> {
        let checks = [
            ("at", self.at == event.at),
            ("actor", self.actor == event.actor),
            ("act", self.act == event.act),
            ("object", self.object == event.object),
            ("records", same_records(&self.records, &event.records)),
        ];
        checks.iter().find(|(_, same)| !same).map(|(name, _)| *name)
    }
}

/// A store keeps the records of an entry as a set; an event may name one twice.
fn same_records(stored: &[Id], logged: &[Id]) -> bool {
    if stored == logged {
        return true;
    }
    let set = |ids: &[Id]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    set(stored) == set(logged)
}
