//! Long lists: memory that does not grow with them, imports that are stopped, or stop by a fault, and
//! are continued, and that add nothing the second time.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value as Json;
use tests::http::Base;
use tests::postgres;

use crate::kit::{Place, Served};

/// Rows of the shorter list, and of the longer one.
const SHORT: usize = 2_000;
const LONG: usize = 20_000;
/// How much more memory the longer list may take: the caches fill, the rest stays.
const RATIO: f64 = 2.5;

/// A list of so many people, each with a remark of two thousand bytes.
fn list(place: &Place, rows: usize, first: usize) -> PathBuf {
    let remark = "到店看包，喜欢浅色。".repeat(66);
    let mut text = "姓名,手机号,备注\n".to_owned();
    for n in first..first + rows {
        writeln!(text, "客户,139{n:08},{remark}").expect("written");
    }
    let path = place.beside(&format!("{rows}.csv"));
    std::fs::write(&path, text).expect("written");
    path
}

/// The most memory that the server ever had, in MiB (`proc(5)`).
fn peak(served: &Served) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.id()));
    let status = status.expect("the server runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a peak");
    let kib: u64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).expect("KiB");
    kib >> 10
}

fn import(place: &Place, list: &std::path::Path, more: &[&str]) -> Json {
    let list = list.to_str().expect("UTF-8");
    place.json(&[&["import", "customer", list, "--as", "boss"], more].concat())
}

#[test]
fn a_list_ten_times_as_long_takes_hardly_more_memory_and_adds_nothing_again() {
    let place = Place::founded(Base::Sqlite);
    let (short, long) = (list(&place, SHORT, 0), list(&place, LONG, SHORT));
    let served = place.serve();
    // When the server takes in a list, and one ten times as long
    assert_eq!(import(&place, &short, &[])["created"], SHORT);
    let before = peak(&served);
    assert_eq!(import(&place, &long, &[])["created"], LONG);
    let after = peak(&served);
    // Then its memory has grown by its caches alone
    let ratio = after as f64 / before as f64;
    assert!(ratio < RATIO, "{before} MiB for {SHORT} rows, {after} MiB for {LONG}");
    // And the same list adds nobody and changes nothing
    let again = import(&place, &long, &[]);
    assert_eq!(
        (&again["created"], &again["updated"], &again["repeated"]),
        (&0.into(), &0.into(), &LONG.into()),
        "{again}"
    );
    assert_eq!(served.stop().0, 0);
}

#[test]
fn an_import_that_is_interrupted_says_how_to_go_on_and_loses_and_doubles_nobody() {
    let place = Place::founded(Base::Sqlite);
    // Given a list of people whom nothing recognises
    let mut text = "姓名,性别\n".to_owned();
    (0..LONG).for_each(|_| text.push_str("客户,女\n"));
    let path = place.beside("names.csv");
    std::fs::write(&path, text).expect("written");
    let path = path.to_str().expect("UTF-8");
    let args = ["--json", "import", "customer", path, "--as", "boss"];
    let piped = || Stdio::piped();
    let mut child =
        place.program(&args).stdout(piped()).stderr(piped()).spawn().expect("it starts");
    // When Ctrl-C reaches it once it has told how far it is
    let told = BufReader::new(child.stderr.take().expect("its progress"));
    let mut lines = told.lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("rows done")), "it tells how far it is");
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
    lines.for_each(drop);
    let mut said = String::new();
    child.stdout.take().expect("its answer").read_to_string(&mut said).expect("its answer");
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    // Then it says where it stands
    let said: Json = serde_json::from_str(&said).expect("JSON");
    assert_eq!(said["stopped"], true, "{said}");
    let (rows, after) = (said["rows"].as_u64().expect("rows"), said["after"].to_string());
    assert!(rows > 0 && rows < LONG as u64, "{said}");
    // And goes on from there to the same end
    let done = import(&place, path.as_ref(), &["--after", &after]);
    assert_eq!(done["created"].as_u64(), Some(LONG as u64 - rows));
    let stored = place.sql("SELECT count(*) FROM record WHERE object = 'customer'");
    assert_eq!(stored[0][0], LONG.to_string());
}

#[test]
fn an_import_that_a_fault_ends_says_how_to_go_on_and_loses_and_doubles_nobody() {
    let place = Place::founded(Base::Postgres);
    let list = list(&place, 2 * SHORT, 0);
    let path = list.to_str().expect("UTF-8");
    let args = ["--json", "import", "customer", path, "--as", "boss"];
    let piped = || Stdio::piped();
    let mut child =
        place.program(&args).stdout(piped()).stderr(piped()).spawn().expect("it starts");
    let told = BufReader::new(child.stderr.take().expect("its progress"));
    let mut lines = told.lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("rows done")), "it tells how far it is");
    let rest = std::thread::spawn(move || lines.for_each(drop));
    // When the database cuts off whoever is in the middle of something
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
               WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()";
    while child.try_wait().expect("it can be asked").is_none() {
        postgres::server().sql(postgres::name_of(place.url()), cut);
    }
    let mut said = String::new();
    child.stdout.take().expect("its answer").read_to_string(&mut said).expect("its answer");
    rest.join().expect("its progress is read to the end");
    // Then it says what the matter is, and where it stands
    let said: Json = serde_json::from_str(&said).expect("JSON");
    let lost = ["database_unreachable", "outcome_unknown"];
    assert!(lost.contains(&said["error"]["code"].as_str().expect("a fault")), "{said}");
    let after = said["after"].as_u64().expect("where to go on");
    assert!(after >= SHORT as u64 && said["rows"].as_u64() >= Some(SHORT as u64), "{said}");
    // And goes on from there to the same end
    let done = import(&place, &list, &["--after", &after.to_string()]);
    assert!(done["rows"].as_u64() <= Some(SHORT as u64), "{done}");
    let stored = place.sql("SELECT count(*) FROM record WHERE object = 'customer'");
    assert_eq!(stored[0][0], (2 * SHORT).to_string());
}

#[test]
fn of_many_refused_rows_the_first_are_told_and_the_file_has_all() {
    let place = Place::founded(Base::Sqlite);
    let text = format!("姓名,手机号\n{}", "客户,12\n".repeat(SHORT));
    let list = place.beside("wrong.csv");
    std::fs::write(&list, text).expect("written");
    let errors = place.beside("refused.xlsx");
    // A column without any phone would not be taken for one.
    let mapping = place.beside("mapping.json");
    let text = r#"[{"index": 0, "field": "name"}, {"index": 1, "field": "phone"}]"#;
    std::fs::write(&mapping, text).expect("written");
    let mapping = mapping.to_str().expect("UTF-8");
    let import = |list: &std::path::Path, errors: &std::path::Path| {
        let (list, errors) = (list.to_str().expect("UTF-8"), errors.to_str().expect("UTF-8"));
        let args = ["--json", "import", "customer", list, "--as", "boss", "--errors", errors];
        place.run(&[&args[..], &["--mapping", mapping]].concat()).json()
    };
    // When the file of refused rows cannot be written, nothing is begun
    let nowhere = import(&list, &place.beside("nowhere/refused.xlsx"));
    assert_eq!(nowhere["error"]["code"], "file_unwritable", "{nowhere}");
    // When it can, then the first ones are told
    let told = import(&list, &errors);
    assert_eq!(told["refused"].as_array().map(Vec::len), Some(1_000));
    assert_eq!((&told["refused_count"], &told["rows"]), (&SHORT.into(), &SHORT.into()));
    // And the file has all
    let again = import(&errors, &place.beside("again.xlsx"));
    assert_eq!(again["refused_count"], SHORT);
}
