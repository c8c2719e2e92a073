//! Search, filters and sorting tell nothing that the caller may not see.

use gate::verbs::count::count;
use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Gate};
use kernel::limits;
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::{App, on_both};

const ID_CARD: &str = "320505197609050637";
const BANK_CARD: &str = "6217000030913673";
const PHONE: &str = "13812345678";

fn ask(gate: &Gate, who: &Entered, request: ListRequest) -> Result<usize, &'static str> {
    let request = ListRequest { object: "customer".into(), ..request };
    list(gate, who, &request).map(|page| page.get().items.len()).map_err(|fault| fault.code)
}

fn search(gate: &Gate, who: &Entered, q: &str) -> Result<usize, &'static str> {
    ask(gate, who, ListRequest { q: Some(q.into()), ..ListRequest::default() })
}

fn filter(gate: &Gate, who: &Entered, filter: &str) -> Result<usize, &'static str> {
    ask(gate, who, ListRequest { filter: Some(filter.into()), ..ListRequest::default() })
}

fn sort(gate: &Gate, who: &Entered, order_by: &str) -> Result<usize, &'static str> {
    ask(gate, who, ListRequest { order_by: Some(order_by.into()), ..ListRequest::default() })
}

/// Somebody with this view of all customers' fields, beside one customer who has them all.
fn watcher(app: &App, view: View) -> Entered {
    let grant = Grant::on("customer", Rows::All, &[Verb::READING])
        .see("*", view)
        .see("class:low", View::Clear);
    let role = app.role("观察员", &[grant]);
    let values = json!({
        "kind": "person", "name": "单小燕", "phone": PHONE, "id_card": ID_CARD,
        "bank_card": BANK_CARD, "email": "xiaoyan@example.com", "wechat": "swallow_1990",
        "address": "浙江省杭州市西湖区文三路1号", "remark": "喜欢丝巾", "birthday": "1976-09-05",
    });
    app.create(&app.enter("boss"), "customer", values, None);
    app.colleague_with("watcher", role, None)
}

#[test]
fn a_masked_field_is_found_by_its_whole_value_and_by_what_its_mask_shows() {
    on_both(|app| {
        let who = watcher(app, View::Masked);
        for q in
            [PHONE, "+86 138 1234 5678", "5678", ID_CARD, BANK_CARD, "3673", "xiaoyan@example.com"]
        {
            assert_eq!(search(&app.gate, &who, q), Ok(1), "{q}");
        }
    });
}

#[test]
fn a_masked_field_is_never_found_by_what_its_mask_hides() {
    on_both(|app| {
        let who = watcher(app, View::Masked);
        // Parts that the unmasked search finds, or that stand in the value somewhere.
        for q in [
            "1381",
            "13812345",
            "小燕",
            "燕",
            "xiaoyan",
            "sxy",
            "1990",
            "swallow",
            "文三路",
            "文三",
            "丝巾",
            "19760905",
            "0637",
            "1976",
            "30913673",
            "12345678",
        ] {
            assert_eq!(search(&app.gate, &who, q), Ok(0), "{q}");
        }
        // The same searches by somebody who sees the fields in the clear find the person.
        for q in ["小燕", "sxy", "文三路"] {
            assert_eq!(search(&app.gate, &app.enter("boss"), q), Ok(1), "{q}");
        }
    });
}

#[test]
fn filters_on_masked_fields_take_whole_values_alone() {
    on_both(|app| {
        let who = watcher(app, View::Masked);
        assert_eq!(filter(&app.gate, &who, &format!("phone = \"{PHONE}\"")), Ok(1));
        assert_eq!(filter(&app.gate, &who, "phone = \"13900000000\""), Ok(0));
        for text in ["name:\"小\"", "address:\"文三\"", "birthday > \"1970-01-01\"", "spent > 100"]
        {
            let answer = filter(&app.gate, &who, text);
            assert!(matches!(answer, Err(_) | Ok(0)), "{text}: {answer:?}");
        }
    });
}

#[test]
fn a_hidden_field_can_be_neither_searched_nor_filtered_nor_sorted_by() {
    on_both(|app| {
        let who = watcher(app, View::Hidden);
        assert_eq!(ask(&app.gate, &who, ListRequest::default()), Ok(1));
        for q in [PHONE, "5678", ID_CARD, "单小燕", "xiaoyan@example.com"] {
            assert_eq!(search(&app.gate, &who, q), Ok(0), "{q}");
        }
        for field in ["phone", "name", "birthday", "id_card"] {
            let refused = filter(&app.gate, &who, &format!("{field} = \"{PHONE}\""));
            assert_eq!(refused, Err("filter_not_allowed"), "{field}");
        }
        for field in ["birthday", "name"] {
            assert!(sort(&app.gate, &who, field).is_err(), "{field}");
        }
    });
}

#[test]
fn a_masked_field_cannot_be_sorted_by() {
    on_both(|app| {
        let who = watcher(app, View::Masked);
        for field in ["birthday", "name", "phone", "spent"] {
            assert_eq!(sort(&app.gate, &who, field), Err("denied"), "{field}");
        }
        assert_eq!(sort(&app.gate, &who, "level"), Ok(1));
    });
}

#[test]
fn searches_of_masked_fields_have_a_quota() {
    let app = App::sqlite();
    let who = watcher(&app, View::Masked);
    let mut last = Ok(1);
    // The hour may turn once meanwhile, never twice.
    for _ in 0..=2 * limits::MASKED_SEARCHES_HOUR {
        last = search(&app.gate, &who, "5678");
        if last.is_err() {
            break;
        }
    }
    assert_eq!(last, Err("slow_down"));
}

#[test]
fn the_number_of_results_counts_none_that_are_not_shown() {
    on_both(|app| {
        let who = watcher(app, View::Masked);
        for name in ["张三", "张三", "张三丰", "张三立"] {
            let values = json!({ "kind": "person", "name": name });
            app.create(&app.enter("boss"), "customer", values, None);
        }
        let total = |who: &Entered, q: &str| {
            let request = ListRequest {
                object: "customer".into(),
                q: Some(q.into()),
                ..ListRequest::default()
            };
            let page = list(&app.gate, who, &request).expect("a page").get().total;
            let one = ListRequest { page_size: Some(1), ..request.clone() };
            let more = list(&app.gate, who, &one).expect("a page").get().total_at_least;
            (page, more, count(&app.gate, who, &request).expect("a count").get().total)
        };
        assert_eq!(total(&who, "张三"), (Some(2), Some(1), Some(2)));
        assert_eq!(total(&app.enter("boss"), "张三"), (Some(4), Some(1), Some(4)));
    });
}

#[test]
fn conditions_on_masked_fields_share_one_quota_whether_they_are_typed_or_filtered() {
    on_both(|app| {
        let who = watcher(app, View::Masked);
        let guess = "phone = \"13900000000\"";
        for _ in 0..limits::MASKED_SEARCHES_HOUR / 2 {
            assert_eq!(filter(&app.gate, &who, guess), Ok(0));
            assert_eq!(search(&app.gate, &who, "13900000000"), Ok(0));
        }
        assert_eq!(filter(&app.gate, &who, guess), Err("slow_down"));
        assert_eq!(search(&app.gate, &who, "13900000000"), Err("slow_down"));
        // What is seen in the clear is searched without a limit.
        assert_eq!(filter(&app.gate, &who, "level = \"vip\""), Ok(0));
    });
}

#[test]
fn clashes_end_the_tries_of_the_hour() {
    on_both(|app| {
        let own = Grant::on("customer", Rows::All, &[Verb::READING, &[Verb::Create]])
            .see("*", View::Masked)
            .see("class:low", View::Clear)
            .edit("*", View::Clear);
        let role = app.role("录入员", &[own]);
        let who = app.colleague_with("typist", role, None);
        let person = |id: &str| json!({"kind": "person", "name": "某人", "id_card": id});
        app.create(&app.enter("boss"), "customer", person(ID_CARD), None);
        for _ in 0..limits::CLASHES_HOUR {
            let clash = app.try_create(&who, "customer", person(ID_CARD), None);
            let clash = clash.expect_err("the number is taken");
            assert_eq!(clash.code, "not_unique");
        }
        // A free number tells nothing any more either.
        let free = app.try_create(&who, "customer", person("110101199003072316"), None);
        assert_eq!(free.expect_err("too often").code, "slow_down");
    });
}
