//! A bulk act that is interrupted goes on, and does nothing twice.

use std::sync::Arc;

use gate::verbs::bulk::start;
use gate::verbs::undo;
use gate::work::changes;
use gate::work::runner::lease;
use kernel::{Clock, Id, ManualClock};
use serde_json::json;
use tests::app::{App, on_both};

use super::{Shop, count, done, kit, set, value};

#[test]
fn an_act_whose_node_died_goes_on_and_changes_each_record_once() {
    on_both(|app| {
        let shop = Shop::new(app);
        for n in 0..60 {
            app.create(
                &shop.one,
                "customer",
                json!({ "kind": "person", "name": format!("客户{n}号"), "level": "normal" }),
                None,
            );
        }
        let request = gate::verbs::bulk::BulkRequest {
            filter: Some("level = \"normal\"".into()),
            ..set(Vec::new(), json!({ "level": "silver" }))
        };
        // Given a job of 62 records whose node does a step and dies without telling how far it is
        let job = start(&app.gate, &shop.one, "customer", &request).expect("a job");
        let leased = lease(&app.gate, Id::new()).expect("a lease").expect("the job");
        assert_eq!(changes::some(&app.gate, &leased).expect("a step"), 50);
        app.site.sql("UPDATE job SET lease_until = 0");
        // When another one goes on
        kit::run(&app.gate, &[job], |_| {});
        // Then every record was changed once
        let detail = changes::get(&app.gate, &shop.one, job).expect("the job").into_inner();
        assert_eq!((count(&detail, "done"), count(&detail, "same")), (62, 0));
        let twice = "SELECT count(*) FROM record WHERE object = 'customer' AND version > 2";
        assert_eq!(app.site.number(twice), 0);
        assert_eq!(detail.change.result.expect("a result")["done"], 62);
    });
}

#[test]
fn a_day_later_it_is_too_late_to_take_it_back() {
    let clock = Arc::new(ManualClock::at(kernel::SystemClock.now()));
    let app = App::by(clock.clone());
    let shop = Shop::new(&app);
    let detail = done(&app, &shop.one, &set(shop.mine.clone(), json!({ "level": "silver" })));
    assert!(detail.change.may_undo);
    // When more than a day has gone by
    clock.advance_seconds(25 * 3_600);
    let later = changes::get(&app.gate, &app.enter("rep1"), detail.change.id).expect("the job");
    // Then it stays
    assert!(!later.get().change.may_undo);
    let fault = undo::start(&app.gate, &app.enter("rep1"), detail.change.id).expect_err("late");
    assert_eq!(fault.code, "undo_too_late");
    assert_eq!(value(&app, &app.enter("rep1"), shop.mine[0], "level"), "silver");
}
