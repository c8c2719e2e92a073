//! Mail of notifications: what it says, who gets it when, and that it goes once.

use std::sync::Arc;

use gate::enter::me::{address, notifications};
use gate::work::mail;
use kernel::ManualClock;
use serde_json::json;
use tests::app::App;
use tests::site::Site;

use super::kit::{Shop, clocked};

/// All that is due, with its address: subject, lines, path.
fn due(app: &App) -> Vec<(String, String, Vec<String>, String)> {
    let mut all = Vec::new();
    while let Some(letter) = mail::take(&app.gate).expect("what waits") {
        let to = letter.to.expose_str().expect("a text").to_owned();
        all.push((to, letter.subject.clone(), letter.lines.clone(), letter.path.clone()));
        mail::done(&app.gate, &letter).expect("sent");
    }
    all
}

fn with_address(app: &App, login: &str) {
    let text = format!("{login}@example.com");
    address::set(&app.gate, &app.enter(login), Some(text)).expect("an address");
}

fn minutes(clock: &ManualClock, minutes: i64) {
    clock.advance_seconds(60 * minutes);
}

#[test]
fn a_mail_names_the_kind_and_the_actor_and_holds_no_value_and_its_reading_stands_in_the_ledger() {
    // Given two who are mentioned, one of them without an address
    let (app, clock) = clocked();
    app.gate.send_mail();
    let shop = Shop::new(&app);
    with_address(&app, "rep2");
    shop.mention(&app, &[shop.two.user(), shop.manager.user()]);
    assert!(due(&app).is_empty(), "at once is after a minute");
    // When the minute has passed, then one mail goes, and says nothing of the customer
    minutes(&clock, 2);
    let sent = due(&app);
    assert_eq!(sent.len(), 1);
    let (to, subject, lines, path) = &sent[0];
    assert_eq!((to.as_str(), subject.as_str()), ("rep2@example.com", "员工rep1 提到了你"));
    assert_eq!(*path, format!("/records/customer/{}", shop.customer));
    let text = format!("{subject}{lines:?}{path}");
    assert!(!text.contains("单小燕") && !text.contains("备货"));
    // And the ledger tells whose address was read, and not the address
    let told = app.events().into_iter().filter(|event| event.act == "deliver");
    let told: Vec<_> = told.collect();
    assert_eq!((told.len(), told[0].records.as_slice()), (1, [shop.two.user()].as_slice()));
    assert_eq!(told[0].fields, ["email"]);
    // And the address lies sealed, and is masked even for its owner
    let cells = app.site.sql("SELECT open FROM record").concat();
    assert!(cells.iter().all(|cell| !cell.contains("example.com")));
    let hint = address::hint(&app.gate, &app.enter("rep2")).expect("a hint").expect("one");
    assert!(hint.contains('*') && hint.ends_with("@example.com"));
}

#[test]
fn what_was_read_on_the_page_needs_no_mail_and_neither_does_who_has_left() {
    let (app, clock) = clocked();
    app.gate.send_mail();
    let shop = Shop::new(&app);
    ["rep2", "manager"].iter().for_each(|login| with_address(&app, login));
    shop.mention(&app, &[shop.two.user(), shop.manager.user()]);
    notifications::read(&app.gate, &app.enter("rep2"), None).expect("read");
    gate::enter::user::freeze(&app.gate, &app.enter("boss"), shop.manager.user(), "离职")
        .expect("frozen");
    minutes(&clock, 2);
    assert!(due(&app).is_empty());
    // And an address that was taken away gets nothing
    address::set(&app.gate, &app.enter("rep2"), None).expect("taken away");
    shop.mention(&app, &[shop.two.user()]);
    minutes(&clock, 2);
    assert!(due(&app).is_empty());
}

#[test]
fn the_digest_comes_once_in_the_morning_with_what_is_unread() {
    let (app, clock) = clocked();
    app.gate.send_mail();
    let shop = Shop::new(&app);
    with_address(&app, "rep2");
    // Given customers who were handed over, and a task for which mail comes at once
    let ids = vec![shop.customer(&app, "甲"), shop.customer(&app, "乙")];
    shop.give(&app, "customer", ids, &shop.two);
    shop.task(&app, &shop.manager, Some(&shop.two), json!({ "title": "送货" }));
    minutes(&clock, 2);
    assert_eq!(due(&app).len(), 1);
    // When the morning has come, then one mail counts what is unread of the kinds of the digest
    minutes(&clock, 21 * 60);
    let sent = due(&app);
    assert_eq!(sent.len(), 1);
    assert_eq!(
        (sent[0].1.as_str(), sent[0].2.as_slice()),
        ("今日通知汇总", ["记录移交给我：2".to_owned()].as_slice())
    );
    assert_eq!(sent[0].3, "/notifications");
    minutes(&clock, 48 * 60);
    assert!(due(&app).is_empty());
}

#[test]
fn a_mail_that_was_not_sent_is_tried_again_later_and_given_up_at_last() {
    let (app, clock) = clocked();
    app.gate.send_mail();
    let shop = Shop::new(&app);
    with_address(&app, "rep2");
    shop.mention(&app, &[shop.two.user()]);
    minutes(&clock, 2);
    let mut tries = 0;
    loop {
        let letter = mail::take(&app.gate).expect("what waits").expect("a mail");
        tries += 1;
        assert!(mail::take(&app.gate).expect("what waits").is_none(), "it rests meanwhile");
        if letter.last {
            break;
        }
        minutes(&clock, 24 * 60 + 1);
    }
    assert_eq!(tries, 6);
}

#[test]
fn two_nodes_take_one_mail_once() {
    // Given mails that wait on a database that two nodes share, and are due by the nodes' clock
    let app = App::postgres();
    let shop = Shop::new(&app);
    app.gate.send_mail();
    with_address(&app, "rep2");
    for _ in 0..4 {
        shop.mention(&app, &[shop.two.user()]);
    }
    let clock = Arc::new(ManualClock::at(app.gate.now().plus_seconds(120)));
    let node = || {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let key = "root.key";
        std::fs::copy(app.dir.path().join(key), dir.path().join(key)).expect("the same root key");
        let site = Site { dir: dir.path().to_owned(), url: app.site.url.clone() };
        (site.open_at(clock.clone(), None), dir)
    };
    let ((_store, second), _dir) = node();
    let ((_other, third), _folder) = node();
    // When both take what is due at the same time
    let take_all = |gate: &gate::Gate| {
        let mut ids = Vec::new();
        while let Some(letter) = mail::take(gate).expect("what waits") {
            ids.push(letter.id.clone());
        }
        ids
    };
    let mut ids = std::thread::scope(|scope| {
        let one = scope.spawn(|| take_all(&second));
        let mut ids = take_all(&third);
        ids.extend(one.join().expect("a node"));
        ids
    });
    // Then each is one node's
    ids.sort();
    let all = ids.len();
    ids.dedup();
    assert_eq!((all, ids.len()), (4, 4));
}
