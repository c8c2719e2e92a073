//! A trial tells nothing that the importer's own eyes would not, and no import is a way to ask for
//! what is masked or hidden without leaving a record behind.

use std::collections::BTreeMap;
use std::sync::Arc;

use gate::Entered;
use gate::verbs::import::{Duplicates, ImportChunk, ImportRow, ImportRules, import_rows};
use model::{Value, Values};
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::{App, on_both};

const HELD: &str = "320505197609050637";
const GUESSED: &str = "110101199003071532";
const PHONE: &str = "+8613812345678";

fn row(values: &[(&str, &str)], owner: Option<&str>) -> ImportRow {
    let mut own = Values::new();
    own.set("kind", Value::text("person"));
    own.set("name", Value::text("周梅"));
    for (field, text) in values {
        own.set(*field, Value::text(*text));
    }
    ImportRow {
        row: 2,
        values: own,
        owner: owner.map(str::to_owned),
        children: Vec::new(),
        columns: Arc::new(BTreeMap::from([("bank_card".into(), "银行卡号".into())])),
    }
}

fn take(
    app: &App,
    who: &Entered,
    row: ImportRow,
    duplicates: Duplicates,
    dry_run: bool,
) -> ImportChunk {
    let rules = ImportRules { duplicates, weak: vec!["phone".into()], note: None };
    import_rows(&app.gate, who, "customer", vec![row], &rules, dry_run)
        .expect("a chunk")
        .into_inner()
}

/// A manager of a shop, who sees phones in the clear and id cards masked, and a colleague of
/// another shop.
fn managers(app: &App) -> (Entered, Entered) {
    let (one, two) = (app.department("一店", None), app.department("二店", None));
    app.colleague("manager1", "manager", Some(one));
    app.colleague("manager2", "manager", Some(two));
    (app.enter("manager1"), app.enter("manager2"))
}

fn customer(app: &App, who: &Entered, id_card: &str) {
    let values = json!({
        "kind": "person", "name": "周春梅", "phone": "13812345678", "id_card": id_card,
    });
    app.create(who, "customer", values, None);
}

const MODES: [Duplicates; 3] = [Duplicates::Update, Duplicates::Skip, Duplicates::Refuse];

#[test]
fn a_trial_says_the_same_of_a_right_and_a_wrong_guess_at_what_is_masked() {
    on_both(|app| {
        let (manager, _) = managers(app);
        customer(app, &manager, HELD);
        for mode in MODES {
            let told = |values: &[(&str, &str)]| take(app, &manager, row(values, None), mode, true);
            // The number alone
            assert_eq!(told(&[("id_card", HELD)]), told(&[("id_card", GUESSED)]));
            // The number of somebody whose phone is known
            let right = told(&[("phone", PHONE), ("id_card", HELD)]);
            assert_eq!(right, told(&[("phone", PHONE), ("id_card", GUESSED)]));
            // What the manager sees in the clear is recognised
            assert_eq!(right.recognised, 1, "{right:?}");
        }
    });
}

#[test]
fn a_trial_does_not_tell_who_is_somebody_else_s_customer() {
    on_both(|app| {
        let (one, two) = managers(app);
        customer(app, &one, HELD);
        for mode in MODES {
            let held = take(app, &two, row(&[("id_card", HELD)], None), mode, true);
            assert_eq!(held, take(app, &two, row(&[("id_card", GUESSED)], None), mode, true));
        }
        // The import itself refuses the row and notes the clash.
        let chunk = take(app, &two, row(&[("id_card", HELD)], None), Duplicates::Update, false);
        assert_eq!((chunk.clashed, chunk.created), (1, 0));
        let event = app.events().into_iter().rfind(|e| e.act == "import").expect("an entry");
        assert_eq!(event.details.get("clashed").map(String::as_str), Some("1"));
        assert_eq!(event.details.get("recognised").map(String::as_str), Some("0"));
    });
}

#[test]
fn a_row_that_could_be_no_record_asks_for_nobody() {
    on_both(|app| {
        let (one, two) = managers(app);
        customer(app, &one, HELD);
        // Given rows for an owner to whom the manager may give nothing: no miss would leave a record
        let told = |id_card, dry_run| {
            let row = row(&[("id_card", id_card)], Some("员工manager1"));
            take(app, &two, row, Duplicates::Refuse, dry_run)
        };
        for dry_run in [true, false] {
            let held = told(HELD, dry_run);
            assert_eq!(held, told(GUESSED, dry_run));
            assert_eq!(held.refused[0].code, "denied");
        }
    });
}

#[test]
fn a_field_that_the_importer_cannot_see_refuses_its_row_whatever_it_holds() {
    on_both(|app| {
        // Given somebody who may import and sees no bank cards
        let verbs = &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Import]];
        let grant = Grant::on("customer", Rows::All, verbs)
            .edit("*", View::Clear)
            .edit("field:bank_card", View::Hidden);
        let clerk = app.colleague_with("clerk", app.role("录入员", &[grant]), None);
        let values = json!({
            "kind": "person", "name": "周春梅", "phone": "13812345678",
            "bank_card": "6217000030913673",
        });
        app.create(&app.enter("boss"), "customer", values, None);
        for dry_run in [true, false] {
            for card in ["6217000030913673", "6222021234567894"] {
                let row = row(&[("phone", PHONE), ("bank_card", card)], None);
                let chunk = take(app, &clerk, row, Duplicates::Update, dry_run);
                let refused: Vec<_> =
                    chunk.refused.iter().map(|r| (r.column.as_str(), r.code.as_str())).collect();
                assert_eq!(refused, [("银行卡号", "read_only")]);
                assert_eq!((chunk.updated, chunk.recognised), (0, 0));
            }
        }
    });
}

#[test]
fn a_masked_field_that_may_not_be_written_is_refused_though_it_holds_the_same() {
    on_both(|app| {
        // Given somebody who may update all but id cards, which they see masked
        let verbs = &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Import]];
        let grant = Grant::on("customer", Rows::All, verbs)
            .edit("*", View::Clear)
            .see("field:bank_card", View::Masked);
        let clerk = app.colleague_with("clerk", app.role("录入员", &[grant]), None);
        let values = json!({
            "kind": "person", "name": "周春梅", "phone": "13812345678",
            "bank_card": "6217000030913673",
        });
        app.create(&app.enter("boss"), "customer", values, None);
        let told = |card, dry_run| {
            let row = row(&[("phone", PHONE), ("bank_card", card)], None);
            take(app, &clerk, row, Duplicates::Update, dry_run)
        };
        for dry_run in [true, false] {
            let same = told("6217000030913673", dry_run);
            assert_eq!(same, told("6222021234567894", dry_run));
            assert_eq!(same.refused[0].code, "read_only");
        }
    });
}
