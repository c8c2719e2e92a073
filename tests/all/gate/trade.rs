//! Quotes, contracts, orders, payments and invoices: their numbers, what they come to, and what they refuse.

use std::collections::BTreeSet;

use gate::Entered;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::{App, on_both};

/// A rep with two customers, and a colleague.
struct Desk {
    rep: Entered,
    other: Entered,
    customer: Id,
    second: Id,
}

impl Desk {
    fn new(app: &App) -> Self {
        let department = Some(app.department("一店", None));
        let rep = app.colleague("rep1", "rep", department);
        let other = app.colleague("rep2", "rep", department);
        let person = |name| json!({ "kind": "person", "name": name });
        let customer = app.create(&rep, "customer", person("单小燕"), None);
        let second = app.create(&rep, "customer", person("王芳"), None);
        Self { rep, other, customer, second }
    }

    fn add(&self, app: &App, object: &str, values: Json) -> Id {
        app.create(&self.rep, object, values, Some(self.customer))
    }

    /// The field and the code of what refuses this.
    fn refused(&self, app: &App, object: &str, values: Json) -> (String, &'static str) {
        let fault = app.try_create(&self.rep, object, values, Some(self.customer));
        let fault = fault.expect_err("refused");
        (fault.fields[0].field.clone(), fault.fields[0].code)
    }

    fn values(&self, app: &App, object: &str, id: Id) -> Json {
        let shown = read(&app.gate, &self.rep, object, id).expect("the record");
        serde_json::to_value(shown).expect("an answer")["values"].clone()
    }
}

fn line(quantity: &str, price: &str, discount: &str) -> Json {
    json!({ "name": "Kelly 25", "unit": "只", "quantity": quantity, "price": price, "discount": discount })
}

#[test]
fn a_quote_gets_a_number_of_its_year_and_the_exact_total_of_its_lines() {
    on_both(|app| {
        // Given a rep who offers two things, one of them at a discount
        let desk = Desk::new(app);
        let rows = json!([line("1", "88000", "0"), line("3", "0.335", "10")]);
        let values = json!({ "title": "Kelly 25 报价", "lines": { "rows": rows } });
        let quote = desk.add(app, "quote", values);
        // Then the program writes the number, the sums and the beginning
        let quote = desk.values(app, "quote", quote);
        let number = quote["number"].as_str().expect("a number");
        assert!(number.starts_with("QT-20") && number.ends_with("-00001"), "{number}");
        assert_eq!(quote["status"], json!("draft"));
        assert!(quote["valid_until"].is_string());
        let amount = |field: &str| quote[field]["amount"].clone();
        assert_eq!(amount("list_total"), json!("88001.01"));
        assert_eq!(amount("total"), json!("88000.90"));
        assert_eq!(amount("discount"), json!("0.11"));
        // And nobody else does
        for field in ["number", "total", "discount", "list_total"] {
            let values = json!({ "title": "报价", field: "1" });
            assert_eq!(desk.refused(app, "quote", values).1, "read_only", "{field}");
        }
    });
}

#[test]
fn numbers_are_never_given_twice_however_many_write_at_once() {
    on_both(|app| {
        // Given several people who write quotes and a contract each at the same time
        let desk = Desk::new(app);
        let (writers, each) = (6, 5);
        std::thread::scope(|scope| {
            for _ in 0..writers {
                scope.spawn(|| {
                    for _ in 0..each {
                        desk.add(app, "quote", json!({ "title": "报价" }));
                    }
                    desk.add(app, "contract", json!({ "title": "合同" }));
                });
            }
        });
        // Then each kind of document has a series of its own without repeats
        let numbers = |object: &str| -> BTreeSet<String> {
            let request = ListRequest { object: object.into(), ..ListRequest::default() };
            let found = list(&app.gate, &desk.rep, &request).expect("a list").into_inner();
            let values = found.items.iter().map(|item| {
                serde_json::to_value(&item.values["number"]).expect("a number").to_string()
            });
            values.collect()
        };
        assert_eq!((numbers("quote").len(), numbers("contract").len()), (writers * each, writers));
        assert!(numbers("contract").iter().all(|number| number.contains("CT-")));
    });
}

#[test]
fn an_accepted_quote_stays_as_it_is_until_it_is_open_again() {
    on_both(|app| {
        let desk = Desk::new(app);
        // Given an accepted quote
        let values = json!({ "title": "报价", "lines": { "rows": [line("1", "100", "0")] } });
        let quote = desk.add(app, "quote", values);
        let accepted = json!({ "status": "accepted" });
        let version =
            app.try_update(&desk.rep, "quote", quote, 1, accepted).expect("it is accepted");
        // When its lines are to change, then they do not, unless it is a draft again
        let cheaper = json!({ "rows": [line("1", "90", "0")] });
        let values = json!({ "lines": cheaper });
        let fault = app.try_update(&desk.rep, "quote", quote, version, values);
        let fault = fault.expect_err("refused");
        assert_eq!(
            (fault.fields[0].field.as_str(), fault.fields[0].code),
            ("lines", "document_fixed")
        );
        let values = json!({ "lines": cheaper, "status": "draft" });
        app.try_update(&desk.rep, "quote", quote, version, values).expect("a draft");
        assert_eq!(desk.values(app, "quote", quote)["total"]["amount"], json!("90.00"));
    });
}

#[test]
fn a_document_names_no_record_of_another_customer() {
    on_both(|app| {
        let desk = Desk::new(app);
        // Given a quote of one customer
        let values = json!({ "title": "报价" });
        let quote = app.create(&desk.rep, "quote", values, Some(desk.second));
        // When a contract of another one is to name it, then it is refused, and so is what cannot be read
        let values = json!({ "title": "合同", "quote": quote });
        assert_eq!(desk.refused(app, "contract", values), ("quote".into(), "other_customer"));
        let hidden =
            app.create(&desk.other, "customer", json!({ "kind": "person", "name": "李娜" }), None);
        let hidden = app.create(&desk.other, "quote", json!({ "title": "报价" }), Some(hidden));
        let values = json!({ "title": "合同", "quote": hidden });
        assert_eq!(desk.refused(app, "contract", values), ("quote".into(), "bad_relation"));
    });
}

#[test]
fn how_far_an_instalment_is_paid_follows_from_what_was_received() {
    on_both(|app| {
        let desk = Desk::new(app);
        // Given an instalment of a contract
        let contract = desk.add(app, "contract", json!({ "title": "合同", "amount": "88000" }));
        let due = json!({ "contract": contract, "due_on": "2026-01-31", "amount": "30000.10" });
        let payment = desk.add(app, "payment", due);
        let state = |status: &str, open: &str| {
            let values = desk.values(app, "payment", payment);
            assert_eq!(values["status"], json!(status));
            assert_eq!(values["open_amount"]["amount"], json!(open));
        };
        state("due", "30000.10");
        // When a part of it comes, and then the rest, then the sums are exact
        let mut version = 1;
        for (received, status, open) in [
            ("10000.05", "part", "20000.05"),
            ("30000.10", "paid", "0.00"),
            ("0", "due", "30000.10"),
        ] {
            let values = json!({ "received": received });
            version = app.try_update(&desk.rep, "payment", payment, version, values).expect("kept");
            state(status, open);
        }
        // And the overdue ones are a condition of the list
        let request = ListRequest {
            object: "payment".into(),
            filter: Some("status != \"paid\" AND due_on < \"2026-02-01\"".into()),
            ..ListRequest::default()
        };
        let found = list(&app.gate, &desk.rep, &request).expect("a list").into_inner();
        assert_eq!(found.items.len(), 1);
        // And money in another currency, below zero, or of nothing is refused
        for (values, code) in [
            (json!({ "received": { "amount": "1", "currency": "USD" } }), "other_currency"),
            (json!({ "received": "-1" }), "amount_negative"),
            (json!({ "amount": "0" }), "amount_positive"),
            (json!({ "contract": null }), "contract_or_order"),
        ] {
            let fault = app.try_update(&desk.rep, "payment", payment, version, values);
            assert_eq!(fault.expect_err("refused").fields[0].code, code);
        }
    });
}

#[test]
fn contracts_and_invoices_need_what_they_cannot_be_without() {
    on_both(|app| {
        let desk = Desk::new(app);
        let days = json!({ "title": "合同", "starts_on": "2026-02-01", "ends_on": "2026-01-31" });
        assert_eq!(desk.refused(app, "contract", days).1, "ends_before_start");
        let active = json!({ "title": "合同", "status": "active" });
        assert_eq!(desk.refused(app, "contract", active), ("amount".into(), "required"));
        // An active one has a day on which it was signed
        let active = json!({ "title": "合同", "status": "active", "amount": "1" });
        let contract = desk.add(app, "contract", active);
        assert!(desk.values(app, "contract", contract)["signed_on"].is_string());
        // A special invoice names a company by its code, an issued one has a number
        let invoice = json!({ "title": "王芳", "kind": "special", "amount": "100" });
        assert_eq!(desk.refused(app, "invoice", invoice), ("credit_code".into(), "required"));
        let issued =
            json!({ "title": "王芳", "kind": "normal", "amount": "100", "status": "issued" });
        assert_eq!(desk.refused(app, "invoice", issued), ("invoice_number".into(), "required"));
        let mut invoice = json!({ "title": "王芳", "kind": "normal", "amount": "100" });
        desk.add(app, "invoice", invoice.clone());
        invoice["status"] = json!("issued");
        invoice["invoice_number"] = json!("24317000000012345678");
        let issued = desk.add(app, "invoice", invoice);
        assert!(desk.values(app, "invoice", issued)["issued_on"].is_string());
        // And what it says stays, unless it is void
        let fault = app.try_update(&desk.rep, "invoice", issued, 1, json!({ "amount": "90" }));
        assert_eq!(fault.expect_err("refused").fields[0].code, "document_fixed");
        let void = json!({ "status": "void" });
        app.try_update(&desk.rep, "invoice", issued, 1, void).expect("void");
    });
}

#[test]
fn reps_read_the_price_list_and_managers_write_it() {
    on_both(|app| {
        let desk = Desk::new(app);
        let manager = app.colleague("manager", "manager", None);
        let values = json!({ "name": "爱马仕 Kelly 25 黑金", "code": "HM-K25-01", "price": "88000", "unit": "只" });
        // Given a product that the manager made
        let product = app.create(&manager, "product", values.clone(), None);
        // Then the rep reads it, writes none, and its code stands once
        assert_eq!(desk.values(app, "product", product)["status"], json!("on_sale"));
        assert!(app.try_create(&desk.rep, "product", values.clone(), None).is_err());
        let fault = app.try_create(&manager, "product", values, None).expect_err("refused");
        assert_eq!(fault.code, "not_unique");
    });
}

#[test]
fn nobody_sees_the_documents_of_a_colleague() {
    on_both(|app| {
        let desk = Desk::new(app);
        let quote = desk.add(app, "quote", json!({ "title": "报价" }));
        let values = json!({ "contract": desk.add(app, "contract", json!({ "title": "合同" })),
            "due_on": "2026-01-31", "amount": "1" });
        let payment = desk.add(app, "payment", values);
        for (object, id) in [("quote", quote), ("payment", payment)] {
            let fault = read(&app.gate, &desk.other, object, id).err().expect("refused");
            assert_eq!(fault.code, "not_found");
        }
    });
}
