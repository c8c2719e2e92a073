//! Two servers on one PostgreSQL, as a team runs them behind a balancer.

use std::net::{Shutdown, TcpListener, TcpStream};

use serde_json::json;
use tests::http::{Base, Client, Piece};
use tests::listing::luxury;

use crate::kit::{Job, News, Place, Served, keep_recovery_key};

/// Two nodes of a company.
fn nodes() -> (Place, Place) {
    let first = Place::founded(Base::Postgres);
    let second = first.another_node();
    (first, second)
}

#[test]
fn whoever_signs_in_at_one_node_is_in_at_the_other_and_out_of_both_at_once() {
    let (first, second) = nodes();
    let (one, two) = (first.serve(), second.serve());
    let here = one.owner();
    let there = here.at(&two.address);
    assert_eq!(there.get("/me").ok()["user"]["login"], "boss");
    // Given a page that listens at the second node
    let news = News::of(&there);
    // When its owner signs out at the first
    let _ = here.post("/auth/logout", json!({})).ok();
    // Then the second lets the cookie in no more and tells the page
    there.get("/me").refused(401, "not_signed_in");
    news.wait(|event| event["ended"] == true);
}

#[test]
fn a_page_hears_at_one_node_of_a_job_that_was_started_at_the_other() {
    let (first, second) = nodes();
    let (one, two) = (first.serve(), second.serve());
    let owner = one.owner();
    keep_recovery_key(&owner);
    let token = first.token();
    let (here, there) =
        (Client::with_token(&one.address, &token), Client::with_token(&two.address, &token));
    let listing = luxury();
    let file = [Piece::File("客户.xlsx", &listing.bytes)];
    let preview = here.form("/records/customer/import/preview", &file).ok();
    let job = Job::of_upload(&here, News::of(&there), &preview["upload"]);
    job.has_done(1);
    let done = job.comes_to(&there, &["done", "failed", "paused"]);
    assert_eq!(
        (&done["state"], &done["result"]["rows"]),
        (&json!("done"), &json!(3_000)),
        "{done}"
    );
    // Its file of refused rows comes from either
    let path = format!("/jobs/{}/errors", job.id());
    let (at_one, at_two) = (here.get(&path), there.get(&path));
    assert_eq!((at_one.status, at_two.status), (200, 200));
    assert!(at_one.body == at_two.body && !at_one.body.is_empty());
}

#[test]
fn a_job_whose_node_is_killed_goes_on_at_the_other_and_the_ledger_is_whole() {
    let (first, second) = nodes();
    let (one, two) = (first.serve(), second.serve());
    keep_recovery_key(&one.owner());
    let token = first.token();
    let listing = luxury();
    let file = [Piece::File("客户.xlsx", &listing.bytes)];
    let here = Client::with_token(&one.address, &token);
    let preview = here.form("/records/customer/import/preview", &file).ok();
    // Given an import under way at one of them
    let job = Job::of_upload(&here, News::of(&here), &preview["upload"]);
    job.has_done(200);
    let at = &first.sql("SELECT lease_node FROM job")[0][0];
    let is_at = |place: &Place| {
        std::fs::read_to_string(place.data().join("node")).is_ok_and(|id| id.trim() == at)
    };
    let (killed, left): (Served, Served) = if is_at(&first) { (one, two) } else { (two, one) };
    // When that one is killed
    killed.kill();
    let since = std::time::Instant::now();
    // Then the other takes the job up within the time of a lease and brings it to its end
    let who = Client::with_token(&left.address, &token);
    let job = job.again(&who);
    let done = job.comes_to(&who, &["done", "failed", "paused"]);
    let took = since.elapsed();
    let result = &done["result"];
    assert_eq!((&done["state"], &result["rows"]), (&json!("done"), &json!(3_000)), "{done}");
    let count = |what: &str| result[what].as_u64().expect("a number");
    assert_eq!(count("created") + count("repeated"), 3_000 - listing.bad().len() as u64);
    assert_eq!(who.get("/records/customer").ok()["total"], listing.people().len());
    println!("the job was over {took:?} after its node was killed");
    // And what the dead one had written has its place
    let verdict = who.post("/ledger/verify", json!({})).ok();
    assert_eq!(verdict["ok"], true, "{verdict}");
    assert_eq!(first.sql("SELECT count(*) FROM ledger_pending WHERE act = 'import'")[0][0], "0");
}

#[test]
fn two_nodes_that_start_at_once_on_an_empty_database_make_it_once() {
    let first = Place::new(Base::Postgres);
    let second = first.another_node();
    std::thread::scope(|scope| {
        let starts = [&first, &second].map(|place| scope.spawn(|| place.serve()));
        for served in starts.map(|start| start.join().expect("it starts")) {
            let _ = served.visitor().get("/auth/state").ok();
        }
    });
    let ran = first.sql("SELECT count(*), max(number) FROM migration");
    assert_eq!(ran[0][0], ran[0][1]);
}

#[test]
fn a_node_waits_for_a_database_that_starts_later_than_it_does() {
    let first = Place::founded(Base::Postgres);
    // Given an address at which the first connection finds no database yet
    let (host, name) = first.url().rsplit_once('/').expect("a name");
    let database = host.rsplit('@').next().expect("host and port").to_owned();
    let door = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
    let port = door.local_addr().expect("its number").port();
    let opens_late = std::thread::spawn(move || {
        drop(door.accept().expect("a first try"));
        for come in door.incoming().take(CONNECTIONS) {
            let (come, there) = (come.expect("a try"), TcpStream::connect(&database));
            pass_on(come, there.expect("the database answers"));
        }
    });
    let second = first.another_node().moved_to(format!("postgres://kedun@127.0.0.1:{port}/{name}"));
    // When a node starts there
    let served = second.serve();
    // Then it is let in as soon as the database is there
    served.visitor().get("/me").refused(401, "not_signed_in");
    drop(served);
    assert!(!opens_late.is_finished(), "more connections came than are expected");
}

/// More connections than one node opens.
const CONNECTIONS: usize = 200;

/// Passes on what comes at either end, until one of them closes.
fn pass_on(here: TcpStream, there: TcpStream) {
    let both = [(here.try_clone(), there.try_clone()), (there.try_clone(), here.try_clone())];
    for (from, to) in both {
        let (mut from, mut to) = (from.expect("a second handle"), to.expect("a second handle"));
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
}
