//! How a lead goes its way: handed out when it is new, followed up, lost for a reason, or turned into a customer, after
//! which it stays as it is.

use gate::Verb;
use gate::rules::{Conversion, Rules, Writing};
use kernel::{Decimal, Fault, FaultKind, FieldFault, Result};
use model::{Value, Values};

use super::lead_conversion::LeadConversion;

/// The rules of `lead`.
pub struct LeadRules;

/// The rules of `assignment_rule`.
pub struct AssignmentRules;

/// The members of a rule are colleagues, each with a place.
const PLACES: u32 = 100_000;

impl Rules for LeadRules {
    fn object(&self) -> &'static str {
        "lead"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        if writing.verb() == Verb::Convert {
            values.set("status", Value::text("converted"));
            values.set("closed_on", writing.today());
            return Ok(());
        }
        if let Some(before) = writing.before.filter(|one| one.text("status") == Some("converted")) {
            return unchanged(before, values);
        }
        if writing.before.is_none() {
            begin(writing, values);
        }
        match values.text("status") {
            None => return Err(at("status", "required")),
            Some("converted") => return Err(at("status", "lead_by_converting")),
            Some(_) => {}
        }
        let is_named = values.get("name").is_some() || values.get("company_name").is_some();
        let unnames = writing.changes(values, "name") || writing.changes(values, "company_name");
        if !is_named && (writing.before.is_none() || unnames) {
            return Err(at("name", "lead_needs_name"));
        }
        end(writing, values)
    }

    fn conversion(&self) -> Option<&dyn Conversion> {
        Some(&LeadConversion)
    }
}

/// A lead that became a customer is read; whose it is may still change.
fn unchanged(before: &Values, values: &Values) -> Result<()> {
    let told = |of: &Values| -> Vec<(String, Value)> {
        let own = |name: &str| !name.starts_with("assign");
        of.iter().filter(|(n, _)| own(n)).map(|(n, v)| (n.to_owned(), v.clone())).collect()
    };
    if told(before) == told(values) {
        return Ok(());
    }
    Err(Fault::new(FaultKind::Conflict, "lead_converted"))
}

/// A new lead, which waits to be handed out where there are rules for that and nobody was named.
fn begin(writing: &Writing<'_>, values: &mut Values) {
    if values.get("status").is_none() {
        values.set("status", Value::text("new"));
    }
    if !writing.is_own() {
        values.set("assignment", Value::text("by_hand"));
        return;
    }
    // Whoever may not look at the rules leaves it to the service whether there are any.
    let waits = writing.settings("assignment_rule").map_or(true, |rules| {
        rules.values().any(|rule| rule.values.get("on").is_some_and(|on| on.json() == true))
    });
    if waits {
        values.set("assignment", Value::text("waiting"));
    }
}

/// When a lead ended, and why.
fn end(writing: &Writing<'_>, values: &mut Values) -> Result<()> {
    let is_lost = values.text("status") == Some("lost");
    if !is_lost {
        values.remove("closed_on");
        return Ok(());
    }
    if writing.changes(values, "status") {
        values.set("closed_on", writing.today());
        values.remove("next_contact_on");
    }
    let mut needs = vec!["lost_reason"];
    if values.text("lost_reason") == Some("other") {
        needs.push("lost_note");
    }
    let concerns = |name: &str| writing.changes(values, "status") || writing.changes(values, name);
    let faults: Vec<FieldFault> = needs
        .into_iter()
        .filter(|name| values.get(name).is_none())
        .filter(|name| concerns(name) || writing.changes(values, "lost_reason"))
        .map(|name| FieldFault::new(name, "lost_needs"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
}

impl Rules for AssignmentRules {
    fn object(&self) -> &'static str {
        "assignment_rule"
    }

    fn before_write(&self, _: &Writing<'_>, values: &mut Values) -> Result<()> {
        let keeps = values.get("keep_own").is_some_and(|keep| keep.json() == true);
        if values.get("method").is_none() && !keeps {
            return Err(at("method", "rule_needs_method"));
        }
        whole(values, "at_most", 1)?;
        whole(values, "place", 0)
    }
}

/// A limit or a place is a whole number.
fn whole(values: &Values, field: &str, least: u32) -> Result<()> {
    let Some(text) = values.text(field) else { return Ok(()) };
    let number =
        Decimal::from_str_exact(text).ok().filter(|number| number.fract() == Decimal::ZERO);
    if number.is_some_and(|number| number >= least.into() && number <= PLACES.into()) {
        return Ok(());
    }
    let fault = FieldFault::new(field, "number_between").with("min", least).with("max", PLACES);
    Err(Fault::fields(vec![fault]))
}

fn at(field: &str, code: &'static str) -> Fault {
    Fault::fields(vec![FieldFault::new(field, code)])
}
