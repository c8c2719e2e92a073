//! What each user is told in the morning: tasks that are due, planned follow-ups, payments that are overdue.

use std::collections::BTreeMap;

use gate::Gate;
use gate::notify::Tell;
use gate::work::remind;
use gate::work::service::{AtWork, Wanted};
use kernel::{Id, Result};
use model::calendar::{days_after, days_before};

use crate::ladder;

/// Payments that became overdue within so many days are told of, should a morning have been missed.
const MISSED_DAYS: u32 = 7;

/// Tells the users of all organisations what the day brings, once each morning.
///
/// # Errors
/// Those of the gate; what was told until then stays so.
pub fn daily(gate: &Gate) -> Result<()> {
    remind::each_morning(gate, |work| {
        tasks(work)?;
        next_steps(work)?;
        payments(work)?;
        ladder::climb(work)
    })
}

/// Tasks that are due today or were before.
fn tasks(work: &AtWork<'_>) -> Result<()> {
    let Some((_, tomorrow)) = today(work) else { return Ok(()) };
    let filter = format!("status = \"open\" AND due_at < \"{tomorrow}\"");
    let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    work.list(&Wanted { object: "task", filter: &filter, ..Wanted::default() }, |tasks| {
        for task in &tasks {
            if let Some(owner) = work.works(task) {
                found.entry(owner).or_default().push(task.id);
            }
        }
        Ok(())
    })?;
    summaries(work, "tasks_today", "task", found)
}

/// Customers with whom a next step was agreed for today.
fn next_steps(work: &AtWork<'_>) -> Result<()> {
    let Some((today, tomorrow)) = today(work) else { return Ok(()) };
    let filter = format!("next_at >= \"{today}\" AND next_at < \"{tomorrow}\"");
    let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    work.list(&Wanted { object: "follow_up", filter: &filter, ..Wanted::default() }, |steps| {
        for step in &steps {
            if let (Some(owner), Some(customer)) = (work.works(step), step.parent) {
                let own = found.entry(owner).or_default();
                if !own.contains(&customer) {
                    own.push(customer);
                }
            }
        }
        Ok(())
    })?;
    summaries(work, "next_step", "customer", found)
}

/// One notification for each user, which leads to the record where it is one.
fn summaries(
    work: &AtWork<'_>,
    kind: &'static str,
    object: &str,
    found: BTreeMap<Id, Vec<Id>>,
) -> Result<()> {
    let once = format!("{kind} {}", work.today());
    let tell = |(user, records): (Id, Vec<Id>)| Tell {
        user,
        kind,
        object: object.to_owned(),
        record: records.first().copied().filter(|_| records.len() == 1),
        n: u32::try_from(records.len()).unwrap_or(u32::MAX),
        once: Some(once.clone()),
    };
    work.tell(found.into_iter().map(tell).collect())
}

/// Payments whose day has passed, each once.
fn payments(work: &AtWork<'_>) -> Result<()> {
    let today = work.today();
    let Some(since) = days_before(&today, MISSED_DAYS) else { return Ok(()) };
    let filter = format!("status != \"paid\" AND due_on < \"{today}\" AND due_on >= \"{since}\"");
    work.list(&Wanted { object: "payment", filter: &filter, ..Wanted::default() }, |payments| {
        let tell = |payment: &gate::ShownRecord| {
            let tell = Tell::new(work.works(payment)?, "payment_overdue", "payment", payment.id);
            Some(tell.once(format!("payment_overdue {}", payment.id)))
        };
        work.tell(payments.iter().filter_map(tell).collect())
    })
}

/// When today and tomorrow begin in China.
fn today(work: &AtWork<'_>) -> Option<(String, String)> {
    let today = work.today();
    let begins = |day: String| days_before(&day, 1).map(|day| format!("{day}T16:00:00Z"));
    Some((begins(today.clone())?, begins(days_after(&today, 1)?.to_string())?))
}
