//! What is counted out of an object's own index of figures is what its records say.

use gate::Entered;
use gate::verbs::delete::delete;
use gate::verbs::groups::{GroupRequest, groups};
use gate::verbs::list::{ListRequest, list};
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

/// What is asked: groups, sums and a condition.
const ASKED: [(&[&str], &[&str], &str); 9] = [
    (&["stage"], &["amount"], ""),
    (&["stage", "status"], &[], ""),
    (&[], &["amount"], ""),
    (&[], &["amount"], "status = \"won\" AND closed_on >= \"2025-01-01\""),
    (&["closed_on:month"], &["amount"], "status = \"won\" OR status = \"lost\""),
    (&["owner"], &["amount", "probability"], "status = \"open\""),
    (&["created_at:month", "lost_reason"], &[], ""),
    (&["expected_on:year"], &["probability"], "NOT status = \"open\""),
    // What stands in no such index is counted all the same.
    (&["stage_since:year"], &["amount"], "status = \"won\""),
];

fn told(app: &App, who: &Entered) -> Vec<Json> {
    let asked = ASKED.iter().map(|(by, sum, filter)| GroupRequest {
        list: ListRequest {
            object: "deal".into(),
            filter: (!filter.is_empty()).then(|| (*filter).to_owned()),
            ..ListRequest::default()
        },
        by: by.iter().map(|text| (*text).to_owned()).collect(),
        sum: sum.iter().map(|text| (*text).to_owned()).collect(),
    });
    let answer = |request: GroupRequest| {
        let shown = groups(&app.gate, who, &request).expect("groups");
        json!(shown.get().groups)
    };
    asked.map(answer).collect()
}

fn company(app: &App) -> Entered {
    let rep = app.colleague("rep", "rep", None);
    let request = ListRequest { object: "stage".into(), ..ListRequest::default() };
    let stages = list(&app.gate, &rep, &request).expect("stages").into_inner().items;
    let boss = app.enter("boss");
    for (n, who) in [&rep, &boss, &rep].into_iter().enumerate() {
        let name = format!("客户{n}");
        let customer = app.create(who, "customer", json!({ "kind": "person", "name": name }), None);
        for (place, stage) in stages.iter().enumerate() {
            let currency = if place % 2 == 0 { "CNY" } else { "USD" };
            let mut values = json!({
                "title": format!("手表{place}"), "stage": stage.id, "expected_on": "2026-12-24",
                "amount": { "amount": format!("{}.15", n + place), "currency": currency },
            });
            if stage.title == "输单" {
                values["lost_reason"] = json!("price");
            }
            let deal = app.try_create(who, "deal", values, Some(customer)).expect("a deal");
            if stage.title == "商务谈判" {
                delete(&app.gate, &boss, "deal", deal, None).expect("deleted");
            }
        }
        // The deals of a customer in the recycle bin are out of sight with it.
        if n == 2 {
            delete(&app.gate, &boss, "customer", customer, None).expect("deleted");
        }
    }
    rep
}

#[test]
fn figures_are_the_same_with_their_index_and_without_it() {
    on_both(|app| {
        let rep = company(app);
        let people = [app.enter("boss"), app.enter(&rep.org().users[&rep.user()].login)];
        let before = people.each_ref().map(|who| told(app, who));
        for answers in &before {
            for (answer, asked) in answers.iter().zip(ASKED) {
                assert_ne!(answer, &json!([]), "{asked:?}");
            }
        }
        // When the indexes follow the declarations
        gate::work::indexes::follow(&app.gate).expect("the indexes follow");
        if app.site.url.is_none() {
            let made = "SELECT count(*) FROM sqlite_master WHERE type = 'index'
                AND sql LIKE '%lost_reason%' AND sql LIKE '%amount.c%'";
            assert_eq!(app.site.number(made), 1);
        }
        // Then everybody is told the same
        assert_eq!(people.each_ref().map(|who| told(app, who)), before);
    });
}
