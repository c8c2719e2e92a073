//! Who gets which record.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::{Fault, Id, Result, limits};
use model::{Catalogue, Column, Compare, Object, Predicate, Scalar};
use policy::roles::CUSTOMER_DATA;
use policy::{Permit, Verb};
use serde::Serialize;
use store::jobs::changes::Change as Line;
use store::{Cursor, ListQuery, Order, SealedRow, Which};

use super::{HandoverRequest, How, line};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, facts};

/// Records that one hand-over moves at most.
const MOST: usize = 100_000;

/// How many records of an object go to somebody.
#[derive(Serialize)]
pub struct Share {
    /// The object.
    pub object: String,
    /// The successor.
    pub to: Id,
    /// How many.
    pub count: u64,
}

/// How many customers have a value.
#[derive(Serialize)]
pub struct Values {
    /// The value; empty where there is none.
    pub value: String,
    /// What people read for it.
    pub label: String,
    /// How many.
    pub count: u64,
}

/// A field that a rule may go by.
#[derive(Serialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type: `choice` or `region`.
    pub kind: String,
}

/// What becomes of each record.
pub struct Plan {
    pub lines: Vec<Line>,
    pub values: Vec<Values>,
    pub fields: Vec<Field>,
    pub objects: Vec<String>,
}

impl Plan {
    /// How many records of which object go to whom.
    pub fn shares(&self) -> Vec<Share> {
        let mut counts: BTreeMap<(&str, Id), u64> = BTreeMap::new();
        for line in &self.lines {
            if let Some(to) = line.target {
                *counts.entry((&line.object, to)).or_default() += 1;
            }
        }
        let told = |((object, to), count): ((&str, Id), u64)| Share {
            object: object.to_owned(),
            to,
            count,
        };
        counts.into_iter().map(told).collect()
    }
}

/// The objects whose records have an owner of their own, what others follow first.
pub fn transferable(catalogue: &Catalogue) -> impl Iterator<Item = &Arc<Object>> {
    let named = |object: &&Arc<Object>| {
        CUSTOMER_DATA.contains(&object.name.as_str())
            && (object.follows.is_none() || object.own_owner)
    };
    let mut all: Vec<&Arc<Object>> = catalogue.iter().filter(named).collect();
    all.sort_by_key(|object| (object.follows.is_some(), object.name != "customer"));
    all.into_iter()
}

/// Works it out, the oldest records first, so that asked twice it says the same.
pub fn make(gate: &Gate, mover: &Entered, request: &HandoverRequest) -> Result<Plan> {
    let catalogue = mover.catalogue();
    let mut plan =
        Plan { lines: Vec::new(), values: Vec::new(), fields: Vec::new(), objects: Vec::new() };
    let mut chooser = Chooser { request, turn: 0, parents: HashMap::new() };
    for object in transferable(catalogue) {
        let act = Act::begin(gate, mover, Verb::Share, &object.name)?;
        let Some(permit) = act.permit_rows_quietly(Verb::Share) else { continue };
        plan.objects.push(object.name.clone());
        if object.name == "customer" {
            plan.fields = fields(object, &permit);
        }
        if !request.objects.is_empty() && !request.objects.contains(&object.name) {
            continue;
        }
        let field = field(object, &permit, request)?;
        let mut values: BTreeMap<String, u64> = BTreeMap::new();
        rows(&act, &permit, request.from, |row| {
            let value = field.map(|field| value_of(&permit, field, row));
            if let Some(value) = &value {
                *values.entry(value.clone()).or_default() += 1;
            }
            // Where nobody is named yet, the counts are told all the same.
            let to = chooser.choose(object, row, value.as_deref()).unwrap_or(request.from);
            plan.lines.push(line(&object.name, row.id, request.from, to));
            if plan.lines.len() > MOST {
                return Err(Fault::invalid("bulk_too_many").with("max", MOST));
            }
            Ok(())
        })?;
        let told = values.into_iter().map(|(value, count)| {
            let label =
                field.map(|field| label_of(field, &value, mover.lang())).unwrap_or_default();
            Values { value, label, count }
        });
        plan.values.extend(told);
    }
    Ok(plan)
}

struct Chooser<'a> {
    request: &'a HandoverRequest,
    turn: usize,
    /// Who got what others follow.
    parents: HashMap<Id, Id>,
}

impl Chooser<'_> {
    fn choose(&mut self, object: &Object, row: &SealedRow, value: Option<&str>) -> Option<Id> {
        let request = self.request;
        let first = request.to.first().copied();
        let above = row.parent.and_then(|id| self.parents.get(&id)).copied();
        let to = match request.how {
            How::One => first,
            How::Object => request.by_object.get(&object.name).copied().or(first),
            How::Turns => above.or_else(|| self.next()),
            How::Value => above.or_else(|| request.by_value.get(value?).copied()).or(first),
        };
        let to = to.or(first)?;
        self.parents.insert(row.id, to);
        Some(to)
    }

    fn next(&mut self) -> Option<Id> {
        let to = self.request.to.get(self.turn % self.request.to.len().max(1)).copied();
        self.turn += 1;
        to
    }
}

/// The fields that a rule may go by: open ones of few values that are seen in the clear.
fn fields(object: &Object, permit: &Permit) -> Vec<Field> {
    let fits = |field: &&model::Field| {
        !field.archived
            && field.class == model::Class::Low
            && matches!(field.kind.as_str(), "choice" | "region")
            && permit.worst_view(&field.name) == policy::View::Clear
    };
    let told = |field: &model::Field| Field { name: field.name.clone(), kind: field.kind.clone() };
    object.fields.iter().filter(fits).map(told).collect()
}

fn field<'a>(
    object: &'a Object,
    permit: &Permit,
    request: &HandoverRequest,
) -> Result<Option<&'a model::Field>> {
    let Some(name) = request.field.as_deref().filter(|_| object.name == "customer") else {
        return Ok(None);
    };
    if !fields(object, permit).iter().any(|field| field.name == name) {
        return Err(Fault::denied("group_not_allowed"));
    }
    object.known_field(name).map(Some)
}

/// The value of a record; of a region its province.
fn value_of(permit: &Permit, field: &model::Field, row: &SealedRow) -> String {
    if permit.view(&field.name, &facts(row)) != policy::View::Clear {
        return String::new();
    }
    // Choices and codes of regions lie there as they are.
    let text = row.open.get(&field.name).and_then(|stored| stored.as_str()).unwrap_or_default();
    match field.kind.as_str() {
        "region" => text.get(..2).map(|province| format!("{province}0000")).unwrap_or_default(),
        _ => text.to_owned(),
    }
}

/// What people read for a value.
fn label_of(field: &model::Field, value: &str, lang: kernel::Lang) -> String {
    let value = field.of_type().restored(&serde_json::Value::from(value));
    field.of_type().show(field, &value, lang)
}

/// What somebody holds of an object, the oldest first, a page at a time.
fn rows(
    act: &Act<'_>,
    permit: &Permit,
    owner: Id,
    mut each: impl FnMut(&SealedRow) -> Result<()>,
) -> Result<()> {
    let order = vec![Order { column: Column::CreatedAt, descending: false }];
    let held = Predicate::Is(Column::Owner, Compare::Eq, Scalar::Text(owner.to_string()));
    let mut query = ListQuery {
        predicate: held,
        order,
        limit: limits::PAGE_SIZE,
        after: None,
        which: Which::Active,
    };
    loop {
        let rows = act.store().read(|c| store::records::list(c, permit, &query))?;
        rows.iter().try_for_each(&mut each)?;
        query.after = rows.last().map(|row| Cursor::after(row, &query.order));
        if rows.len() < query.limit {
            return Ok(());
        }
    }
}
