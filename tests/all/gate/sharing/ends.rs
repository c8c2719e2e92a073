//! How a share ends: by its day, by who gave it, and with the owner, the giver or the receiver.

use std::sync::Arc;

use gate::enter::user;
use kernel::{ManualClock, Timestamp};
use tests::app::{App, on_both};

use super::kit::Shop;

const NOTHING: [usize; 5] = [0; 5];
const SHARED: [usize; 5] = [1, 1, 1, 0, 0];

#[test]
fn what_has_run_out_opens_nothing_though_nothing_was_written_and_totals_were_kept() {
    let noon = Timestamp::parse("2026-11-18T04:00:00Z").expect("a moment");
    let clock = Arc::new(ManualClock::at(noon));
    let app = App::by(clock.clone());
    let shop = Shop::new(&app);
    shop.gives("rep", "other", false).expect("shared");
    assert_eq!(shop.seen("other"), SHARED);
    clock.advance_seconds(30 * 24 * 3_600 - 1);
    assert_eq!(shop.seen("other"), SHARED);
    clock.advance_seconds(1);
    assert_eq!(shop.seen("other"), NOTHING);
    assert!(shop.collaborators("rep").expect("told").items.is_empty());
}

#[test]
fn what_is_taken_back_opens_nothing_from_then_on_and_there_is_nothing_to_take_back_twice() {
    on_both(|app| {
        let shop = Shop::new(app);
        let share = shop.gives("rep", "other", true).expect("shared");
        assert_eq!(shop.seen("other"), SHARED);
        assert_eq!(shop.takes_back("other", share).expect_err("refused").code, "denied");
        shop.takes_back("manager", share).expect("taken back");
        assert_eq!(shop.seen("other"), NOTHING);
        assert_eq!(shop.takes_back("rep", share).expect_err("gone").code, "not_found");
    });
}

#[test]
fn a_record_that_gets_another_owner_is_shared_with_nobody_any_more() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.gives("rep", "other", false).expect("shared");
        shop.assigns("manager", "colleague").expect("assigned");
        assert_eq!(shop.seen("other"), NOTHING);
        // Nor when it comes back to the first one
        shop.assigns("manager", "rep").expect("assigned back");
        assert_eq!(shop.seen("other"), NOTHING);
        assert!(shop.collaborators("rep").expect("told").items.is_empty());
    });
}

#[test]
fn what_was_shared_ends_when_the_receiver_leaves_and_does_not_come_back_with_them() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.gives("rep", "other", false).expect("shared");
        let (boss, other) = (app.enter("boss"), app.enter("other").user());
        user::freeze(&app.gate, &boss, other, "离职").expect("frozen");
        assert!(shop.collaborators("rep").expect("told").items.is_empty());
        user::unfreeze(&app.gate, &app.enter("boss"), other, "回来").expect("back");
        assert_eq!(shop.seen("other"), NOTHING);
    });
}

#[test]
fn what_lies_in_the_recycle_bin_is_shared_with_nobody() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.gives("rep", "other", true).expect("shared");
        let rep = app.enter("rep");
        gate::verbs::delete::delete(&app.gate, &rep, "customer", shop.customer, None)
            .expect("deleted");
        assert_eq!(shop.seen("other"), NOTHING);
    });
}
