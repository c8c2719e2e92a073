//! Approvals: what needs one, who is asked, and what it means for the record meanwhile and afterwards.

mod course;
mod holding;
mod left;
mod people;
pub mod shop;

use gate::verbs::approvals::Deed;
use gate::verbs::delete;
use kernel::FaultKind;
use serde_json::json;
use tests::app::on_both;

use shop::{Shop, lines};

#[test]
fn a_quote_above_the_limit_is_sent_only_once_it_is_approved() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a quote within the limit, which needs nobody
        let small = shop.quote("10");
        shop.app
            .try_update(&shop.rep, "quote", small, 1, json!({ "status": "sent" }))
            .expect("sent");
        // And one above it
        let quote = shop.quote("20");
        let fault = shop.to_status(quote, "sent").expect_err("refused");
        assert_eq!((fault.code, fault.param("fields")), ("approval_needed", Some("status")));
        // When it is asked for and agreed to
        let approval = shop.submit(quote, Some("老客户，给九折以下")).expect("asked");
        assert_eq!(shop.to_status(quote, "sent").expect_err("pending").code, "approval_pending");
        assert_eq!(
            shop.decide(&shop.manager, approval, Deed::Approve).expect("agreed"),
            "approved"
        );
        // Then it is sent, and accepted
        shop.to_status(quote, "sent").expect("sent");
        shop.to_status(quote, "accepted").expect("accepted");
        // And nobody asks again for what holds
        assert_eq!(shop.submit(quote, None).expect_err("held").code, "approval_not_needed");
    });
}

#[test]
fn nothing_of_a_record_changes_while_it_waits_and_the_requester_takes_it_back() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        // When somebody edits it, asks again, or throws it away
        let edit = shop.update(quote, json!({ "terms": "款到发货" })).expect_err("held");
        let again = shop.submit(quote, None).expect_err("held");
        let gone = delete::delete(&app.gate, &shop.rep, "quote", quote, None);
        let codes = [edit.code, again.code, gone.err().expect("held").code];
        // Then it stays as it is
        assert_eq!(codes, ["approval_pending"; 3]);
        // And only who asked takes it back, whereupon it is free
        let fault = shop.decide(&shop.manager, approval, Deed::Withdraw).expect_err("not theirs");
        assert_eq!(fault.kind, FaultKind::NotFound);
        shop.decide(&shop.rep, approval, Deed::Withdraw).expect("withdrawn");
        shop.update(quote, json!({ "terms": "款到发货" })).expect("free");
        assert_eq!(
            shop.decide(&shop.manager, approval, Deed::Approve).expect_err("closed").code,
            "approval_decided"
        );
        shop.submit(quote, None).expect("asked anew");
    });
}

#[test]
fn what_was_approved_is_void_once_it_is_something_else() {
    on_both(|app| {
        let shop = Shop::new(app);
        let quote = shop.quote("20");
        let approval = shop.submit(quote, None).expect("asked");
        shop.decide(&shop.manager, approval, Deed::Approve).expect("agreed");
        // A remark does not change what was agreed to
        shop.update(quote, json!({ "title": "九折之后" })).expect("another title");
        assert_eq!(shop.status(quote), "approved");
        // When the discount grows
        shop.update(quote, json!({ "lines": lines("30") })).expect("changed");
        // Then the approval is void, with an entry of its own, and the quote waits for another one
        assert_eq!(shop.status(quote), "voided");
        assert_eq!(shop.to_status(quote, "sent").expect_err("void").code, "approval_needed");
        let told = app.events().into_iter().filter(|event| event.act == "decide");
        let outcomes: Vec<_> = told.filter_map(|e| e.details.get("outcome").cloned()).collect();
        assert_eq!(outcomes, ["approved", "voided"]);
        let anew = shop.submit(quote, None).expect("asked anew");
        shop.decide(&shop.manager, anew, Deed::Approve).expect("agreed");
        shop.to_status(quote, "sent").expect("sent");
        // And where it stands behind the guard, what was agreed to is not changed at all
        let fault = shop.update(quote, json!({ "lines": lines("40") })).expect_err("refused");
        assert_eq!(fault.code, "approval_needed");
        assert_eq!(shop.status(quote), "approved");
    });
}

#[test]
fn a_record_is_not_made_behind_the_guard_and_a_won_deal_is_guarded_by_its_stage() {
    on_both(|app| {
        let shop = Shop::new(app);
        let made = json!({ "title": "直接发送", "status": "sent", "lines": lines("20") });
        let fault = app.try_create(&shop.rep, "quote", made, Some(shop.customer)).expect_err("no");
        assert_eq!(fault.code, "approval_needed");
        // Given deals above a limit that must be approved before they are won
        shop.flow("deal", "amount > 50000", "status = \"won\"", &[json!({ "who": "manager" })]);
        let deal = json!({ "title": "Kelly 25", "amount": "88000" });
        let deal = app.create(&shop.rep, "deal", deal, Some(shop.customer));
        // When one is put into the stage that wins it
        let won = json!({ "stage": shop.stage("赢单") });
        let rep = app.enter("rep1");
        let fault = app.try_update(&rep, "deal", deal, 1, won.clone()).expect_err("refused");
        // Then the choice that led there is named with what it leads to, and approved it may go there
        assert_eq!((fault.code, fault.param("fields")), ("approval_needed", Some("stage,status")));
        let approval = shop.submit_of("deal", deal, None).expect("asked");
        shop.decide(&shop.manager, approval, Deed::Approve).expect("agreed");
        app.try_update(&rep, "deal", deal, 1, won).expect("won");
    });
}

#[test]
fn a_flow_looks_at_open_fields_of_its_object_alone() {
    on_both(|app| {
        let shop = Shop::new(app);
        let flow = |object: &str, condition: &str, guard: &str| {
            let values = json!({ "name": "流程", "object": object, "enabled": true,
                "condition": condition, "guard": guard });
            let fault = app.try_create(&app.enter("boss"), "approval_flow", values, None);
            fault.err().map(|fault| (fault.fields[0].field.clone(), fault.fields[0].code))
        };
        let at = |field: &str, code| Some((field.to_owned(), code));
        // A sealed field would make the flow an oracle
        let sealed = flow("customer", "phone = \"13812345678\"", "level = \"vip\"");
        assert_eq!(sealed, at("condition", "condition_not_open"));
        assert_eq!(flow("quote", "", "titles = \"a\""), at("guard", "unknown_field"));
        assert_eq!(
            flow("quote", "updated_at > \"2026-01-01\"", "status = \"sent\""),
            at("condition", "condition_not_open")
        );
        assert_eq!(flow("user", "", "status = \"active\""), at("object", "unknown_object"));
        assert_eq!(flow("approval", "", "status = \"approved\""), at("object", "unknown_object"));
        assert_eq!(
            flow("quote", "discount_rate >", "status = \"sent\""),
            at("condition", "bad_filter")
        );
        assert_eq!(flow("quote", "", "status = \"sent\""), None);
        // And who sells arranges none
        let values = json!({ "name": "流程", "object": "quote", "guard": "status = \"sent\"" });
        assert!(app.try_create(&shop.rep, "approval_flow", values, None).is_err());
    });
}
