//! Counts records.

use kernel::{Result, limits};
use policy::Verb;

use super::list::{ListRequest, matching};
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
    let number = if plan.needs_opening() {
        matching(&act, &permit, &plan, limits::SORT_SEALED + 1)?.len() as u64
    } else {
        let which = plan.which();
        gate.0.store.read(|c| {
            store::records::count(c, &permit, &plan.predicate, which, limits::COUNT_EXACT)
        })?
    };
    let entry = plan.describe(Entry::default()).with("count", number);
    record(&act, Unrecorded::new(counted(number)), entry)
}

/// A number that is exact up to the limit.
pub fn counted(number: u64) -> Counted {
    if number > limits::COUNT_EXACT {
        Counted { total: None, total_at_least: Some(limits::COUNT_EXACT) }
    } else {
        Counted { total: Some(number), total_at_least: None }
    }
}
