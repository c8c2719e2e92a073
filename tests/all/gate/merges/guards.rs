//! What a merge must not be good for.

use std::sync::Arc;

use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::delete::delete;
use gate::verbs::merge::{MergeRequest, merge};
use kernel::{Clock, ManualClock, SystemClock};
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::{App, on_both};

use super::kit::{Pair, ids, join, listed, part, version};

#[test]
fn nobody_merges_what_is_another_ones_to_change() {
    on_both(|app| {
        // Given a customer of a colleague
        let pair = Pair::new(app);
        let other = app.colleague("rep2", "rep", None);
        let own = app.create(&other, "customer", json!({ "kind": "person", "name": "甲" }), None);
        // Then neither direction tells that it is there
        for (winner, loser) in [(own, pair.loser), (pair.loser, own)] {
            let fault = join(app, &other, winner, loser, &[]).err().expect("refused");
            assert_eq!(fault.code, "not_found");
        }
        // And what lies in the recycle bin is not merged
        delete(&app.gate, &pair.rep, "customer", pair.loser, None).expect("deleted");
        assert_eq!(pair.merge(app, &[]).err().expect("refused").code, "is_deleted");
    });
}

#[test]
fn customers_in_two_hands_are_merged_by_who_may_give_them_away() {
    on_both(|app| {
        let pair = Pair::new(app);
        let shop = pair.rep.org().users[&pair.rep.user()].department;
        let two = app.colleague("rep2", "rep", shop);
        let manager = app.colleague("manager", "manager", shop);
        let theirs = json!({ "kind": "person", "name": "单小燕" });
        let theirs = app.create(&two, "customer", theirs, None);
        join(app, &manager, theirs, pair.loser, &[]).expect("merged");
        // Then what followed is the new owner's, and what has an owner of its own keeps it
        assert_eq!(listed(app, &two, "follow_up", None).len(), 1);
        assert_eq!(listed(app, &pair.rep, "follow_up", None).len(), 1);
        assert_eq!(listed(app, &pair.rep, "deal", None).len(), 2);
        // And neither rep alone can take them apart, though the manager can
        let fault = part(app, &two, theirs, pair.loser).err().expect("refused");
        assert_eq!(fault.code, "not_found");
        part(app, &manager, theirs, pair.loser).expect("parted");
        assert_eq!(listed(app, &pair.rep, "follow_up", None).len(), 2);
        assert!(listed(app, &two, "follow_up", None).is_empty());
    });
}

#[test]
fn a_merge_shows_nobody_a_value_that_was_masked() {
    on_both(|app| {
        // Given a role that sees its own customers in the clear and those of all others masked
        let all: &[Verb] = Verb::ALL;
        let grants = ["customer", "follow_up"].into_iter().flat_map(|object| {
            [
                Grant::on(object, Rows::Own, &[all]).edit("*", View::Clear),
                Grant::on(object, Rows::All, &[all]).edit("*", View::Masked),
            ]
        });
        let role = app.role("看不全", &grants.collect::<Vec<_>>());
        let who = app.colleague_with("half", role, None);
        let pair = Pair::new(app);
        let own = app.create(&who, "customer", json!({ "kind": "person", "name": "乙" }), None);
        // Then neither the value nor the follow-up comes into their own
        let fault = join(app, &who, own, pair.loser, &["phone"]).err().expect("refused");
        assert_eq!((fault.code, fault.param("reason")), ("denied", Some("merge_would_reveal")));
        let fault = join(app, &who, own, pair.loser, &[]).err().expect("refused");
        assert_eq!(fault.param("reason"), Some("merge_would_reveal"));
    });
}

#[test]
fn a_stale_version_and_the_same_merge_twice_are_refused() {
    on_both(|app| {
        let pair = Pair::new(app);
        let request = MergeRequest {
            other: pair.loser,
            version: 1,
            other_version: 7,
            take: std::collections::BTreeMap::new(),
        };
        let fault = merge(&app.gate, &pair.rep, "customer", pair.winner, &request);
        assert_eq!(fault.err().expect("stale").code, "version_conflict");
        pair.merge(app, &[]).expect("merged");
        assert_eq!(pair.merge(app, &[]).err().expect("twice").code, "merged");
        pair.unmerge(app).expect("parted");
        assert_eq!(pair.unmerge(app).err().expect("twice").code, "not_found");
        let fault = join(app, &pair.rep, pair.winner, pair.winner, &[]).err().expect("itself");
        assert_eq!(fault.fields[0].code, "merge_with_itself");
    });
}

#[test]
fn rights_at_the_time_of_undoing_count() {
    on_both(|app| {
        // Given a merge by a rep whose customer went to a colleague since
        let pair = Pair::new(app);
        pair.merge(app, &[]).expect("merged");
        let two = app.colleague("rep2", "rep", None);
        let boss = app.enter("boss");
        let request = BulkRequest {
            owner: Some(two.user()),
            ..BulkRequest::of(BulkAct::Assign, vec![pair.winner])
        };
        bulk(&app.gate, &boss, "customer", request).expect("given away");
        // Then neither of the two undoes it, and the owner of the business does
        assert_eq!(pair.unmerge(app).err().expect("refused").code, "not_found");
        let fault = part(app, &two, pair.winner, pair.loser).err().expect("refused");
        assert_eq!(fault.code, "not_found");
        part(app, &boss, pair.winner, pair.loser).expect("parted");
        assert_eq!(ids(app, &boss, "13987654321"), [pair.loser]);
        assert_eq!(listed(app, &pair.rep, "customer", None).len(), 1);
    });
}

#[test]
fn what_another_one_claimed_meanwhile_keeps_the_loser_away() {
    on_both(|app| {
        let pair = Pair::new(app);
        pair.merge(app, &[]).expect("merged");
        // Given somebody else with the id card of the one that went
        let third = json!({ "kind": "person", "name": "丙", "id_card": "11010519491231002X" });
        app.create(&pair.rep, "customer", third, None);
        // Then it cannot come back, and nothing has changed
        let before = version(app, pair.winner);
        assert_eq!(pair.unmerge(app).err().expect("refused").code, "not_unique");
        assert_eq!(version(app, pair.winner), before);
    });
}

#[test]
fn after_thirty_days_a_merge_is_final() {
    let clock = Arc::new(ManualClock::at(SystemClock.now()));
    let app = App::by(Arc::clone(&clock) as Arc<dyn Clock>);
    let pair = Pair::new(&app);
    pair.merge(&app, &[]).expect("merged");
    clock.advance_seconds(30 * 86_400);
    let rep = app.enter("rep1");
    let fault = part(&app, &rep, pair.winner, pair.loser).err().expect("too late");
    assert_eq!(fault.code, "merge_too_old");
}
