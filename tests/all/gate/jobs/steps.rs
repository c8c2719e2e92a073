//! How far an import is is kept with each of its chunks, and costs the same at its end.

use std::io::Cursor;

use ::jobs::tasks::import;
use gate::work::runner::{Leased, lease};
use gate::work::steps::Step;
use gate::{Entered, Gate};
use kernel::{Fault, Id, Result};
use sales::import::{Flow, Keeper, Progress, RefusedRow, Spec};
use serde_json::json;
use tests::app::{App, on_both};

use super::kit;

/// Keeps the steps of a job as the import's task does, and dies after the first chunk was stored.
struct Dying<'a> {
    gate: &'a Gate,
    job: &'a Leased,
    spec: &'a Spec,
}

impl Keeper for Dying<'_> {
    fn enter(&self) -> Result<Entered> {
        self.job.enter(self.gate)
    }

    fn step(&self, progress: &Progress, _: &[RefusedRow]) -> Result<Option<Step>> {
        let cursor = json!({ "spec": self.spec, "progress": progress });
        self.job.step(self.gate, progress.rows, &cursor, None).map(Some)
    }

    fn kept(&mut self, _: &Progress, _: Vec<RefusedRow>) -> Result<Flow> {
        Err(Fault::internal("the node dies here"))
    }
}

fn dies_after_one_chunk(app: &App, table: &str) {
    let leased = lease(&app.gate, Id::new()).expect("a lease").expect("the job");
    let mut source = Cursor::new(table.as_bytes().to_vec());
    let enter = || leased.enter(&app.gate);
    let (spec, _) =
        import::ready(&app.gate, enter, &mut source, Spec::default(), "customer").expect("ready");
    let mut keeper = Dying { gate: &app.gate, job: &leased, spec: &spec };
    import::store(&app.gate, &mut source, &spec, Progress::default(), &mut keeper)
        .expect_err("it dies");
    app.site.sql("UPDATE job SET lease_until = 0");
}

#[test]
fn rows_that_recognise_nobody_are_stored_once_though_the_node_dies_behind_a_chunk() {
    on_both(|app| {
        // Given a list of names alone, and a node that dies right after a chunk was stored
        let table = kit::names(450);
        let job = kit::import(app, &app.owner, &table, kit::plainly());
        dies_after_one_chunk(app, &table);
        // When another one goes on
        kit::run(&app.gate, &[job], |_| {});
        // Then nobody is there twice
        assert_eq!(app.site.number("SELECT count(*) FROM record WHERE object = 'customer'"), 450);
        let done = kit::shown(app, &app.owner, job);
        assert_eq!((done.state.as_str(), done.done), ("done", 450));
        assert_eq!(done.result.expect("a result")["created"], 450);
    });
}

#[test]
fn a_node_that_lost_its_job_stores_nothing_more() {
    on_both(|app| {
        let table = kit::names(10);
        kit::import(app, &app.owner, &table, kit::plainly());
        let leased = lease(&app.gate, Id::new()).expect("a lease").expect("the job");
        // Given that another node has taken the job over
        app.site.sql("UPDATE job SET lease_until = 0");
        lease(&app.gate, Id::new()).expect("a lease").expect("the job");
        // When the first one comes back with a chunk
        let mut source = Cursor::new(table.into_bytes());
        let enter = || leased.enter(&app.gate);
        let (spec, _) = import::ready(&app.gate, enter, &mut source, Spec::default(), "customer")
            .expect("ready");
        let mut keeper = Dying { gate: &app.gate, job: &leased, spec: &spec };
        let fault = import::store(&app.gate, &mut source, &spec, Progress::default(), &mut keeper)
            .expect_err("it has lost its job");
        // Then nothing of it is stored
        assert_eq!(fault.code, "lease_lost");
        assert_eq!(app.site.number("SELECT count(*) FROM record WHERE object = 'customer'"), 0);
    });
}

#[test]
fn what_is_kept_of_an_import_does_not_grow_with_its_refusals() {
    on_both(|app| {
        // Given a list of which every second row is refused
        let rows = (0..2_400).map(|n| if n % 2 == 0 { "坏行,12\n" } else { "好行,\n" });
        let table: String = std::iter::once("姓名,手机号\n").chain(rows).collect();
        let reading = json!({
            "header_row": 1,
            "mapping": [{ "index": 0, "field": "name" }, { "index": 1, "field": "phone" }],
        });
        let job = kit::import(app, &app.owner, &table, reading);
        let (store, org) = (app.store.clone(), app.owner.org_id());
        let sizes = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let seen = sizes.clone();
        // When it runs
        kit::run(&app.gate, &[job], move |moved| {
            let row = store.of(org).read(|c| store::jobs::get(c, org, moved.id)).expect("read");
            let cursor = row.expect("the job").cursor.unwrap_or_default();
            seen.lock().expect("the list").push(cursor.len());
        });
        // Then its cursor is as long at the end as after the first chunk
        let sizes = sizes.lock().expect("the list").clone();
        let first = *sizes.iter().find(|size| **size > 0).expect("a cursor");
        let longest = *sizes.iter().max().expect("a cursor");
        assert!(longest < first + 40, "{sizes:?}");
        // And all refusals are told: by number, the first of them one by one, all in the file
        let done = kit::shown(app, &app.owner, job);
        let result = done.result.expect("a result");
        assert_eq!((&result["refused_count"], &result["created"]), (&json!(1_200), &json!(1_200)));
        let told = result["refused"].as_array().expect("the refused rows");
        let numbers: Vec<u64> = told.iter().filter_map(|row| row["row"].as_u64()).collect();
        let expected: Vec<u64> = (0..1_000).map(|n| 2 + 2 * n).collect();
        assert_eq!(numbers, expected);
        assert!(done.errors_file);
        assert_eq!(app.site.number("SELECT count(*) FROM job_refused"), 0, "they are in the file");
    });
}
