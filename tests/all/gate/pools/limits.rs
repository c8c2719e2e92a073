//! How much one person takes from a pool and sees of it.

use gate::verbs::list::list;
use gate::verbs::pools::pools;
use gate::verbs::read::read;
use kernel::FaultKind;
use serde_json::json;
use tests::app::on_both;

use super::kit::{Shop, customer, give_back, listed, of, take};

#[test]
fn one_day_gives_so_many_customers_and_no_more() {
    on_both(|app| {
        // Given a pool from which one may be claimed a day, and nobody may hold more than two
        let shop = Shop::new(app);
        shop.rules(app, json!({ "claims_a_day": 1, "holds_at_most": 2 }));
        let more = ["安然", "白露", "常青"].map(|name| customer(app, &app.enter("rep1"), name));
        let one = app.enter("rep1");
        more.iter().for_each(|id| give_back(app, &one, *id).expect("given back"));
        // When a colleague claims two
        let two = app.enter("rep2");
        take(app, &two, more[0]).expect("claimed");
        let fault = take(app, &two, more[1]).unwrap_err();
        // Then the second is refused, and one's quota is told
        assert_eq!((fault.code, fault.kind), ("pool_claims_used_up", FaultKind::TooMany));
        let told = pools(&app.gate, &two, "customer").expect("the pools").into_inner();
        assert_eq!(
            (told[0].claims_left, told[0].waiting.and_then(|w| w.total)),
            (Some(0), Some(2))
        );
        // And who holds two takes no third, whatever is left of the day
        shop.rules(app, json!({ "claims_a_day": 5 }));
        let two = app.enter("rep2");
        take(app, &two, more[1]).expect("claimed");
        assert_eq!(take(app, &two, more[2]).unwrap_err().code, "pool_holds_enough");
        // And what was refused counts for nothing
        let told = pools(&app.gate, &two, "customer").expect("the pools").into_inner();
        assert_eq!(told[0].claims_left, Some(3));
    });
}

#[test]
fn who_gave_a_customer_back_cannot_take_it_again_at_once() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.give_back(app);
        let one = app.enter("rep1");
        let fault = take(app, &one, shop.customer).unwrap_err();
        assert_eq!(fault.code, "pool_cooling_down");
        // Somebody else may, and without the rule so may they.
        shop.rules(app, json!({ "cool_down_days": null }));
        take(app, &app.enter("rep1"), shop.customer).expect("claimed");
    });
}

#[test]
fn nobody_looks_through_a_whole_pool_in_a_day() {
    on_both(|app| {
        // Given a pool of which three may be seen a day
        let shop = Shop::new(app);
        shop.rules(app, json!({ "views_a_day": 3 }));
        let one = app.enter("rep1");
        let second = customer(app, &one, "安然");
        shop.give_back(app);
        give_back(app, &one, second).expect("given back");
        // When somebody lists two, and lists them again
        let two = app.enter("rep2");
        assert_eq!(listed(app, &two, &of("customer", true)).len(), 2);
        // Then one more is shown, and after that it is enough for today; but not for who gives them out
        assert_eq!(listed(app, &two, &of("customer", true)).len(), 1);
        let fault = list(&app.gate, &two, &of("customer", true)).map(drop).unwrap_err();
        assert_eq!(fault.code, "pool_views_used_up");
        let fault = read(&app.gate, &two, "customer", second).map(drop).unwrap_err();
        assert_eq!(fault.code, "pool_views_used_up");
        for _ in 0..3 {
            assert_eq!(listed(app, &app.enter("manager"), &of("customer", true)).len(), 2);
        }
    });
}

#[test]
fn of_two_who_claim_at_once_one_has_it() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.give_back(app);
        let (two, three) = (app.enter("rep2"), app.enter("rep3"));
        let results = std::thread::scope(|scope| {
            let tries = [&two, &three].map(|who| scope.spawn(|| take(app, who, shop.customer)));
            tries.map(|done| done.join().expect("no panic"))
        });
        let lost: Vec<&str> =
            results.iter().filter_map(|r| r.as_ref().err().map(|fault| fault.code)).collect();
        assert_eq!(lost.len(), 1);
        assert!(["claimed_already", "not_found", "not_in_pool"].contains(&lost[0]), "{lost:?}");
        let owners = [&two, &three].map(|who| listed(app, who, &of("customer", false)).len());
        assert_eq!(owners.iter().sum::<usize>(), 1);
    });
}
