//! How an organisation begins and ends: never by half, and never at the cost of another's ledger.

use gate::enter::setup::{self, Company};
use gate::enter::{cli, recovery_key};
use gate::verbs::list::{ListRequest, list};
use gate::verbs::{operator, organisation};
use gate::{Entered, Gate};
use kernel::Secret;
use store::Across;
use tests::app::{App, PASSWORD, on_both};

fn company(name: &str) -> Company {
    Company {
        secret: String::new(),
        company: "新店".into(),
        login: "founder".into(),
        name: name.into(),
        password: Secret::from(PASSWORD.to_owned()),
    }
}

fn all_verify(gate: &Gate) -> usize {
    let verified = operator::verify(gate, "tests").expect("the ledgers are read");
    assert!(verified.iter().all(|one| one.verdict.ok));
    verified.len()
}

fn customers(gate: &Gate, who: &Entered) -> Result<usize, &'static str> {
    let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
    list(gate, who, &request).map(|page| page.get().items.len()).map_err(|fault| fault.code)
}

#[test]
fn a_founding_that_fails_leaves_no_second_company_behind() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let site = tests::site::Site { dir: dir.path().to_owned(), url: None };
    let (store, gate) = site.open();
    for name in ["x".repeat(501), "a\u{0}b".into(), "\u{200b}".into()] {
        let refused = setup::unattended(&gate, "tests", &company(&name)).map(drop);
        refused.expect_err("no name of a person");
        assert_eq!(store.across(Across::Listing).read(store::orgs::all).expect("read").len(), 0);
    }
    setup::unattended(&gate, "tests", &company("王店长")).expect("the company is founded");
    assert_eq!(store.across(Across::Listing).read(store::orgs::all).expect("read").len(), 1);
    all_verify(&gate);
}

#[test]
fn a_founding_that_a_crash_cut_short_is_undone_at_the_next_start() {
    let app = App::sqlite();
    let half = setup::unattended(&app.gate, "tests", &company("王店长"));
    assert_eq!(half.expect_err("there is a company").code, "already_set_up");
    let app = app.closed_for(|site| {
        let (store, gate) = site.open();
        let founder = gate::found::Founder {
            login: "half".into(),
            name: "半路".into(),
            language: kernel::Lang::Zh,
        };
        gate::found::organisation(&gate, "半家店", false, &founder).expect("its first rows");
        drop((store, gate));
    });
    assert_eq!(app.store.across(Across::Listing).read(store::orgs::all).expect("read").len(), 1);
    // The one real company's owner is led to the recovery key as before.
    let needed = recovery_key::demand(&app.gate, &app.owner).expect_err("not saved yet");
    assert_eq!(needed.code, "recovery_key_needed");
    all_verify(&app.gate);
}

#[test]
fn calls_on_their_way_while_the_demo_is_removed_stop_nobodys_ledger() {
    on_both(|app| {
        let made = sales::demo::make(&app.gate, 5, 1, |_| {}).expect("the demo is made");
        let visitor = cli::as_login(&app.gate, "tests", &made.logins[0].login).expect("in");
        let late = cli::as_login(&app.gate, "tests", &made.logins[1].login).expect("in");
        assert_eq!(customers(&app.gate, &visitor), Ok(5));
        organisation::remove_demo(&app.gate, &visitor).expect("it is removed");
        // Somebody who was let in before gets nothing any more, and whatever is recorded about it
        // does not stand in the way of others' entries.
        assert_ne!(customers(&app.gate, &late), Ok(5));
        assert!(cli::as_login(&app.gate, "tests", &made.logins[1].login).is_err());
        assert_eq!(customers(&app.gate, &app.owner), Ok(0));
        assert_eq!(all_verify(&app.gate), 2, "the deployment's and the company's");
    });
}
