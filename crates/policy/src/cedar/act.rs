//! The actions of the schema: the verbs of the gate, and the ways to see and to write a field.

use std::sync::LazyLock;

use crate::verb::Verb;

/// One action.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Act {
    /// A verb, on rows.
    Do(Verb),
    /// A set of fields is seen masked, or better.
    SeeMasked,
    /// A set of fields may be revealed, or better.
    SeeReveal,
    /// A set of fields is seen in the clear.
    SeeClear,
    /// A set of fields is written into records that are there.
    Edit,
    /// A set of fields is written with a new record.
    Fill,
}

/// The actions whose context names a field set.
pub const ON_FIELDS: [Act; 5] =
    [Act::SeeMasked, Act::SeeReveal, Act::SeeClear, Act::Edit, Act::Fill];

static ALL: LazyLock<Vec<Act>> =
    LazyLock::new(|| Verb::ALL.iter().copied().map(Act::Do).chain(ON_FIELDS).collect());

impl Act {
    /// All actions: the verbs first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The name in policies.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Do(verb) => verb.name(),
            Self::SeeMasked => "see_masked",
            Self::SeeReveal => "see_reveal",
            Self::SeeClear => "see_clear",
            Self::Edit => "edit",
            Self::Fill => "fill",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_name() {
        let names: std::collections::BTreeSet<_> = Act::all().iter().map(|a| a.name()).collect();
        assert_eq!(names.len(), Act::all().len());
    }
}
