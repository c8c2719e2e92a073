//! Leads: to whom they come, how they go their way, and what they become.

mod conversion;
mod kit;
mod list;

use gate::verbs::design;
use gate::verbs::update::{UpdateRequest, update};
use kernel::{FaultKind, Id};
use sales::assignment;
use serde_json::{Map, Value as Json, json};
use tests::app::{App, on_both};

use kit::{Shop, lead, listed, seen};

#[test]
fn leads_come_to_the_members_of_a_rule_exactly_in_turn_however_many_hand_them_out() {
    on_both(|app| {
        // Given a rule with three members, and leads that the manager enters
        let shop = Shop::new(app);
        let rule = shop.rule(app, json!({ "name": "轮流", "method": "in_turn" }), &[2, 0, 1]);
        let boss = app.enter("boss");
        let ids: Vec<Id> =
            (0..12).map(|n| lead(app, &boss, &format!("线索{n}"), json!({}))).collect();
        // When several hand them out at the same time
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| assignment::now(&app.gate).expect("handed out"));
            }
        });
        // Then each has got the same number, and the ledger says who got which by which rule, in turn
        assert_eq!(shop.loads(app), [4, 4, 4]);
        let told: Vec<(String, String)> = app
            .events()
            .iter()
            .filter(|e| e.act == "share" && e.outcome == audit::Outcome::Done)
            .filter(|e| e.records.iter().any(|id| ids.contains(id)))
            .map(|e| (e.details["to"].clone(), e.details["rule"].clone()))
            .collect();
        assert_eq!(told.len(), 12);
        assert!(told.iter().all(|(_, by)| *by == rule.to_string()));
        for id in ids {
            let shown = seen(app, &boss, "lead", id);
            assert_eq!(shown["values"]["assignment"], "assigned");
            assert_eq!(shown["values"]["assigned_by"], json!(rule));
            assert_eq!(shown["version"], 2);
        }
        // And once more nothing happens
        assignment::now(&app.gate).expect("handed out");
        assert_eq!(shop.loads(app), [4, 4, 4]);
    });
}

#[test]
fn one_after_the_other_goes_on_where_it_stopped_and_passes_over_who_is_full_or_paused() {
    on_both(|app| {
        let shop = Shop::new(app);
        let rule = json!({ "name": "轮流", "method": "in_turn", "at_most": 2 });
        let rule = shop.rule(app, rule, &[0, 1]);
        let boss = app.enter("boss");
        let one = |name: &str| {
            let id = lead(app, &boss, name, json!({}));
            assignment::soon(&app.gate).expect("handed out");
            seen(app, &boss, "lead", id)["owner"].clone()
        };
        let [first, second] = [0, 1].map(|place| json!(shop.reps[place].user()));
        assert_eq!([one("甲"), one("乙"), one("丙")], [first.clone(), second.clone(), first]);
        // Given the first has lost one, yet the second's turn comes
        assert_eq!(one("丁"), second);
        // When both are full, then a lead lies with nobody, where the manager sees it
        assert_eq!(one("戊"), json!(null));
        let waiting = listed(app, &shop.manager, "lead", "assignment = \"nobody\"");
        assert_eq!(waiting.len(), 0, "the lead is of the owner's department, who has none");
        let left = listed(app, &boss, "lead", "assignment = \"nobody\"");
        assert_eq!(left.len(), 1);
        // And when another member has room, it comes to them
        let third = json!({ "user": shop.reps[2].user() });
        app.create(&boss, "assignment_member", third, Some(rule));
        assignment::now(&app.gate).expect("handed out");
        assert_eq!(shop.loads(app), [2, 2, 1]);
    });
}

#[test]
fn a_source_that_an_organisation_adds_for_customers_is_one_of_leads_and_of_their_rules() {
    on_both(|app| {
        let shop = Shop::new(app);
        let boss = app.enter("boss");
        let change = |object: &str, options: Json| {
            let change = serde_json::from_value(json!({ "options": options })).expect("a change");
            design::change_field(&app.gate, &boss, object, "source", change).map(drop)
        };
        // Given a source beside those that were there
        let customer = boss.catalogue().get("customer").expect("declared");
        let mut options = json!(customer.field("source").expect("declared").options);
        let fair = json!({ "value": "alumni", "label": { "zh": "校友会", "en": "Alumni" } });
        options.as_array_mut().expect("choices").push(fair);
        change("customer", options.clone()).expect("added");
        // When a rule takes leads of that source, and one comes
        let rule = json!({ "name": "校友", "sources": ["alumni"], "method": "in_turn" });
        shop.rule(app, rule, &[1]);
        lead(app, &app.enter("boss"), "校友一", json!({ "source": "alumni" }));
        assignment::now(&app.gate).expect("handed out");
        // Then it comes to the member of that rule
        assert_eq!(shop.loads(app), [0, 1, 0]);
        // And the choices are changed where they are, nowhere else
        let fault = change("lead", options).expect_err("refused");
        assert_eq!(fault.fields[0].code, "lent_choices");
    });
}

#[test]
fn the_first_rule_that_fits_hands_out_and_who_has_least_gets_most() {
    on_both(|app| {
        // Given rules in an order that is not the one in which they were made
        let shop = Shop::new(app);
        shop.rule(app, json!({ "name": "其余", "place": 9, "keep_own": true }), &[]);
        let web = json!({ "name": "官网", "place": 1, "sources": ["website"],
            "regions": "上海，浙江省", "method": "least_load" });
        shop.rule(app, web, &[0, 1]);
        lead(app, &shop.reps[0], "自有", json!({ "source": "store" }));
        assignment::now(&app.gate).expect("handed out");
        assert_eq!(shop.loads(app), [1, 0, 0]);
        // When leads come from the web, of that region and of another
        let manager = &shop.manager;
        for name in ["甲", "乙", "丙"] {
            lead(app, manager, name, json!({ "region": "上海市黄浦区" }));
        }
        let far = lead(app, manager, "远", json!({ "region": "北京市东城区" }));
        assignment::now(&app.gate).expect("handed out");
        // Then those of the region are spread over who has least, and the other stays where it was
        assert_eq!(shop.loads(app), [2, 2, 0]);
        let far = seen(app, manager, "lead", far);
        assert_eq!(
            (&far["owner"], &far["values"]["assignment"]),
            (&json!(manager.user()), &json!("kept"))
        );
    });
}

#[test]
fn where_nothing_fits_a_lead_lies_with_nobody_until_a_manager_gives_it_away() {
    on_both(|app| {
        let shop = Shop::new(app);
        let rule = json!({ "name": "展会", "sources": ["exhibition"], "method": "in_turn" });
        shop.rule(app, rule, &[0]);
        // Given a lead that a rep has entered and no rule is for
        let id = lead(app, &shop.reps[1], "无规则", json!({}));
        assignment::now(&app.gate).expect("handed out");
        // Then the rep has it no more, and the manager sees it
        assert!(listed(app, &shop.reps[1], "lead", "").is_empty());
        let found = listed(app, &shop.manager, "lead", "assignment = \"nobody\"");
        assert_eq!((found.len(), found[0].owner), (1, None));
        // When the manager gives it to somebody, then nobody hands it out any more
        let request = UpdateRequest {
            version: found[0].version,
            values: Map::new(),
            owner: Some(shop.reps[2].user()),
        };
        update(&app.gate, &shop.manager, "lead", id, request).expect("given");
        assignment::now(&app.gate).expect("handed out");
        assert_eq!(shop.loads(app), [0, 0, 1]);
        let shown = seen(app, &shop.reps[2], "lead", id);
        assert_eq!(shown["values"]["assignment"], "by_hand");
    });
}

#[test]
fn without_rules_a_lead_stays_with_who_entered_it() {
    let app = App::sqlite();
    let shop = Shop::new(&app);
    let id = lead(&app, &shop.reps[0], "丁一", json!({}));
    assignment::now(&app.gate).expect("handed out");
    let shown = seen(&app, &shop.reps[0], "lead", id);
    assert_eq!((&shown["version"], &shown["values"]["status"]), (&json!(1), &json!("new")));
}

#[test]
fn a_lead_is_lost_for_a_reason_and_comes_back_without_one() {
    let app = App::sqlite();
    let shop = Shop::new(&app);
    let rep = &shop.reps[0];
    let id = lead(&app, rep, "丁一", json!({}));
    // Given no reason, it is not lost; given another one, it wants words
    let lose = |version, values| app.try_update(rep, "lead", id, version, values);
    let fault = lose(1, json!({ "status": "lost" })).expect_err("a reason");
    assert_eq!(
        (fault.fields[0].field.as_str(), fault.fields[0].code),
        ("lost_reason", "lost_needs")
    );
    let other = json!({ "status": "lost", "lost_reason": "other" });
    let fault = lose(1, other).expect_err("a note");
    assert_eq!(fault.fields[0].field, "lost_note");
    // When it has one, then it is lost today
    lose(1, json!({ "status": "lost", "lost_reason": "no_answer" })).expect("lost");
    assert!(seen(&app, rep, "lead", id)["values"]["closed_on"].is_string());
    // And when it is taken up again, neither the reason nor the day stays
    lose(2, json!({ "status": "following" })).expect("taken up");
    let values = seen(&app, rep, "lead", id)["values"].clone();
    assert!(values.get("lost_reason").is_none() && values.get("closed_on").is_none());
    // But nobody types that it became a customer, or leaves it without a name
    let fault = lose(3, json!({ "status": "converted" })).expect_err("by the verb alone");
    assert_eq!(fault.fields[0].code, "lead_by_converting");
    let fault = lose(3, json!({ "name": null })).expect_err("a name");
    assert_eq!(fault.fields[0].code, "lead_needs_name");
    assert_eq!(fault.kind, FaultKind::Invalid);
}

#[test]
fn a_follow_up_says_how_far_a_lead_is_and_when_it_is_next() {
    on_both(|app| {
        let shop = Shop::new(app);
        let rep = &shop.reps[0];
        let id = lead(app, rep, "丁一", json!({ "next_contact_on": "2030-01-01" }));
        let said = |body: &str, at: &str, next: &str| {
            let values = json!({ "kind": "call", "body": body, "at": at, "next_at": next });
            app.create(rep, "lead_follow_up", values, Some(id));
            seen(app, rep, "lead", id)["values"].clone()
        };
        let values = said("第一次", "2026-11-03T02:00:00Z", "2026-11-05T02:00:00Z");
        assert_eq!(values["status"], "following");
        assert_eq!(values["last_contact_on"], "2026-11-03");
        assert_eq!(values["next_contact_on"], "2026-11-05");
        // What is written down later of an earlier day moves nothing.
        let values = said("更早", "2026-11-01T02:00:00Z", "2026-11-02T02:00:00Z");
        assert_eq!(values["last_contact_on"], "2026-11-03");
        assert_eq!(values["next_contact_on"], "2026-11-05");
    });
}
