//! Files and jobs of one node in the hands of another.

use std::io::Cursor;

use gate::verbs::attachment::{NewFile, attach, download};
use gate::work::jobs::{self, Part};
use gate::work::runner::lease;
use kernel::Id;
use serde_json::json;
use tests::app::App;

use super::kit::Node;
use crate::gate::jobs::kit;

/// More than one chunk in the database, and no whole number of them.
const LONG: usize = (600 << 10) + 7;

fn long() -> Vec<u8> {
    (0..LONG).map(|n| (n * 31 % 251) as u8).collect()
}

/// An attachment of a new customer.
fn attached(app: &App, gate: &gate::Gate, bytes: &[u8]) -> Id {
    let values = json!({ "kind": "person", "name": "周梅" });
    let parent = app.create(&app.owner, "customer", values, None);
    let new = NewFile {
        parent,
        name: "合同.pdf".into(),
        media_type: "application/pdf".into(),
        note: None,
        follow_up: None,
    };
    let boss = gate::enter::cli::as_login(gate, "tests", "boss").expect("let in");
    attach(gate, &boss, new, &mut Cursor::new(bytes)).expect("attached").get().id
}

fn downloaded(gate: &gate::Gate, id: Id) -> Vec<u8> {
    let boss = gate::enter::cli::as_login(gate, "tests", "boss").expect("let in");
    let file = download(gate, &boss, id, Some("service".into())).expect("there").into_inner();
    let mut bytes = Vec::new();
    file.write_to(&mut bytes).expect("whole");
    bytes
}

#[test]
fn a_file_that_one_node_took_in_is_read_by_the_other() {
    let app = App::postgres();
    let node = Node::beside(&app);
    let id = attached(&app, &app.gate, &long());
    assert!(downloaded(&node.gate, id) == long());
    // It lies in the database in chunks, and in no folder of either node
    assert_eq!(app.site.number("SELECT count(*) FROM blob_chunk"), 3);
    for dir in [app.dir.path(), node.dir.path()] {
        assert!(!dir.join("files").exists());
    }
}

#[test]
fn a_list_sent_to_one_node_is_imported_by_the_other_and_its_export_fetched_from_the_first() {
    let app = App::postgres();
    let node = Node::beside(&app);
    let job = kit::import(&app, &app.owner, &kit::names(30), kit::plainly());
    kit::run(&node.gate, &[job], |_| {});
    assert_eq!(kit::shown(&app, &app.owner, job).state, "done");
    let job = kit::export(&app, &app.owner);
    kit::run(&node.gate, &[job], |_| {});
    let file = jobs::download(&app.gate, &app.owner, job, Part::Export).expect("the file");
    let size = file.file.size;
    let mut bytes = Vec::new();
    file.write_to(&mut bytes).expect("whole");
    assert_eq!((bytes.len() as u64, bytes.iter().filter(|b| **b == b'\n').count()), (size, 31));
}

#[test]
fn files_in_a_folder_are_taken_into_the_database_when_the_nodes_share_none_any_more() {
    let app = App::postgres();
    let node = Node::with_folder(&app);
    // Given one file in a folder and one in the database, both to be read by a node with a folder
    let (in_folder, in_rows) =
        (attached(&app, &node.gate, &long()), attached(&app, &app.gate, b"short"));
    assert_eq!(app.site.number("SELECT count(*) FROM blob"), 1);
    assert!(downloaded(&node.gate, in_folder) == long());
    assert_eq!(downloaded(&node.gate, in_rows), b"short");
    // When it starts without the folder
    let Node { gate, store, dir } = node;
    drop((gate, store));
    let site = tests::site::Site { dir: dir.path().to_owned(), url: app.site.url.clone() };
    let (_store, _gate) = site.open();
    // Then every node has both
    assert!(downloaded(&app.gate, in_folder) == long());
    assert_eq!(app.site.number("SELECT count(*) FROM blob WHERE whole = 1"), 2);
    let org = dir.path().join("files").join(app.owner.org_id().to_string());
    assert_eq!(std::fs::read_dir(org).expect("the folder").count(), 0);
}

#[test]
fn a_node_that_lost_its_lease_harms_no_file_of_the_one_that_has_the_job_now() {
    use std::io::Write as _;
    let app = App::postgres();
    let node = Node::beside(&app);
    kit::export(&app, &app.owner);
    // Given a node that writes a file and is taken for dead
    let late = lease(&app.gate, Id::new()).expect("a lease").expect("the job");
    let mut half = late.write(&app.gate, Part::Export).expect("a file");
    half.write_all(b"half").expect("written");
    app.site.sql("UPDATE job SET lease_until = 0");
    // When another one has done the job
    let now = lease(&node.gate, Id::new()).expect("a lease").expect("the job");
    let mut whole = now.write(&node.gate, Part::Export).expect("a file");
    whole.write_all(b"whole").expect("written");
    let size = whole.finish().expect("finished");
    let file = jobs::JobFile { name: "a.csv".into(), size };
    now.done(&node.gate, json!({}), &[(Part::Export, file)]).expect("done");
    // Then the late one ends nothing, keeps nothing and removes only its own
    assert_eq!(late.hold().keep(&app.gate).expect_err("lost").code, "lease_lost");
    half.finish().expect("its own file");
    assert_eq!(late.done(&app.gate, json!({}), &[]).expect_err("lost").code, "lease_lost");
    late.discard(&app.gate, Part::Export).expect("removed");
    let mut bytes = Vec::new();
    let download = jobs::download(&app.gate, &app.owner, now.id, Part::Export).expect("there");
    download.write_to(&mut bytes).expect("whole");
    assert_eq!(bytes, b"whole");
}

#[test]
fn the_quota_of_searches_is_one_for_all_nodes() {
    use gate::verbs::list::{ListRequest, list};
    let app = App::postgres();
    let node = Node::beside(&app);
    let rep = app.colleague("rep", "rep", None);
    let there = node.enter("rep");
    let search = |gate: &gate::Gate, who: &gate::Entered| {
        let q = Some("13812345678".to_owned());
        let request = ListRequest { object: "customer".into(), q, ..ListRequest::default() };
        list(gate, who, &request).map(drop)
    };
    let each = kernel::limits::MASKED_SEARCHES_HOUR / 2;
    for _ in 0..each {
        search(&app.gate, &rep).expect("below the quota");
        search(&node.gate, &there).expect("below the quota");
    }
    for (gate, who) in [(&app.gate, &rep), (&node.gate, &there)] {
        assert_eq!(search(gate, who).expect_err("above the quota").code, "slow_down");
    }
}
