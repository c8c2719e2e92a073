//! What the ledger tells of a call, and the calls of every verb.

use audit::{Event, Outcome};
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::export::{ExportRequest, export_page};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::reveal::{RevealRequest, reveal};
use gate::verbs::update::{UpdateRequest, update};
use gate::{Entered, Gate};
use kernel::{Id, Lang, Result};
use serde_json::{Map, Value as Json, json};
use tests::app::{App, map};

/// What a call left in the ledger: act, object and outcome of each entry.
pub fn told(app: &App, call: impl FnOnce()) -> Vec<String> {
    let before = app.events().len();
    call();
    app.events()[before..].iter().map(line).collect()
}

fn line(event: &Event) -> String {
    let outcome = match &event.outcome {
        Outcome::Done => "done",
        Outcome::Refused(code) => code,
    };
    format!("{} {} {outcome}", event.act, event.object.as_deref().unwrap_or("-"))
}

/// A new customer of this caller's.
pub fn customer(app: &App, who: &Entered) -> Id {
    app.create(who, "customer", person("13812345678"), None)
}

/// The values of a person.
pub fn person(phone: &str) -> Json {
    json!({ "kind": "person", "name": "单小燕", "phone": phone, "birthday": "1990-03-07" })
}

pub fn listed(gate: &Gate, who: &Entered, request: ListRequest) -> Result<()> {
    let request = ListRequest { object: "customer".into(), ..request };
    list(gate, who, &request).map(drop)
}

pub fn revealed(gate: &Gate, who: &Entered, id: Id, field: &str) -> Result<()> {
    let fields = vec![field.to_owned()];
    let reason = Some("回访".to_owned());
    let asked = RevealRequest { fields, purpose: "contact".into(), reason };
    reveal(gate, who, "customer", id, asked).map(drop)
}

pub fn updated(
    gate: &Gate,
    who: &Entered,
    id: Id,
    version: i64,
    values: Json,
    owner: Option<Id>,
) -> Result<()> {
    let request = UpdateRequest { version, values: map(values), owner };
    update(gate, who, "customer", id, request).map(drop)
}

pub fn exported(gate: &Gate, who: &Entered, request: ExportRequest) -> Result<()> {
    let request = ExportRequest { purpose: "contact".into(), ..request };
    export_page(gate, who, "customer", &request, None, Lang::Zh).map(drop)
}

pub fn many(
    gate: &Gate,
    who: &Entered,
    act: BulkAct,
    ids: Vec<Id>,
    owner: Option<Id>,
) -> Result<()> {
    bulk(gate, who, "customer", BulkRequest { owner, ..BulkRequest::of(act, ids) }).map(drop)
}

/// One row taken in by an import.
pub fn imported(gate: &Gate, who: &Entered, phone: &str, dry_run: bool) -> Result<()> {
    use gate::verbs::import::{Duplicates, ImportRow, ImportRules, import_rows};
    let mut values = model::Values::new();
    let known: Map<String, Json> = map(person(phone));
    for (name, json) in &known {
        let text = if name == "phone" { format!("+86{phone}") } else { text(json) };
        values.set(name.clone(), model::Value::text(text));
    }
    let row = ImportRow {
        row: 2,
        values,
        owner: None,
        children: Vec::new(),
        columns: std::sync::Arc::default(),
    };
    let weak = vec!["phone".into()];
    let rules = ImportRules { duplicates: Duplicates::Update, weak, note: None };
    import_rows(gate, who, "customer", vec![row], &rules, dry_run).map(drop)
}

fn text(json: &Json) -> String {
    json.as_str().expect("a text").to_owned()
}
