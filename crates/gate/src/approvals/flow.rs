//! Flows: when something must be approved. A condition is a filter over open fields, so that it can be held
//! against a record without opening more of it, and tells nobody what they may not see.

use std::collections::BTreeSet;

use kernel::{Decimal, Fault, FieldFault, Id, Result};
use model::predicate::{RowValue, holds};
use model::query::{self, Expression, FilterRight};
use model::{Catalogue, Column, Object, Predicate, Values};
use store::SealedRow;

use super::{APPROVAL, DECISION, FLOW, PEOPLE, STEP};
use crate::clerk;
use crate::parts::Gate;
use crate::path::Act;

/// What the gate keeps of a flow.
#[derive(Clone)]
pub struct FlowCard {
    /// Its record id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The object of its records.
    pub object: String,
    /// Whether it is on.
    pub enabled: bool,
    /// Which records need it.
    pub condition: Predicate,
    /// What may become true of them only once they are approved.
    pub guard: Predicate,
    /// The fields that the condition looks at.
    pub looks_at: BTreeSet<String>,
    /// The fields that the guard looks at.
    pub guarded: BTreeSet<String>,
    /// Further fields whose change voids an approval.
    pub watch: BTreeSet<String>,
    /// The steps in their order.
    pub steps: Vec<StepCard>,
    place: Decimal,
}

/// What the gate keeps of a step.
#[derive(Clone)]
pub struct StepCard {
    /// Its name.
    pub name: String,
    /// Who is asked.
    pub who: Who,
    /// Whether all of them must agree.
    pub all: bool,
    place: Decimal,
}

/// Who is asked in a step.
#[derive(Clone)]
pub enum Who {
    /// The manager of whoever owns the record.
    Manager,
    /// These people.
    People(Vec<Id>),
    /// Whoever holds this role.
    Role(Id),
}

/// A record as conditions look at it.
pub struct Looked<'a> {
    pub object: &'a Object,
    pub values: &'a Values,
    pub owner: Option<Id>,
    pub department: Option<Id>,
}

impl Looked<'_> {
    fn holds(&self, condition: &Predicate) -> bool {
        holds(condition, &|column| match column {
            Column::Owner => self.owner.map(|id| RowValue::Text(id.to_string())),
            Column::Department => self.department.map(|id| RowValue::Text(id.to_string())),
            Column::Open(name, storage) => {
                let stored = self.object.field(name)?.of_type().stored(self.values.get(name)?);
                RowValue::from_stored(*storage, &stored)
            }
            _ => None,
        })
    }
}

impl FlowCard {
    /// Whether such a record needs this approval.
    pub fn concerns(&self, record: &Looked<'_>) -> bool {
        self.enabled && record.holds(&self.condition)
    }

    /// Whether it stands where only an approved one may.
    pub fn guards(&self, record: &Looked<'_>) -> bool {
        self.concerns(record) && record.holds(&self.guard)
    }

    /// Whether an approval speaks of this field: figures, what the condition looks at, and what was named.
    pub fn watches(&self, object: &Object, field: &str) -> bool {
        let is_figure = || {
            object
                .field(field)
                .is_some_and(|f| !f.read_only && matches!(&*f.kind, "money" | "lines"))
        };
        self.looks_at.contains(field) || self.watch.contains(field) || is_figure()
    }
}

/// A condition and the fields that it looks at.
///
/// # Errors
/// `bad_filter` and the like; `filter_not_allowed` for sealed fields and for what changes by itself.
fn compiled(object: &Object, text: &str) -> Result<(Predicate, BTreeSet<String>)> {
    let parsed = query::parse_filter(text)?;
    let mut named = BTreeSet::new();
    if let Some(expression) = &parsed.0 {
        names(expression, &mut named);
    }
    let own = |name: &&String| object.field(name).is_none() && query::is_record_column(name);
    if let Some(name) = named.iter().filter(own).find(|n| !matches!(&***n, "owner" | "department"))
    {
        return Err(Fault::invalid("filter_not_allowed").with("field", name));
    }
    let checked = query::check(parsed, object, &|field| {
        let usable = !field.is_sealed() && !field.archived;
        if usable { FilterRight::Clear } else { FilterRight::Hidden }
    })?;
    if !checked.sealed.is_empty() {
        return Err(Fault::invalid("filter_not_allowed"));
    }
    Ok((checked.predicate, named))
}

fn names(expression: &Expression, into: &mut BTreeSet<String>) {
    match expression {
        Expression::And(parts) | Expression::Or(parts) => {
            parts.iter().for_each(|part| names(part, into));
        }
        Expression::Not(inner) => names(inner, into),
        Expression::Compare(comparison) => drop(into.insert(comparison.field.clone())),
    }
}

/// Whether records of this object can be approved: those of customers, but for approvals themselves.
pub fn can_be_approved(object: &Object) -> bool {
    !object.system && object.name != APPROVAL && object.name != DECISION
}

/// The flows with their steps, in their order; none where the program has no such object.
pub fn load(gate: &Gate, org: Id, catalogue: &Catalogue) -> Result<Vec<FlowCard>> {
    let (Ok(object), Ok(step)) = (catalogue.get(FLOW), catalogue.get(STEP)) else {
        return Ok(Vec::new());
    };
    let rows = clerk::rows(gate, org, catalogue, FLOW)?;
    let mut flows: Vec<FlowCard> = rows
        .iter()
        .filter_map(|row| card(catalogue, row.id, &clerk::values(object, row)))
        .collect();
    for row in clerk::rows(gate, org, catalogue, STEP)? {
        let of = row.parent.and_then(|id| flows.iter_mut().find(|flow| flow.id == id));
        if let Some(flow) = of {
            flow.steps.push(step_card(&clerk::values(step, &row)));
        }
    }
    flows.sort_by_key(|flow| (flow.place, flow.id));
    flows.iter_mut().for_each(|flow| flow.steps.sort_by_key(|step| step.place));
    Ok(flows)
}

fn card(catalogue: &Catalogue, id: Id, values: &Values) -> Option<FlowCard> {
    let text = |field: &str| values.text(field).unwrap_or_default();
    let object = catalogue.get(text("object")).ok()?;
    // What cannot be understood any more, such as a field that was archived, holds always.
    let condition = |field: &str| {
        compiled(object, text(field)).unwrap_or_else(|_| (Predicate::True, BTreeSet::new()))
    };
    let ((condition, looks_at), (guard, guarded)) = (condition("condition"), condition("guard"));
    Some(FlowCard {
        id,
        name: text("name").to_owned(),
        object: object.name.clone(),
        enabled: values.get("enabled").is_some_and(|v| v.json().as_bool() == Some(true)),
        condition,
        guard,
        looks_at,
        guarded,
        watch: watched(text("watch")).map(str::to_owned).collect(),
        steps: Vec::new(),
        place: place(values),
    })
}

fn step_card(values: &Values) -> StepCard {
    let who = match values.text("who") {
        Some("people") => {
            let listed = values.get("people").and_then(|v| v.json().as_array().cloned());
            let listed = listed.unwrap_or_default();
            Who::People(listed.iter().filter_map(|id| id.as_str()?.parse().ok()).collect())
        }
        Some("role") => match values.text("role").and_then(|id| id.parse().ok()) {
            Some(role) => Who::Role(role),
            None => Who::People(Vec::new()),
        },
        _ => Who::Manager,
    };
    StepCard {
        name: values.text("name").unwrap_or_default().to_owned(),
        who,
        all: values.text("need") == Some("all"),
        place: place(values),
    }
}

fn place(values: &Values) -> Decimal {
    Decimal::from_str_exact(values.text("place").unwrap_or_default()).unwrap_or(Decimal::MAX)
}

fn watched(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty())
}

/// Holds a flow against the declaration of its object.
///
/// # Errors
/// At the fields `object`, `condition`, `guard` and `watch`.
pub fn is_sound(act: &Act<'_>, after: &Values) -> Result<()> {
    let at = |field: &str, code| Fault::fields(vec![FieldFault::new(field, code)]);
    let text = |field: &str| after.text(field).unwrap_or_default();
    let object = act.who.catalogue().get(text("object")).ok();
    let Some(object) = object.filter(|object| can_be_approved(object)) else {
        return Err(at("object", "unknown_object"));
    };
    for field in ["condition", "guard"] {
        compiled(object, text(field)).map_err(|fault| {
            let code = match fault.code {
                "filter_not_allowed" => "condition_not_open",
                "unknown_field" => "unknown_field",
                _ => "bad_filter",
            };
            let told = FieldFault::new(field, code);
            Fault::fields(vec![told.with("field", fault.param("field").unwrap_or_default())])
        })?;
    }
    match watched(text("watch")).find(|name| object.field(name).is_none()) {
        Some(_) => Err(at("watch", "unknown_field")),
        None => Ok(()),
    }
}

/// Holds a step against what it needs.
///
/// # Errors
/// At the fields `people` and `role`.
pub fn step_is_sound(after: &Values) -> Result<()> {
    let at = |field: &str, code| Err(Fault::fields(vec![FieldFault::new(field, code)]));
    let people = after.get("people").and_then(|list| list.json().as_array().map(Vec::len));
    match after.text("who") {
        Some("people") if people.unwrap_or_default() == 0 => at("people", "required"),
        Some("people") if people > Some(PEOPLE) => at("people", "too_many_approvers"),
        Some("role") if after.get("role").is_none() => at("role", "required"),
        _ => Ok(()),
    }
}

/// A stored record as conditions look at it.
pub fn looked<'a>(object: &'a Object, row: &SealedRow, values: &'a Values) -> Looked<'a> {
    Looked { object, values, owner: row.owner, department: row.department }
}
