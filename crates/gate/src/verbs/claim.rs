//! Takes a record out of a pool and makes it the caller's own.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, Id, Result};
use policy::Verb;

use super::update::{Change, Move};
use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, OpenRow, Shown, Unrecorded, record_refusal, recorded_with_change, show};
use crate::pools;

/// Claims a record and shows it: what was masked in the pool is seen as with all of one's own.
///
/// # Errors
/// `not_in_pool`; `claimed_already` when somebody else was faster; `pool_cooling_down`,
/// `pool_claims_used_up`, `pool_holds_enough`; `not_found`, `denied`.
pub fn claim(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<Shown<ShownRecord>> {
    let act = Act::begin(gate, who, Verb::Claim, object)?;
    let (row, permit) = act.fetch(id)?;
    let Some(pool) = pools::of(&row) else {
        let fault = Fault::new(FaultKind::Conflict, "not_in_pool");
        return Err(record_refusal(&act, &[id], fault));
    };
    pools::has_cooled_down(&act, &row, pool)?;
    let change = Change::prepare(&act, row, BTreeMap::new(), Some(Move::To(who.user())))?;
    let stored = change.store_if(&act, &permit, pools::claim_check(&act, pool)?);
    let (row, values) = stored.map_err(|fault| match fault.code {
        "version_conflict" | "not_found" => Fault::new(FaultKind::Conflict, "claimed_already"),
        _ => fault,
    })?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let shown = show(&act, &readable, OpenRow { row, values });
    Ok(recorded_with_change(Unrecorded::new(shown)))
}
