//! A lead becomes a customer, with a contact and a deal, once.

use gate::verbs::convert::ConvertRequest;
use kernel::FaultKind;
use policy::{Grant, Rows, Verb, View};
use serde_json::json;
use tests::app::{App, map, on_both};

use super::kit::{Shop, all_of_it, counts, lead, listed, seen, turn};

#[test]
fn a_lead_becomes_a_customer_a_contact_and_a_deal_with_what_was_said() {
    on_both(|app| {
        // Given a lead of a company that was followed up
        let shop = Shop::new(app);
        let rep = &shop.reps[0];
        let more = json!({ "company_name": "锦绣商贸", "position": "采购", "need": "二十只",
            "remark": "急", "region": "上海市黄浦区" });
        let id = lead(app, rep, "丁一", more);
        let said = json!({ "kind": "call", "body": "下周看货", "at": "2026-11-03T02:00:00Z" });
        app.create(rep, "lead_follow_up", said, Some(id));
        // When its owner, who sees the phone masked, turns it into a customer
        let done = turn(app, rep, id, all_of_it()).expect("converted");
        // Then all of it is there, masked as before, and the person is the contact alone
        let customer = seen(app, rep, "customer", done.customer);
        assert_eq!(customer["title"], "锦绣商贸");
        let values = &customer["values"];
        assert_eq!((&values["kind"], &values["source"]), (&json!("company"), &json!("website")));
        assert_eq!(
            (&values["remark"], &values["last_contact_on"]),
            (&json!("急"), &json!("2026-11-03"))
        );
        assert!(values.get("phone").is_none() && values["owned_since"].is_string());
        let contact = seen(app, rep, "contact", done.contact.expect("a contact"));
        assert_eq!(contact["values"]["phone"]["masked"], "138****5678");
        assert_eq!(
            (&contact["values"]["name"], &contact["values"]["position"]),
            (&json!("丁一"), &json!("采购"))
        );
        let deal = seen(app, rep, "deal", done.deal.expect("a deal"));
        assert_eq!(deal["values"]["remark"], "二十只");
        assert_eq!(deal["values"]["contact"], contact["id"]);
        assert_eq!(
            (&deal["owner"], &deal["values"]["status"]),
            (&json!(rep.user()), &json!("open"))
        );
        let said = listed(app, rep, "follow_up", "");
        assert_eq!((said.len(), said[0].parent, done.follow_ups), (1, Some(done.customer), 1));
        // And the owner finds the customer's contact by the phone
        let boss = app.enter("boss");
        assert_eq!(listed(app, &boss, "contact", "phone = \"13812345678\"").len(), 1);
        // And the lead says what it became, and is only read
        let shown = seen(app, rep, "lead", id);
        assert_eq!(shown["values"]["status"], "converted");
        assert_eq!(shown["values"]["customer"], customer["id"]);
        assert_eq!(shown["values"]["deal"], deal["id"]);
        assert!(!shown["may"].as_array().expect("acts").contains(&json!("convert")));
        let fault = app.try_update(rep, "lead", id, 2, json!({ "remark": "x" })).expect_err("read");
        assert_eq!((fault.kind, fault.code), (FaultKind::Conflict, "lead_converted"));
        let late = json!({ "kind": "note", "body": "x", "at": "2026-11-04T02:00:00Z" });
        let fault = app.try_create(rep, "lead_follow_up", late, Some(id)).expect_err("read");
        assert_eq!(fault.code, "lead_converted");
        // And the ledger tells of each record once
        let events = app.events();
        let of = |act: &str, id| {
            events.iter().filter(|e| e.act == act && e.records.contains(&id)).count()
        };
        assert_eq!((of("convert", id), of("create", done.customer)), (1, 1));
    });
}

#[test]
fn of_two_who_convert_a_lead_at_once_one_makes_the_customer() {
    on_both(|app| {
        let shop = Shop::new(app);
        let id = lead(app, &shop.reps[0], "丁一", json!({}));
        let people = ["rep1", "rep1", "manager", "boss"].map(|login| app.enter(login));
        let codes: Vec<&str> = std::thread::scope(|scope| {
            let all = people.map(|who| {
                scope.spawn(move || {
                    turn(app, &who, id, all_of_it()).map_or_else(|f| f.code, |_| "ok")
                })
            });
            all.into_iter().map(|one| one.join().expect("no panic")).collect()
        });
        let won = codes.iter().filter(|code| **code == "ok").count();
        let told = codes.iter().filter(|code| **code == "converted_already").count();
        assert_eq!((won, told), (1, 3), "{codes:?}");
        let counts = counts(app);
        assert_eq!((counts["customer"], counts["contact"], counts["deal"]), (1, 1, 1));
    });
}

#[test]
fn a_customer_who_is_there_gets_no_second_contact() {
    on_both(|app| {
        // Given a customer with the contact that the lead is
        let shop = Shop::new(app);
        let rep = &shop.reps[0];
        let company = json!({ "kind": "company", "company_name": "锦绣商贸" });
        let customer = app.create(rep, "customer", company, None);
        let contact = json!({ "name": "丁总", "phone": "138 1234 5678" });
        let contact = app.create(rep, "contact", contact, Some(customer));
        let to = |request| ConvertRequest { existing: Some(customer), ..request };
        let more = json!({ "company_name": "锦绣商贸有限公司" });
        // When leads of that person and of another are turned over to it
        let same = lead(app, rep, "丁一", more.clone());
        let same = turn(app, rep, same, to(all_of_it())).expect("converted");
        let other = lead(app, rep, "丁一", json!({ "phone": "13987654321" }));
        let other = turn(app, rep, other, to(all_of_it())).expect("converted");
        // Then the first is known and the second is new
        assert_eq!(
            (same.customer, same.contact, same.contact_known),
            (customer, Some(contact), true)
        );
        assert!(!other.contact_known);
        let found = counts(app);
        assert_eq!((found["customer"], found["contact"], found["deal"]), (1, 2, 2));
        // And the customer's own name stays
        assert_eq!(seen(app, rep, "customer", customer)["title"], "锦绣商贸");
        // And nobody gives a lead to a customer whom they may not change
        let mine = lead(app, &shop.reps[1], "丁一", json!({}));
        let fault = turn(app, &shop.reps[1], mine, to(all_of_it())).expect_err("not theirs");
        assert_eq!(
            (fault.fields[0].field.as_str(), fault.fields[0].code),
            ("customer", "bad_relation")
        );
    });
}

#[test]
fn where_one_part_is_refused_nothing_is_made() {
    on_both(|app| {
        let shop = Shop::new(app);
        let rep = &shop.reps[0];
        let id = lead(app, rep, "丁一", json!({}));
        // A deal without a title
        let request = ConvertRequest { chance: Some(map(json!({}))), ..all_of_it() };
        let fault = turn(app, rep, id, request).expect_err("a title");
        assert_eq!(
            (fault.fields[0].field.as_str(), fault.fields[0].code),
            ("deal.title", "required")
        );
        // An id card that somebody else's customer has
        let card = "11010519491231002X";
        let taken = json!({ "kind": "person", "name": "单小燕", "id_card": card });
        app.create(&shop.reps[1], "customer", taken, None);
        let boss = app.enter("boss");
        let request = ConvertRequest { values: map(json!({ "id_card": card })), ..all_of_it() };
        let fault = turn(app, &boss, id, request).expect_err("a clash");
        assert_eq!(fault.kind, FaultKind::Conflict);
        // A version that is not the lead's
        let request = ConvertRequest { version: Some(7), ..all_of_it() };
        assert_eq!(turn(app, rep, id, request).expect_err("stale").code, "version_conflict");
        assert_eq!(
            (counts(app)["customer"], counts(app)["contact"], counts(app)["deal"]),
            (1, 0, 0)
        );
        assert_eq!(seen(app, rep, "lead", id)["values"]["status"], "new");
        // And a colleague does not find it
        let fault = turn(app, &shop.reps[1], id, all_of_it()).expect_err("not theirs");
        assert_eq!(fault.kind, FaultKind::NotFound);
    });
}

#[test]
fn what_is_masked_is_not_seen_by_converting() {
    let app = App::sqlite();
    let shop = Shop::new(&app);
    // Given somebody who sees phones of leads masked and those of customers in the clear
    let verbs: &[&[Verb]] = &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Convert]];
    let grants = [
        Grant::on("lead", Rows::All, verbs).edit("*", View::Clear).see("field:phone", View::Masked),
        Grant::on("customer", Rows::All, verbs).edit("*", View::Clear),
        Grant::on("contact", Rows::All, verbs).edit("*", View::Clear),
        Grant::on("user", Rows::All, &[Verb::READING]).see("*", View::Clear),
    ];
    let role = app.role("接线员", &grants);
    let clerk = app.colleague_with("clerk", role, None);
    let id = lead(&app, &shop.reps[0], "丁一", json!({}));
    assert_eq!(seen(&app, &clerk, "lead", id)["values"]["phone"]["masked"], "138****5678");
    // When they convert it, then they are refused and see nothing, whether to a customer or a contact
    let fault = turn(&app, &clerk, id, ConvertRequest::default()).expect_err("it would be seen");
    assert_eq!((fault.kind, fault.code), (FaultKind::Denied, "conversion_reveals"));
    assert_eq!(counts(&app)["customer"], 0);
    // Neither may they make what they may not
    let request =
        ConvertRequest { chance: Some(map(json!({ "title": "x" }))), ..ConvertRequest::default() };
    let other = app.create(&clerk, "lead", json!({ "name": "戊二" }), None);
    let fault = turn(&app, &clerk, other, request).expect_err("no deals");
    assert_eq!(fault.kind, FaultKind::Denied);
    turn(&app, &clerk, other, ConvertRequest::default()).expect("nothing was masked");
}
