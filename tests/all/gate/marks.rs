//! What people mark for themselves: records seen last, favourites, closed tips; and whom a follow-up names.

use gate::Entered;
use gate::enter::me::{marks, tips};
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::create::{CreateRequest, create};
use gate::verbs::delete::delete;
use kernel::{Id, limits};
use serde_json::json;
use tests::app::{App, on_both};

/// Two reps of one shop and their manager.
fn shop(app: &App) -> (Entered, Entered, Entered) {
    let department = Some(app.department("一店", None));
    (
        app.colleague("rep1", "rep", department),
        app.colleague("rep2", "rep", department),
        app.colleague("manager", "manager", department),
    )
}

fn customer(app: &App, who: &Entered, name: &str) -> Id {
    app.create(who, "customer", json!({ "kind": "person", "name": name }), None)
}

/// The titles of what somebody saw last, and of their favourites.
fn titles(app: &App, who: &Entered) -> (Vec<String>, Vec<String>) {
    let shown = marks::marked(&app.gate, who, None).expect("the marks").into_inner();
    let of = |list: Vec<marks::Marked>| list.into_iter().map(|one| one.title).collect();
    (of(shown.recent), of(shown.favourites))
}

fn see(app: &App, who: &Entered, id: Id) -> bool {
    marks::remember(&app.gate, who, "customer", id).expect("remembered").favourite
}

#[test]
fn what_somebody_saw_and_starred_is_theirs_alone_and_the_latest_comes_first() {
    on_both(|app| {
        // Given two customers of a rep, one of them starred
        let (one, two, _) = shop(app);
        let (a, b) = (customer(app, &one, "单小燕"), customer(app, &one, "仇英"));
        marks::star(&app.gate, &one, "customer", a).expect("starred");
        // When both are opened
        let first = see(app, &one, a);
        let second = see(app, &one, b);
        // Then the later one comes first, and a colleague has nothing of it
        assert!(first && !second);
        let names = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(titles(app, &one), (names(&["仇英", "单小燕"]), names(&["单小燕"])));
        assert_eq!(titles(app, &two), (vec![], vec![]));
        // And who takes the star away and forgets what was seen has nothing either
        marks::unstar(&app.gate, &one, a).expect("no star");
        marks::forget_recent(&app.gate, &one).expect("forgotten");
        assert_eq!(titles(app, &one), (vec![], vec![]));
    });
}

#[test]
fn a_mark_shows_nothing_that_may_not_be_read_any_more() {
    on_both(|app| {
        // Given a rep's favourites: one is given to a colleague, one deleted, one goes to a pool
        let (one, two, manager) = shop(app);
        let [given, deleted, kept] = ["单小燕", "仇英", "解晓东"].map(|name| {
            let id = customer(app, &one, name);
            marks::star(&app.gate, &one, "customer", id).expect("starred");
            id
        });
        see(app, &one, given);
        let to = BulkRequest {
            owner: Some(two.user()),
            ..BulkRequest::of(BulkAct::Assign, vec![given])
        };
        assert_eq!(bulk(&app.gate, &manager, "customer", to).expect("given").get().done, 1);
        delete(&app.gate, &one, "customer", deleted, None).expect("deleted");
        // When the rep looks, then only the one is there that they may still read
        assert_eq!(titles(app, &one), (vec![], vec!["解晓东".to_owned()]));
        // And nobody marks what is not theirs to read, or is no record of the business
        for (object, id) in [("customer", given), ("user", one.user()), ("customer", deleted)] {
            let fault = marks::star(&app.gate, &one, object, id).expect_err("refused");
            assert_eq!(fault.code, "not_found", "{object}");
        }
        let fault = marks::remember(&app.gate, &two, "customer", kept).err().expect("refused");
        assert_eq!(fault.code, "not_found");
    });
}

#[test]
fn only_so_many_are_kept() {
    on_both(|app| {
        let (one, ..) = shop(app);
        // Given as many favourites as there may be
        let ids: Vec<Id> =
            (0..=limits::FAVOURITES).map(|n| customer(app, &one, &format!("客{n}"))).collect();
        for id in ids.iter().take(limits::FAVOURITES) {
            marks::star(&app.gate, &one, "customer", *id).expect("starred");
            see(app, &one, *id);
        }
        // When there comes one more, then it is refused, and one that is there already is not
        let last = *ids.last().expect("ids");
        let fault = marks::star(&app.gate, &one, "customer", last).expect_err("refused");
        assert_eq!(fault.code, "too_many_favourites");
        marks::star(&app.gate, &one, "customer", ids[0]).expect("as before");
        // And of those seen the oldest are forgotten
        assert_eq!(titles(app, &one).0.len(), limits::RECENT);
    });
}

#[test]
fn a_closed_tip_stays_closed_for_this_user_until_they_want_it_again() {
    on_both(|app| {
        let (one, two, _) = shop(app);
        tips::close(&app.gate, &one, "palette").expect("closed");
        tips::close(&app.gate, &one, "palette").expect("as before");
        assert_eq!(tips::closed(&app.gate, &one).expect("tips"), ["palette"]);
        assert!(tips::closed(&app.gate, &two).expect("tips").is_empty());
        for bad in ["", "Palette", "a b", &"x".repeat(41)] {
            assert_eq!(
                tips::close(&app.gate, &one, bad).expect_err("no name").code,
                "bad_argument"
            );
        }
        tips::show_again(&app.gate, &one).expect("shown again");
        assert!(tips::closed(&app.gate, &one).expect("tips").is_empty());
    });
}

#[test]
fn a_follow_up_names_colleagues_who_are_there() {
    on_both(|app| {
        let (_, two, _) = shop(app);
        // Whoever came in before a colleague was made does not know them yet.
        let one = app.enter("rep1");
        let id = customer(app, &one, "单小燕");
        let say = |mentions: serde_json::Value| {
            let values = json!({ "kind": "visit", "body": "@李雷 看一下", "place": "门店",
                "at": "2027-01-15T02:00:00Z", "mentions": mentions });
            let values = values.as_object().cloned().expect("an object");
            let request =
                CreateRequest { object: "follow_up".into(), values, owner: None, parent: Some(id) };
            create(&app.gate, &one, request)
        };
        // A colleague is named with their name
        let shown = say(json!([two.user().to_string()])).expect("said").into_inner();
        assert!(shown.refs.contains_key(&two.user().to_string()));
        // Somebody who is not there is refused at the field
        let fault = say(json!([Id::new().to_string()])).err().expect("refused");
        assert_eq!(fault.fields.first().map(|f| f.code), Some("bad_user"));
    });
}
