//! What follows an imported person is decided as if it were made by hand.

use std::sync::Arc;

use gate::Entered;
use gate::verbs::import::{Duplicates, ImportChunk, ImportRow, ImportRules, NoteRule, import_rows};
use model::{Value, Values};
use policy::{Grant, Rows, Verb, View};
use serde_json::{Map, json};
use tests::app::{App, on_both};
use tests::listing::all;

fn texts(values: &[(&str, &str)]) -> Values {
    values.iter().map(|(name, text)| ((*name).to_owned(), Value::text(*text))).collect()
}

fn row(owner: Option<&str>, remark: &str, children: &[(&str, Values)]) -> ImportRow {
    let mut values = texts(&[("kind", "person"), ("name", "张三"), ("phone", "+8613812345678")]);
    if !remark.is_empty() {
        values.set("remark", Value::text(remark));
    }
    let columns =
        [("contact.position", "职务"), ("follow_up.body", "跟进记录"), ("remark", "备注")];
    ImportRow {
        row: 2,
        values,
        owner: owner.map(str::to_owned),
        children: children.iter().map(|(o, values)| ((*o).to_owned(), values.clone())).collect(),
        columns: Arc::new(columns.map(|(f, t)| (f.to_owned(), t.to_owned())).into()),
    }
}

fn note() -> Values {
    texts(&[("kind", "note"), ("at", "2026-11-01T08:00:00Z"), ("body", "想要黑色")])
}

fn take(app: &App, who: &Entered, row: ImportRow) -> ImportChunk {
    let mut with = Map::new();
    with.insert("kind".into(), json!("note"));
    with.insert("at".into(), json!("2026-11-01T08:00:00Z"));
    let rule =
        NoteRule { from: "remark".into(), object: "follow_up".into(), field: "body".into(), with };
    let rules = ImportRules {
        duplicates: Duplicates::Update,
        weak: vec!["phone".into()],
        note: Some(rule),
    };
    import_rows(&app.gate, who, "customer", vec![row], &rules, false).expect("a chunk").into_inner()
}

fn refused(chunk: &ImportChunk) -> Vec<(&str, &str)> {
    assert_eq!((chunk.created, chunk.repeated), (0, 0));
    chunk.refused.iter().map(|r| (r.column.as_str(), r.code.as_str())).collect()
}

/// Somebody who may import all customers; what else is said by these grants.
fn clerk(app: &App, more: &[Grant]) -> Entered {
    let verbs = &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Import]];
    let mut grants = vec![Grant::on("customer", Rows::All, verbs).edit("*", View::Clear)];
    grants.extend(more.iter().cloned());
    app.colleague_with("clerk", app.role("录入员", &grants), None)
}

const MAKING: &[&[Verb]] = &[Verb::READING, &[Verb::Create]];

#[test]
fn a_note_below_somebody_else_s_customer_refuses_its_row_where_only_own_ones_may_be_made() {
    on_both(|app| {
        let own = Grant::on("follow_up", Rows::Own, MAKING).edit("*", View::Clear);
        let clerk = clerk(app, &[own]);
        // When the row's owner is another user
        let chunk = take(app, &clerk, row(Some("王店长"), "", &[("follow_up", note())]));
        assert_eq!(refused(&chunk), [("跟进记录", "denied")]);
        // And when it is the importer
        let chunk = take(app, &clerk, row(None, "", &[("follow_up", note())]));
        assert_eq!(chunk.created, 1, "{chunk:?}");
        assert_eq!(all(&app.gate, &app.enter("boss"), "follow_up").len(), 1);
    });
}

#[test]
fn a_contact_s_field_that_the_importer_may_not_fill_refuses_its_row() {
    on_both(|app| {
        let contact = Grant::on("contact", Rows::All, MAKING)
            .edit("*", View::Clear)
            .see("field:position", View::Clear);
        let clerk = clerk(app, &[contact]);
        let contact = texts(&[("name", "李四"), ("position", "经理")]);
        let chunk = take(app, &clerk, row(None, "", &[("contact", contact)]));
        assert_eq!(refused(&chunk), [("职务", "read_only")]);
        assert!(all(&app.gate, &app.enter("boss"), "contact").is_empty());
        let chunk = take(app, &clerk, row(None, "", &[("contact", texts(&[("name", "李四")]))]));
        assert_eq!(chunk.created, 1, "{chunk:?}");
    });
}

#[test]
fn a_repeat_s_note_is_not_dropped_in_silence_where_no_notes_may_be_made() {
    on_both(|app| {
        let clerk = clerk(app, &[]);
        assert_eq!(take(app, &clerk, row(None, "第一次", &[])).created, 1);
        let chunk = take(app, &clerk, row(None, "第二次", &[]));
        assert_eq!(refused(&chunk), [("备注", "denied")]);
        // The same note once more is nothing new.
        assert_eq!(take(app, &clerk, row(None, "第一次", &[])).repeated, 1);
    });
}
