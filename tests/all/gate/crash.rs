//! An import that is killed at any moment leaves whole records, a ledger that verifies, and a run
//! that can go on.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use gate::enter::cli;
use gate::verbs::ledger;
use kernel::Id;
use sales::import::{Flow, Spec};
use tests::app::App;
use tests::listing::{Listing, Run, all, luxury};
use tests::site::Site;

const DIR: &str = "KEDUN_CRASH_DIR";
const URL: &str = "KEDUN_CRASH_URL";
/// How often the import is killed.
const KILLS: usize = 5;

/// Where the run keeps how far it has come.
fn kept(dir: &Path) -> PathBuf {
    dir.join("progress.json")
}

fn read_kept(dir: &Path) -> Option<(Spec, Run)> {
    let bytes = std::fs::read(kept(dir)).ok()?;
    Some(serde_json::from_slice(&bytes).expect("a whole progress"))
}

#[test]
#[ignore = "the process that the tests of this file start and kill"]
fn imports_until_it_is_killed() {
    let dir = PathBuf::from(std::env::var_os(DIR).expect("a data folder"));
    let site = Site { dir: dir.clone(), url: std::env::var(URL).ok() };
    let (_store, gate) = site.open();
    let enter = || cli::as_login(&gate, "child", "boss").expect("the owner is in");
    let listing = luxury();
    let (spec, from) =
        read_kept(&dir).unwrap_or_else(|| (listing.spec(&gate, enter), Run::default()));
    listing.run(&gate, &enter(), &spec, from, |progress| {
        let next = dir.join("progress.new");
        let bytes = serde_json::to_vec(&(&spec, progress)).expect("JSON");
        std::fs::write(&next, bytes).expect("it is written");
        std::fs::rename(&next, kept(&dir)).expect("it is in place");
        println!("chunk");
        Flow::Continue
    });
}

/// A number below `below` that is another at each call.
fn random(below: u64) -> u64 {
    let bytes = Id::new().bytes();
    u64::from_be_bytes(bytes[8..].try_into().expect("eight bytes")) % below
}

/// Starts the import in a process of its own and kills it a random while after a random chunk.
fn import_and_kill(site: &Site) {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["gate::crash::imports_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(DIR, &site.dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(url) = &site.url {
        command.env(URL, url);
    }
    let mut child = command.spawn().expect("the child starts");
    wait_a_while(&mut child);
    // SIGKILL on Unix: nothing of the process runs any more.
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
}

fn wait_a_while(child: &mut Child) {
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok).filter(|line| line.contains("chunk")) {
            // Nobody listens any more once the child was killed.
            let _ = tell.send(line);
        }
    });
    for _ in 0..=random(3) {
        // An error says that the import has ended before it was killed.
        let _ = told.recv_timeout(Duration::from_secs(60));
    }
    let _ = told.recv_timeout(Duration::from_millis(random(250)));
}

/// Holds that every record which is there is there as a whole.
fn everything_is_whole(app: &App) {
    let site = &app.site;
    let none = |what: &str, sql: &str| assert_eq!(site.number(sql), 0, "{what}");
    none(
        "a record without the history line of its version",
        "SELECT count(*) FROM record r WHERE NOT EXISTS (SELECT 1 FROM record_history h
         WHERE h.org = r.org AND h.record = r.id AND h.version = r.version)",
    );
    none(
        "a claim without its record",
        "SELECT count(*) FROM record_unique u WHERE NOT EXISTS (SELECT 1 FROM record r
         WHERE r.org = u.org AND r.id = u.record)",
    );
    none(
        "a history line without its record",
        "SELECT count(*) FROM record_history h WHERE NOT EXISTS (SELECT 1 FROM record r
         WHERE r.org = h.org AND r.id = h.record)",
    );
    if site.url.is_some() {
        none(
            "a customer without tokens",
            "SELECT count(*) FROM record WHERE object = 'customer' AND cardinality(tokens) = 0",
        );
    } else {
        none(
            "a customer whose tokens are not all in the index",
            "SELECT count(*) FROM record r WHERE object = 'customer' AND (length(tokens) = 0 OR
             length(tokens) / 8 <> (SELECT count(*) FROM record_token t
             WHERE t.org = r.org AND t.record = r.id))",
        );
    }
    told_and_claimed(app);
    let verdict = ledger::verify(&app.gate, &app.owner).expect("a verdict").into_inner();
    assert!(verdict.ok, "{:?}", verdict.problem.map(|p| (p.code, p.index)));
}

/// Holds that every customer opens, that each number is claimed, and that the ledger tells of the
/// customers that are there and of no others.
fn told_and_claimed(app: &App) {
    let customers = all(&app.gate, &app.owner, "customer");
    let numbers = customers.iter().filter(|c| c.values.contains_key("id_card")).count();
    let claims = app.site.number("SELECT count(*) FROM record_unique WHERE field = 'id_card'");
    assert_eq!(i64::try_from(numbers).expect("few"), claims);
    let there: BTreeSet<Id> = customers.iter().map(|c| c.id).collect();
    let told: BTreeSet<Id> = app
        .events()
        .into_iter()
        .filter(|event| event.act == "import")
        .flat_map(|event| event.records)
        .collect();
    assert!(there == told, "{} records, {} told", there.len(), told.len());
}

fn killed_again_and_again(app: App) {
    let listing = luxury();
    let mut app = app;
    for _ in 0..KILLS {
        app = app.closed_for(import_and_kill);
        everything_is_whole(&app);
    }
    goes_on_to_the_end(&app, &listing);
    everything_is_whole(&app);
}

fn goes_on_to_the_end(app: &App, listing: &Listing) {
    let (spec, from) = read_kept(&app.site.dir).expect("some chunks were taken in");
    assert!(from.rows > 0);
    let done = listing.run(&app.gate, &app.owner, &spec, from, |_| Flow::Continue);
    listing.check(&done);
    assert_eq!(listing.stored(&all(&app.gate, &app.owner, "customer")), listing.people());
}

#[test]
fn an_import_that_is_killed_leaves_no_half_record_and_goes_on_in_the_file() {
    killed_again_and_again(App::sqlite());
}

#[test]
fn an_import_that_is_killed_leaves_no_half_record_and_goes_on_on_the_server() {
    killed_again_and_again(App::postgres());
}
