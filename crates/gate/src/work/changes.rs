//! What jobs changed: bulk acts, imports and hand-overs, each with how far it is and whether it can be taken back.
//! Whoever asked for one sees it; who may read the ledger sees those of all.

mod list;
mod run;

use kernel::{Fault, Id, Result};
use policy::Verb;
use store::jobs::{self, Job as Row};

use crate::entered::Entered;
use crate::parts::Gate;

pub use list::{ChangeDetail, ChangeShown, Kept, Moved, UndoShown, get, list};
pub use run::{result, some};

/// What jobs did to which record is kept for so many seconds after their end.
pub(crate) const KEPT_SECONDS: i64 = 31 * 24 * 3_600;

/// The kinds of jobs that change records and can be taken back.
pub(crate) const KINDS: [&str; 3] = ["bulk", "import", "handover"];

/// A job of these kinds that the caller sees.
///
/// # Errors
/// `not_found`.
pub(crate) fn visible(gate: &Gate, who: &Entered, id: Id) -> Result<Row> {
    let org = who.org_id();
    let row = gate.0.store.of(org).read(|c| jobs::get(c, org, id))?;
    row.filter(|row| KINDS.contains(&row.kind.as_str()))
        .filter(|row| row.owner == who.user() || sees_all(who))
        .ok_or_else(Fault::not_found)
}

/// Whether the caller may read the ledger, and so know of everybody's.
pub(crate) fn sees_all(who: &Entered) -> bool {
    let Ok(object) = who.catalogue().get("ledger") else { return false };
    policy::decide(&who.org().policies, who.caller(), Verb::Ledger, object).is_ok()
}
