//! Indexes follow the declarations beside the jobs.

use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use ::jobs::tasks::export;
use ::jobs::{Moved, Runner};
use gate::verbs::design;
use serde_json::json;
use tests::app::{App, on_both};

use super::kit;

/// What must happen happens within this time.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until the index over the kind of follow-ups is there, or is gone.
fn until_indexed(app: &App, yes: bool) {
    let sql = if app.site.url.is_some() {
        "SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%kind%''follow_up''%'"
    } else {
        // The index of figures, which has the field as well, begins in another way.
        "SELECT count(*) FROM sqlite_master
         WHERE type = 'index' AND sql LIKE '%(org, state,%kind%''follow_up''%'"
    };
    let since = Instant::now();
    while (app.site.number(sql) > 0) != yes {
        assert!(since.elapsed() < PATIENCE, "the index does not follow");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

#[test]
fn an_index_goes_with_its_field_while_a_long_job_is_at_work() {
    on_both(|app| {
        // Given a job that is in the middle of its work
        let job = kit::export(app, &app.owner);
        let (tell, told) = mpsc::channel();
        let (go, wait) = mpsc::channel::<()>();
        let wait = Mutex::new(wait);
        let listener = move |moved: Moved| {
            if moved.state == "running" {
                // Whatever comes, the test's end included, lets it go on.
                let _ = wait.lock().map(|wait| wait.recv_timeout(PATIENCE));
            }
            let _ = tell.send(moved);
        };
        let runner =
            Runner::start_with(app.gate.clone(), Arc::new(listener), &[("export", export::task)])
                .expect("a runner");
        until_indexed(app, true);
        // When a field is shown in lists no longer, then its index goes
        let change = serde_json::from_value(json!({ "in_list": false })).expect("a change");
        design::change_field(&app.gate, &app.enter("boss"), "follow_up", "kind", change)
            .expect("changed");
        until_indexed(app, false);
        // And the job comes to its end
        drop(go);
        kit::ended(&told, &[job]);
        drop(runner);
    });
}
