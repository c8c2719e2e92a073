//! Counts records.

use kernel::{Result, limits};
use policy::Verb;

use super::list::{ListRequest, counted, matching};
use crate::answer::Counted;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, plan, record};

/// How many records the caller may see that fit.
///
/// # Errors
/// As `list`.
pub fn count(gate: &Gate, who: &Entered, request: &ListRequest) -> Result<Shown<Counted>> {
    let act = Act::begin(gate, who, Verb::Count, &request.object)?;
    let permit = act.permit_rows()?;
    let plan = plan(&act, &permit, request)?;
    let answer = if plan.needs_opening() {
        let found = matching(&act, &permit, &plan, limits::SORT_SEALED + 1)?.len();
        counted(found as u64, limits::SORT_SEALED as u64)
    } else {
        let which = plan.which();
        let number = gate.0.store.read(|c| {
            store::records::count(c, &permit, &plan.predicate, which, limits::COUNT_EXACT)
        })?;
        counted(number, limits::COUNT_EXACT)
    };
    let told = answer.total.or(answer.total_at_least).unwrap_or_default();
    let entry = plan.describe(Entry::default()).with("count", told);
    record(&act, Unrecorded::new(answer), entry)
}
