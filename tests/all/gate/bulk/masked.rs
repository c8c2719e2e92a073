//! A bulk act tells nothing of values that are masked, and keeps none that were typed.

use gate::verbs::bulk::start;
use gate::work::jobs::{self, Wish};
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

use super::{Shop, count, done, kit, set, taken_back, tried, value};

const CARD: &str = "6217000030913673";

#[test]
fn a_right_guess_of_a_masked_value_counts_as_a_change_in_a_preview_and_in_the_act() {
    on_both(|app| {
        let shop = Shop::new(app);
        let first = vec![shop.mine[0]];
        // Given a customer with a card that the rep may write and sees masked
        app.try_update(&shop.one, "customer", shop.mine[0], 1, json!({ "bank_card": CARD }))
            .expect("written");
        assert!(value(app, &shop.one, shop.mine[0], "bank_card")["masked"].is_string());
        // When the rep tries a right value and a wrong one
        for guess in [CARD, "4111111111111111"] {
            let told = tried(app, &shop.one, &set(first.clone(), json!({ "bank_card": guess })));
            // Then both would change it, masked before and after
            assert_eq!((told.changes, told.same), (1, 0), "{guess}");
            let sample = serde_json::to_value(&told.sample[0].fields[0]).expect("JSON");
            assert!(sample["from"]["masked"].is_string() && sample["to"]["masked"].is_string());
        }
        // And what is seen in the clear is told as before
        let told = tried(app, &shop.one, &set(first.clone(), json!({ "level": "normal" })));
        assert_eq!((told.changes, told.same), (0, 1));
        // When it is done, it is a change with its entry, and goes back like one
        let detail = done(app, &shop.one, &set(first, json!({ "bank_card": CARD })));
        assert_eq!((count(&detail, "done"), count(&detail, "same")), (1, 0));
        let change = app.events().into_iter().rfind(|event| event.versions == Some((2, 3)));
        assert_eq!(change.expect("its entry").fields, ["bank_card"]);
        let back = taken_back(app, &shop.one, detail.change.id);
        assert_eq!(count(&back, "undone"), 1);
        let masked = &value(app, &shop.one, shop.mine[0], "bank_card")["masked"];
        assert!(masked.as_str().is_some_and(|text| text.ends_with("3673")), "{masked}");
    });
}

/// How long what a job was told is, sealed.
fn told(app: &App, job: Id) -> i64 {
    let sql = match app.site.url {
        Some(_) => format!("SELECT length(spec) FROM job WHERE id = '{job}'"),
        None => {
            let hex: String = job.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            format!("SELECT length(spec) FROM job WHERE id = x'{hex}'")
        }
    };
    app.site.number(&sql)
}

#[test]
fn typed_values_go_when_a_job_is_over() {
    on_both(|app| {
        let shop = Shop::new(app);
        let request = set(shop.mine.clone(), json!({ "remark": "很长的备注".repeat(100) }));
        // Given two jobs with a long text
        let [one, other] =
            [(); 2].map(|()| start(&app.gate, &shop.one, "customer", &request).expect("a job"));
        assert!(told(app, one) > 1_500 && told(app, other) > 1_500);
        // When one is taken back before it began, and the other is done
        jobs::wish(&app.gate, &shop.one, other, Wish::Cancel).expect("heard");
        kit::run(&app.gate, &[one], |_| {});
        // Then neither has the text any more, and both still tell which field it was
        for job in [one, other] {
            assert!(told(app, job) < 500);
            let shown = gate::work::changes::get(&app.gate, &shop.one, job).expect("the job");
            assert_eq!(shown.get().change.about["fields"], json!(["remark"]));
        }
        assert_ne!(value(app, &shop.one, shop.mine[0], "remark"), Json::Null);
    });
}
