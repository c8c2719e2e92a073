//! A job that panics or ends its node.

use std::sync::Arc;
use std::sync::mpsc;

use ::jobs::tasks::{Task, export, import};
use ::jobs::{Context, Left, Moved, Runner};
use gate::work::runner::Leased;
use kernel::{Fault, FaultKind, Id, Result};
use tests::app::on_both;

use super::kit;

fn stumble(_: &Context, _: &mut Leased) -> Result<Left> {
    panic!("a library gave up over 13812345678")
}

/// Imports panic here, exports work.
static TASKS: &[(&str, Task)] = &[("import", stumble), ("export", export::task)];

#[test]
fn a_job_that_panics_ends_and_the_next_one_runs() {
    on_both(|app| {
        let bad = kit::import(app, &app.owner, &kit::names(1), kit::plainly());
        let good = kit::export(app, &app.owner);
        let (tell, told) = mpsc::channel();
        let listener = Arc::new(move |moved: Moved| drop(tell.send(moved)));
        let runner = Runner::start_with(app.gate.clone(), listener, TASKS).expect("a runner");
        kit::ended(&told, &[bad, good]);
        drop(runner);
        let bad = kit::shown(app, &app.owner, bad);
        assert_eq!((bad.state.as_str(), kit::problem(&bad)), ("failed", "internal"));
        assert_eq!(kit::shown(app, &app.owner, good).state, "done");
    });
}

#[test]
fn a_job_that_ends_its_node_each_time_is_given_up_and_the_next_one_runs() {
    on_both(|app| {
        let bad = kit::import(app, &app.owner, &kit::names(1), kit::plainly());
        // Given a job in whose hands three nodes have died
        for _ in 0..3 {
            let leased = gate::work::runner::lease(&app.gate, Id::new()).expect("a lease");
            assert_eq!(leased.expect("the job").id, bad);
            app.site.sql("UPDATE job SET lease_until = 0");
        }
        let good = kit::export(app, &app.owner);
        // When another node starts
        kit::run(&app.gate, &[bad, good], |_| {});
        // Then it leaves that job alone and does the next
        let bad = kit::shown(app, &app.owner, bad);
        assert_eq!((bad.state.as_str(), kit::problem(&bad)), ("failed", "job_given_up"));
        assert_eq!(kit::shown(app, &app.owner, good).state, "done");
    });
}

#[test]
fn a_job_that_the_end_of_the_program_interrupts_goes_on_at_the_next_start() {
    on_both(|app| {
        let job = kit::import(app, &app.owner, &kit::names(450), kit::plainly());
        // Given a runner that is stopped after the first chunk
        let (tell, told) = mpsc::channel();
        let (go, wait) = mpsc::channel::<()>();
        let wait = std::sync::Mutex::new(wait);
        let listener = move |moved: Moved| {
            if moved.done == 200 {
                let _ = tell.send(moved);
                // The runner is told to stop while it waits here.
                let _ = wait.lock().map(|wait| wait.recv());
            }
        };
        let runner =
            Runner::start_with(app.gate.clone(), Arc::new(listener), &[("import", import::task)])
                .expect("a runner");
        let moved = told.recv_timeout(std::time::Duration::from_secs(60)).expect("a chunk");
        assert_eq!(moved.id, job);
        runner.ask_to_stop();
        go.send(()).expect("it goes on");
        drop(runner);
        assert_eq!(kit::shown(app, &app.owner, job).state, "waiting");
        // When the next one starts
        kit::run(&app.gate, &[job], |_| {});
        // Then all rows are there, once
        let done = kit::shown(app, &app.owner, job);
        assert_eq!((done.state.as_str(), done.done), ("done", 450));
        assert_eq!(app.site.number("SELECT count(*) FROM record WHERE object = 'customer'"), 450);
    });
}

/// Counts how often `falters` was called.
static FALTERED: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

/// Cannot reach the database at every odd try.
fn falters(context: &Context, job: &mut Leased) -> Result<Left> {
    if FALTERED.fetch_add(1, std::sync::atomic::Ordering::SeqCst).is_multiple_of(2) {
        return Err(Fault::new(FaultKind::Unavailable, "database_unreachable"));
    }
    export::task(context, job)
}

#[test]
fn a_job_goes_on_by_itself_after_the_database_was_away_for_a_moment() {
    static FALTERING: &[(&str, Task)] = &[("export", falters)];
    on_both(|app| {
        let job = kit::export(app, &app.owner);
        let (tell, told) = mpsc::channel();
        let listener = Arc::new(move |moved: Moved| drop(tell.send(moved)));
        let runner = Runner::start_with(app.gate.clone(), listener, FALTERING).expect("a runner");
        kit::ended(&told, &[job]);
        drop(runner);
        assert_eq!(kit::shown(app, &app.owner, job).state, "done");
    });
}
