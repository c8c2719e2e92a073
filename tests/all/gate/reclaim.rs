//! Customers whom nobody cares for go back to the pool by themselves, with a warning before.

use std::sync::Arc;

use gate::Entered;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use kernel::{Clock, Id, ManualClock, Timestamp};
use serde_json::{Value as Json, json};
use tests::app::App;

const DAY: i64 = 86_400;

struct Scene {
    app: App,
    clock: Arc<ManualClock>,
}

impl Scene {
    /// A company with a rep and a pool of these rules, on 1 November 2026.
    fn new(rules: Json) -> Self {
        let clock =
            Arc::new(ManualClock::at(Timestamp::parse("2026-11-01T04:00:00Z").expect("a moment")));
        let app = App::by(clock.clone());
        app.colleague("rep", "rep", Some(app.department("一店", None)));
        let scene = Self { app, clock };
        let boss = scene.app.enter("boss");
        let pool = *boss.org().pools.keys().next().expect("the first pool");
        scene.app.try_update(&boss, "pool", pool, 1, rules).expect("the pool's rules");
        scene
    }

    fn rep(&self) -> Entered {
        self.app.enter("rep")
    }

    fn customer(&self, name: &str, level: &str) -> Id {
        let values = json!({ "kind": "person", "name": name, "level": level });
        self.app.create(&self.rep(), "customer", values, None)
    }

    fn follow_up(&self, customer: Id) {
        let at = self.clock.now().rfc3339();
        let values = json!({ "kind": "call", "body": "问候", "at": at });
        self.app.create(&self.rep(), "follow_up", values, Some(customer));
    }

    /// So many days later, after the service has been at work.
    fn later(&self, days: i64) {
        self.clock.advance_seconds(days * DAY);
        sales::reclaim::daily(&self.app.gate).expect("the pools are looked after");
    }

    /// Those that lie in the pool, with the reason.
    fn pooled(&self) -> Vec<(Id, Json)> {
        let request =
            ListRequest { object: "customer".into(), pooled: true, ..ListRequest::default() };
        let found = list(&self.app.gate, &self.app.enter("boss"), &request).expect("a list");
        let mut all: Vec<(Id, Json)> = found
            .get()
            .items
            .iter()
            .map(|one| (one.id, serde_json::to_value(&one.values["pooled_why"]).expect("JSON")))
            .collect();
        all.sort_by_key(|one| one.0);
        all
    }

    fn value(&self, id: Id, field: &str) -> Json {
        let shown = read(&self.app.gate, &self.app.enter("boss"), "customer", id).expect("it");
        serde_json::to_value(&shown.get().values).expect("JSON")[field].clone()
    }
}

#[test]
fn who_is_not_spoken_to_is_warned_of_and_goes_back() {
    // Given a rule of thirty days, with three of warning, and two customers of the same day
    let scene = Scene::new(json!({ "idle_days": 30, "warn_days": 3 }));
    let (quiet, cared) = (scene.customer("安然", "gold"), scene.customer("白露", "gold"));
    // When one of them is called after three weeks
    scene.later(21);
    scene.follow_up(cared);
    assert_eq!(scene.value(cared, "last_contact_on"), json!("2026-11-22"));
    assert_eq!(scene.value(quiet, "reclaim_on"), Json::Null);
    // Then the other is warned of three days before
    scene.later(6);
    assert_eq!(scene.value(quiet, "reclaim_on"), json!("2026-12-01"));
    assert_eq!(scene.value(cared, "reclaim_on"), Json::Null);
    assert!(scene.pooled().is_empty());
    // And goes back on the day itself, while the first stays
    scene.later(3);
    assert_eq!(scene.pooled(), [(quiet, json!("idle"))]);
    // And the ledger tells that the service did it
    let service = policy::services::RECLAIMER.id();
    let told = scene.app.events();
    assert!(told.iter().any(|e| e.act == "release" && e.actor == Some(service)));
}

#[test]
fn a_call_takes_the_warning_away() {
    let scene = Scene::new(json!({ "idle_days": 10, "warn_days": 3 }));
    let customer = scene.customer("安然", "gold");
    scene.later(7);
    assert_eq!(scene.value(customer, "reclaim_on"), json!("2026-11-11"));
    scene.follow_up(customer);
    assert_eq!(scene.value(customer, "reclaim_on"), Json::Null);
    scene.later(4);
    assert!(scene.pooled().is_empty());
}

#[test]
fn nobody_goes_back_without_the_whole_warning_however_late_the_rule_came() {
    // Given a customer whom nobody has called for a year when the rule comes
    let scene = Scene::new(json!({ "idle_days": 30, "warn_days": 5 }));
    let customer = scene.customer("安然", "gold");
    // When the service looks after it for the first time
    scene.later(365);
    // Then it is warned of, and goes back five days later
    assert!(scene.pooled().is_empty());
    assert_eq!(scene.value(customer, "reclaim_on"), json!("2027-11-06"));
    scene.later(4);
    assert!(scene.pooled().is_empty());
    scene.later(1);
    assert_eq!(scene.pooled(), [(customer, json!("idle"))]);
}

#[test]
fn a_day_to_come_keeps_nobody_and_an_open_deal_does() {
    let scene = Scene::new(json!({ "idle_days": 10, "warn_days": 0 }));
    let (typed, dealt) = (scene.customer("安然", "gold"), scene.customer("白露", "gold"));
    let values = json!({ "last_contact_on": "2099-12-31" });
    scene.app.try_update(&scene.rep(), "customer", typed, 1, values).expect("typed");
    scene.app.create(&scene.rep(), "deal", json!({ "title": "Kelly" }), Some(dealt));
    scene.later(10);
    assert_eq!(scene.pooled(), [(typed, json!("idle"))]);
}

#[test]
fn who_has_no_deal_goes_back_but_for_other_levels() {
    // Given a rule about deals for one level
    let scene = Scene::new(json!({ "no_deal_days": 20, "warn_days": 0, "levels": ["normal"] }));
    let without = scene.customer("安然", "normal");
    let with = scene.customer("白露", "normal");
    let gold = scene.customer("常青", "gold");
    scene.app.create(&scene.rep(), "deal", json!({ "title": "Kelly" }), Some(with));
    // When twenty days have passed, with calls
    for customer in [without, with, gold] {
        scene.follow_up(customer);
    }
    scene.later(20);
    // Then the one without a deal is in the pool
    assert_eq!(scene.pooled(), [(without, json!("no_deal"))]);
}

#[test]
fn a_day_is_worked_through_once_and_a_pool_without_rules_takes_nobody() {
    let scene = Scene::new(json!({ "warn_days": 3 }));
    scene.customer("安然", "normal");
    scene.later(400);
    assert!(scene.pooled().is_empty());
    let service = policy::services::RECLAIMER.id();
    let acts = || scene.app.events().iter().filter(|e| e.actor == Some(service)).count();
    let before = acts();
    scene.later(0);
    assert_eq!(acts(), before);
}
