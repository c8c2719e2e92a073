//! Counts records.

use kernel::{Result, limits};
use policy::{Permit, Verb};
use store::records::newest;
use store::{Cursor, ListQuery};

use super::list::{CANDIDATES, ListRequest, fitting, shows_newest};
use crate::answer::Counted;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Plan, Shown, Unrecorded, default_order, plan, record};

/// Candidates that are fetched and opened at once.
const BATCH: usize = 2_000;
/// And at least so many: some of them do not fit.
const LEAST: usize = 50;

/// How many records the caller may see that fit.
///
/// # Errors
/// As `list`.
pub fn count(gate: &Gate, who: &Entered, request: &ListRequest) -> Result<Shown<Counted>> {
    let act = Act::begin(gate, who, Verb::Count, &request.object)?;
    let permit = act.permit_list(request.which()?)?;
    let plan = plan(&act, &permit, request)?;
    let answer = total(&act, &permit, &plan, limits::COUNT_EXACT)?;
    let told = answer.total.or(answer.total_at_least).unwrap_or_default();
    let entry = plan.describe(Entry::default()).with("count", told);
    record(&act, Unrecorded::new(answer), entry)
}

/// How many fit, exactly up to a limit: counted in the database, or, where rows must be opened to
/// know, one by one. Candidates that do not fit are never counted: their number would tell of
/// values.
pub(crate) fn total(act: &Act<'_>, permit: &Permit, plan: &Plan, limit: u64) -> Result<Counted> {
    if plan.needs_opening() {
        return opened(act, permit, plan, limit);
    }
    let gate = &act.gate.0;
    let number = gate.totals.count(&gate.store, permit, &plan.predicate, plan.which(), limit)?;
    Ok(counted(number, limit))
}

fn opened(act: &Act<'_>, permit: &Permit, plan: &Plan, limit: u64) -> Result<Counted> {
    // Otherwise in the order that always has an index: common words are then found without looking for
    // all of them first.
    let mut query = ListQuery {
        predicate: plan.predicate.clone(),
        order: if shows_newest(act, permit, plan) { newest() } else { default_order() },
        limit: 0,
        after: None,
        which: plan.which(),
    };
    let (mut found, mut seen) = (0, 0);
    loop {
        let left = usize::try_from(limit.saturating_sub(found)).unwrap_or(CANDIDATES);
        query.limit = left.saturating_add(1).clamp(LEAST, BATCH);
        let rows = act.store().read(|c| store::records::list(c, permit, &query))?;
        let last = rows.len() < query.limit;
        query.after = rows.last().map(|row| Cursor::after(row, &query.order));
        seen += rows.len();
        found += fitting(act, permit, plan, rows)?.len() as u64;
        if last || found > limit {
            return Ok(counted(found, limit));
        }
        if seen >= CANDIDATES {
            return Ok(Counted { total: None, total_at_least: Some(found) });
        }
    }
}

/// A number that is exact up to the limit.
pub(crate) fn counted(number: u64, limit: u64) -> Counted {
    if number > limit {
        Counted { total: None, total_at_least: Some(limit) }
    } else {
        Counted { total: Some(number), total_at_least: None }
    }
}
