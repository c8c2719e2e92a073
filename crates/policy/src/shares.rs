//! What single records are shared with a caller, beside the rows of their roles.
//!
//! The policies of a role speak of rows; each of them has a twin for the records that are shared
//! (`cedar/write.rs`), which never gives more than the role gives on the rows of its own grant.

use std::collections::BTreeSet;

use kernel::Id;
use model::Object;

use crate::rows::RowFacts;
use crate::verb::Verb;

/// The records that are shared with a caller at one moment. Who makes it leaves out what has ended.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Shares {
    read: BTreeSet<Id>,
    edit: BTreeSet<Id>,
}

/// How a row is shared with a caller.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Held {
    read: bool,
    edit: bool,
}

impl Shares {
    /// Adds a record, to be read or to be changed as well.
    pub fn add(&mut self, record: Id, edit: bool) {
        self.read.insert(record);
        if edit {
            self.edit.insert(record);
        }
    }

    /// Whether nothing is shared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.read.is_empty()
    }

    /// The records that may be read.
    #[must_use]
    pub const fn read(&self) -> &BTreeSet<Id> {
        &self.read
    }

    /// Those of them that may be changed.
    #[must_use]
    pub const fn edit(&self) -> &BTreeSet<Id> {
        &self.edit
    }

    /// Whether this row is among them, or the record that it follows.
    #[must_use]
    pub fn reach(&self, facts: &RowFacts<'_>) -> bool {
        self.of(facts).read
    }

    /// Whether it may be changed as well.
    #[must_use]
    pub fn may_edit(&self, facts: &RowFacts<'_>) -> bool {
        self.of(facts).edit
    }

    /// How this row is shared, by itself or by the record that it follows. Whether its object takes part at
    /// all, the policies say.
    pub(crate) fn of(&self, facts: &RowFacts<'_>) -> Held {
        let held = |among: &BTreeSet<Id>| {
            among.contains(&facts.id) || facts.parent.is_some_and(|id| among.contains(&id))
        };
        Held { read: held(&self.read), edit: held(&self.edit) }
    }
}

/// How the rows of an object are reached by a share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Each record is shared itself.
    Itself,
    /// Records come along with the one that they follow.
    ByParent,
}

/// How shares reach the rows of this object, if they do. What is decided on goes its own way: an approval
/// follows the customer, and tells of deals that are not shared.
#[must_use]
pub fn reach(object: &Object) -> Option<Reach> {
    let has = |verb: Verb| object.verbs.iter().any(|name| name == verb.name());
    if has(Verb::Collaborate) {
        return Some(Reach::Itself);
    }
    let comes_along = object.follows.is_some() && !object.own_owner && !object.system;
    (comes_along && !has(Verb::Decide)).then_some(Reach::ByParent)
}
