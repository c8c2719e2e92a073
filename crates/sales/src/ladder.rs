//! Customers without a follow-up, step by step: their owner is reminded, then the manager is told, then they
//! count as at risk. The step that was reached stands on the customer (`attention`), so that each is told
//! once; the next follow-up takes it away (`rules/follow_up.rs`).

use std::collections::BTreeSet;

use gate::ShownRecord;
use gate::notify::Tell;
use gate::work::service::{AtWork, Wanted};
use kernel::{Id, Result};
use model::calendar::days_before;

use crate::reclaim::{day, last_follow_ups, text};

/// The field of the customer that holds the step.
const FIELD: &str = "attention";
/// The fields of a customer by which it is decided.
const FIELDS: &[&str] = &["level", "owned_since", "last_contact_on", FIELD];

/// The steps in their order, as the choices of `attention` name them.
const STEPS: [&str; 3] = ["due", "escalated", "at_risk"];

/// One rule of the organisation.
struct Rule {
    place: u32,
    id: Id,
    levels: Vec<String>,
    /// The last day of contact at which each step is reached; `None` where it is left out.
    before: [Option<String>; 3],
}

impl Rule {
    fn of(shown: &ShownRecord, today: &str) -> Self {
        let number = |field| text(shown, field).and_then(|text| text.parse::<u32>().ok());
        let before = |field| days_before(today, number(field)?).map(|day| day.to_string());
        let levels = match shown.values.get("levels") {
            Some(gate::ShownValue::Clear(json)) => json.as_array().cloned().unwrap_or_default(),
            _ => Vec::new(),
        };
        Self {
            place: number("place").unwrap_or(u32::MAX),
            id: shown.id,
            levels: levels.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
            before: ["remind_days", "manager_days", "risk_days"].map(before),
        }
    }

    fn fits(&self, customer: &ShownRecord) -> bool {
        let level = text(customer, "level").unwrap_or_default();
        self.levels.is_empty() || self.levels.contains(&level)
    }

    /// The step of a customer whose last contact was on this day.
    fn step(&self, last: &str) -> Option<&'static str> {
        let reached = |step: &usize| self.before[*step].as_deref().is_some_and(|day| last <= day);
        (0..STEPS.len()).rev().find(reached).map(|step| STEPS[step])
    }

    /// The latest day of contact at which any step is reached.
    fn first(&self) -> Option<&String> {
        self.before.iter().flatten().max()
    }
}

/// Looks after the customers of an organisation.
///
/// # Errors
/// Those of the gate.
pub(crate) fn climb(work: &AtWork<'_>) -> Result<()> {
    let (today, mut rules) = (work.today(), Vec::new());
    let fields = &["levels", "remind_days", "manager_days", "risk_days", "place"];
    work.list(&Wanted { object: "follow_up_rule", fields, ..Wanted::default() }, |found| {
        rules.extend(found.iter().map(|rule| Rule::of(rule, &today)));
        Ok(())
    })?;
    rules.sort_by_key(|rule| (rule.place, rule.id));
    let mut seen = BTreeSet::new();
    if let Some(before) = rules.iter().filter_map(Rule::first).max() {
        let until = |field: &str| format!("({field} <= \"{before}\" OR NOT {field}:*)");
        let future = format!("last_contact_on > \"{today}\"");
        let spoken = format!("({} OR {future})", until("last_contact_on"));
        let filter = format!("{} AND {spoken}", until("owned_since"));
        each(work, &rules, &filter, &mut seen)?;
    }
    // Those who were cared for otherwise, or for whom no rule holds any more.
    each(work, &rules, &format!("{FIELD}:*"), &mut seen)
}

fn each(work: &AtWork<'_>, rules: &[Rule], filter: &str, seen: &mut BTreeSet<Id>) -> Result<()> {
    let wanted = Wanted { object: "customer", filter, fields: FIELDS, ..Wanted::default() };
    work.list(&wanted, |customers| {
        let new: Vec<&ShownRecord> = customers.iter().filter(|one| seen.insert(one.id)).collect();
        let near: Vec<Id> = new.iter().map(|one| one.id).collect();
        let spoken = if near.is_empty() { <_>::default() } else { last_follow_ups(work, &near)? };
        for customer in new {
            let rule = rules.iter().find(|rule| rule.fits(customer));
            let last = last_contact(customer, &work.today()).max(spoken.get(&customer.id).cloned());
            let step = rule.zip(last).and_then(|(rule, last)| rule.step(&last));
            // A customer of nobody, or of somebody who has left, waits for a new owner.
            to_step(work, customer, step.filter(|_| work.works(customer).is_some()))?;
        }
        Ok(())
    })
}

/// The day from which a customer waits, by what it tells of itself: a day to come says nothing.
fn last_contact(customer: &ShownRecord, today: &str) -> Option<String> {
    let owned = text(customer, "owned_since").or_else(|| day(&customer.created_at));
    owned.max(text(customer, "last_contact_on").filter(|day| day.as_str() <= today))
}

/// Notes the step on the customer and tells those whom it concerns, where it is a further one.
fn to_step(work: &AtWork<'_>, customer: &ShownRecord, step: Option<&'static str>) -> Result<()> {
    let height = |step: Option<&str>| STEPS.iter().position(|one| Some(*one) == step);
    let now = text(customer, FIELD);
    if now.as_deref() == step {
        return Ok(());
    }
    let mut tells = Vec::new();
    if let (Some(step), Some(owner)) = (step, customer.owner)
        && height(Some(step)) > height(now.as_deref())
    {
        let about = |user, kind| Tell::new(user, kind, "customer", customer.id);
        let managers = || work.org().managers_of(owner);
        match step {
            "due" => tells.push(about(owner, "contact_due")),
            "escalated" => {
                tells.extend(managers().into_iter().map(|user| about(user, "team_overdue")));
            }
            _ => {
                tells.push(about(owner, "at_risk"));
                tells.extend(managers().into_iter().map(|user| about(user, "at_risk")));
            }
        }
    }
    work.note_and_tell(customer, &[(FIELD, step.map(str::to_owned))], tells).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_step_that_was_reached_counts_and_a_step_may_be_left_out() {
        let day = |text: &str| Some(text.to_owned());
        let mut rule = Rule {
            place: 1,
            id: Id::new(),
            levels: Vec::new(),
            before: [day("2026-10-20"), day("2026-10-10"), day("2026-10-01")],
        };
        let steps = |rule: &Rule| {
            ["2026-10-21", "2026-10-20", "2026-10-10", "2026-09-01"].map(|last| rule.step(last))
        };
        assert_eq!(steps(&rule), [None, Some("due"), Some("escalated"), Some("at_risk")]);
        assert_eq!(rule.first().map(String::as_str), Some("2026-10-20"));
        rule.before[0] = None;
        assert_eq!(steps(&rule), [None, None, Some("escalated"), Some("at_risk")]);
    }
}
