//! When a customer goes back to the pool: nobody has followed up, or made a deal, for as many days as the
//! pool's rules say. A warning is noted on the customer some days before.

use std::collections::{BTreeMap, BTreeSet};

use gate::notify::Tell;
use gate::work::reclaim::{self, Reclaiming, Wanted};
use gate::work::service::AtWork;
use gate::{Gate, ShownRecord, ShownValue};
use kernel::{Id, Result};
use model::calendar::{days_after, days_before};

/// The fields of a pool by which customers go back to it.
const RULES: &[&str] = &["place", "idle_days", "no_deal_days", "warn_days", "levels"];

/// Brings back what is due in all organisations, once a day.
///
/// # Errors
/// Those of the gate; what was brought back until then stays so.
pub fn daily(gate: &Gate) -> Result<()> {
    reclaim::each_day(gate, organisation)
}

/// The same, whenever it was done last.
///
/// # Errors
/// As for `daily`.
pub fn now(gate: &Gate) -> Result<()> {
    reclaim::each(gate, organisation)
}

/// The rules of one pool.
struct Rules {
    pool: Id,
    place: u32,
    /// After how many days each rule brings a customer back.
    days: [(Rule, Option<u32>); 2],
    warn_days: u32,
    levels: Vec<String>,
}

fn organisation(work: &Reclaiming<'_>) -> Result<()> {
    let mut all = Vec::new();
    work.list(&Wanted { object: "pool", fields: RULES, ..Wanted::default() }, |pools| {
        all.extend(pools.iter().map(rules_of));
        Ok(())
    })?;
    all.retain(|rules| rules.days.iter().any(|(_, days)| days.is_some()));
    all.sort_by_key(|rules| (rules.place, rules.pool));
    // Whoever is a member of several pools gives back to the first one whose rules fit.
    all.iter().try_for_each(|rules| bring_back(work, rules))?;
    warn(work, &all)
}

fn rules_of(shown: &ShownRecord) -> Rules {
    let number = |field| text(shown, field).and_then(|text| text.parse().ok());
    let levels = match shown.values.get("levels") {
        Some(ShownValue::Clear(json)) => json.as_array().cloned().unwrap_or_default(),
        _ => Vec::new(),
    };
    Rules {
        pool: shown.id,
        place: number("place").unwrap_or(u32::MAX),
        days: [(Rule::Idle, number("idle_days")), (Rule::NoDeal, number("no_deal_days"))],
        warn_days: number("warn_days").unwrap_or(0),
        levels: levels.iter().filter_map(|level| level.as_str().map(str::to_owned)).collect(),
    }
}

/// Gives those to the pool that are due: with a warning before, those alone whose warning has run out.
fn bring_back(work: &Reclaiming<'_>, rules: &Rules) -> Result<()> {
    let today = work.today();
    let warned = |customer: &ShownRecord| {
        rules.warn_days == 0 || text(customer, "reclaim_on").is_some_and(|day| day <= today)
    };
    each(work, rules, 0, warned, |rule, customer, _| work.release(customer, rules.pool, rule.why()))
}

/// Notes on those that are nearly due when they will be, and takes the note from those that are not.
fn warn(work: &Reclaiming<'_>, all: &[Rules]) -> Result<()> {
    let mut near: BTreeMap<Id, (ShownRecord, String)> = BTreeMap::new();
    for rules in all.iter().filter(|rules| rules.warn_days > 0) {
        let Some(until) = days_after(&work.today(), rules.warn_days) else { continue };
        let until = until.to_string();
        each(
            work,
            rules,
            rules.warn_days,
            |_| true,
            |_, customer, due| {
                // Nobody loses a customer without the whole warning, however long it has been due.
                let day = due.max(text(customer, "reclaim_on").unwrap_or_else(|| until.clone()));
                if near.get(&customer.id).is_none_or(|(_, known)| day < *known) {
                    near.insert(customer.id, (customer.clone(), day));
                }
                Ok(())
            },
        )?;
    }
    let noted = Wanted { object: "customer", filter: "reclaim_on:*", ..Wanted::default() };
    work.list(&noted, |noted| {
        let gone = noted.iter().filter(|customer| !near.contains_key(&customer.id));
        gone.into_iter().try_for_each(|customer| work.note(customer, &[("reclaim_on", None)]))
    })?;
    near.into_values().try_for_each(|(of, due)| {
        let is_new = text(&of, "reclaim_on").is_none();
        let owner = work.at_work().works(&of).filter(|_| is_new);
        let tell = owner.map(|owner| Tell::new(owner, "pool_warning", "customer", of.id));
        let note = [("reclaim_on", Some(due))];
        work.at_work().note_and_tell(&of, &note, tell.into_iter().collect()).map(drop)
    })
}

/// The customers of the pool's members that fit and are due by one of its rules within so many days, each with
/// the rule and the day.
fn each(
    work: &Reclaiming<'_>,
    rules: &Rules,
    within: u32,
    fits: impl Fn(&ShownRecord) -> bool,
    mut then: impl FnMut(&Rule, &ShownRecord, String) -> Result<()>,
) -> Result<()> {
    for (rule, days) in &rules.days {
        let Some(days) = *days else { continue };
        let (before, last) = (
            days_before(&work.today(), days.saturating_sub(within)),
            days_after(&work.today(), within),
        );
        let (Some(before), Some(last)) = (before, last) else { continue };
        let (filter, last) =
            (rule.filter(&work.today(), &before.to_string(), &rules.levels), last.to_string());
        let wanted = Wanted {
            object: "customer",
            filter: &filter,
            fields: &["owned_since", "last_contact_on", "reclaim_on"],
            ..Wanted::default()
        };
        work.list(&wanted, |customers| {
            let due = customers
                .iter()
                .filter(|customer| is_of(work, customer, rules.pool) && fits(customer))
                .filter_map(|customer| Some((customer, rule.due(work, customer, days)?)))
                .filter(|(_, due)| *due <= last)
                .collect();
            // What the customer does not tell of itself: follow-ups that were imported, and deals.
            let settled = rule.settle(work, due, days)?;
            let mut settled = settled.into_iter().filter(|(_, due)| *due <= last);
            settled.try_for_each(|(customer, due)| then(rule, customer, due))
        })?;
    }
    Ok(())
}

/// Whether the customer's owner is a member of the pool.
fn is_of(work: &Reclaiming<'_>, customer: &ShownRecord, pool: Id) -> bool {
    let org = work.org();
    let owner = customer.owner.and_then(|owner| org.users.get(&owner));
    owner.is_some_and(|owner| org.pools_of(owner).contains(&pool))
}

/// What brings a customer back.
enum Rule {
    Idle,
    NoDeal,
}

impl Rule {
    /// Those who may be due: fields of the customer alone, so that the database finds them.
    fn filter(&self, today: &str, before: &str, levels: &[String]) -> String {
        let until = |field: &str| format!("{field} <= \"{before}\" OR NOT {field}:*");
        let mut parts = vec![format!("({})", until("owned_since"))];
        if matches!(self, Self::Idle) {
            // A day to come was typed by somebody: it keeps nobody.
            let field = "last_contact_on";
            parts.push(format!("({} OR {field} > \"{today}\")", until(field)));
        }
        if !levels.is_empty() {
            let any: Vec<String> =
                levels.iter().map(|level| format!("level = \"{level}\"")).collect();
            parts.push(format!("({})", any.join(" OR ")));
        }
        parts.join(" AND ")
    }

    /// The choice of `pooled_why`.
    const fn why(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::NoDeal => "no_deal",
        }
    }

    /// The day on which the customer goes back, by what it tells of itself.
    fn due(&self, work: &Reclaiming<'_>, customer: &ShownRecord, days: u32) -> Option<String> {
        let owned = text(customer, "owned_since").or_else(|| day(&customer.created_at));
        // A day to come says nothing of what was done.
        let spoken = text(customer, "last_contact_on").filter(|day| *day <= work.today());
        let since = match self {
            Self::Idle => owned.max(spoken),
            Self::NoDeal => owned,
        };
        days_after(&since?, days).map(|due| due.to_string())
    }

    /// The same of a page of customers by what stands elsewhere: without those that do not go back at all.
    fn settle<'a>(
        &self,
        work: &Reclaiming<'_>,
        mut due: Vec<(&'a ShownRecord, String)>,
        days: u32,
    ) -> Result<Vec<(&'a ShownRecord, String)>> {
        let ids: Vec<Id> = due.iter().map(|(customer, _)| customer.id).collect();
        if ids.is_empty() {
            return Ok(due);
        }
        let filter = match self {
            Self::Idle => "status = \"open\"",
            Self::NoDeal => "status = \"open\" OR status = \"won\"",
        };
        let mut dealt = BTreeSet::new();
        let deals = Wanted { object: "deal", filter, parents: &ids, ..Wanted::default() };
        work.list(&deals, |found| {
            dealt.extend(found.iter().filter_map(|deal| deal.parent));
            Ok(())
        })?;
        due.retain(|(customer, _)| !dealt.contains(&customer.id));
        if matches!(self, Self::Idle) {
            let spoken = last_follow_ups(work.at_work(), &ids)?;
            for (customer, day) in &mut due {
                let later = spoken.get(&customer.id).and_then(|last| days_after(last, days));
                *day = later.map_or(String::new(), |later| later.to_string()).max(day.clone());
            }
        }
        Ok(due)
    }
}

/// The day of the newest follow-up of each.
pub(crate) fn last_follow_ups(work: &AtWork<'_>, customers: &[Id]) -> Result<BTreeMap<Id, String>> {
    let (mut last, today) = (BTreeMap::<Id, String>::new(), work.today());
    let wanted = Wanted { object: "follow_up", filter: "", parents: customers, fields: &["at"] };
    work.list(&wanted, |found| {
        for one in &found {
            let at = text(one, "at").and_then(|at| day(&at)).filter(|day| *day <= today);
            if let (Some(customer), Some(at)) = (one.parent, at) {
                let known = last.entry(customer).or_default();
                *known = at.max(std::mem::take(known));
            }
        }
        Ok(())
    })?;
    Ok(last)
}

pub(crate) fn text(shown: &ShownRecord, field: &str) -> Option<String> {
    match shown.values.get(field)? {
        ShownValue::Clear(json) => json.as_str().map(str::to_owned),
        ShownValue::Masked { .. } => None,
    }
}

/// The day in China of a moment in RFC 3339.
pub(crate) fn day(moment: &str) -> Option<String> {
    let at = model::calendar::moment(moment)?;
    Some(model::calendar::CHINA.to_datetime(at).date().to_string())
}
