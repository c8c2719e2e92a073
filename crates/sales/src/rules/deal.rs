//! How a deal goes from stage to stage: what its stage needs, who may let it in, and what follows from it.

use std::collections::BTreeMap;

use gate::Verb;
use gate::rules::{Rules, Setting, Writing};
use kernel::{Decimal, Fault, FieldFault, Id, Result};
use model::{Value, Values};

/// The rules of `deal`.
pub struct DealRules;

impl Rules for DealRules {
    fn object(&self) -> &'static str {
        "deal"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        let stages = writing.settings("stage")?;
        if values.get("stage").is_none() {
            if writing.before.is_some() {
                return Err(refuse("stage", "required"));
            }
            let first = first(&stages, &writing.settings("pipeline")?);
            let first = first.ok_or_else(|| refuse("stage", "no_stages"))?;
            values.set("stage", Value::text(first.to_string()));
        }
        let Some(id) = id_in(values, "stage") else { return Ok(()) };
        let stage = stages.get(&id).ok_or_else(|| refuse("stage", "bad_relation"))?;
        if writing.changes(values, "stage") {
            may_enter(writing, &stages, stage)?;
            enter(writing, stage, values);
        }
        closed(writing, values)?;
        filled(writing, stage, values)
    }
}

/// The first stage of the first pipeline.
fn first(stages: &BTreeMap<Id, Setting>, pipelines: &BTreeMap<Id, Setting>) -> Option<Id> {
    let pipeline = pipelines.values().min_by_key(|pipeline| (place(pipeline), pipeline.id))?;
    in_order(stages, Some(pipeline.id)).first().map(|stage| stage.id)
}

/// The stages of a pipeline in their order.
fn in_order(stages: &BTreeMap<Id, Setting>, pipeline: Option<Id>) -> Vec<&Setting> {
    let mut of: Vec<&Setting> = stages.values().filter(|one| one.parent == pipeline).collect();
    of.sort_by_key(|stage| (place(stage), stage.id));
    of
}

fn place(setting: &Setting) -> Decimal {
    let text = setting.values.text("place").unwrap_or_default();
    Decimal::from_str_exact(text).unwrap_or(Decimal::MAX)
}

/// Whether the deal may come into this stage from where it was; back it may always go.
fn may_enter(writing: &Writing<'_>, stages: &BTreeMap<Id, Setting>, to: &Setting) -> Result<()> {
    match to.values.text("entry") {
        Some("manager") if !writing.may(Verb::Share) => Err(refuse("stage", "stage_by_manager")),
        Some("in_order") => {
            let order = in_order(stages, to.parent);
            let at = |id: Id| order.iter().position(|stage| stage.id == id);
            let from = writing.before.and_then(|before| id_in(before, "stage")).and_then(at);
            let before = at(to.id).and_then(|place| place.checked_sub(1));
            if before.is_none_or(|before| from.is_some_and(|from| from >= before)) {
                Ok(())
            } else {
                Err(refuse("stage", "stage_in_order"))
            }
        }
        _ => Ok(()),
    }
}

/// What follows from a stage.
fn enter(writing: &Writing<'_>, stage: &Setting, values: &mut Values) {
    let kind = stage.values.text("kind").unwrap_or("open").to_owned();
    if let Some(pipeline) = stage.parent {
        values.set("pipeline", Value::text(pipeline.to_string()));
    }
    match stage.values.get("probability") {
        Some(probability) => values.set("probability", probability.clone()),
        None => drop(values.remove("probability")),
    }
    // The day of an earlier end says nothing about this one.
    if writing.before.is_some() && !writing.changes(values, "closed_on") {
        values.remove("closed_on");
    }
    // One that is entered after its end came into its last stage on that day.
    let ended = values.get("closed_on").filter(|_| kind != "open").cloned();
    values.set("stage_since", ended.unwrap_or_else(|| writing.today()));
    values.set("status", Value::text(kind));
}

/// When a deal ended: today, unless an earlier day is named, as for what is entered afterwards.
fn closed(writing: &Writing<'_>, values: &mut Values) -> Result<()> {
    if values.text("status") == Some("open") {
        values.remove("closed_on");
        return Ok(());
    }
    let today = writing.today();
    if values.get("closed_on").is_none() {
        values.set("closed_on", today);
    } else if values.text("closed_on") > today.as_str() && writing.changes(values, "closed_on") {
        return Err(refuse("closed_on", "date_in_future"));
    }
    Ok(())
}

/// Whether all is filled in that the stage needs. What was empty already stands in nobody's way who changes
/// something else.
fn filled(writing: &Writing<'_>, stage: &Setting, values: &Values) -> Result<()> {
    let needs = stage.values.get("needs").and_then(|list| list.json().as_array().cloned());
    let mut needs: Vec<String> =
        needs.unwrap_or_default().iter().filter_map(|n| n.as_str().map(str::to_owned)).collect();
    if values.text("status") == Some("lost") {
        needs.push("lost_reason".into());
    }
    let comes_in = writing.changes(values, "stage");
    let concerns = |name: &String| comes_in || writing.changes(values, name);
    let faults: Vec<FieldFault> = needs
        .into_iter()
        .filter(|name| values.get(name).is_none() && concerns(name))
        .map(|name| FieldFault::new(name, "stage_needs"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
}

fn id_in(values: &Values, field: &str) -> Option<Id> {
    values.text(field).and_then(|text| text.parse().ok())
}

fn refuse(field: &str, code: &'static str) -> Fault {
    Fault::fields(vec![FieldFault::new(field, code)])
}
