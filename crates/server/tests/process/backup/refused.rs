//! What a restore refuses, and in which words.

use std::fs;

use tests::http::{Base, on_both};

use super::shop::{Shop, files, restore_from, word};
use crate::kit::Place;

fn refused(shop: &Shop, place: &Place, more: &[&str], code: &str) -> String {
    let said = shop.restore(place, more);
    assert_eq!((said.status == 0, said.code().as_str()), (false, code), "{}", said.stderr);
    said.json()["error"]["detail"].as_str().expect("a text").to_owned()
}

fn recovery_key(place: &Place) -> String {
    let paper = place.beside("recovery.txt");
    place.json(&["keys", "export-recovery", "--out", word(&paper)]);
    word(&paper).to_owned()
}

#[test]
fn a_folder_that_is_not_empty_is_left_as_it_is() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.back_up();
        let place = shop.elsewhere(base);
        fs::write(place.data().join("notes.txt"), "mine").expect("written");
        refused(&shop, &place, &[], "folder_not_empty");
        let left = files(place.data());
        assert_eq!(left.len(), 3, "the note, the key and the lock: {left:?}");
        // A folder that is in use is not empty either, and keeps what it has
        refused(
            &shop,
            &shop.place,
            &["--recovery-key", &recovery_key(&shop.place)],
            "folder_not_empty",
        );
        assert_eq!(shop.place.run(&["audit", "verify"]).status, 0);
    });
}

#[test]
fn a_wrong_root_or_recovery_key_is_refused_in_words() {
    let shop = Shop::open(Base::Sqlite);
    shop.back_up();
    let other = Place::founded(Base::Sqlite);
    let foreign = recovery_key(&other);
    let place = Place::new(Base::Sqlite);
    let told = refused(&shop, &place, &["--recovery-key", &foreign], "backup_other_key");
    let own = shop.place.json(&["keys", "status"])["root"].clone();
    assert!(told.contains(own.as_str().expect("an id")), "{told} names {own}");
    // A group that was mistyped is named by its number
    let paper = fs::read_to_string(recovery_key(&shop.place)).expect("the key");
    let wrong = place.beside("wrong.txt");
    fs::write(&wrong, paper.replacen("    ", "    A", 1)).expect("written");
    let said = shop.restore(&place, &["--recovery-key", word(&wrong)]);
    assert!(said.code().starts_with("recovery_key_"), "{}", said.stdout);
    refused(&shop, &place, &["--recovery-key", "/nowhere/recovery.txt"], "file_unreadable");
    // Neither is a folder that holds the key of another place filled
    let place = Place::new(Base::Sqlite);
    fs::create_dir(place.data()).expect("a folder");
    fs::copy(other.data().join("root.key"), place.data().join("root.key")).expect("copied");
    refused(&shop, &place, &["--recovery-key", &recovery_key_of(&shop)], "key_exists");
    assert!(files(place.data()).iter().all(|p| p.ends_with("root.key") || p.ends_with("lock")));
}

fn recovery_key_of(shop: &Shop) -> String {
    word(&shop.place.beside("recovery.txt")).to_owned()
}

#[test]
fn a_backup_goes_into_the_kind_of_database_that_it_came_from_and_an_empty_one() {
    let shop = Shop::open(Base::Postgres);
    shop.back_up();
    // Into no database, and into files
    let place = shop.elsewhere(Base::Sqlite);
    refused(&shop, &place, &[], "backup_needs_database");
    // Into one that is in use
    let used = Place::founded(Base::Postgres);
    let key = recovery_key(&shop.place);
    let into = used.beside("new");
    let from = shop.target();
    let args = ["--json", "backup", "restore", "--from", word(&from), "--into", word(&into)];
    let said = used.run(&[&args[..], &["--recovery-key", &key]].concat());
    assert_eq!((said.status, said.code().as_str()), (1, "database_not_empty"), "{}", said.stdout);
    assert_eq!(used.run(&["audit", "verify"]).status, 0, "what was there is there");
    assert!(files(&into).iter().all(|p| p.ends_with("lock")));
    // One of files goes into no server
    let shop = Shop::open(Base::Sqlite);
    shop.back_up();
    let place = shop.elsewhere(Base::Postgres);
    refused(&shop, &place, &[], "backup_needs_no_database");
}

#[test]
fn a_folder_without_backups_says_so() {
    let place = Place::founded(Base::Sqlite);
    let empty = place.beside("empty");
    fs::create_dir(&empty).expect("a folder");
    for args in [&["check"][..], &["check", "2026-11-22T000000.000Z"]] {
        let args = [&["--json", "backup"], args, &["--from", word(&empty)]].concat();
        let said = place.run(&args);
        assert_eq!((said.status, said.code().as_str()), (1, "backup_none"));
    }
    let target = Place::new(Base::Sqlite);
    fs::create_dir(target.data()).expect("a folder");
    fs::copy(place.data().join("root.key"), target.data().join("root.key")).expect("copied");
    assert_eq!(restore_from(&empty, &target, &[]).code(), "backup_none");
}

#[test]
fn settings_that_would_lead_elsewhere_lie_aside() {
    let shop = Shop::open(Base::Sqlite);
    let safe = shop.place.beside("safe.key");
    fs::rename(shop.place.data().join("root.key"), &safe).expect("moved");
    let settings = format!("root_key = \"{}\"\nlog = \"json\"\n", word(&safe));
    fs::write(shop.place.data().join("kedun.toml"), &settings).expect("written");
    shop.back_up();
    let key = recovery_key(&shop.place);
    // Where the key still lies there, the settings stay and no second key is made
    let place = Place::new(Base::Sqlite);
    let said = shop.restore(&place, &["--recovery-key", &key]);
    assert_eq!(said.json()["settings_aside"], false, "{}", said.stdout);
    assert!(!place.data().join("root.key").exists());
    assert_eq!(place.run(&["audit", "verify"]).status, 0);
    // On another machine it does not
    fs::remove_file(&safe).expect("gone");
    let place = Place::new(Base::Sqlite);
    let said = shop.restore(&place, &["--recovery-key", &key]);
    assert_eq!(said.json()["settings_aside"], true, "{}", said.stdout);
    assert!(said.stderr.contains("kedun.toml.restored"), "{}", said.stderr);
    let aside = fs::read_to_string(place.data().join("kedun.toml.restored")).expect("aside");
    assert_eq!(aside, settings);
    assert_eq!(place.run(&["audit", "verify"]).status, 0);
}
