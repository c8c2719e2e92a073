//! Two people at one record, and two records that claim one person.

use std::sync::Barrier;

use gate::Entered;
use gate::verbs::history::history;
use gate::verbs::read::read;
use kernel::{Fault, Id};
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

const CARD: &str = "6217000030913673";
const ID_CARD: &str = "320505197609050637";

fn changed(app: &App, who: &Entered, id: Id, version: i64, values: Json) -> Result<i64, Fault> {
    app.try_update(who, "customer", id, version, values)
}

#[test]
fn of_two_who_save_at_once_one_is_told_and_no_change_is_lost() {
    on_both(|app| {
        // Given a record that two people have open
        let values = json!({ "kind": "person", "name": "单小燕", "phone": "13812345678" });
        let id = app.create(&app.owner, "customer", values, None);
        let (one, two) = (app.enter("boss"), app.colleague("second", "owner", None));
        // When both save at the same moment, again and again
        for round in 1..=10 {
            let start = Barrier::new(2);
            let save = |who: &Entered, values: Json| {
                start.wait();
                changed(app, who, id, round, values)
            };
            let (first, second) = std::thread::scope(|scope| {
                let first = scope.spawn(|| save(&one, json!({ "name": format!("甲{round}") })));
                let second =
                    scope.spawn(|| save(&two, json!({ "wechat": format!("wx_{round:04}") })));
                (first.join().expect("no panic"), second.join().expect("no panic"))
            });
            // Then one is stored and the other is told the version that is there now
            let (stored, told) = if first.is_ok() { (first, second) } else { (second, first) };
            assert_eq!(stored.expect("one is stored"), round + 1);
            let fault = told.expect_err("the other is told");
            let current = (round + 1).to_string();
            assert_eq!(
                (fault.code, fault.param("current_version")),
                ("version_conflict", Some(current.as_str()))
            );
        }
        // And the history has every change that was stored
        let lines = history(&app.gate, &app.owner, "customer", id, None).expect("history");
        assert_eq!(lines.get().len(), 11);
    });
}

#[test]
fn a_right_guess_of_a_masked_value_is_a_change_like_a_wrong_one() {
    on_both(|app| {
        // Given a record whose card the rep may write and sees masked
        let rep = app.colleague("rep", "rep", None);
        let values = json!({ "kind": "person", "name": "周春梅", "bank_card": CARD });
        let id = app.create(&rep, "customer", values, None);
        let seen = read(&app.gate, &rep, "customer", id).expect("the record").into_inner();
        assert!(json!(seen.values["bank_card"])["masked"].is_string());
        // When the rep writes the right value and a wrong one
        let guess = |version, card: &str| {
            changed(app, &rep, id, version, json!({ "bank_card": card })).expect("written")
        };
        // Then each makes a version
        assert_eq!(guess(1, CARD), 2);
        assert_eq!(guess(2, "4111111111111111"), 3);
        // And what is seen in the clear makes none when it stays as it was
        assert_eq!(changed(app, &rep, id, 3, json!({ "name": "周春梅" })).expect("same"), 3);
    });
}

/// A customer of one shop, the rep of that shop and the rep of another.
fn two_shops(app: &App) -> (Id, Entered, Entered) {
    let (one, two) = (app.department("一店", None), app.department("二店", None));
    let rep = app.colleague("rep1", "rep", Some(one));
    let other = app.colleague("rep2", "rep", Some(two));
    let values = json!({ "kind": "person", "name": "周春梅", "id_card": ID_CARD });
    (app.create(&rep, "customer", values, None), rep, other)
}

fn says_nothing_of(fault: &Fault, hidden: Id) {
    assert_eq!(fault.code, "exists_elsewhere");
    assert!(fault.fields.is_empty() && fault.params.is_empty(), "{fault:?}");
    assert!(!format!("{fault:?}").contains(&hidden.to_string()));
}

#[test]
fn a_clash_with_a_hidden_record_tells_that_it_exists_and_nothing_else() {
    on_both(|app| {
        let (hidden, _, other) = two_shops(app);
        // When the other shop creates the same person
        let values = json!({ "kind": "person", "name": "周梅", "id_card": ID_CARD });
        let fault = app.try_create(&other, "customer", values, None).expect_err("a clash");
        says_nothing_of(&fault, hidden);
        // Or gives the number to somebody who is there already
        let mine =
            app.create(&other, "customer", json!({ "kind": "person", "name": "周梅" }), None);
        let card = changed(app, &other, mine, 1, json!({ "id_card": ID_CARD }));
        // Whoever sees the field masked may still write it, and learns no more.
        says_nothing_of(&card.expect_err("a clash"), hidden);
        assert_eq!(read(&app.gate, &other, "customer", mine).expect("read").get().version, 1);
    });
}

#[test]
fn a_clash_with_a_record_of_one_s_own_names_it() {
    on_both(|app| {
        let (id, rep, _) = two_shops(app);
        let values = json!({ "kind": "person", "name": "周梅", "id_card": ID_CARD });
        let fault = app.try_create(&rep, "customer", values, None).expect_err("a clash");
        let named = id.to_string();
        assert_eq!((fault.code, fault.param("record")), ("not_unique", Some(named.as_str())));
    });
}

#[test]
fn of_two_who_create_one_person_at_once_one_succeeds() {
    on_both(|app| {
        let (one, two) = (app.enter("boss"), app.colleague("second", "owner", None));
        for (round, card) in
            [ID_CARD, "510107197510135426", "320505200310115947"].iter().enumerate()
        {
            let start = Barrier::new(2);
            let save = |who: &Entered| {
                start.wait();
                let values = json!({ "kind": "person", "name": "罗艳", "id_card": card });
                app.try_create(who, "customer", values, None)
            };
            let results = std::thread::scope(|scope| {
                let both = [scope.spawn(|| save(&one)), scope.spawn(|| save(&two))];
                both.map(|thread| thread.join().expect("no panic"))
            });
            let stored = results.iter().filter(|r| r.is_ok()).count();
            let codes: Vec<&str> =
                results.iter().filter_map(|r| r.as_ref().err().map(|f| f.code)).collect();
            assert_eq!((stored, &codes[..]), (1, &["not_unique"][..]), "round {round}");
        }
    });
}
