//! Indexes over open fields follow the declarations.

use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use store::{Across, Dialect, PostgresOptions, Reindexed, Store};

use super::kit::{Kit, customer, on_both, on_postgres};

/// What must happen happens within this time.
const PATIENCE: Duration = Duration::from_secs(30);

fn reindex(store: &Store, objects: &[model::Object]) -> Option<Reindexed> {
    store.reindex(|| Ok(objects.to_vec())).expect("the indexes are looked at")
}

fn done(made: usize, dropped: usize) -> Option<Reindexed> {
    Some(Reindexed { made, dropped })
}

/// Names of the indexes over open fields.
fn names(kit: &Kit) -> Vec<String> {
    let sql = match kit.store.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE name LIKE 'open%' ORDER BY name",
        Dialect::Postgres => {
            "SELECT indexname::text FROM pg_indexes WHERE indexname LIKE 'open%' ORDER BY indexname"
        }
    };
    let rows = kit.store.across(Across::Deployment).read(|c| c.query(sql, &[])).expect("names");
    rows.into_iter().map(|mut row| row.text(0).expect("a name")).collect()
}

#[test]
fn indexes_are_made_and_dropped_with_the_fields_that_want_them() {
    on_both(|kit| {
        assert_eq!(reindex(&kit.store, &[customer()]), done(3, 0));
        assert_eq!(reindex(&kit.store, &[customer()]), done(0, 0));
        // When a field is archived and another is shown in no list any more
        let mut fewer = customer();
        fewer.fields[0].archived = true;
        fewer.fields[1].in_list = false;
        let before = names(kit);
        assert_eq!(reindex(&kit.store, &[fewer]), done(0, 2));
        let after = names(kit);
        assert!(after.len() == 1 && before.contains(&after[0]));
        // Then one that another organisation still wants stays
        assert_eq!(reindex(&kit.store, &[customer(), customer()]), done(2, 0));
    });
}

#[test]
fn an_index_whose_making_was_interrupted_is_made_anew() {
    let kit = on_postgres();
    assert_eq!(reindex(&kit.store, &[customer()]), done(3, 0));
    let broken = names(&kit).remove(0);
    let url = kit.url.as_deref().expect("an address");
    tests::postgres::server().sql(
        tests::postgres::name_of(url),
        &format!("UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{broken}'::regclass"),
    );
    assert_eq!(reindex(&kit.store, &[customer()]), done(1, 1));
    assert_eq!(reindex(&kit.store, &[customer()]), done(0, 0));
}

#[test]
fn while_one_node_makes_indexes_another_is_told_so_and_ends_nothing() {
    let kit = on_postgres();
    let url = kit.url.as_deref().expect("an address");
    let other = Store::open_postgres(url, None, PostgresOptions::default()).expect("another node");
    // Given a node that is in the middle of making an index, since somebody writes beside it
    let (writes, written) = channel();
    let (ends, ended) = channel::<()>();
    let writer = kit.store.clone();
    let writing = std::thread::spawn(move || {
        writer.across(Across::Deployment).write(move |c| {
            c.execute("UPDATE record SET version = version", &[])?;
            writes.send(()).expect("the test goes on");
            // Whatever comes, the test's end included, lets it go on.
            let _ = ended.recv_timeout(PATIENCE);
            Ok(())
        })
    });
    written.recv_timeout(PATIENCE).expect("somebody writes");
    let builder = kit.store.clone();
    let building = std::thread::spawn(move || builder.reindex(|| Ok(vec![customer()])));
    until_an_index_is_on_its_way(&kit);
    // When another node wants the same, then it is told so at once
    assert_eq!(reindex(&other, &[customer()]), None);
    // And the first one comes to its end, and nothing is left to be done
    ends.send(()).expect("it waits");
    writing.join().expect("no panic").expect("written");
    let made = building.join().expect("no panic").expect("nobody ends it");
    assert_eq!(made, done(3, 0));
    assert_eq!(reindex(&other, &[customer()]), done(0, 0));
}

fn until_an_index_is_on_its_way(kit: &Kit) {
    let since = Instant::now();
    while names(kit).is_empty() {
        assert!(since.elapsed() < PATIENCE, "no index is ever on its way");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}
