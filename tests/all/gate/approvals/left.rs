//! Requests whose people have gone, or whose record has come to who was asked; and who is told of what.

use gate::Entered;
use gate::enter::me::notifications::{Request, list};
use gate::enter::user;
use gate::verbs::approvals::{Deed, Standing, Which, standing};
use gate::verbs::read::read;
use kernel::{FaultKind, Id};
use serde_json::json;
use tests::app::{App, on_both};

use super::shop::Shop;

/// Somebody leaves: they cannot come in any more.
fn freeze(app: &App, who: &Entered) {
    user::freeze(&app.gate, &app.enter("boss"), who.user(), "离职").expect("frozen");
}

fn deal_stands(app: &App, who: &Entered, deal: Id) -> Standing {
    standing(&app.gate, who, "deal", deal).expect("how it stands").into_inner()
}

/// What somebody was told, and of which record.
fn told(app: &App, login: &str) -> Vec<(String, Option<Id>)> {
    let found = list(&app.gate, &app.enter(login), &Request::default()).expect("notifications");
    found.into_inner().items.into_iter().map(|one| (one.kind, one.record)).collect()
}

#[test]
fn whoever_has_become_the_owner_does_not_approve_and_can_take_the_request_back() {
    on_both(|app| {
        let shop = Shop::new(app);
        let steps = [json!({ "who": "manager" })];
        shop.flow("deal", "amount > 50000", "status = \"won\"", &steps);
        let values = json!({ "title": "Kelly 25", "amount": "88000" });
        let deal = app.create(&app.enter("rep1"), "deal", values, Some(shop.customer));
        let approval = shop.submit_of("deal", deal, None).expect("asked");
        // Given that the deal comes to who was asked, and is no longer the requester's to read
        shop.give("deal", deal, &shop.manager).expect("given");
        let owner = app.enter("manager");
        let fault = shop.decide(&owner, approval, Deed::Approve).expect_err("own");
        assert_eq!(fault.code, "approval_own");
        let waiting = shop.inbox(&owner, Which::Waiting);
        assert_eq!((waiting.items.len(), waiting.items[0].may.len()), (1, 0));
        // Then a colleague who may not change it cannot take the request back, and its owner can
        let fault = shop.decide(&shop.other, approval, Deed::Withdraw).expect_err("not theirs");
        assert_eq!(fault.kind, FaultKind::NotFound);
        assert_eq!(deal_stands(app, &owner, deal).approvals[0].may, ["withdraw"]);
        shop.decide(&owner, approval, Deed::Withdraw).expect("withdrawn");
        // And the ledger says whose request it was
        let entry = app.events().into_iter().rfind(|event| event.act == "submit").expect("entry");
        let rep = shop.rep.user().to_string();
        assert_eq!(entry.details.get("requester"), Some(&rep));
        assert_eq!(entry.details.get("act").map(String::as_str), Some("withdraw"));
        assert_eq!(entry.actor, Some(owner.user()));
        // And it is free: the next one up is asked
        let anew = shop.submit_as(&owner, "deal", deal, None).expect("asked anew");
        shop.decide(&app.enter("boss"), anew, Deed::Approve).expect("agreed");
    });
}

#[test]
fn a_step_of_all_does_not_wait_for_who_has_left() {
    on_both(|app| {
        let head = Some(app.department("总店", None));
        let [one, two] = ["one", "two"].map(|login| app.colleague(login, "owner", head));
        let people = [one.user(), two.user()];
        let shop = Shop::with(app, &[json!({ "who": "people", "people": people, "need": "all" })]);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        freeze(app, &one);
        let done = shop.decide(&app.enter("two"), approval, Deed::Approve).expect("agreed");
        assert_eq!(done, "approved");
        shop.to_status(quote, "sent").expect("sent");
    });
}

#[test]
fn a_request_of_people_who_have_all_left_is_taken_back_by_who_may_change_the_record() {
    on_both(|app| {
        let head = Some(app.department("总店", None));
        let one = app.colleague("one", "owner", head);
        let shop = Shop::with(app, &[json!({ "who": "people", "people": [one.user()] })]);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        freeze(app, &one);
        // As long as who asked is there, nobody else takes it back
        let manager = app.enter("manager");
        assert!(shop.standing(&manager, quote).approvals[0].may.is_empty());
        let fault = shop.decide(&manager, approval, Deed::Withdraw).expect_err("not theirs");
        assert_eq!(fault.kind, FaultKind::NotFound);
        // When they have left as well, the manager does
        freeze(app, &shop.rep);
        let manager = app.enter("manager");
        assert_eq!(shop.standing(&manager, quote).approvals[0].may, ["withdraw"]);
        shop.decide(&manager, approval, Deed::Withdraw).expect("withdrawn");
        let version = read(&app.gate, &manager, "quote", quote).expect("there").get().version;
        let terms = json!({ "terms": "款到发货" });
        app.try_update(&manager, "quote", quote, version, terms).expect("free");
    });
}

#[test]
fn who_is_asked_and_who_asked_are_each_told_once_and_nobody_else_is() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        let one = |kind: &str| vec![(kind.to_owned(), Some(quote))];
        assert_eq!(told(app, "manager"), one("approval_asked"));
        assert!(told(app, "rep1").is_empty());
        shop.decide(&shop.manager, approval, Deed::Approve).expect("agreed");
        assert_eq!(told(app, "rep1"), one("approval_decided"));
        assert_eq!(told(app, "manager"), one("approval_asked"));
        assert!(told(app, "rep2").is_empty() && told(app, "boss").is_empty());
    });
}
