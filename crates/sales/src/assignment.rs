//! By which rule new leads come to somebody: the first that fits, in the order of the rules.

use std::collections::BTreeMap;

use gate::work::assign::{self, Assigning, Given, Method, Wanted, Way};
use gate::{Gate, ShownRecord, ShownValue};
use kernel::{Id, Result};
use model::{Column, Compare, Predicate, Scalar, Storage};
use serde_json::Value as Json;

/// The fields of a rule.
const RULE: &[&str] = &["on", "place", "sources", "regions", "keep_own", "method", "at_most"];
/// How leads are assigned that came since.
const WAITING: &[&str] = &["waiting"];
/// Leads that are looked at in one go; the others come in the next one.
const GO: usize = 2_000;
/// How leads are assigned that are looked at.
const UNSETTLED: &[&str] = &["waiting", "nobody"];

/// Hands out what came since it was last asked.
///
/// # Errors
/// Those of the gate; what was handed out until then stays so.
pub fn soon(gate: &Gate) -> Result<()> {
    if assign::is_asked(gate) {
        assign::each(gate, "lead", WAITING, |work| organisation(work, WAITING))
    } else {
        Ok(())
    }
}

/// Hands out all that waits, and tries once more what nobody could take.
///
/// # Errors
/// As for `soon`.
pub fn now(gate: &Gate) -> Result<()> {
    assign::each(gate, "lead", UNSETTLED, |work| organisation(work, UNSETTLED))
}

/// One rule that is switched on.
struct Rule {
    id: Id,
    place: u32,
    sources: Vec<String>,
    regions: Vec<String>,
    keep_own: bool,
    method: Method,
    at_most: Option<u32>,
    members: Vec<Id>,
}

fn organisation(work: &Assigning<'_>, states: &[&str]) -> Result<()> {
    let rules = rules(work)?;
    let filter: Vec<String> =
        states.iter().map(|state| format!("assignment = \"{state}\"")).collect();
    let wanted = Wanted {
        object: "lead",
        filter: &filter.join(" OR "),
        fields: &["assignment", "source", "region"],
        ..Wanted::default()
    };
    // First of all who they are: handing out moves nothing out of a page that is still to come.
    let mut leads = Vec::new();
    work.list(&wanted, |found| {
        let room = GO.saturating_sub(leads.len());
        leads.extend(found.into_iter().take(room));
        Ok(())
    })?;
    leads.iter().try_for_each(|lead| one(work, &rules, lead))
}

fn one(work: &Assigning<'_>, rules: &[Rule], lead: &ShownRecord) -> Result<()> {
    for rule in rules.iter().filter(|rule| fits(rule, lead)) {
        if rule.keep_own && lead.owner.is_some() {
            return work.keep(lead, Some(rule.id));
        }
        if rule.members.is_empty() {
            continue;
        }
        let way = Way {
            rule: rule.id,
            members: &rule.members,
            method: rule.method,
            at_most: rule.at_most,
            open: open(),
        };
        if work.give(lead, &way)? != Given::Nobody {
            return Ok(());
        }
    }
    if rules.is_empty() && lead.owner.is_some() {
        return work.keep(lead, None);
    }
    work.leave(lead)
}

/// Leads that somebody has to care for.
fn open() -> Predicate {
    Predicate::any(["new", "following", "qualified"].map(|status| {
        let column = Column::Open("status".to_owned(), Storage::Text);
        Predicate::Is(column, Compare::Eq, Scalar::Text(status.to_owned()))
    }))
}

/// The rules that are switched on, in their order, each with those of its members who work.
fn rules(work: &Assigning<'_>) -> Result<Vec<Rule>> {
    let mut all = Vec::new();
    work.list(&Wanted { object: "assignment_rule", fields: RULE, ..Wanted::default() }, |found| {
        all.extend(found.iter().filter(|rule| yes(rule, "on")).map(rule_of));
        Ok(())
    })?;
    all.sort_by_key(|rule| (rule.place, rule.id));
    let fields = &["user", "place", "paused"];
    let wanted = Wanted { object: "assignment_member", fields, ..Wanted::default() };
    let mut members: BTreeMap<Id, Vec<(u32, Id, Id)>> = BTreeMap::new();
    work.list(&wanted, |found| {
        for one in found.iter().filter(|one| !yes(one, "paused")) {
            let user = text(one, "user").and_then(|id| id.parse::<Id>().ok());
            let card = user.and_then(|user| work.org().users.get(&user));
            let works = card.filter(|card| card.status != "frozen");
            if let (Some(rule), Some(card)) = (one.parent, works) {
                members.entry(rule).or_default().push((place(one), one.id, card.id));
            }
        }
        Ok(())
    })?;
    for rule in &mut all {
        let mut own = members.remove(&rule.id).unwrap_or_default();
        own.sort_unstable();
        for (_, _, user) in own {
            if !rule.members.contains(&user) {
                rule.members.push(user);
            }
        }
    }
    Ok(all)
}

fn rule_of(shown: &ShownRecord) -> Rule {
    let regions = text(shown, "regions").unwrap_or_default();
    let regions = regions.split([',', '，', '、', ';', '；']).map(str::trim);
    Rule {
        id: shown.id,
        place: place(shown),
        sources: list(shown, "sources"),
        regions: regions.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        keep_own: yes(shown, "keep_own"),
        method: match text(shown, "method").as_deref() {
            Some("least_load") => Method::LeastLoad,
            _ => Method::InTurn,
        },
        at_most: text(shown, "at_most").and_then(|most| most.parse().ok()),
        members: Vec::new(),
    }
}

/// Whether the rule is for this lead.
fn fits(rule: &Rule, lead: &ShownRecord) -> bool {
    let source = text(lead, "source").unwrap_or_default();
    let from = rule.sources.is_empty() || rule.sources.contains(&source);
    from && (rule.regions.is_empty() || rule.regions.iter().any(|name| lies_in(lead, name)))
}

/// Whether a lead is from the province, city or district of this name.
fn lies_in(lead: &ShownRecord, name: &str) -> bool {
    let Some(ShownValue::Clear(region)) = lead.values.get("region") else { return false };
    let parts =
        ["province", "city", "district"].map(|part| region.get(part).and_then(Json::as_str));
    parts.into_iter().flatten().any(|part| !part.is_empty() && part.starts_with(name))
}

fn place(shown: &ShownRecord) -> u32 {
    text(shown, "place").and_then(|place| place.parse().ok()).unwrap_or(u32::MAX)
}

fn yes(shown: &ShownRecord, field: &str) -> bool {
    matches!(shown.values.get(field), Some(ShownValue::Clear(Json::Bool(true))))
}

fn list(shown: &ShownRecord, field: &str) -> Vec<String> {
    match shown.values.get(field) {
        Some(ShownValue::Clear(Json::Array(all))) => {
            all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

fn text(shown: &ShownRecord, field: &str) -> Option<String> {
    match shown.values.get(field)? {
        ShownValue::Clear(json) => json.as_str().map(str::to_owned),
        ShownValue::Masked { .. } => None,
    }
}
