//! Every verb leaves exactly its entry.

use gate::Entered;
use gate::enter::{cli, invite, token, user};
use gate::verbs::attachment::{NewFile, attach, download};
use gate::verbs::bulk::BulkAct;
use gate::verbs::design::{FieldChange, NewField, add_field, change_field, policy_text};
use gate::verbs::export::ExportRequest;
use gate::verbs::list::ListRequest;
use gate::verbs::{
    access, count, delete, history, ledger, matrix, operator, organisation, read, restore,
};
use kernel::{Id, Result, Text};
use model::Class;
use serde_json::json;
use tests::app::{App, on_both};

use super::kit::{customer, exported, imported, listed, many, person, revealed, told, updated};

/// A call as the owner about a new customer, and what it leaves.
type Act = (&'static str, fn(&App, &Entered, Id) -> Result<()>, &'static [&'static str]);

const READING: [Act; 12] = [
    ("list", |a, w, _| listed(&a.gate, w, ListRequest::default()), &["list customer done"]),
    (
        "search",
        |a, w, _| {
            let q = Some("5678".into());
            listed(&a.gate, w, ListRequest { q, ..ListRequest::default() })
        },
        &["search customer done"],
    ),
    (
        "count",
        |a, w, _| {
            let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
            count::count(&a.gate, w, &request).map(drop)
        },
        &["count customer done"],
    ),
    ("read", |a, w, id| read::read(&a.gate, w, "customer", id).map(drop), &["read customer done"]),
    ("reveal", |a, w, id| revealed(&a.gate, w, id, "phone"), &["reveal customer done"]),
    (
        "history",
        |a, w, id| history::history(&a.gate, w, "customer", id, None).map(drop),
        &["history customer done"],
    ),
    (
        "access",
        |a, w, id| access::access(&a.gate, w, "customer", id, None).map(drop),
        &["access customer done"],
    ),
    ("export", |a, w, _| exported(&a.gate, w, ExportRequest::default()), &["export customer done"]),
    (
        "ledger",
        |a, w, _| ledger::query(&a.gate, w, &ledger::LedgerRequest::default()).map(drop),
        &["ledger ledger done"],
    ),
    ("matrix of roles", |a, w, _| matrix::matrix(&a.gate, w).map(drop), &["read role done"]),
    ("verify", |a, w, _| ledger::verify(&a.gate, w).map(drop), &["ledger ledger done"]),
    (
        "export of the ledger",
        |a, w, _| ledger::export(&a.gate, w, &mut Vec::new()).map(drop),
        &["export ledger done"],
    ),
];

const WRITING: [Act; 11] = [
    (
        "create",
        |a, w, _| a.try_create(w, "customer", person("13912345678"), None).map(drop),
        &["create customer done"],
    ),
    (
        "update",
        |a, w, id| updated(&a.gate, w, id, 1, json!({ "name": "单晓燕" }), None),
        &["update customer done"],
    ),
    (
        "update of nothing",
        |a, w, id| updated(&a.gate, w, id, 1, json!({ "name": "单小燕" }), None),
        &["update customer done"],
    ),
    (
        "share",
        |a, w, id| updated(&a.gate, w, id, 1, json!({}), Some(second(w))),
        &["update customer done"],
    ),
    (
        "delete",
        |a, w, id| delete::delete(&a.gate, w, "customer", id, Some(1)).map(drop),
        &["delete customer done"],
    ),
    (
        "restore",
        |a, w, id| {
            delete::delete(&a.gate, w, "customer", id, None)?;
            restore::restore(&a.gate, w, "customer", id, None).map(drop)
        },
        &["delete customer done", "restore customer done"],
    ),
    (
        "bulk assign",
        |a, w, id| many(&a.gate, w, BulkAct::Assign, vec![id], Some(second(w))),
        // One for each record, and one for the whole.
        &["share customer done", "share customer done"],
    ),
    (
        "bulk delete",
        |a, w, id| many(&a.gate, w, BulkAct::Delete, vec![id], None),
        &["delete customer done", "delete customer done"],
    ),
    ("import", |a, w, _| imported(&a.gate, w, "13712345678", false), &["import customer done"]),
    (
        "trial import",
        |a, w, _| imported(&a.gate, w, "13612345678", true),
        &["import customer done"],
    ),
    (
        "attach and download",
        |a, w, id| {
            let file = NewFile {
                parent: id,
                name: "合同.pdf".into(),
                media_type: "application/pdf".into(),
                note: None,
                follow_up: None,
            };
            let made = attach(&a.gate, w, file, &mut &b"%PDF-1.7"[..])?.into_inner();
            download(&a.gate, w, made.id, None).map(drop)
        },
        &["create attachment done", "download attachment done"],
    ),
];

/// What whoever runs the server does.
const OPERATING: [Act; 6] = [
    ("backup", |a, _, _| operator::backup(&a.gate, "tests", "2026"), &["backup organisation done"]),
    (
        "backup that failed",
        |a, _, _| operator::backup_failed(&a.gate, "tests", "2026", "disk_full"),
        &["backup organisation disk_full"],
    ),
    (
        "restore of a backup",
        |a, _, _| operator::restored(&a.gate, "tests", "2026"),
        &["restore organisation done"],
    ),
    (
        "recovery key",
        |a, _, _| operator::give_recovery_key(&a.gate, "tests", |_| Ok(())),
        &["give_recovery_key user done", "save_recovery_key user done"],
    ),
    (
        "verification by the operator",
        |a, _, _| operator::verify(&a.gate, "tests").map(drop),
        &["verify ledger done"],
    ),
    (
        "export of the ledger by the operator",
        |a, _, _| operator::export(&a.gate, "tests", &mut Vec::new()).map(drop),
        &["export ledger done"],
    ),
];

const GOVERNING: [Act; 10] = [
    (
        "design",
        |a, w, _| add_field(&a.gate, w, "customer", field()).map(drop),
        &["design organisation done"],
    ),
    (
        "design again",
        |a, _, _| {
            let change = FieldChange {
                label: None,
                options: None,
                required: None,
                archived: Some(true),
                in_list: None,
            };
            change_field(&a.gate, &a.enter("boss"), "customer", "shoe_size", change).map(drop)
        },
        &["enter user done", "design organisation done"],
    ),
    ("policy", |a, w, _| policy_text(&a.gate, w).map(drop), &["administer organisation done"]),
    (
        "organisation",
        |a, w, _| organisation::read(&a.gate, w).map(drop),
        &["administer organisation done"],
    ),
    (
        "rename",
        |a, w, _| organisation::rename(&a.gate, w, "尚品").map(drop),
        &["administer organisation done"],
    ),
    (
        "token",
        |a, w, _| {
            let token = token::create(&a.gate, w, "报表", 30)?;
            token::list(&a.gate, w)?;
            token::revoke(&a.gate, w, token.id)
        },
        &["create token done", "list token done", "delete token done"],
    ),
    ("enter", |a, _, _| cli::as_login(&a.gate, "tests", "boss").map(drop), &["enter user done"]),
    (
        "invite",
        |a, w, _| {
            let values = json!({ "login": "newcomer", "name": "新同事" });
            let id = a.try_create(w, "user", values, None)?;
            invite::invite(&a.gate, &a.enter("boss"), id).map(drop)
        },
        &["create user done", "enter user done", "invite user done"],
    ),
    (
        "freeze",
        |a, w, _| user::freeze(&a.gate, &a.enter("boss"), second(w), "离职"),
        // The second is the change of the record's own field.
        &["enter user done", "freeze user done", "update user done"],
    ),
    (
        "reset",
        |a, w, _| user::reset_mfa(&a.gate, &a.enter("boss"), second(w), "手机丢失"),
        &["enter user done", "reset_mfa user done"],
    ),
];

fn second(who: &Entered) -> Id {
    who.org().user_called("second").expect("the second user")
}

fn field() -> NewField {
    NewField {
        name: Some("shoe_size".into()),
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
fn every_verb_leaves_exactly_its_entry() {
    on_both(|app| {
        app.colleague("second", "rep", None);
        let who = app.enter("boss");
        for (name, call, expected) in
            READING.iter().chain(&WRITING).chain(&GOVERNING).chain(&OPERATING)
        {
            let id = customer(app, &who);
            let found =
                told(app, || call(app, &who, id).unwrap_or_else(|f| panic!("{name}: {f:?}")));
            assert_eq!(found, *expected, "{name}");
        }
    });
}

#[test]
fn an_entry_tells_who_what_which_and_why_and_no_value() {
    on_both(|app| {
        let id = customer(app, &app.owner);
        revealed(&app.gate, &app.owner, id, "phone").expect("revealed");
        listed(
            &app.gate,
            &app.owner,
            ListRequest { q: Some("13812345678".into()), ..ListRequest::default() },
        )
        .expect("found");
        let events = app.events();
        let [.., reveal, search] = &events[..] else { panic!("two entries") };
        assert_eq!((reveal.actor, &reveal.records[..]), (Some(app.owner.user()), &[id][..]));
        assert_eq!(
            (&reveal.fields[..], reveal.purpose.as_deref()),
            (&["phone".to_owned()][..], Some("contact"))
        );
        assert_eq!(
            (&search.records[..], search.details["query_length"].as_str()),
            (&[id][..], "11")
        );
        for event in &events {
            let bytes = String::from_utf8_lossy(&event.encode()).into_owned();
            for value in ["13812345678", "单小燕", "回访", "1990-03-07"] {
                assert!(!bytes.contains(value), "{value} in {}", event.act);
            }
        }
    });
}

#[test]
fn a_backup_stands_in_every_ledger_with_the_user_of_the_operating_system() {
    on_both(|app| {
        operator::backup(&app.gate, "ope\nrator", "2026-11-22T020000.000Z").expect("noted");
        let deployment = Id::from_bytes([0; 16]);
        for org in [app.owner.org_id(), deployment] {
            let events: Vec<_> = tests::app::events_of(&app.store, org)
                .into_iter()
                .filter(|event| event.act == "backup")
                .collect();
            let [event] = &events[..] else { panic!("{} entries", events.len()) };
            assert_eq!(
                (event.via, event.device.as_deref()),
                (audit::Via::Cli, Some("os:operator"))
            );
            assert_eq!(event.details["snapshot"], "2026-11-22T020000.000Z");
        }
    });
}
