//! A newer program brings what it knows anew to organisations that were founded before it.

use gate::verbs::list::{ListRequest, list};
use gate::verbs::release::{ReleaseRequest, release};
use gate::verbs::update::{UpdateRequest, update};
use serde_json::{Value as Json, json};
use tests::app::{App, map};
use tests::site::Site;

const NEW: &[&str] = &[
    "lead",
    "lead_follow_up",
    "assignment_rule",
    "assignment_member",
    "deal",
    "pipeline",
    "stage",
    "pool",
    "pool_member",
    "product",
    "letterhead",
    "exchange_rate",
    "quote",
    "contract",
    "order",
    "payment",
    "invoice",
    "approval",
    "approval_decision",
    "approval_flow",
    "approval_step",
    "identity_provider",
];

/// Makes the company one that was founded before there were deals.
fn before_deals(site: &Site) {
    let builtin = |name: &str| match &site.url {
        None => format!("object = 'role' AND json_extract(open, '$.builtin') = '{name}'"),
        Some(_) => format!("object = 'role' AND open ->> 'builtin' = '{name}'"),
    };
    for role in ["owner", "admin", "manager", "rep", "auditor"] {
        let role = builtin(role);
        let rows = site.sql(&format!("SELECT open FROM record WHERE {role}"));
        let mut open: Json = serde_json::from_str(&rows[0][0]).expect("the open fields");
        let text = open["grants"].as_str().expect("grants");
        let mut grants: Vec<Json> = serde_json::from_str(text).expect("grants");
        let is_new = |grant: &Json| {
            grant["rows"] == json!("pool")
                || NEW.iter().any(|object| grant["object"] == json!(object))
        };
        grants.retain(|grant| !is_new(grant));
        for grant in &mut grants {
            let verbs = grant["verbs"].as_array_mut().expect("verbs");
            let new = [
                "collaborate",
                "claim",
                "release",
                "merge",
                "unmerge",
                "convert",
                "submit",
                "decide",
            ];
            verbs.retain(|verb| !new.iter().any(|new| verb == new));
        }
        open["grants"] = json!(json!(grants).to_string());
        site.sql(&format!("UPDATE record SET open = '{open}' WHERE {role}"));
    }
    site.sql("DELETE FROM record WHERE object IN ('pipeline', 'stage', 'pool', 'approval_flow', 'approval_step')");
}

fn count(app: &App, login: &str, object: &str) -> usize {
    let request = ListRequest { object: object.into(), ..ListRequest::default() };
    list(&app.gate, &app.enter(login), &request).expect("a list").get().items.len()
}

/// How often each role has been changed.
fn versions(app: &App) -> Vec<i64> {
    let request = ListRequest { object: "role".into(), ..ListRequest::default() };
    let roles = list(&app.gate, &app.enter("boss"), &request).expect("the roles");
    roles.get().items.iter().map(|role| role.version).collect()
}

#[test]
fn a_role_whose_hands_were_tied_gets_nothing_from_an_upgrade() {
    for app in [App::sqlite(), App::postgres()] {
        // Given a company founded before there were pools, whose rep's role may only read
        let _rep = app.colleague("rep", "rep", None);
        let boss = app.enter("boss");
        let role = boss.org().builtin_role("rep").expect("a role");
        let grants = json!([{ "object": "customer", "verbs": ["list", "read"], "rows": "own",
            "fields": [{ "select": "*", "view": "masked", "edit": false }] }]);
        let request =
            UpdateRequest { version: 1, values: map(json!({ "grants": grants })), owner: None };
        update(&app.gate, &boss, "role", role, request).expect("changed");
        drop((boss, _rep));
        // When a program that knows pools opens it
        let app = app.closed_for(before_deals);
        // Then the role has got nothing for customers
        let boss = app.enter("boss");
        let role = boss.org().roles.iter().find(|one| one.id == role).expect("the role");
        let verbs: Vec<_> = role
            .grants
            .iter()
            .filter(|grant| grant.object == "customer")
            .map(|grant| grant.verbs.len())
            .collect();
        assert_eq!(verbs, [2]);
    }
}

#[test]
fn an_older_organisation_gets_the_rights_and_the_first_records_of_new_objects_once() {
    for app in [App::sqlite(), App::postgres()] {
        // Given a company founded before there were deals, with a rep and a customer
        let rep = app.colleague("rep", "rep", None);
        let person = json!({ "kind": "person", "name": "单小燕" });
        let customer = app.create(&rep, "customer", person, None);
        drop(rep);
        // When a program that knows them opens it
        let app = app.closed_for(before_deals);
        // Then there are stages, and the rep makes a deal
        assert_eq!((count(&app, "rep", "pipeline"), count(&app, "rep", "stage")), (1, 6));
        app.create(&app.enter("rep"), "deal", json!({ "title": "Kelly" }), Some(customer));
        // And there is a pool, to which the rep gives the customer back and from which they take it
        let rep = app.enter("rep");
        let to = ReleaseRequest::default();
        release(&app.gate, &rep, "customer", customer, &to).expect("given back");
        let pooled =
            ListRequest { object: "customer".into(), pooled: true, ..ListRequest::default() };
        let found = list(&app.gate, &rep, &pooled).expect("the pool");
        assert_eq!(
            (found.get().items[0].id, &found.get().items[0].may),
            (customer, &vec!["claim".to_owned()])
        );
        // And there are leads, which the rep turns into customers
        let lead = app.create(&rep, "lead", json!({ "name": "丁一" }), None);
        let wanted = gate::verbs::convert::ConvertRequest::default();
        gate::verbs::convert::convert(&app.gate, &rep, "lead", lead, wanted).expect("converted");
        drop(rep);
        // And what somebody takes from a role later stays taken
        let boss = app.enter("boss");
        let manager = boss.org().builtin_role("manager").expect("a role");
        let version = gate::verbs::read::read(&app.gate, &boss, "role", manager)
            .expect("the role")
            .get()
            .version;
        let values = map(json!({ "grants": [] }));
        let request = UpdateRequest { version, values, owner: None };
        update(&app.gate, &boss, "role", manager, request).expect("changed");
        drop(boss);
        let before = versions(&app);
        let app = app.closed_for(|_| {});
        assert_eq!(versions(&app), before);
        assert_eq!(count(&app, "rep", "pipeline"), 1);
    }
}
