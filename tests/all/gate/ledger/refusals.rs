//! What is refused is told as well.

use gate::Entered;
use gate::enter::{cli, token, user};
use gate::verbs::bulk::BulkAct;
use gate::verbs::design::{NewField, add_field};
use gate::verbs::export::ExportRequest;
use gate::verbs::list::ListRequest;
use gate::verbs::{
    access, attachment, count, delete, history, ledger, organisation, read, restore,
};
use kernel::{Id, Result, Text};
use model::Class;
use serde_json::json;
use tests::app::{App, on_both};

use super::kit::{customer, exported, imported, listed, many, person, revealed, told, updated};

/// A call as somebody who may not, on a customer of another shop's, and what it leaves.
type Refusal = (&'static str, fn(&App, &Entered, Id) -> Result<()>, &'static str);

fn filtered(app: &App, who: &Entered, filter: Option<&str>, order_by: Option<&str>) -> Result<()> {
    let request = ListRequest {
        filter: filter.map(str::to_owned),
        order_by: order_by.map(str::to_owned),
        ..ListRequest::default()
    };
    listed(&app.gate, who, request)
}

/// Calls of another shop's rep.
const REP: [Refusal; 15] = [
    (
        "read",
        |a, w, id| read::read(&a.gate, w, "customer", id).map(drop),
        "read customer not_found",
    ),
    ("reveal", |a, w, id| revealed(&a.gate, w, id, "phone"), "reveal customer not_found"),
    (
        "update",
        |a, w, id| updated(&a.gate, w, id, 1, json!({ "name": "甲" }), None),
        "update customer not_found",
    ),
    (
        "delete",
        |a, w, id| delete::delete(&a.gate, w, "customer", id, None).map(drop),
        "delete customer not_found",
    ),
    (
        "restore",
        |a, w, id| restore::restore(&a.gate, w, "customer", id, None).map(drop),
        "restore customer not_found",
    ),
    (
        "history",
        |a, w, id| history::history(&a.gate, w, "customer", id, None).map(drop),
        "history customer not_found",
    ),
    (
        "access",
        |a, w, id| access::access(&a.gate, w, "customer", id, None).map(drop),
        "access customer not_found",
    ),
    (
        "contact of a hidden customer",
        |a, w, id| a.try_create(w, "contact", json!({ "name": "甲" }), Some(id)).map(drop),
        "create contact not_found",
    ),
    (
        "attachment that is not there",
        |a, w, id| attachment::download(&a.gate, w, id, None).map(drop),
        "download attachment not_found",
    ),
    ("export", |a, w, _| exported(&a.gate, w, ExportRequest::default()), "export customer denied"),
    ("import", |a, w, _| imported(&a.gate, w, "13500000000", false), "import customer denied"),
    (
        "bulk assign",
        |a, w, id| many(&a.gate, w, BulkAct::Assign, vec![id], Some(w.user())),
        "share customer denied",
    ),
    (
        "order by a masked field",
        |a, w, _| filtered(a, w, None, Some("phone")),
        "list customer denied",
    ),
    (
        "ledger",
        |a, w, _| ledger::query(&a.gate, w, &ledger::LedgerRequest::default()).map(drop),
        "ledger ledger denied",
    ),
    ("freeze", |a, w, _| user::freeze(&a.gate, w, a.owner.user(), "无"), "freeze user denied"),
];

/// Calls of the auditor, who sees no customers and makes nothing.
const AUDITOR: [Refusal; 8] = [
    ("list", |a, w, _| filtered(a, w, None, None), "list customer denied"),
    (
        "count",
        |a, w, _| {
            let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
            count::count(&a.gate, w, &request).map(drop)
        },
        "count customer denied",
    ),
    ("read", |a, w, id| read::read(&a.gate, w, "customer", id).map(drop), "read customer denied"),
    (
        "create",
        |a, w, _| a.try_create(w, "customer", person("13500000001"), None).map(drop),
        "create customer denied",
    ),
    (
        "design",
        |a, w, _| add_field(&a.gate, w, "customer", field()).map(drop),
        "design organisation denied",
    ),
    (
        "organisation",
        |a, w, _| organisation::rename(&a.gate, w, "别家").map(drop),
        "administer organisation denied",
    ),
    ("token", |a, w, _| token::create(&a.gate, w, "报表", 30).map(drop), "create token denied"),
    (
        "unknown login",
        |a, _, _| cli::as_login(&a.gate, "tests", "boss2").map(drop),
        // It names nobody, so it stands in the deployment's ledger.
        "",
    ),
];

fn field() -> NewField {
    NewField {
        name: None,
        label: Text::new("鞋码", "Shoe size"),
        kind: "number".into(),
        class: Class::Low,
        purpose: "service".into(),
        audience: "preferences".into(),
        options: Vec::new(),
        required: false,
    }
}

#[test]
fn every_refusal_leaves_exactly_its_entry() {
    on_both(|app| {
        let (one, two) = (app.department("一店", None), app.department("二店", None));
        let rep = app.colleague("rep1", "rep", Some(one));
        let other = app.colleague("rep2", "rep", Some(two));
        let auditor = app.colleague("auditor", "auditor", None);
        let calls = REP.map(|r| (&other, r)).into_iter().chain(AUDITOR.map(|r| (&auditor, r)));
        for (who, (name, call, expected)) in calls {
            let id = customer(app, &rep);
            let found = told(app, || assert!(call(app, who, id).is_err(), "{name} is refused"));
            let expected: Vec<&str> =
                Some(expected).filter(|e| !e.is_empty()).into_iter().collect();
            assert_eq!(found, expected, "{name}");
        }
    });
}

#[test]
fn a_filter_on_a_hidden_field_and_a_stale_change_are_told() {
    on_both(|app| {
        use policy::{Grant, Rows, Verb, View};
        let grant = Grant::on("customer", Rows::All, &[Verb::READING, &[Verb::Update]])
            .edit("class:low", View::Clear);
        let watcher = app.colleague_with("watcher", app.role("观察员", &[grant]), None);
        let id = customer(app, &app.owner);
        let found = told(app, || {
            assert!(filtered(app, &watcher, Some("phone = \"13812345678\""), None).is_err());
            assert!(updated(&app.gate, &watcher, id, 7, json!({ "level": "vip" }), None).is_err());
        });
        let expected = ["list customer filter_not_allowed", "update customer version_conflict"];
        assert_eq!(found, expected);
    });
}
