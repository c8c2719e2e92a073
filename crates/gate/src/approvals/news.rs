//! What happened to an approval, and who is told of it.

use kernel::{Id, Result};

use crate::notify::{Tell, Telling};
use crate::parts::Gate;
use crate::path::Act;

/// What happened to an approval, without any value of its record.
pub struct ApprovalNews {
    /// The object of the record that it is about.
    pub object: String,
    /// That record.
    pub record: Id,
    /// How the approval stands now: `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`.
    pub status: &'static str,
    /// Those who have to act now and had not before, or who asked, once there is nothing to do any more.
    pub telling: Telling,
}

impl ApprovalNews {
    /// News of an approval that stands so now. `waiting` have to act now, `before` had to.
    ///
    /// # Errors
    /// Never for the kinds of the registry.
    pub fn of(
        act: &Act<'_>,
        (object, record): &(String, Id),
        status: &'static str,
        (before, waiting): (&[Id], &[Id]),
        requester: Id,
    ) -> Result<Self> {
        let mut telling = Telling::begin(act.gate, act.who);
        let mut tell =
            |user, kind| telling.add(act.gate, act.who, Tell::new(user, kind, object, *record));
        if waiting.is_empty() {
            tell(requester, "approval_decided")?;
        }
        for user in waiting.iter().filter(|user| !before.contains(user)) {
            tell(*user, "approval_asked")?;
        }
        Ok(Self { object: object.clone(), record: *record, status, telling })
    }
}

/// Lets the pages that are open hear of it, once it is durable.
pub fn announce(gate: &Gate, news: &ApprovalNews) {
    news.telling.announce(gate);
}
