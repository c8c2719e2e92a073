//! An import does no more than the importer could do by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use gate::verbs::import::{Duplicates, ImportChunk, ImportRow, ImportRules, import_rows};
use gate::verbs::read::read;
use gate::{Entered, ShownValue};
use model::{Value, Values};
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::{App, on_both};

fn row(number: u32, values: &[(&str, &str)]) -> ImportRow {
    let mut own = Values::new();
    for (field, text) in values {
        own.set(*field, Value::text(*text));
    }
    ImportRow {
        row: number,
        values: own,
        owner: None,
        children: Vec::new(),
        columns: Arc::new(BTreeMap::from([("level".into(), "等级".into())])),
    }
}

fn import(app: &App, who: &Entered, rows: Vec<ImportRow>) -> ImportChunk {
    let weak = vec!["phone".into()];
    let rules = ImportRules { duplicates: Duplicates::Update, weak, note: None };
    import_rows(&app.gate, who, "customer", rows, &rules, false).expect("a chunk").into_inner()
}

#[test]
fn a_repeat_changes_no_field_that_the_importer_may_not_write() {
    on_both(|app| {
        // Given somebody who may import and may write all but the level
        let grant = Grant::on(
            "customer",
            Rows::All,
            &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Import]],
        )
        .edit("*", View::Clear)
        .see("field:level", View::Clear);
        let role = app.role("录入员", &[grant]);
        let clerk = app.colleague_with("clerk", role, None);
        let boss = app.enter("boss");
        let id = app.create(
            &boss,
            "customer",
            json!({ "kind": "person", "name": "张三", "phone": "13812345678", "level": "normal" }),
            None,
        );
        // When a row of theirs repeats the person with another level
        let known = [("kind", "person"), ("name", "张三"), ("phone", "+8613812345678")];
        let chunk = import(app, &clerk, vec![row(2, &[&known[..], &[("level", "vip")]].concat())]);
        // Then the row is refused for that column and the record is as it was
        let refused: Vec<_> =
            chunk.refused.iter().map(|r| (r.row, r.column.as_str(), r.code.as_str())).collect();
        assert_eq!(refused, [(2, "等级", "read_only")]);
        let record = read(&app.gate, &boss, "customer", id).expect("read").into_inner();
        let Some(ShownValue::Clear(level)) = record.values.get("level") else { panic!("a level") };
        assert_eq!((level, record.version), (&json!("normal"), 1));
        // And a row that says nothing of the level is taken
        let chunk =
            import(app, &clerk, vec![row(3, &[&known[..], &[("wechat", "zhangsan_88")]].concat())]);
        assert_eq!((chunk.updated, chunk.refused.len()), (1, 0));
    });
}

#[test]
fn a_row_about_somebody_else_s_customer_is_refused_and_overwrites_nothing() {
    on_both(|app| {
        // Given a customer of one shop, and the manager of another
        let (one, two) = (app.department("一店", None), app.department("二店", None));
        let rep = app.colleague("rep1", "rep", Some(one));
        let manager = app.colleague("manager2", "manager", Some(two));
        let id_card = "320505197609050637";
        let values = json!({ "kind": "person", "name": "周春梅", "id_card": id_card });
        let id = app.create(&rep, "customer", values, None);
        // When the manager's list has the same person
        let same = [("kind", "person"), ("name", "周梅"), ("id_card", id_card)];
        let chunk = import(app, &manager, vec![row(2, &same)]);
        // Then the row is refused and says only that the person exists elsewhere
        let codes: Vec<_> = chunk.refused.iter().map(|r| r.code.as_str()).collect();
        assert_eq!((chunk.created, codes), (0, vec!["row_exists_elsewhere"]));
        let told = serde_json::to_string(&chunk).expect("JSON");
        assert!(!told.contains(&id.to_string()));
        assert_eq!(read(&app.gate, &rep, "customer", id).expect("read").get().version, 1);
    });
}
