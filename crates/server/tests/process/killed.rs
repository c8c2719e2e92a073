//! `kill -9` in the middle of an import: no half row, and the next start goes on by itself.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use tests::http::{Base, Client};
use tests::listing::{Listing, luxury};

use crate::kit::{Job, Place, keep_recovery_key};
use crate::lists::exported;

/// Rows of one chunk, which one transaction stores.
const CHUNK: usize = 50;

/// A number of rows after which it is killed, another at each run.
fn some_rows() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    [1, 400, 800, 1_200][now.subsec_micros() as usize % 4]
}

fn killed(base: Base) {
    let place = Place::founded(base);
    let served = place.serve();
    keep_recovery_key(&served.owner());
    let token = place.token();
    let listing = luxury();
    // Given an import under way
    let who = Client::with_token(&served.address, &token);
    let job = Job::start(&who, &listing.bytes);
    let rows = some_rows();
    job.has_done(rows);
    // When the server is killed
    served.kill();
    // Then whole chunks are there and nothing else, each customer with all that belongs to it
    everything_is_whole(&place, &listing);
    // And the next start goes on by itself, to the end that an undisturbed run has
    let served = place.serve();
    let who = Client::with_token(&served.address, &token);
    let job = job.again(&who);
    let done = job.comes_to(&who, &["done", "failed", "paused"]);
    assert_eq!(done["state"], "done", "killed after {rows} rows: {done}");
    let result = &done["result"];
    assert_eq!(result["rows"], 3_000, "{done}");
    assert_eq!(result["refused_count"].as_u64(), Some(listing.bad().len() as u64));
    let count = |what: &str| result[what].as_u64().expect("a number");
    assert_eq!(count("created") + count("repeated"), 3_000 - listing.bad().len() as u64);
    assert_eq!(who.get("/records/customer").ok()["total"], listing.people().len());
    assert_eq!(served.stop().0, 0);
    assert!(exported(&place, &listing, "person") == listing.people());
    assert_eq!(notes(&place), listing.notes(), "no note is lost or doubled");
    let verdict = place.json(&["audit", "verify"]);
    assert_eq!(verdict["ok"], true, "{verdict}");
}

/// Holds that the customers are those of the first rows of the list, up to the end of a chunk.
fn everything_is_whole(place: &Place, listing: &Listing) {
    let told: usize = place.sql("SELECT done FROM job")[0][0].parse().expect("rows");
    assert!(told > 0);
    let stored = exported(place, listing, "person");
    // A kill between storing a chunk and telling of it leaves one chunk more
    let fits = |rows: usize| listing.people_of(rows) == stored;
    assert!(fits(told) || fits(told + CHUNK), "{} customers after {told} rows", stored.len());
    for (what, sql) in [
        (
            "a record without the history line of its version",
            "SELECT count(*) FROM record r WHERE NOT EXISTS (SELECT 1 FROM record_history h
             WHERE h.org = r.org AND h.record = r.id AND h.version = r.version)",
        ),
        (
            "a claim without its record",
            "SELECT count(*) FROM record_unique u WHERE NOT EXISTS (SELECT 1 FROM record r
             WHERE r.org = u.org AND r.id = u.record)",
        ),
        (
            "a note without its customer",
            "SELECT count(*) FROM record n WHERE n.object = 'follow_up' AND NOT EXISTS
             (SELECT 1 FROM record r WHERE r.org = n.org AND r.id = n.parent)",
        ),
    ] {
        assert_eq!(place.sql(sql)[0][0], "0", "{what}");
    }
    let verdict = place.json(&["audit", "verify"]);
    assert_eq!(verdict["ok"], true, "{verdict}");
}

/// How many customers have how many notes.
fn notes(place: &Place) -> BTreeMap<u64, u64> {
    let rows = place.sql(
        "SELECT n, count(*) FROM (SELECT count(*) AS n FROM record WHERE object = 'follow_up'
         GROUP BY parent) AS each_customer GROUP BY n",
    );
    let number = |text: &String| text.parse().expect("a number");
    rows.iter().map(|row| (number(&row[0]), number(&row[1]))).collect()
}

#[test]
fn an_import_whose_server_is_killed_goes_on_by_itself_in_the_file() {
    killed(Base::Sqlite);
}

#[test]
fn an_import_whose_server_is_killed_goes_on_by_itself_on_the_server() {
    killed(Base::Postgres);
}
