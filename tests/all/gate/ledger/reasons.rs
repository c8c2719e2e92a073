//! The reason that somebody gave is read by who may read the record, and by nobody once the
//! person is erased.

use gate::Entered;
use gate::verbs::export::ExportRequest;
use gate::verbs::{access, ledger};
use kernel::Id;
use tests::app::{App, on_both};

use super::kit::{customer, exported, revealed};

/// The reasons that the ledger's page tells somebody.
fn in_ledger(app: &App, who: &Entered) -> Vec<String> {
    let request = ledger::LedgerRequest::default();
    let page = ledger::query(&app.gate, who, &request).expect("a page").into_inner();
    page.items.into_iter().filter_map(|item| item.reason).collect()
}

/// The reasons that 'who has seen this' tells somebody.
fn in_access(app: &App, who: &Entered, id: Id) -> Vec<String> {
    let items = access::access(&app.gate, who, "customer", id, None).expect("items").into_inner();
    items.into_iter().filter_map(|item| item.reason).collect()
}

#[test]
fn a_reason_is_read_by_who_may_read_the_record_and_by_no_auditor() {
    on_both(|app| {
        let rep = app.colleague("rep1", "rep", None);
        let auditor = app.colleague("audit1", "auditor", None);
        let id = customer(app, &rep);
        revealed(&app.gate, &rep, id, "phone").expect("revealed");
        assert_eq!(in_access(app, &rep, id), ["回访"]);
        assert_eq!(in_ledger(app, &app.enter("boss")), ["回访"]);
        assert!(in_ledger(app, &auditor).is_empty());
    });
}

#[test]
fn the_reason_of_an_act_on_many_is_read_by_who_may_read_them_all() {
    on_both(|app| {
        let rep = app.colleague("rep1", "rep", None);
        let boss = app.enter("boss");
        let (own, _) = (customer(app, &rep), customer(app, &boss));
        let reason = Some("为王女士核对".to_owned());
        let request = ExportRequest { reason, ..ExportRequest::default() };
        exported(&app.gate, &boss, request).expect("exported");
        assert_eq!(in_access(app, &boss, own), ["为王女士核对"]);
        assert!(in_access(app, &rep, own).is_empty());
    });
}

#[test]
fn the_reason_is_gone_with_the_person_s_key() {
    for app in [App::sqlite(), App::postgres()] {
        let boss = app.enter("boss");
        let id = customer(&app, &boss);
        revealed(&app.gate, &boss, id, "phone").expect("revealed");
        assert_eq!(in_ledger(&app, &boss), ["回访"]);
        // When the key is destroyed, and no running program has it in its memory
        let org = boss.org_id();
        let destroyed = app.store.of(org).keys_write(move |c| store::keys::destroy(c, org, id));
        assert_eq!(destroyed.expect("destroyed"), 1);
        drop(boss);
        let app = app.closed_for(|_| ());
        // Then the entry is there, and its reason is not
        assert!(in_ledger(&app, &app.owner).is_empty());
        let revealed = app.events().into_iter().filter(|event| event.act == "reveal").count();
        assert_eq!(revealed, 1);
        assert!(ledger::verify(&app.gate, &app.owner).expect("a verdict").get().ok);
    }
}
