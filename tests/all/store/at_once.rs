//! Transactions at the same moment on PostgreSQL, where several nodes write: none undoes another's.

use std::sync::Barrier;

use kernel::{Id, Result, Timestamp};
use serde_json::json;
use store::enter::throttle::{self, ThrottleRow};
use store::ledger::{self, Pending};
use store::orgs::{self, Org};
use store::{Across, Conn, Scoped};

use super::kit::on_postgres;

/// As many as a node has connections.
const CALLERS: usize = 8;

/// Runs this in as many transactions at once, with the number of each.
fn at_once(
    store: Scoped<'_>,
    f: fn(&mut Conn, Id, usize) -> Result<()>,
    id: Id,
) -> Vec<Result<()>> {
    let start = Barrier::new(CALLERS);
    std::thread::scope(|scope| {
        let callers: Vec<_> = (0..CALLERS)
            .map(|number| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    store.write(move |c| f(c, id, number))
                })
            })
            .collect();
        callers.into_iter().map(|caller| caller.join().expect("it does not panic")).collect()
    })
}

fn key(id: Id) -> [u8; 32] {
    let mut key = [0; 32];
    key[..16].copy_from_slice(&id.bytes());
    key
}

#[test]
fn the_first_tries_at_a_login_are_counted_one_by_one() {
    let kit = on_postgres();
    for _ in 0..5 {
        let id = Id::new();
        let tried = at_once(
            kit.store.across(Across::Deployment),
            |c, id, _| {
                let before = throttle::fetch(c, &key(id))?.map_or(0, |row| row.failures);
                let (failures, last_at) = (before + 1, Timestamp(1));
                let row = ThrottleRow { key: key(id), failures, last_at, locked_until: None };
                throttle::put(c, &row)
            },
            id,
        );
        assert!(tried.iter().all(Result::is_ok));
        let counted = kit
            .store
            .across(Across::Deployment)
            .write(move |c| throttle::fetch(c, &key(id)))
            .expect("read");
        assert_eq!(counted.expect("a count").failures, CALLERS as i64);
    }
}

#[test]
fn changes_of_an_organisation_all_hold() {
    let kit = on_postgres();
    let id = Id::new();
    let org =
        Org {
            id, name: "尚品二奢".into(), demo: false, created_at: Timestamp(1), body: json!({})
        };
    kit.store.of(id).write(move |c| orgs::insert(c, &org)).expect("made");
    let changed = at_once(
        kit.store.of(id),
        |c, id, number| orgs::change(c, id, |org| org.body[number.to_string()] = json!(true)),
        id,
    );
    assert!(changed.iter().all(Result::is_ok));
    let org = kit.store.of(id).read(|c| orgs::get(c, id)).expect("read").expect("the organisation");
    assert_eq!(org.body.as_object().map(serde_json::Map::len), Some(CALLERS));
}

#[test]
fn an_organisation_that_is_gone_does_not_come_back_by_a_change() {
    let kit = on_postgres();
    let id = Id::new();
    let fault = kit.store.of(id).write(move |c| orgs::change(c, id, |org| org.name.clear()));
    assert_eq!(fault.expect_err("there is none").code, "not_found");
    assert!(kit.store.across(Across::Listing).read(orgs::all).expect("read").is_empty());
}

#[test]
fn the_first_entries_of_a_chain_all_find_their_places() {
    let kit = on_postgres();
    for _ in 0..5 {
        let node = Id::new();
        let added = at_once(
            kit.store.across(Across::Recording),
            |c, node, _| {
                let n = ledger::chain_head(c, node)?.map_or(1, |(n, _)| n + 1);
                let (org, id, at) = (Id::from_bytes([1; 16]), Id::new(), Timestamp(n));
                let (act, mac, body) = ("update".to_owned(), [7; 32], vec![1]);
                let (actor, object, records) = (None, None, Vec::new());
                let row = Pending { node, n, org, id, at, actor, act, object, records, mac, body };
                ledger::append_pending(c, &row)
            },
            node,
        );
        assert!(added.iter().all(Result::is_ok), "{added:?}");
        let head = kit
            .store
            .across(Across::Deployment)
            .write(move |c| ledger::chain_head(c, node))
            .expect("read");
        assert_eq!(head.map(|(n, _)| n), Some(CALLERS as i64));
    }
}
