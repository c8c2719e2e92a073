//! What the business makes of a customer goes along with it: deals, quotes, contracts, orders, payments,
//! invoices, and the stars that people gave it.

use gate::enter::me::marks;
use gate::verbs::merge::{MergeRequest, merge, preview};
use gate::verbs::unmerge::{UnmergeRequest, unmerge};
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

use super::kit::{Pair, everything, listed};

const DOCUMENTS: [&str; 6] = ["deal", "quote", "contract", "order", "payment", "invoice"];

/// One document of each kind of the customer that goes, each naming the one before and the contact.
fn documents(app: &App, pair: &Pair) -> Id {
    let add = |object: &str, values: Json| app.create(&pair.rep, object, values, Some(pair.loser));
    let contact = add("contact", json!({ "name": "采购张" }));
    let rows = json!([{ "name": "Kelly 25", "unit": "只", "quantity": "1", "price": "88000",
        "discount": "0" }]);
    let deal = add("deal", json!({ "title": "Kelly 25", "contact": contact }));
    let quote =
        json!({ "title": "报价", "deal": deal, "contact": contact, "lines": { "rows": rows } });
    let quote = add("quote", quote);
    let contract = json!({ "title": "合同", "quote": quote, "deal": deal, "amount": "88000", "contact": contact });
    let contract = add("contract", contract);
    let order =
        add("order", json!({ "title": "订单", "contract": contract, "lines": { "rows": rows } }));
    let due = json!({ "title": "首付", "contract": contract, "order": order, "amount": "8000",
        "due_on": "2026-12-01" });
    let payment = add("payment", due);
    let invoice = json!({ "title": "某某公司", "kind": "normal", "amount": "8000", "status": "applied",
        "contract": contract, "payment": payment });
    add("invoice", invoice);
    contact
}

#[test]
fn every_document_goes_along_is_foretold_and_comes_back() {
    on_both(|app| {
        // Given a customer with a document of each kind
        let pair = Pair::new(app);
        documents(app, &pair);
        let both = [pair.winner, pair.loser];
        let before = everything(app, &pair.rep, both, &[]);
        // Then a preview tells how many of each would go, and changes nothing
        let told = preview(&app.gate, &pair.rep, "customer", pair.winner, pair.loser);
        let told = told.expect("a preview").into_inner();
        for object in DOCUMENTS {
            let going = told.along.iter().find(|one| one.object == object);
            let expected = if object == "deal" { 2 } else { 1 };
            assert_eq!(going.map(|one| one.count), Some(expected), "{object}");
        }
        assert_eq!(everything(app, &pair.rep, both, &[]), before);
        assert!(app.events().iter().all(|event| event.act != "merge"));
        // And when they are merged all of them follow the winner, and come back
        let done = pair.merge(app, &[]).expect("merged");
        assert_eq!(done.moved, told.along.iter().map(|one| one.count).sum::<usize>());
        for object in DOCUMENTS {
            let all = listed(app, &pair.rep, object, None);
            assert!(all.iter().all(|one| one.parent == Some(pair.winner)), "{object}");
        }
        pair.unmerge(app).expect("parted");
        assert_eq!(everything(app, &pair.rep, both, &[]), before);
    });
}

#[test]
fn merged_contacts_are_one_in_every_document_that_names_them() {
    on_both(|app| {
        // Given two contacts of one customer, the second one named by its documents
        let pair = Pair::new(app);
        let loser = documents(app, &pair);
        let winner =
            app.create(&pair.rep, "contact", json!({ "name": "采购张" }), Some(pair.loser));
        let deal = || {
            let deals = listed(app, &pair.rep, "deal", None);
            let deal = deals.into_iter().find(|deal| deal.title == "Kelly 25").expect("the deal");
            serde_json::to_value(deal).expect("a record")["values"]["contact"].clone()
        };
        // When they are merged
        let request = MergeRequest {
            other: loser,
            version: 1,
            other_version: 1,
            take: std::collections::BTreeMap::new(),
        };
        merge(&app.gate, &pair.rep, "contact", winner, &request).expect("merged");
        // Then the documents name the one that stayed, and the other one again after it was undone
        assert_eq!(deal(), json!(winner));
        let request = UnmergeRequest { other: loser, version: None };
        unmerge(&app.gate, &pair.rep, "contact", winner, &request).expect("parted");
        assert_eq!(deal(), json!(loser));
    });
}

#[test]
fn a_star_is_on_the_record_that_stays_and_back_where_it_was() {
    on_both(|app| {
        // Given a favourite that goes
        let pair = Pair::new(app);
        let stars = || {
            let marks = marks::marked(&app.gate, &pair.rep, None).expect("marks").into_inner();
            marks.favourites.iter().map(|one| one.id).collect::<Vec<_>>()
        };
        let seen =
            |id| marks::remember(&app.gate, &pair.rep, "customer", id).expect("seen").favourite;
        marks::star(&app.gate, &pair.rep, "customer", pair.loser).expect("starred");
        // Then the one that stays has the star, once
        pair.merge(app, &[]).expect("merged");
        assert!(seen(pair.winner));
        assert_eq!(stars(), [pair.winner]);
        // And it is back where it was, unless it was taken meanwhile
        pair.unmerge(app).expect("parted");
        assert_eq!(stars(), [pair.loser]);
        assert!(!seen(pair.winner));
        pair.merge(app, &[]).expect("merged");
        marks::unstar(&app.gate, &pair.rep, pair.winner).expect("no star");
        assert!(stars().is_empty());
        pair.unmerge(app).expect("parted");
        assert!(stars().is_empty());
    });
}
