//! A ledger that cannot be written stops every call, and nothing of it happens.

use gate::Entered;
use gate::enter::cli;
use gate::verbs::bulk::BulkAct;
use gate::verbs::export::ExportRequest;
use gate::verbs::list::ListRequest;
use gate::verbs::{access, count, delete, history, ledger, operator, organisation, read};
use kernel::{Id, Result};
use serde_json::json;
use tests::app::{App, on_both};

use super::kit::{customer, exported, imported, listed, many, person, revealed, updated};

type Call = (&'static str, fn(&App, &Entered, Id) -> Result<()>);

const CALLS: [Call; 20] = [
    ("list", |a, w, _| listed(&a.gate, w, ListRequest::default())),
    ("count", |a, w, _| {
        let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
        count::count(&a.gate, w, &request).map(drop)
    }),
    ("read", |a, w, id| read::read(&a.gate, w, "customer", id).map(drop)),
    ("read what is not there", |a, w, _| read::read(&a.gate, w, "customer", Id::new()).map(drop)),
    ("reveal", |a, w, id| revealed(&a.gate, w, id, "phone")),
    ("history", |a, w, id| history::history(&a.gate, w, "customer", id, None).map(drop)),
    ("access", |a, w, id| access::access(&a.gate, w, "customer", id, None).map(drop)),
    ("export", |a, w, _| exported(&a.gate, w, ExportRequest::default())),
    ("create", |a, w, _| a.try_create(w, "customer", person("13900000000"), None).map(drop)),
    ("update", |a, w, id| updated(&a.gate, w, id, 1, json!({ "name": "甲乙" }), None)),
    ("update of nothing", |a, w, id| updated(&a.gate, w, id, 1, json!({}), None)),
    ("delete", |a, w, id| delete::delete(&a.gate, w, "customer", id, None).map(drop)),
    ("bulk", |a, w, id| many(&a.gate, w, BulkAct::Delete, vec![id], None)),
    ("import", |a, w, _| imported(&a.gate, w, "13700000000", false)),
    ("ledger", |a, w, _| ledger::query(&a.gate, w, &ledger::LedgerRequest::default()).map(drop)),
    ("rename", |a, w, _| organisation::rename(&a.gate, w, "别家").map(drop)),
    ("backup", |a, _, _| operator::backup(&a.gate, "tests", "2026")),
    ("restore of a backup", |a, _, _| operator::restored(&a.gate, "tests", "2026")),
    ("recovery key", |a, _, _| operator::give_recovery_key(&a.gate, "tests", |_| Ok(()))),
    ("enter", |a, _, _| cli::as_login(&a.gate, "tests", "boss").map(drop)),
];

/// Everything that the calls could have changed.
fn state(app: &App) -> Vec<Vec<String>> {
    let mut state = app.site.sql("SELECT count(*), sum(version) FROM record");
    state.extend(app.site.sql("SELECT state, count(*) FROM record GROUP BY state ORDER BY state"));
    state.extend(app.site.sql("SELECT count(*) FROM record_history"));
    state.extend(app.site.sql("SELECT count(*) FROM record_unique"));
    state.extend(app.site.sql("SELECT name FROM org"));
    state
}

#[test]
fn a_ledger_that_cannot_be_written_stops_every_call() {
    on_both(|app| {
        // Given a customer, and a ledger that takes no more entries
        let who = app.enter("boss");
        let id = customer(app, &who);
        let before = state(app);
        app.site.lock_ledger(true);
        // When anything at all is asked for
        for (name, call) in CALLS {
            let fault = call(app, &who, id).expect_err(name);
            // Then it fails for that reason
            assert_eq!(fault.code, "ledger_unwritable", "{name}: {:?}", fault.cause);
        }
        // And nothing has changed
        assert_eq!(state(app), before);
        // And once the ledger takes entries again, everything works and the ledger verifies
        app.site.lock_ledger(false);
        for (name, call) in CALLS.iter().filter(|(name, _)| {
            *name != "read what is not there" && !name.starts_with("delete") && *name != "bulk"
        }) {
            let id = customer(app, &who);
            call(app, &who, id).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        }
        let verdict = ledger::verify(&app.gate, &who).expect("verified").into_inner();
        assert!(verdict.ok);
    });
}

#[test]
fn the_recovery_key_is_handed_out_only_after_its_entry() {
    on_both(|app| {
        let mut handed_out = false;
        app.site.lock_ledger(true);
        let given = operator::give_recovery_key(&app.gate, "tests", |_| {
            handed_out = true;
            Ok(())
        });
        app.site.lock_ledger(false);
        assert_eq!(given.err().map(|fault| fault.code), Some("ledger_unwritable"));
        assert!(!handed_out);
        // And one that could not be kept does not count as saved
        let lost = || kernel::Fault::invalid("file_unwritable");
        let given = operator::give_recovery_key(&app.gate, "tests", |_| Err(lost()));
        assert!(given.is_err());
        assert_eq!(gate::enter::recovery_key::saved_at(&app.gate).expect("read"), None);
    });
}
