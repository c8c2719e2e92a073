//! Exit statuses, and answers for programs.

use serde_json::Value as Json;
use tests::app::PASSWORD;
use tests::http::Base;

use crate::kit::{Place, SETUP};

#[test]
fn wrong_usage_ends_with_status_two_and_touches_nothing() {
    let place = Place::new(Base::Sqlite);
    for args in [
        &["nonsense"][..],
        &[],
        &["list"],
        &["list", "customer"],
        &["import", "customer", "x.csv", "--as", "boss", "--duplicates", "nonsense"],
        &["serve", "--listen", "nowhere"],
        &["user", "add"],
        &["token", "create", "--as", "boss", "--name", "x", "--days", "many"],
    ] {
        let said = place.run(args);
        assert_eq!(said.status, 2, "{args:?}: {} {}", said.stdout, said.stderr);
        assert!(said.stdout.is_empty() && !said.stderr.is_empty(), "{args:?}: {}", said.stdout);
    }
    assert!(!place.data().exists(), "nothing was made");
}

#[test]
fn an_argument_that_the_program_refuses_itself_is_wrong_usage_as_well() {
    let place = Place::founded(Base::Sqlite);
    let out = place.beside("x.pdf");
    let out = out.to_str().expect("a path in UTF-8");
    for args in [
        &["export", "customer", "--as", "boss", "--out", out][..],
        &["user", "add", "new", "--name", "x", "--role", "emperor", "--as", "boss"],
        &["user", "set-password", "boss"],
    ] {
        let said = place.run(&[&["--json"], args].concat());
        assert_eq!((said.status, said.code().as_str()), (2, "bad_argument"), "{args:?}");
    }
    assert!(!place.beside("x.pdf").exists());
    std::fs::write(place.data().join("kedun.toml"), "listen = 5").expect("written");
    let said = place.run(&["--json", "audit", "verify"]);
    assert_eq!((said.status, said.code().as_str()), (2, "bad_setting"));
}

#[test]
fn a_company_is_founded_once_with_a_password_that_holds() {
    let place = Place::new(Base::Sqlite);
    let setup = |password: &str| place.told(&[&["--json"], &SETUP[..]].concat(), password);
    // No password, a weak one
    assert_eq!((setup("").status, setup("").code().as_str()), (2, "bad_argument"));
    let weak = setup("boss1234\n");
    assert_eq!((weak.status, weak.code().as_str()), (1, "invalid"));
    assert_eq!(weak.json()["error"]["fields"][0]["code"], "weak_password");
    assert!(!weak.stdout.contains("boss1234"), "{}", weak.stdout);
    let before = place.run(&["--json", "list", "customer", "--as", "boss"]);
    assert_eq!(before.status, 1, "nobody is there yet");
    let done = setup(&format!("{PASSWORD}\n"));
    assert_eq!((done.status, &done.json()["login"]), (0, &Json::from("boss")));
    let again = setup("another-good-password-77\n");
    assert_eq!((again.status, again.code().as_str()), (1, "already_set_up"));
}

#[test]
fn every_command_answers_in_json_alone_when_asked() {
    let place = Place::founded(Base::Sqlite);
    let file = |name: &str| place.beside(name).to_str().expect("UTF-8").to_owned();
    let (log, key, table, into) =
        (file("log"), file("recovery.key"), file("a.csv"), file("restored"));
    let backups = file("backups");
    std::fs::write(&table, "姓名,手机号\n王芳,13800138000\n").expect("written");
    let commands: [&[&str]; 17] = [
        &["import", "customer", &table, "--as", "boss"],
        &["list", "customer", "--as", "boss"],
        &["search", "customer", "王芳", "--as", "boss"],
        &["export", "customer", "--as", "boss", "--out", &table],
        &["user", "add", "rep1", "--name", "李雷", "--role", "rep", "--as", "boss"],
        &["user", "list", "--as", "boss"],
        &["user", "freeze", "rep1", "--as", "boss", "--reason", "left"],
        &["user", "unfreeze", "rep1", "--as", "boss", "--reason", "came back"],
        &["token", "create", "--as", "boss", "--name", "x"],
        &["token", "list", "--as", "boss"],
        &["audit", "verify"],
        &["audit", "show", "--as", "boss", "--limit", "5"],
        &["audit", "export", "--out", &log],
        &["keys", "status"],
        &["keys", "export-recovery", "--out", &key],
        &["backup", "create", "--to", &backups],
        &["backup", "restore", "--from", &backups, "--into", &into],
    ];
    for args in commands {
        assert!(place.json(args).is_object(), "{args:?}");
    }
    assert_eq!(place.json(&["audit", "verify", "--file", &log])["ok"], true);
    assert!(place.json(&["backup", "list", "--from", &backups]).is_object());
    assert!(place.json(&["backup", "check", "--from", &backups]).is_object());
    let refused = place.run(&["--json", "list", "customer", "--as", "nobody"]);
    assert_eq!(refused.status, 1);
    assert!(!refused.code().is_empty() && refused.stderr.is_empty(), "{}", refused.stderr);
    // For people: the failure stands on standard error
    let refused = place.run(&["list", "customer", "--as", "nobody"]);
    assert!(refused.stdout.is_empty() && !refused.stderr.is_empty());
}
