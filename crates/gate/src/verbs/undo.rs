//! Takes back what a job did: a bulk act, an import, a hand-over. Each record goes back by itself, with the rights of
//! this moment and with its own entry, and only where nobody changed it since; sealed values come out of its history
//! without being shown.

mod one;

use kernel::{Fault, FaultKind, Id, Result};
use serde::{Deserialize, Serialize};
use store::jobs::Job as Row;
use store::jobs::changes::{self, state};

pub(crate) use one::{MOVED, take_back};

use crate::enter::record::refused;
use crate::entered::Entered;
use crate::ledger::event_of;
use crate::parts::Gate;
use crate::work::{changes as told, jobs, specs};

/// What an undo is told.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct UndoSpec {
    /// The job whose changes are taken back.
    pub of: Id,
    /// Its kind.
    pub kind: String,
}

/// What stands in the way of taking a record back only for now: its line can be taken up once more.
pub(crate) const PASSING: [&str; 3] = ["approval_pending", "approval_needed", "version_conflict"];

/// Whether the caller may take back what this job did, which they see: who may not would use up the undo of who may.
/// About hand-overs their own rights decide.
pub(crate) fn may_take_back(who: &Entered, row: &Row) -> bool {
    let owner = who.org().builtin_role("owner");
    row.kind == "handover"
        || row.owner == who.user()
        || owner.is_some_and(|owner| who.caller().roles.contains(&owner))
}

/// For how many seconds after its end a job of this kind can be taken back.
pub(crate) fn window(kind: &str) -> i64 {
    const DAY: i64 = 24 * 3_600;
    match kind {
        "bulk" => DAY,
        "import" => 7 * DAY,
        _ => 30 * DAY,
    }
}

/// Adds a job that takes back what this one did.
///
/// # Errors
/// `not_found` for a job that the caller does not see; `denied` for somebody else's; `job_not_over`, `undo_too_late`,
/// `nothing_to_undo`.
pub fn start(gate: &Gate, who: &Entered, id: Id) -> Result<Id> {
    let row = told::visible(gate, who, id)?;
    let object = row.object.clone().unwrap_or_default();
    let mut event = event_of(who, "undo", gate.now());
    event.object = Some(object.clone());
    event.details.insert("of".to_owned(), id.to_string());
    if !may_take_back(who, &row) {
        return Err(refused(gate, event, Fault::denied("no_grant")));
    }
    let refuse = |code| Fault::new(FaultKind::Conflict, code);
    let ended = row.finished_at.ok_or_else(|| refuse("job_not_over"))?;
    if ended.plus_seconds(window(&row.kind)) < gate.now() {
        return Err(refuse("undo_too_late"));
    }
    let org = who.org_id();
    let (counts, again) =
        gate.0.store.of(org).read(|c| {
            Ok((changes::counts(c, org, id)?, changes::kept_for(c, org, id, &PASSING)?))
        })?;
    let done = counts.iter().filter(|one| one.state == state::DONE);
    let count = done.map(|one| one.count).sum::<u64>() + again;
    if count == 0 {
        return Err(refuse("nothing_to_undo"));
    }
    if row.kind == "handover" {
        super::handover::may_go_on(gate, who, id, &row)?;
    }
    let spec = specs::write(&UndoSpec { of: id, kind: row.kind })?;
    let mut new = jobs::New::of("undo", &object, &spec);
    new.total = Some(count);
    let put = jobs::put(gate, who, new, event, move |c, _| changes::reopen(c, org, id, &PASSING))?;
    Ok(put.id)
}
