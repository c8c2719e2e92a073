//! Counts and sums by what records have in common tell of what the caller may see, and of nothing else.

mod indexed;

use gate::Entered;
use gate::verbs::groups::{GroupRequest, groups};
use gate::verbs::list::ListRequest;
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

fn request(by: &[&str], sum: &[&str]) -> GroupRequest {
    GroupRequest {
        list: ListRequest { object: "customer".into(), ..ListRequest::default() },
        by: by.iter().map(|text| (*text).to_owned()).collect(),
        sum: sum.iter().map(|text| (*text).to_owned()).collect(),
    }
}

/// What somebody is told: keys, how many, and the sums of what they spent.
fn told(app: &App, who: &Entered, request: &GroupRequest) -> Vec<(Json, u64, Json)> {
    let shown = groups(&app.gate, who, request).expect("groups");
    let sums =
        |sums: &gate::GroupShown| serde_json::to_value(&sums.sums["spent"]).unwrap_or(Json::Null);
    shown
        .get()
        .groups
        .iter()
        .map(|group| {
            let sums = if request.sum.is_empty() { Json::Null } else { sums(group) };
            (json!(group.keys), group.count, sums)
        })
        .collect()
}

fn company(app: &App) -> (Entered, Entered) {
    let department = Some(app.department("一店", None));
    let one = app.colleague("rep1", "rep", department);
    let two = app.colleague("rep2", "rep", department);
    let add = |who: &Entered, name: &str, level: Option<&str>, spent: Json| {
        let values = json!({ "kind": "person", "name": name, "level": level, "spent": spent });
        app.create(who, "customer", values, None);
    };
    add(&one, "单小燕", Some("vip"), json!("0.10"));
    add(&one, "单大燕", Some("vip"), json!("900000000000000"));
    add(&one, "王芳", None, json!({ "amount": "5", "currency": "USD" }));
    add(&two, "李雷", Some("vip"), json!("0.2"));
    add(&two, "韩梅", None, Json::Null);
    (one, two)
}

#[test]
fn groups_count_and_sum_exactly_what_the_caller_may_see() {
    on_both(|app| {
        // Given customers of two reps, with amounts whose sum a float would round
        let (one, _) = company(app);
        let boss = app.enter("boss");
        let yuan = |amount: &str| json!({ "amount": amount, "currency": "CNY" });
        let dollars = json!({ "amount": "5.00", "currency": "USD" });
        // When the owner groups them, all are there
        let all = told(app, &boss, &request(&["level"], &["spent"]));
        assert_eq!(
            all,
            [
                (json!([null]), 2, json!([dollars])),
                (json!(["vip"]), 3, json!([yuan("900000000000000.30")])),
            ]
        );
        // And a rep sees own ones
        let own = told(app, &one, &request(&["level"], &[]));
        assert_eq!(own, [(json!([null]), 1, Json::Null), (json!(["vip"]), 2, Json::Null)]);
        // And without a group all are one
        let whole = told(app, &boss, &request(&[], &["spent"]));
        assert_eq!(whole, [(json!([]), 5, json!([yuan("900000000000000.30"), dollars]))]);
    });
}

#[test]
fn groups_go_by_owner_with_names_by_month_and_by_what_was_searched() {
    on_both(|app| {
        let (one, two) = company(app);
        let boss = app.enter("boss");
        let shown = groups(&app.gate, &boss, &request(&["owner"], &[])).expect("groups");
        let counts: Vec<u64> = shown.get().groups.iter().map(|group| group.count).collect();
        assert_eq!(counts.iter().sum::<u64>(), 5);
        for who in [&one, &two] {
            assert!(shown.get().refs.contains_key(&who.user().to_string()));
        }
        let months = told(app, &boss, &request(&["created_at:month"], &[]));
        let month = months[0].0[0].as_str().expect("a month");
        assert_eq!((months.len(), month.len(), months[0].1), (1, 7, 5));
        // And what must be opened to be found is counted as far as it fits
        let mut searched = request(&["level"], &[]);
        searched.list.q = Some("单".into());
        assert_eq!(told(app, &boss, &searched), [(json!(["vip"]), 2, Json::Null)]);
    });
}

#[test]
fn what_is_not_seen_in_the_clear_on_each_row_is_neither_grouped_nor_summed() {
    on_both(|app| {
        company(app);
        let boss = app.enter("boss");
        // Given somebody who sees levels masked and amounts not at all
        let grant = policy::Grant::on("customer", policy::Rows::All, &[policy::Verb::READING])
            .see("field:level", policy::View::Masked)
            .see("field:since", policy::View::Clear);
        let role = app.role("blind", &[grant]);
        let blind = app.colleague_with("blind", role, None);
        let code = |who: &Entered, by: &[&str], sum: &[&str]| {
            let fault = groups(&app.gate, who, &request(by, sum)).err();
            fault.map_or_else(String::new, |f| f.param("reason").unwrap_or(f.code).to_owned())
        };
        // Then neither is told, nor is anything that lies sealed to anybody
        assert_eq!(code(&blind, &["level"], &[]), "group_not_allowed");
        assert_eq!(code(&blind, &[], &["spent"]), "unknown_field");
        assert_eq!(code(&blind, &["since:year"], &[]), "");
        assert_eq!(code(&boss, &["phone"], &[]), "group_not_allowed");
        assert_eq!(code(&boss, &["tags"], &[]), "group_not_allowed");
        assert_eq!(code(&boss, &["nothing"], &[]), "unknown_field");
        assert_eq!(code(&boss, &["level:month"], &[]), "group_not_allowed");
    });
}

#[test]
fn figures_that_are_asked_again_follow_each_change_at_once() {
    on_both(|app| {
        // Given figures that two reps have asked for
        let (one, two) = company(app);
        let vip = |who: &Entered| {
            let all = told(app, who, &request(&["level"], &[]));
            all.iter().find(|(key, ..)| *key == json!(["vip"])).map_or(0, |(_, count, _)| *count)
        };
        assert_eq!((vip(&one), vip(&two), vip(&one)), (2, 1, 2));
        // When one of them gains a customer and somebody only looks
        let values = json!({ "kind": "person", "name": "赵云", "level": "vip" });
        app.create(&one, "customer", values, None);
        let _ = app.enter("boss");
        // Then each is told their own, as it is now
        assert_eq!((vip(&one), vip(&two), vip(&app.enter("boss"))), (3, 1, 4));
    });
}
