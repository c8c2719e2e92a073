//! What approvals hold back beside an edit: conversions, merges, and moves to somebody else.

use gate::verbs::approvals::{Deed, standing};
use gate::verbs::convert::{ConvertRequest, convert};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::merge::{MergeRequest, merge, preview};
use gate::verbs::read::read;
use kernel::Id;
use serde_json::json;
use tests::app::{App, map, on_both};

use super::shop::{Shop, lines};

fn manager() -> [serde_json::Value; 1] {
    [json!({ "who": "manager" })]
}

fn customers(app: &App) -> usize {
    let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
    list(&app.gate, &app.enter("boss"), &request).expect("a list").get().items.len()
}

/// How the latest approval of a deal stands.
fn latest(app: &App, deal: Id) -> &'static str {
    let told = standing(&app.gate, &app.enter("boss"), "deal", deal).expect("how it stands");
    told.get().approvals[0].status
}

#[test]
fn a_conversion_makes_nothing_that_needs_an_approval_first() {
    on_both(|app| {
        // Given large deals that are not made without an approval
        let shop = Shop::new(app);
        shop.flow("deal", "amount > 50000", "status = \"open\"", &manager());
        let rep = app.enter("rep1");
        let large = json!({ "title": "二十只 Kelly", "amount": "88000" });
        let fault = app.try_create(&rep, "deal", large.clone(), Some(shop.customer));
        assert_eq!(fault.expect_err("refused").code, "approval_needed");
        // When a lead is to become one
        let values = json!({ "name": "丁一", "phone": "13812345678", "source": "website" });
        let lead = app.create(&rep, "lead", values, None);
        let turn = |deal| {
            let request = ConvertRequest { chance: Some(map(deal)), ..ConvertRequest::default() };
            convert(&app.gate, &rep, "lead", lead, request).map(gate::Shown::into_inner)
        };
        let before = customers(app);
        // Then nothing is made, and a small one still is
        assert_eq!(turn(large).expect_err("refused").code, "approval_needed");
        assert_eq!(customers(app), before);
        turn(json!({ "title": "一只 Kelly", "amount": "9000" })).expect("converted");
        assert_eq!(customers(app), before + 1);
    });
}

#[test]
fn what_waits_for_an_approval_is_not_merged() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.flow("customer", "level = \"vip\"", "kind = \"company\"", &manager());
        let rep = app.enter("rep1");
        let vip = json!({ "kind": "person", "name": "单晓燕", "level": "vip" });
        let vip = app.create(&rep, "customer", vip, None);
        let approval = shop.submit_of("customer", vip, None).expect("asked");
        let version = |id| read(&app.gate, &rep, "customer", id).expect("there").get().version;
        let join = |winner, other| {
            let (version, other_version) = (version(winner), version(other));
            let request = MergeRequest { other, version, other_version, take: Default::default() };
            merge(&app.gate, &rep, "customer", winner, &request).map(drop)
        };
        // Neither as the one that goes nor as the one that stays, which is told beforehand
        for (winner, loser) in [(shop.customer, vip), (vip, shop.customer)] {
            assert_eq!(join(winner, loser).expect_err("held").code, "approval_pending");
            let told = preview(&app.gate, &rep, "customer", winner, loser);
            assert_eq!(told.err().expect("held").code, "approval_pending");
        }
        // And once the request is taken back it is free
        shop.decide(&rep, approval, Deed::Withdraw).expect("withdrawn");
        preview(&app.gate, &rep, "customer", shop.customer, vip).expect("a preview");
        join(shop.customer, vip).expect("merged");
    });
}

#[test]
fn a_record_does_not_go_to_somebody_for_whom_it_would_need_an_approval() {
    on_both(|app| {
        // Given a manager who may not have large deals without one
        let shop = Shop::new(app);
        let condition = format!("owner = \"{}\"", shop.manager.user());
        shop.flow("deal", &condition, "amount > 50000", &manager());
        let deal = |amount| {
            let values = json!({ "title": "Kelly 25", "amount": amount });
            app.create(&app.enter("rep1"), "deal", values, Some(shop.customer))
        };
        let (large, small) = (deal("88000"), deal("9000"));
        // Then a large one does not come to them, though it goes to others, and a small one does
        let fault = shop.give("deal", large, &shop.manager).expect_err("refused");
        assert_eq!(fault.code, "approval_needed");
        shop.give("deal", large, &shop.other).expect("given");
        shop.give("deal", small, &shop.manager).expect("given");
    });
}

#[test]
fn what_was_approved_for_its_owner_is_void_for_the_next_one() {
    on_both(|app| {
        let shop = Shop::new(app);
        let condition = format!("owner = \"{}\"", shop.rep.user());
        shop.flow("deal", &condition, "amount > 50000", &manager());
        let values = json!({ "title": "Kelly 25", "amount": "9000" });
        let deal = app.create(&app.enter("rep1"), "deal", values, Some(shop.customer));
        let approval = shop.submit_of("deal", deal, None).expect("asked");
        // While it waits, it does not go to somebody for whom other conditions hold
        let fault = shop.give("deal", deal, &shop.other).expect_err("held");
        assert_eq!(fault.code, "approval_pending");
        shop.decide(&shop.manager, approval, Deed::Approve).expect("agreed");
        // When it goes afterwards, what was agreed to holds no more
        shop.give("deal", deal, &shop.other).expect("given");
        assert_eq!(latest(app, deal), "voided");
    });
}

#[test]
fn an_approval_is_found_however_many_requests_came_after_it() {
    on_both(|app| {
        // Given a quote that needs two approvals and has one of them
        let shop = Shop::new(app);
        let guard = "(status = \"sent\" OR status = \"accepted\")";
        shop.flow("quote", "discount_rate > 10", guard, &manager());
        let quote = shop.quote("20");
        let first = shop.submit(quote, None).expect("asked");
        shop.decide(&shop.manager, first, Deed::Approve).expect("agreed");
        // When the other one is asked for and taken back again and again
        for _ in 0..21 {
            let next = shop.submit(quote, None).expect("asked");
            shop.decide(&shop.rep, next, Deed::Withdraw).expect("withdrawn");
        }
        // Then the first one is still told of, and void once the discount grows
        let told = shop.standing(&shop.rep, quote).approvals;
        assert!(told.iter().any(|one| one.id == first && one.status == "approved"));
        shop.update(quote, json!({ "lines": lines("30") })).expect("changed");
        assert_eq!(shop.status(quote), "voided");
        // And both can be asked for anew
        for _ in 0..2 {
            let next = shop.submit(quote, None).expect("asked anew");
            shop.decide(&shop.manager, next, Deed::Approve).expect("agreed");
        }
        shop.to_status(quote, "sent").expect("sent");
    });
}
