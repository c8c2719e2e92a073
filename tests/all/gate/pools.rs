//! Pools: what is given back, claimed and given out.

mod guards;
pub mod kit;
mod limits;

use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::{delete, restore};
use kernel::Id;
use serde_json::json;
use tests::app::on_both;

use kit::{Shop, customer, json_of, listed, of, take};

#[test]
fn a_customer_given_back_lies_in_the_pool_masked_until_somebody_claims_it() {
    on_both(|app| {
        // Given a customer with a contact and a follow-up
        let shop = Shop::new(app);
        let contact = json!({ "name": "丁一", "phone": "13912345678" });
        app.create(&shop.one, "contact", contact, Some(shop.customer));
        let note = json!({ "kind": "call", "body": "喜欢黑金", "at": "2026-11-01T10:00:00+08:00" });
        app.create(&shop.one, "follow_up", note, Some(shop.customer));
        // When its owner gives it back
        shop.give_back(app);
        // Then it is in nobody's list, and in the pool without what tells who it is
        let two = app.enter("rep2");
        for who in [&app.enter("rep1"), &two] {
            assert!(listed(app, who, &of("customer", false)).is_empty());
            assert!(listed(app, who, &of("contact", false)).is_empty());
        }
        let found = listed(app, &two, &of("customer", true));
        let seen = json_of(&found[0]);
        assert_eq!(
            (seen["state"].as_str(), seen["title"].as_str()),
            (Some("pooled"), Some("单*燕"))
        );
        assert_eq!(seen["values"]["phone"]["masked"], json!("138****5678"));
        assert!(seen["values"].get("id_card").is_none() && seen["reveal"] == json!([]));
        assert_eq!(seen["values"]["pooled_why"], json!("returned"));
        assert_eq!(seen["may"], json!(["claim"]));
        // And when a colleague claims it, all of it is theirs
        take(app, &two, shop.customer).expect("claimed");
        let seen = json_of(&listed(app, &two, &of("customer", false))[0]);
        assert_eq!((&seen["title"], &seen["owner"]), (&json!("单小燕"), &json!(two.user())));
        assert!(seen["values"].get("pool").is_none() && seen["values"]["owned_since"].is_string());
        assert_eq!(listed(app, &two, &of("contact", false)).len(), 1);
        assert_eq!(listed(app, &two, &of("follow_up", false)).len(), 1);
        assert!(listed(app, &two, &of("customer", true)).is_empty());
        // And the ledger tells of both, once each
        let acts = app.events();
        for act in ["release", "claim"] {
            let told = acts.iter().filter(|e| e.act == act && e.records.contains(&shop.customer));
            assert_eq!(told.count(), 1, "{act}");
        }
    });
}

#[test]
fn a_manager_gives_out_of_the_pool_and_a_deleted_one_comes_back_into_it() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.give_back(app);
        let manager = app.enter("manager");
        // Given one in the pool that is thrown away and taken out of the bin again
        let boss = app.enter("boss");
        delete::delete(&app.gate, &boss, "customer", shop.customer, None).expect("deleted");
        assert!(listed(app, &manager, &of("customer", true)).is_empty());
        restore::restore(&app.gate, &boss, "customer", shop.customer, None).expect("restored");
        assert_eq!(listed(app, &manager, &of("customer", true)).len(), 1);
        // When the manager assigns all of the pool
        let request = BulkRequest {
            owner: Some(shop.two.user()),
            filter: Some(String::new()),
            pooled: true,
            ..BulkRequest::of(BulkAct::Assign, Vec::new())
        };
        let answer = bulk(&app.gate, &manager, "customer", request).expect("assigned").into_inner();
        // Then it is the colleague's
        assert_eq!((answer.done, answer.refused.len()), (1, 0));
        assert_eq!(listed(app, &app.enter("rep2"), &of("customer", false)).len(), 1);
        assert!(listed(app, &manager, &of("customer", true)).is_empty());
    });
}

#[test]
fn many_are_claimed_and_given_back_at_once() {
    on_both(|app| {
        let shop = Shop::new(app);
        let ids: Vec<Id> = [shop.customer]
            .into_iter()
            .chain(["安然", "白露"].map(|name| customer(app, &app.enter("rep1"), name)))
            .collect();
        let run = |login: &str, act| {
            let request = BulkRequest::of(act, ids.clone());
            bulk(&app.gate, &app.enter(login), "customer", request).expect("done").into_inner().done
        };
        assert_eq!(run("rep1", BulkAct::Release), 3);
        assert_eq!(run("rep2", BulkAct::Claim), 3);
        // Again, nothing is done: they are no longer there.
        assert_eq!(run("rep3", BulkAct::Claim), 0);
        assert_eq!(listed(app, &app.enter("rep2"), &of("customer", false)).len(), 3);
    });
}

#[test]
fn what_lies_in_the_recycle_bin_stays_there_whoever_it_is_given_to() {
    on_both(|app| {
        let shop = Shop::new(app);
        delete::delete(&app.gate, &app.enter("boss"), "customer", shop.customer, None)
            .expect("deleted");
        let request = BulkRequest {
            owner: Some(shop.two.user()),
            ..BulkRequest::of(BulkAct::Assign, vec![shop.customer])
        };
        bulk(&app.gate, &app.enter("manager"), "customer", request).expect("an answer");
        assert!(listed(app, &app.enter("rep2"), &of("customer", false)).is_empty());
    });
}
