//! Backups, restores and the recovery key in the ledger, and what an owner is reminded of.

use serde_json::Value as Json;
use tests::http::{Base, on_both};

use super::shop::{files, word};
use crate::kit::Place;

/// Entries of the company's ledger about this act.
fn told(place: &Place, act: &str) -> Vec<Json> {
    let shown = place.json(&["audit", "show", "--as", "boss", "--act", act]);
    shown["items"].as_array().expect("items").clone()
}

/// Lets the ledger take no more entries, or lets it take them again.
fn lock(place: &Place, base: Base, lock: bool) {
    place.sql(match (base, lock) {
        (Base::Sqlite, true) => {
            "CREATE TRIGGER ledger_is_full BEFORE INSERT ON ledger_pending
             BEGIN SELECT RAISE(ABORT, 'no more'); END"
        }
        (Base::Sqlite, false) => "DROP TRIGGER ledger_is_full",
        (Base::Postgres, true) => {
            "ALTER TABLE ledger_pending ADD CONSTRAINT ledger_is_full CHECK (FALSE) NOT VALID"
        }
        (Base::Postgres, false) => "ALTER TABLE ledger_pending DROP CONSTRAINT ledger_is_full",
    });
}

#[test]
fn a_ledger_that_cannot_be_written_stops_backups_and_the_recovery_key() {
    on_both(|base| {
        let place = Place::founded(base);
        let (target, paper) = (place.beside("backups"), place.beside("recovery.txt"));
        let create = ["--json", "backup", "create", "--to", word(&target)];
        let export = ["--json", "keys", "export-recovery", "--out", word(&paper)];
        lock(&place, base, true);
        for args in [create, export] {
            let said = place.run(&args);
            assert_eq!((said.status, said.code().as_str()), (1, "ledger_unwritable"), "{args:?}");
        }
        assert!(files(&target).is_empty() && !paper.exists());
        lock(&place, base, false);
        // And each of them leaves its entry
        for (args, act) in [(create, "backup"), (export, "give_recovery_key")] {
            let before = told(&place, act).len();
            assert_eq!(place.run(&args).status, 0, "{args:?}");
            let entries = told(&place, act);
            assert_eq!(entries.len(), before + 1, "{act}: {entries:?}");
            assert_eq!(entries[0]["via"], "cli", "{}", entries[0]);
            assert!(entries[0].to_string().contains("os:"), "{}", entries[0]);
        }
        assert_eq!(place.run(&["audit", "verify"]).status, 0);
    });
}

#[test]
fn an_import_reminds_of_the_recovery_key_until_it_was_saved() {
    let place = Place::founded(Base::Sqlite);
    let list = place.beside("list.csv");
    std::fs::write(&list, "姓名,手机号\n单小燕,13812345678\n").expect("written");
    let import = |more: &[&str]| {
        place.run(&[&["import", "customer", word(&list), "--as", "boss"], more].concat())
    };
    let reminds = |said: &crate::kit::Said| said.stderr.contains("kedun keys export-recovery");
    assert!(place.json(&["keys", "status"])["recovery_key_saved_at"].is_null());
    // The import goes on, and its answer is the same
    let said = import(&["--json"]);
    assert!(said.status == 0 && said.json()["created"] == 1 && reminds(&said), "{}", said.stderr);
    let said = place.run(&["backup", "create", "--to", word(&place.beside("backups"))]);
    assert!(said.status == 0 && reminds(&said), "{}", said.stderr);
    // A trial brings no customer in
    assert!(!reminds(&import(&["--dry-run"])));
    let paper = place.beside("recovery.txt");
    place.json(&["keys", "export-recovery", "--out", word(&paper)]);
    assert!(!reminds(&import(&[])));
    assert!(place.json(&["keys", "status"])["recovery_key_saved_at"].is_string());
}
