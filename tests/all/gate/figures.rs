//! The team's figures: targets, dashboards, and counts by hour and weekday.

use gate::Entered;
use gate::verbs::create::{CreateRequest, create};
use gate::verbs::groups::{GroupRequest, groups};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use kernel::{Id, Result};
use serde_json::{Value as Json, json};
use tests::app::{App, map, on_both};

/// Two reps of one shop, one of another, and the first one's manager.
fn team(app: &App) -> [Entered; 4] {
    let (first, second) = (app.department("一店", None), app.department("二店", None));
    [
        app.colleague("rep1", "rep", Some(first)),
        app.colleague("rep2", "rep", Some(first)),
        app.colleague("rep3", "rep", Some(second)),
        app.colleague("manager", "manager", Some(first)),
    ]
}

fn set(app: &App, who: &Entered, whose: &Entered, values: Json) -> Result<Id> {
    let values = map(values);
    let request =
        CreateRequest { object: "target".into(), values, owner: Some(whose.user()), parent: None };
    create(&app.gate, who, request).map(|shown| shown.get().id)
}

fn target(month: &str, measure: &str, value: &str) -> Json {
    json!({ "month": month, "measure": measure, "value": value })
}

fn seen(app: &App, who: &Entered) -> usize {
    let request = ListRequest { object: "target".into(), ..ListRequest::default() };
    list(&app.gate, who, &request).expect("a list").get().items.len()
}

#[test]
fn managers_set_targets_of_their_people_and_everybody_sees_their_own() {
    on_both(|app| {
        let [one, two, other, manager] = team(app);
        // Given targets that a manager sets for two people
        let id =
            set(app, &manager, &one, target("2026-11-18", "won_amount", "88000.50")).expect("set");
        set(app, &manager, &two, target("2026-11-01", "won_deals", "8")).expect("set");
        // Then each sees their own, and who is of another shop none
        let counts = [&one, &two, &other, &manager].map(|who| seen(app, who));
        assert_eq!(counts, [1, 1, 0, 2]);
        // And it stands on the first of its month
        let shown = read(&app.gate, &one, "target", id).expect("the target");
        let shown = serde_json::to_value(&shown).expect("an answer");
        assert_eq!(shown["values"]["month"], json!("2026-11-01"));
        // And nobody sets their own, nor a manager one of another shop
        let mine = target("2026-12-01", "won_deals", "1");
        assert!(set(app, &one, &one, mine.clone()).is_err());
        assert!(app.try_update(&one, "target", id, 1, json!({ "value": "1" })).is_err());
        assert!(set(app, &manager, &other, mine).is_err());
        // And the administrator, who sees no figures of sales, sees none of these
        let office = app.colleague("admin", "admin", None);
        let request = ListRequest { object: "target".into(), ..ListRequest::default() };
        assert!(list(&app.gate, &office, &request).is_err());
    });
}

#[test]
fn a_target_stands_once_for_each_person_month_and_measure_and_is_a_number_that_can_be_reached() {
    on_both(|app| {
        let [one, two, _, manager] = team(app);
        let id = set(app, &manager, &one, target("2026-11-01", "won_deals", "8")).expect("set");
        // The same again is refused; another person, month or measure is not
        assert!(set(app, &manager, &one, target("2026-11-30", "won_deals", "9")).is_err());
        set(app, &manager, &two, target("2026-11-01", "won_deals", "9")).expect("set");
        set(app, &manager, &one, target("2026-12-01", "won_deals", "9")).expect("set");
        set(app, &manager, &one, target("2026-11-01", "follow_ups", "9")).expect("set");
        // And nor may one become the other
        assert!(
            app.try_update(&manager, "target", id, 1, json!({ "month": "2026-12-05" })).is_err()
        );
        let version =
            app.try_update(&manager, "target", id, 1, json!({ "value": "10" })).expect("changed");
        assert_eq!(version, 2);
        for (measure, value) in [("won_deals", "-1"), ("won_deals", "1.5"), ("won_amount", "-0.01")]
        {
            let refused = set(app, &manager, &two, target("2027-01-01", measure, value));
            assert_eq!(refused.expect_err("refused").fields[0].field, "value", "{value}");
        }
        // And nobody writes the key by which that is known
        let forged =
            json!({ "month": "2027-02-01", "measure": "won_deals", "value": "1", "key": "x" });
        assert!(set(app, &manager, &one, forged).is_err());
    });
}

#[test]
fn a_dashboard_is_ones_own_until_somebody_who_leads_shares_it() {
    on_both(|app| {
        let [one, two, _, manager] = team(app);
        let values = |shared: bool| json!({ "name": "周会", "tiles": "today,funnel+", "scope": "team", "period": "month", "shared": shared });
        let mine = app.create(&one, "dashboard", json!({ "name": "我的", "tiles": "today" }), None);
        assert!(app.try_create(&one, "dashboard", values(true), None).is_err());
        let shared = app.create(&manager, "dashboard", values(true), None);
        let names = |who: &Entered| {
            let request = ListRequest { object: "dashboard".into(), ..ListRequest::default() };
            let found = list(&app.gate, who, &request).expect("a list");
            found.get().items.iter().map(|item| item.id).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(names(&one), [mine, shared].into());
        assert_eq!(names(&two), [shared].into());
        // Whose it is not changes nothing of it
        let change = json!({ "tiles": "ranking" });
        assert!(app.try_update(&two, "dashboard", shared, 1, change.clone()).is_err());
        assert!(app.try_update(&manager, "dashboard", mine, 1, change).is_err());
        for tiles in ["Today", "today,,funnel", "today,today+", "<b>", &"x,".repeat(40)] {
            let wrong = json!({ "name": "x", "tiles": tiles });
            assert!(app.try_create(&one, "dashboard", wrong, None).is_err(), "{tiles}");
        }
    });
}

#[test]
fn moments_are_told_by_the_hour_the_weekday_and_the_day_of_chinas_clock() {
    on_both(|app| {
        // Given follow-ups at the end of a Sunday in London, which is a Monday in China
        let [one, two, ..] = team(app);
        let customer =
            app.create(&one, "customer", json!({ "kind": "person", "name": "单小燕" }), None);
        for at in ["2026-11-01T23:30:00Z", "2026-11-02T07:59:59+08:00", "2026-11-02T09:00:00+08:00"]
        {
            let values = json!({ "kind": "call", "body": "谈", "at": at });
            app.create(&one, "follow_up", values, Some(customer));
        }
        let told = |who: &Entered, by: &[&str]| {
            let by = by.iter().map(|text| (*text).to_owned()).collect();
            let list = ListRequest { object: "follow_up".into(), ..ListRequest::default() };
            let found = groups(&app.gate, who, &GroupRequest { list, by, sum: Vec::new() });
            let found = found.expect("groups").into_inner().groups;
            found.into_iter().map(|group| (json!(group.keys), group.count)).collect::<Vec<_>>()
        };
        assert_eq!(
            told(&one, &["at:weekday", "at:hour"]),
            [(json!(["1", "07"]), 2), (json!(["1", "09"]), 1)]
        );
        assert_eq!(told(&one, &["at:day"]), [(json!(["2026-11-02"]), 3)]);
        assert_eq!(told(&two, &["at:month"]), []);
        // And what is no moment has no hour
        let list = ListRequest { object: "follow_up".into(), ..ListRequest::default() };
        let by = vec!["created_at:hour".to_owned()];
        assert!(groups(&app.gate, &one, &GroupRequest { list, by, sum: Vec::new() }).is_err());
    });
}
