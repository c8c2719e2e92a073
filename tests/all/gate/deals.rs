//! Deals: whose they are, how they go through their stages, and whose name they show.

use std::collections::BTreeMap;

use gate::Entered;
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use kernel::{FaultKind, Id};
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

/// Two reps of one shop and their manager; the first one's customer.
struct Shop {
    one: Entered,
    two: Entered,
    manager: Entered,
    customer: Id,
    stages: BTreeMap<String, Id>,
}

impl Shop {
    fn new(app: &App) -> Self {
        let department = Some(app.department("一店", None));
        let one = app.colleague("rep1", "rep", department);
        let two = app.colleague("rep2", "rep", department);
        let manager = app.colleague("manager", "manager", department);
        let customer =
            app.create(&one, "customer", json!({ "kind": "person", "name": "单小燕" }), None);
        let request = ListRequest { object: "stage".into(), ..ListRequest::default() };
        let found = list(&app.gate, &one, &request).expect("the stages");
        let stages =
            found.get().items.iter().map(|stage| (stage.title.clone(), stage.id)).collect();
        Self { one, two, manager, customer, stages }
    }

    fn deal(&self, app: &App, who: &Entered, values: Json) -> Id {
        app.create(who, "deal", values, Some(self.customer))
    }

    fn to(&self, stage: &str) -> String {
        self.stages[stage].to_string()
    }
}

fn give(app: &App, who: &Entered, object: &str, id: Id, to: &Entered) {
    let request =
        BulkRequest { owner: Some(to.user()), ..BulkRequest::of(BulkAct::Assign, vec![id]) };
    let answer = bulk(&app.gate, who, object, request).expect("assigned").into_inner();
    assert_eq!((answer.done, answer.refused.len()), (1, 0));
}

fn titles(app: &App, who: &Entered) -> Vec<String> {
    let request = ListRequest { object: "deal".into(), ..ListRequest::default() };
    let found = list(&app.gate, who, &request).expect("a list");
    found.get().items.iter().map(|item| item.title.clone()).collect()
}

/// The values of a deal as somebody sees them.
fn values(app: &App, who: &Entered, id: Id) -> Json {
    serde_json::to_value(read(&app.gate, who, "deal", id).expect("the deal"))
        .expect("an answer")
        .get("values")
        .cloned()
        .unwrap_or_default()
}

#[test]
fn a_deal_stays_with_its_owner_when_the_customer_goes_to_a_colleague() {
    on_both(|app| {
        // Given a deal of the customer's owner
        let shop = Shop::new(app);
        shop.deal(app, &shop.one, json!({ "title": "Kelly 25 黑金" }));
        // When the customer goes to a colleague
        give(app, &shop.manager, "customer", shop.customer, &shop.two);
        // Then the deal is where it was, and so it is when it is given away by itself
        assert_eq!((titles(app, &shop.one).len(), titles(app, &shop.two).len()), (1, 0));
        let request = ListRequest { object: "deal".into(), ..ListRequest::default() };
        let id = list(&app.gate, &shop.one, &request).expect("a list").get().items[0].id;
        give(app, &shop.manager, "deal", id, &shop.two);
        assert_eq!((titles(app, &shop.one).len(), titles(app, &shop.two).len()), (0, 1));
    });
}

#[test]
fn a_deal_begins_in_the_first_stage_and_takes_from_each_stage_what_follows() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a new deal of which nobody said a stage
        let deal = shop.deal(app, &shop.one, json!({ "title": "Kelly 25" }));
        let first = values(app, &shop.one, deal);
        assert_eq!(first["stage"], json!(shop.to("初步接触")));
        assert_eq!((&first["probability"], &first["status"]), (&json!("10"), &json!("open")));
        // When it is to enter a stage without what that needs
        let stage = json!({ "stage": shop.to("方案报价") });
        let fault = app.try_update(&shop.one, "deal", deal, 1, stage).expect_err("refused");
        // Then the fields are named, and nothing is changed
        let named: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(named, ["amount", "expected_on"]);
        // And with them it goes on, and is won
        let stage = json!({
            "stage": shop.to("方案报价"), "amount": "88000", "expected_on": "2026-12-31",
        });
        let version = app.try_update(&shop.one, "deal", deal, 1, stage).expect("it goes on");
        let stage = json!({ "stage": shop.to("赢单") });
        let version = app.try_update(&shop.one, "deal", deal, version, stage).expect("won");
        let won = values(app, &shop.one, deal);
        assert_eq!((&won["probability"], &won["status"]), (&json!("100"), &json!("won")));
        assert!(won["closed_on"].is_string());
        // And one who loses it says why
        let lost = json!({ "stage": shop.to("输单") });
        assert!(app.try_update(&shop.one, "deal", deal, version, lost).is_err());
        let lost = json!({ "stage": shop.to("输单"), "lost_reason": "price" });
        let version = app.try_update(&shop.one, "deal", deal, version, lost).expect("lost");
        // And when it is opened again, what told of the end is gone
        let open = json!({ "stage": shop.to("商务谈判") });
        let version = app.try_update(&shop.one, "deal", deal, version, open).expect("open again");
        let again = values(app, &shop.one, deal);
        assert_eq!(again["status"], json!("open"));
        assert!(again.get("lost_reason").is_none() && again.get("closed_on").is_none());
        // But no deal is without a stage
        let none = json!({ "stage": null });
        let fault = app.try_update(&shop.one, "deal", deal, version, none).expect_err("refused");
        assert_eq!((fault.fields[0].field.as_str(), fault.fields[0].code), ("stage", "required"));
    });
}

#[test]
fn the_day_of_the_end_is_today_unless_an_earlier_one_is_named() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a deal that was won some days before it is entered
        let sold = json!({ "title": "Kelly", "stage": shop.to("赢单"), "amount": "1",
            "closed_on": "2020-02-29" });
        let deal = app.try_create(&shop.one, "deal", sold, Some(shop.customer)).expect("entered");
        let entered = values(app, &shop.one, deal);
        assert_eq!(entered["closed_on"], json!("2020-02-29"));
        assert_eq!(entered["stage_since"], json!("2020-02-29"));
        // When somebody puts its end into the future, then that is refused
        let late = json!({ "closed_on": "2099-01-01" });
        let fault = app.try_update(&shop.one, "deal", deal, 1, late).expect_err("refused");
        assert_eq!(fault.fields[0].code, "date_in_future");
        // And a deal that is opened again and lost ended today, not on the former day
        let open = json!({ "stage": shop.to("商务谈判") });
        let version = app.try_update(&shop.one, "deal", deal, 1, open).expect("open again");
        assert!(values(app, &shop.one, deal).get("closed_on").is_none());
        let lost = json!({ "stage": shop.to("输单"), "lost_reason": "price" });
        let version = app.try_update(&shop.one, "deal", deal, version, lost).expect("lost");
        let today = values(app, &shop.one, deal)["stage_since"].clone();
        assert_eq!(values(app, &shop.one, deal)["closed_on"], today);
        // And the day may be put right, but never emptied
        let right = json!({ "closed_on": "2021-05-05" });
        let version = app.try_update(&shop.one, "deal", deal, version, right).expect("put right");
        assert_eq!(values(app, &shop.one, deal)["closed_on"], json!("2021-05-05"));
        let none = json!({ "closed_on": null });
        app.try_update(&shop.one, "deal", deal, version, none).expect("today again");
        assert_eq!(values(app, &shop.one, deal)["closed_on"], today);
    });
}

#[test]
fn nobody_writes_what_follows_from_a_stage() {
    on_both(|app| {
        let shop = Shop::new(app);
        for field in ["status", "probability", "stage_since", "closed_on", "pipeline"] {
            let values = json!({ "title": "Kelly", field: "won" });
            let refused = app.try_create(&shop.one, "deal", values, Some(shop.customer));
            assert!(refused.is_err(), "{field}");
        }
    });
}

#[test]
fn a_stage_of_managers_and_one_in_order_let_in_whom_they_should() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a stage that only managers let deals into, and one that is entered in order
        let boss = app.enter("boss");
        let by = json!({ "entry": "manager" });
        app.try_update(&boss, "stage", shop.stages["商务谈判"], 1, by).expect("changed");
        let by = json!({ "entry": "in_order" });
        app.try_update(&boss, "stage", shop.stages["赢单"], 1, by).expect("changed");
        let deal = shop.deal(app, &shop.one, json!({ "title": "Kelly", "amount": "1" }));
        let go = |who: &Entered, version, to: &str| {
            app.try_update(who, "deal", deal, version, json!({ "stage": shop.to(to) }))
        };
        // Then a rep enters neither from afar
        assert!(go(&shop.one, 1, "商务谈判").is_err());
        assert!(go(&shop.one, 1, "赢单").is_err());
        // And the manager opens the way
        let version = go(&shop.manager, 1, "商务谈判").expect("let in");
        go(&shop.one, version, "赢单").expect("in order");
    });
}

#[test]
fn a_deal_names_its_customer_to_who_may_read_them_and_the_ledger_tells_of_it() {
    on_both(|app| {
        // Given a deal of a colleague who does not see its customer
        let shop = Shop::new(app);
        let deal = shop.deal(app, &shop.one, json!({ "title": "Kelly 25" }));
        let name = |who: &Entered| {
            let shown = read(&app.gate, who, "deal", deal).expect("the deal");
            shown.get().refs.get(&shop.customer.to_string()).cloned()
        };
        // When the customer's owner opens it, they read the customer's name, and the ledger says so
        assert_eq!(name(&shop.one).as_deref(), Some("单小燕"));
        let told = app.events().into_iter().any(|event| {
            event.object.as_deref() == Some("customer")
                && event.records == [shop.customer]
                && event.details.get("as").is_some_and(|as_| as_ == "name")
        });
        assert!(told);
        // Then who gets the deal alone does not
        give(app, &shop.manager, "deal", deal, &shop.two);
        assert_eq!(name(&shop.two), None);
        let hidden = read(&app.gate, &shop.two, "customer", shop.customer);
        assert!(hidden.is_err_and(|fault| fault.kind == FaultKind::NotFound));
    });
}
