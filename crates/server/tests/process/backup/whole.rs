//! A backup under steady writes, restored with the root key and with the recovery key alone.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Base, Client, Person};

use super::shop::{FILE_TEXT, LISTED, Shop, files, found, word};
use crate::kit::Place;

/// Customers that are created before the backup begins.
const BEFORE: usize = 20;

/// Creates customers one after the other until it is told to stop; the names of those that were
/// acknowledged.
fn write_until(stop: &AtomicBool, ready: &AtomicBool, who: &Client) -> Vec<String> {
    let mut acknowledged = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let name = format!("新客{}", acknowledged.len());
        let values = json!({"kind": "person", "name": name, "remark": "正在营业"});
        let _ = who.post("/records/customer", json!({"values": values})).ok();
        acknowledged.push(name);
        ready.store(acknowledged.len() >= BEFORE, Ordering::Relaxed);
    }
    acknowledged
}

/// All customers as an export tells them, one line each.
fn exported(place: &Place) -> BTreeSet<String> {
    let out = place.beside("all.csv");
    place.json(&["export", "customer", "--as", "boss", "--raw", "--out", word(&out)]);
    let text = std::fs::read_to_string(&out).expect("the file");
    text.lines().map(str::to_owned).collect()
}

/// A restored place has all that the shop had when the backup began, and works.
fn holds(shop: &Shop, place: &Place, seen: &[Json], before: &[String], owner: &mut Person) {
    let served = place.serve();
    let who = Client::with_token(&served.address, &shop.token);
    // Every value, the history, the attachment, the search, and a token
    assert_eq!(shop.look(&who), seen);
    // The login with password and second factor
    let mut client = served.visitor();
    let answer = client.post("/auth/login", json!({"login": "boss", "password": PASSWORD})).ok();
    client.csrf = answer["csrf"].as_str().map(str::to_owned);
    let answer = client.post("/auth/mfa", json!({"code": owner.code()})).ok();
    assert_eq!(answer["status"], "ok", "{answer}");
    // And it goes on from there
    let values = json!({"kind": "person", "name": "恢复之后"});
    let _ = who.post("/records/customer", json!({"values": values})).ok();
    assert_eq!(served.stop().0, 0);
    let said = place.run(&["--json", "audit", "verify"]);
    assert_eq!(said.status, 0, "{}", said.stdout);
    for act in ["backup", "restore"] {
        let told = place.json(&["audit", "show", "--as", "boss", "--act", act]);
        let told = told["items"].as_array().expect("items");
        assert!(told.iter().any(|e| e["object"] == "organisation"), "{act}: {told:?}");
    }
    let (here, there) = (exported(place), exported(&shop.place));
    // An export opens every row: there is a key for each
    assert!(here.len() > LISTED + before.len());
    for name in before {
        assert!(here.iter().any(|line| line.contains(name.as_str())), "{name} was acknowledged");
    }
    let strangers: Vec<_> = here.difference(&there).filter(|l| !l.contains("恢复之后")).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

fn comes_back(base: Base) {
    let shop = Shop::open(base);
    let served = shop.place.serve();
    let mut owner = served.owner();
    let who = Client::with_token(&served.address, &shop.token);
    let seen = shop.look(&who);
    let (stop, ready) = (AtomicBool::new(false), AtomicBool::new(false));
    // When a backup is made while somebody works
    let (before, acknowledged) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_until(&stop, &ready, &who));
        while !ready.load(Ordering::Relaxed) {
            assert!(!writer.is_finished(), "a customer was refused");
            std::thread::yield_now();
        }
        shop.back_up();
        stop.store(true, Ordering::Relaxed);
        let all = writer.join().expect("all were acknowledged");
        (all[..BEFORE].to_vec(), all.len())
    });
    assert!(acknowledged > BEFORE, "writes went on");
    assert_eq!(served.stop().0, 0);
    assert!(!shop.place.data().join("backup.part").exists());
    // Then nothing delicate stands in it
    let backup = files(&shop.target());
    assert_eq!(backup.len(), 1, "{backup:?}");
    let bytes = std::fs::read(&backup[0]).expect("the backup");
    assert!(bytes.len() > FILE_TEXT.len() * 10_000);
    assert_eq!(found(&bytes), Vec::<String>::new());
    // And it comes back with the root key
    let first = shop.elsewhere(base);
    let said = shop.restore(&first, &[]);
    assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
    holds(&shop, &first, &seen, &before, &mut owner);
    // And with the recovery key alone
    let paper = shop.place.beside("recovery.txt");
    shop.place.json(&["keys", "export-recovery", "--out", word(&paper)]);
    let second = Place::new(base);
    let said = shop.restore(&second, &["--recovery-key", word(&paper)]);
    assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
    holds(&shop, &second, &seen, &before, &mut owner);
}

#[test]
fn a_backup_under_steady_writes_comes_back_whole_in_the_file() {
    comes_back(Base::Sqlite);
}

#[test]
fn a_backup_under_steady_writes_comes_back_whole_on_the_server() {
    comes_back(Base::Postgres);
}
