//! Documents whose day has come: contracts that end soon, and quotes that nobody answered.

use std::sync::Arc;

use gate::Entered;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use kernel::{Id, ManualClock, Timestamp};
use serde_json::{Value as Json, json};
use tests::app::App;

const DAY: i64 = 86_400;

/// A rep with a customer on 1 November 2026.
fn scene() -> (App, Arc<ManualClock>, Entered, Id) {
    let clock =
        Arc::new(ManualClock::at(Timestamp::parse("2026-11-01T04:00:00Z").expect("a moment")));
    let app = App::by(clock.clone());
    let rep = app.colleague("rep", "rep", Some(app.department("一店", None)));
    let customer = json!({ "kind": "person", "name": "单小燕" });
    let customer = app.create(&rep, "customer", customer, None);
    (app, clock, rep, customer)
}

fn tasks(app: &App) -> Vec<String> {
    let request = ListRequest { object: "task".into(), ..ListRequest::default() };
    let found = list(&app.gate, &app.enter("rep"), &request).expect("a list").into_inner();
    found.items.into_iter().map(|task| task.title).collect()
}

fn value(app: &App, object: &str, id: Id, field: &str) -> Json {
    let shown = read(&app.gate, &app.enter("rep"), object, id).expect("the record");
    serde_json::to_value(shown).expect("an answer")["values"][field].clone()
}

#[test]
fn a_contract_that_ends_soon_makes_one_task_and_a_new_end_another() {
    // Given a contract that runs for sixty days more, and one that is a draft
    let (app, clock, rep, customer) = scene();
    let values =
        json!({ "title": "合同", "status": "active", "amount": "1", "ends_on": "2026-12-31" });
    let contract = app.create(&rep, "contract", values, Some(customer));
    let values = json!({ "title": "合同", "amount": "1", "ends_on": "2026-11-15" });
    app.create(&rep, "contract", values, Some(customer));
    sales::reminders::daily(&app.gate).expect("looked after");
    assert!(tasks(&app).is_empty());
    // When thirty-one days have passed, and some more
    for days in [31, 1, 1] {
        clock.advance_seconds(days * DAY);
        sales::reminders::daily(&app.gate).expect("looked after");
    }
    // Then there is one task of the contract's owner, which names it
    let found = tasks(&app);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("CT-2026-00001") && found[0].contains("2026-12-31"), "{}", found[0]);
    assert_eq!(value(&app, "contract", contract, "renewal_on"), json!("2026-12-02"));
    // And when it is prolonged, it asks again before its new end
    let ends = json!({ "ends_on": "2027-01-31" });
    app.try_update(&app.enter("rep"), "contract", contract, 2, ends).expect("prolonged");
    assert!(value(&app, "contract", contract, "renewal_on").is_null());
    clock.advance_seconds(40 * DAY);
    sales::reminders::daily(&app.gate).expect("looked after");
    assert_eq!(tasks(&app).len(), 2);
}

#[test]
fn a_quote_without_an_answer_expires_behind_its_day() {
    // Given a quote that was sent and a draft, both until the third
    let (app, clock, rep, customer) = scene();
    let quote = |status: &str| {
        let values = json!({ "title": "报价", "status": status, "valid_until": "2026-11-03" });
        app.create(&rep, "quote", values, Some(customer))
    };
    let (sent, draft) = (quote("sent"), quote("draft"));
    // When its last day is there, then it holds, and on the next it has expired
    for (days, status) in [(2, "sent"), (1, "expired")] {
        clock.advance_seconds(days * DAY);
        sales::reminders::daily(&app.gate).expect("looked after");
        assert_eq!(value(&app, "quote", sent, "status"), json!(status));
    }
    assert_eq!(value(&app, "quote", draft, "status"), json!("draft"));
}
