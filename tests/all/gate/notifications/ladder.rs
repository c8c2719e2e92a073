//! Customers without a follow-up: remind, tell the manager, mark at risk, and begin anew.

use gate::verbs::read::read;
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::App;

use super::kit::{Shop, clocked, told};

const DAY: i64 = 86_400;

fn attention(app: &App, id: Id) -> Json {
    let shown = read(&app.gate, &app.enter("rep1"), "customer", id).expect("the customer");
    serde_json::to_value(shown).expect("an answer")["values"]["attention"].clone()
}

fn kinds(app: &App, login: &str) -> Vec<String> {
    told(app, &app.enter(login)).into_iter().map(|one| one.kind).collect()
}

fn rule(app: &App, values: Json) {
    app.create(&app.enter("boss"), "follow_up_rule", values, None);
}

#[test]
fn a_customer_without_a_follow_up_climbs_step_by_step_and_the_next_one_begins_anew() {
    // Given rules for gold customers and for all others
    let (app, clock) = clocked();
    let shop = Shop::new(&app);
    rule(&app, json!({ "name": "金卡", "levels": ["gold"], "remind_days": 3, "place": 1 }));
    let days = json!({ "name": "其他", "remind_days": 10, "manager_days": 20, "risk_days": 30,
        "place": 2 });
    rule(&app, days);
    let gold = json!({ "kind": "person", "name": "金客", "level": "gold" });
    let gold = app.create(&shop.one, "customer", gold, None);
    let morning = |days: i64| {
        clock.advance_seconds(days * DAY);
        for _ in 0..2 {
            sales::morning::daily(&app.gate).expect("looked after");
        }
    };
    // When the days pass, each customer climbs by its own rule, and each step is told once
    morning(3);
    assert_eq!((attention(&app, gold), attention(&app, shop.customer)), (json!("due"), Json::Null));
    morning(7);
    assert_eq!(attention(&app, shop.customer), json!("due"));
    assert_eq!(kinds(&app, "rep1"), ["contact_due", "contact_due"]);
    assert!(kinds(&app, "manager").is_empty());
    morning(10);
    assert_eq!(attention(&app, shop.customer), json!("escalated"));
    assert_eq!(kinds(&app, "manager"), ["team_overdue"]);
    morning(10);
    assert_eq!(attention(&app, shop.customer), json!("at_risk"));
    assert_eq!(kinds(&app, "manager"), ["at_risk", "team_overdue"]);
    assert_eq!(kinds(&app, "rep1"), ["at_risk", "contact_due", "contact_due"]);
    morning(1);
    assert_eq!(kinds(&app, "manager").len(), 2);
    // And a follow-up takes the mark away at once
    let at = app.gate.now().rfc3339();
    let values = json!({ "kind": "call", "body": "打过了", "at": at });
    app.create(&app.enter("rep1"), "follow_up", values, Some(shop.customer));
    assert!(attention(&app, shop.customer).is_null());
    morning(9);
    assert!(attention(&app, shop.customer).is_null());
    morning(1);
    assert_eq!(attention(&app, shop.customer), json!("due"));
}

#[test]
fn the_nearest_leader_is_told_and_nobody_writes_the_mark_by_hand() {
    // Given a department that names its manager, though somebody else has the role
    let (app, clock) = clocked();
    let shop = Shop::new(&app);
    rule(&app, json!({ "name": "全部", "manager_days": 5 }));
    let boss = app.enter("boss");
    let department = boss.org().users[&shop.one.user()].department.expect("a department");
    let named = json!({ "manager": shop.two.user() });
    app.try_update(&boss, "department", department, 1, named).expect("named");
    // When the customer of a rep is overdue, then the one named is told and not the other one
    clock.advance_seconds(5 * DAY);
    sales::morning::daily(&app.gate).expect("looked after");
    assert_eq!(kinds(&app, "rep2"), ["team_overdue"]);
    assert!(kinds(&app, "manager").is_empty() && kinds(&app, "rep1").is_empty());
    // And the mark is read-only for everybody
    let values = json!({ "attention": "due" });
    let fault = app.try_update(&app.enter("boss"), "customer", shop.customer, 2, values);
    assert_eq!(fault.expect_err("refused").fields[0].code, "read_only");
    // And a rule whose steps do not follow each other is refused
    let values = json!({ "name": "乱", "remind_days": 9, "manager_days": 9 });
    let fault = app.try_create(&app.enter("boss"), "follow_up_rule", values, None);
    assert_eq!(fault.expect_err("refused").fields[0].code, "steps_in_order");
    let rep = app.try_create(&app.enter("rep1"), "follow_up_rule", json!({ "name": "我的" }), None);
    assert!(rep.is_err());
}
