//! A job works with the rights that its owner has at each step.

use gate::enter::user;
use kernel::Id;
use tests::app::{App, on_both};

use super::kit;

/// Customers in the store.
fn customers(app: &App) -> i64 {
    app.site.number("SELECT count(*) FROM record WHERE object = 'customer'")
}

/// Runs a job and does this once, when it has come so far.
fn run_until(app: &App, job: Id, far: u64, act: impl Fn(&gate::Gate) + Send + Sync + 'static) {
    let gate = app.gate.clone();
    let once = std::sync::Once::new();
    kit::run(&app.gate, &[job], move |moved| {
        if moved.state == "running" && moved.done >= far {
            once.call_once(|| act(&gate));
        }
    });
}

#[test]
fn an_import_ends_when_its_owner_is_frozen_and_what_was_stored_stays() {
    on_both(|app| {
        let shop = app.department("一店", None);
        let manager = app.colleague("manager", "manager", Some(shop));
        let job = kit::import(app, &manager, &kit::names(450), kit::plainly());
        let (boss, who) = (app.enter("boss"), manager.user());
        // When the manager is frozen after the first chunk
        run_until(app, job, 200, move |gate| {
            user::freeze(gate, &boss, who, "离职").expect("frozen");
        });
        // Then nothing more is stored, and the job says why and how far it came
        assert_eq!(customers(app), 200);
        let job = kit::shown(app, &manager, job);
        assert_eq!((job.state.as_str(), kit::problem(&job), job.done), ("failed", "frozen", 200));
        assert_eq!(job.result.expect("what came out")["created"], 200);
    });
}

#[test]
fn an_export_ends_when_its_right_is_withdrawn_and_leaves_no_file() {
    on_both(|app| {
        let shop = app.department("一店", None);
        let manager = app.colleague("manager", "manager", Some(shop));
        let rows = kit::import(app, &manager, &kit::names(700), kit::plainly());
        kit::run(&app.gate, &[rows], |_| {});
        assert_eq!(customers(app), 700);
        let job = kit::export(app, &manager);
        let (boss, who) = (app.enter("boss"), manager.user());
        // When the manager becomes a salesperson after the first page
        run_until(app, job, 500, move |gate| {
            let rep = boss.org().builtin_role("rep").expect("a role");
            let values = tests::app::map(serde_json::json!({ "roles": [rep] }));
            let version = gate::verbs::read::read(gate, &boss, "user", who).expect("read");
            let request = gate::verbs::update::UpdateRequest {
                version: version.get().version,
                values,
                owner: None,
            };
            gate::verbs::update::update(gate, &boss, "user", who, request).expect("changed");
        });
        // Then the export has failed and nothing of it is left
        let shown = kit::shown(app, &manager, job);
        assert_eq!((shown.state.as_str(), kit::problem(&shown)), ("failed", "denied"));
        assert!(shown.file.is_none());
        assert!(kit::files(app, "work").is_empty());
    });
}
