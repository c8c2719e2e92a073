//! A primary that dies or takes no writes any more, and another one that takes over.

use std::time::{Duration, Instant};

use store::{Across, PostgresOptions, Store, settings};
use tests::postgres::Server;

/// Another primary is found within this time, and a call fails or succeeds within it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Two servers, the second of which takes no writes, and a store on both.
struct Pair {
    first: Server,
    second: Server,
    store: Store,
    name: String,
}

impl Pair {
    fn new() -> Self {
        let (first, second) = (Server::start(&[]), Server::start(&[]));
        // Each server counts its databases for itself, so that both have the same name.
        let name = first.name_of_new_database();
        assert_eq!(second.name_of_new_database(), name);
        let alone = format!("postgres://kedun@127.0.0.1:{}/{name}", second.port());
        drop(Store::open_postgres(&alone, None, PostgresOptions::default()).expect("it opens"));
        let pair = (first.port(), second.port());
        let url = format!("postgres://kedun@127.0.0.1:{},127.0.0.1:{}/{name}", pair.0, pair.1);
        read_only(&second, true);
        let store = Store::open_postgres(&url, None, PostgresOptions::default()).expect("it opens");
        Self { first, second, store, name }
    }

    fn put(&self) -> kernel::Result<()> {
        self.store.across(Across::Deployment).write(|c| settings::put(c, "written", b"yes"))
    }

    /// Writes until it succeeds: what fails meanwhile says that the database is away, soon.
    fn put_at_last(&self) {
        let since = Instant::now();
        loop {
            let began = Instant::now();
            match self.put() {
                Ok(()) => return,
                Err(fault) => assert_eq!(fault.code, "database_unreachable"),
            }
            assert!(began.elapsed() < Duration::from_secs(8), "it hangs");
            assert!(since.elapsed() < PATIENCE, "no primary is found");
        }
    }

    fn is_written_at(&self, server: &Server) -> bool {
        let sql = "SELECT count(*) FROM setting WHERE name = 'written'";
        server.sql(&self.name, sql).trim() == "1"
    }
}

fn read_only(server: &Server, yes: bool) {
    let value = if yes { "on" } else { "off" };
    server.sql("postgres", &format!("ALTER SYSTEM SET default_transaction_read_only = {value}"));
    server.sql("postgres", "SELECT pg_reload_conf()");
    let told = || server.sql("postgres", "SHOW default_transaction_read_only");
    let since = Instant::now();
    while told().trim() != value {
        assert!(since.elapsed() < PATIENCE, "the server does not take the setting");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

#[test]
fn when_the_primary_dies_the_store_finds_the_next_one_by_itself() {
    let pair = Pair::new();
    pair.put().expect("written at the first");
    assert!(pair.is_written_at(&pair.first) && !pair.is_written_at(&pair.second));
    // Given connections that lie in the pool, when the primary loses its power
    pair.first.stop();
    let began = Instant::now();
    assert_eq!(pair.put().expect_err("nobody takes writes").code, "database_unreachable");
    assert!(began.elapsed() < Duration::from_secs(8), "it hangs");
    // And the other one takes over
    read_only(&pair.second, false);
    pair.put_at_last();
    assert!(pair.is_written_at(&pair.second));
}

#[test]
fn a_primary_that_takes_no_writes_any_more_is_left() {
    let pair = Pair::new();
    pair.put().expect("written at the first");
    read_only(&pair.first, true);
    read_only(&pair.second, false);
    pair.put_at_last();
    assert!(pair.is_written_at(&pair.second));
}

#[test]
fn whoever_listens_leaves_a_server_that_takes_no_writes_any_more() {
    let pair = Pair::new();
    let (tell, told) = std::sync::mpsc::channel();
    let tell = std::sync::Mutex::new(tell);
    let hear = move |news| drop(tell.lock().expect("the sender").send(news));
    let ear = pair.store.listen(std::sync::Arc::new(hear)).expect("an ear");
    told.recv_timeout(PATIENCE).expect("the connection stands");
    // When the primary is made read-only, and its connections live on
    read_only(&pair.first, true);
    read_only(&pair.second, false);
    // Then the ear hears at the other one
    told.recv_timeout(PATIENCE).expect("a new connection stands");
    let since = Instant::now();
    while !ear.hears() {
        assert!(since.elapsed() < PATIENCE, "it does not hear");
    }
    let there = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kedun listener'";
    assert_eq!(pair.second.sql("postgres", there).trim(), "1");
}
