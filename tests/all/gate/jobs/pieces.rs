//! An export that was interrupted goes on behind the rows that it has kept.

use std::collections::BTreeSet;

use gate::Entered;
use gate::verbs::update::{UpdateRequest, update};
use gate::work::jobs::{self, Part, Wish};
use kernel::Id;
use tests::app::{App, on_both};

use super::kit;

/// Rows of two pages and a half.
const ROWS: usize = 1_200;

/// A company with so many customers, and an export of them that rests behind its second page.
fn paused(app: &App, who: &Entered) -> Id {
    let list: String = (0..ROWS).map(|n| format!("客户,1391000{n:04}\n")).collect();
    let rows = kit::import(app, who, &format!("姓名,手机号\n{list}"), kit::plainly());
    kit::run(&app.gate, &[rows], |_| {});
    let job = kit::export(app, who);
    let (gate, owner) = (app.gate.clone(), who.clone());
    let once = std::sync::Once::new();
    kit::run(&app.gate, &[job], move |moved| {
        if moved.state == "running" && moved.done >= 500 {
            once.call_once(|| drop(jobs::wish(&gate, &owner, job, Wish::Pause).expect("heard")));
        }
    });
    let shown = kit::shown(app, who, job);
    assert_eq!((shown.state.as_str(), shown.done), ("paused", 1_000));
    assert!(kit::files(app, "work").iter().any(|name| name.contains(".piece")));
    job
}

/// Lets it go on to its end; the lines of its file below the titles.
fn resumed(app: &App, who: &Entered, job: Id) -> Vec<String> {
    jobs::wish(&app.gate, who, job, Wish::Resume).expect("heard");
    kit::run(&app.gate, &[job], |_| {});
    assert_eq!(kit::shown(app, who, job).state, "done");
    let file = jobs::download(&app.gate, who, job, Part::Export).expect("the file");
    let mut text = Vec::new();
    file.write_to(&mut text).expect("it opens");
    // Then nothing is left of the pieces
    assert!(!kit::files(app, "work").iter().any(|name| name.contains(".piece")));
    String::from_utf8(text).expect("UTF-8").lines().skip(1).map(str::to_owned).collect()
}

/// How many records the export's entries in the ledger name.
fn told(app: &App) -> usize {
    app.events().iter().filter(|e| e.act == "export").map(|e| e.records.len()).sum()
}

#[test]
fn an_export_that_was_paused_reads_no_row_twice_and_its_file_holds_each_once() {
    on_both(|app| {
        // Given an export that rests behind its second page
        let job = paused(app, &app.owner);
        assert_eq!(told(app), 1_000);
        // When it goes on
        let lines = resumed(app, &app.owner, job);
        // Then each row stands once in its file, and was read once
        assert_eq!(lines.len(), ROWS);
        assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), ROWS);
        assert_eq!(told(app), ROWS);
    });
}

#[test]
fn an_export_begins_anew_when_its_owner_s_rights_changed_while_it_rested() {
    on_both(|app| {
        let manager = app.colleague("manager", "manager", None);
        let job = paused(app, &manager);
        // When the manager gets another role beside the own one
        let more = app.role("看客", &[]);
        let (boss, who) = (app.enter("boss"), manager.user());
        let roles = [boss.org().builtin_role("manager"), Some(more)];
        let version = gate::verbs::read::read(&app.gate, &boss, "user", who).expect("read");
        let version = version.get().version;
        let values = tests::app::map(serde_json::json!({ "roles": roles }));
        let request = UpdateRequest { version, values, owner: None };
        update(&app.gate, &boss, "user", who, request).expect("changed");
        // Then all rows are read with the rights of this moment
        assert_eq!(resumed(app, &manager, job).len(), ROWS);
        assert_eq!(told(app), 1_000 + ROWS);
    });
}

#[test]
fn an_export_begins_anew_when_a_piece_is_gone() {
    on_both(|app| {
        let job = paused(app, &app.owner);
        // Given that a restore brought the rows back without the files of jobs
        let folder = app.dir.path().join("work");
        if folder.exists() {
            std::fs::remove_dir_all(folder).expect("removed");
        }
        app.site.sql("DELETE FROM blob");
        // Then nothing is missing at its end
        assert_eq!(resumed(app, &app.owner, job).len(), ROWS);
        assert_eq!(told(app), 1_000 + ROWS);
    });
}
