//! A runner whose moves a test hears, and jobs for it.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use ::jobs::{Moved, Runner};
use gate::verbs::export::ExportRequest;
use gate::work::jobs::{self, JobShown, Kind};
use gate::work::specs::{self, ExportSpec, ImportSpec};
use gate::work::uploads;
use gate::{Entered, Gate};
use kernel::Id;
use serde_json::{Value as Json, json};
use tests::app::App;

/// A job of a test takes no longer.
const PATIENCE: Duration = Duration::from_secs(120);

/// Adds an import of this table; its job.
pub fn import(app: &App, who: &Entered, table: &str, reading: Json) -> Id {
    let mut bytes = Cursor::new(table.as_bytes());
    let upload = uploads::take(&app.gate, who, "customer", "客户.csv", &mut bytes);
    let upload = upload.expect("the upload is taken").id;
    let spec = specs::write(&ImportSpec { upload, reading }).expect("JSON");
    jobs::add(&app.gate, who, Kind::Import, "customer", &spec).expect("a job")
}

/// The names of all sealed files of this kind, wherever they lie.
pub fn files(app: &App, kind: &str) -> Vec<String> {
    let folder = app.dir.path().join(kind).join(app.owner.org_id().to_string());
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.expect("an entry").file_name().to_string_lossy().into_owned()
    };
    let mut found: Vec<String> =
        std::fs::read_dir(folder).map(|entries| entries.map(name).collect()).unwrap_or_default();
    let rows = app.site.sql(&format!("SELECT name FROM blob WHERE kind = '{kind}'"));
    found.extend(rows.into_iter().flatten());
    found.sort();
    found
}

/// Adds an export of all customers; its job.
pub fn export(app: &App, who: &Entered) -> Id {
    let request = ExportRequest { purpose: "service".into(), ..ExportRequest::default() };
    let spec = ExportSpec { format: "csv".into(), raw: false, request };
    let spec = specs::write(&spec).expect("JSON");
    jobs::add(&app.gate, who, Kind::Export, "customer", &spec).expect("a job")
}

/// A table of so many people with names alone, which recognise nobody.
pub fn names(count: usize) -> String {
    let rows = (0..count).map(|n| format!("客户{},女\n", letters(n)));
    std::iter::once("姓名,性别\n".to_owned()).chain(rows).collect()
}

/// A number as three Chinese letters, as names have no digits.
fn letters(number: usize) -> String {
    let signs: Vec<char> = "甲乙丙丁戊己庚辛壬癸".chars().collect();
    [number / 100, number / 10 % 10, number % 10].map(|n| signs[n % 10]).iter().collect()
}

/// Runs the jobs that wait until these have ended; `heard` hears every move on the runner's thread.
pub fn run(gate: &Gate, jobs: &[Id], heard: impl Fn(&Moved) + Send + Sync + 'static) {
    let (tell, told) = mpsc::channel();
    let listener = move |moved: Moved| {
        heard(&moved);
        // Nobody listens any more once the test has failed.
        let _ = tell.send(moved);
    };
    let runner = Runner::start(gate.clone(), Arc::new(listener)).expect("a runner");
    ended(&told, jobs);
    drop(runner);
}

/// Waits until these jobs have ended.
pub fn ended(told: &Receiver<Moved>, jobs: &[Id]) {
    let mut left: Vec<Id> = jobs.to_vec();
    while !left.is_empty() {
        let moved = told.recv_timeout(PATIENCE).expect("the jobs end in time");
        if !["waiting", "running"].contains(&moved.state) {
            left.retain(|job| *job != moved.id);
        }
    }
}

/// A job as its owner sees it.
pub fn shown(app: &App, who: &Entered, job: Id) -> JobShown {
    jobs::get(&app.gate, who, job).expect("the job")
}

/// Why a job failed.
pub fn problem(job: &JobShown) -> &str {
    let problem = job.problem.as_ref().expect("a problem");
    problem["code"].as_str().expect("a code")
}

/// How to read a table: as it proposes itself.
pub fn plainly() -> Json {
    json!({})
}
