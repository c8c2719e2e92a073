//! A small bench from end to end.

use kernel::Lang;

use super::*;
use crate::cli::Command;
use crate::folder::DataFolder;
use crate::settings::Settings;

/// Every figure that has to be told, and is above nothing.
const TOLD: [&str; 26] = [
    "/fill/per_second",
    "/open/owner/p50_us",
    "/open/owner_parallel/per_second",
    "/open/rep/p99_us",
    "/list/owner/per_second",
    "/list/rep/p50_us",
    "/sort/owner/p50_us",
    "/sort/rep/p50_us",
    "/deep/owner/p50_us",
    "/count/all/owner/p50_us",
    "/count/filtered/rep/p50_us",
    "/search/phone/p99_us",
    "/search/last_digits/p99_us",
    "/search/name_part/p99_us",
    "/search/one_character/p99_us",
    "/search/pinyin/p99_us",
    "/search/name_part_rep/p99_us",
    "/search/one_character_rep/p99_us",
    "/export/per_second",
    "/update/owner/p50_us",
    "/update/owner_parallel/p50_us",
    "/create/owner/p50_us",
    "/import/per_second",
    "/ledger/record_alone/per_second",
    "/ledger/record/per_second",
    "/ledger/verify/per_second",
];

fn open(path: &std::path::Path) -> Installation {
    let folder = DataFolder::own(path).expect("owned");
    let settings = Settings::read(path).expect("settings");
    Installation::open(folder, settings).expect("open")
}

fn args(customers: u32, only: &[&str]) -> BenchArgs {
    let only = only.iter().map(|name| (*name).to_owned()).collect();
    BenchArgs { customers, seconds: 0.0, seed: 1, deals: 0, fill: Fill::Rows, only, quick: false }
}

fn ran(kedun: &Installation, args: &BenchArgs) -> Result<Answer> {
    let order = Order::prepare(Command::Bench(args.clone()), Lang::En).expect("an order");
    run(kedun, &order, args)
}

#[test]
fn a_small_bench_tells_every_figure_and_says_with_whose_permit() {
    let outer = tempfile::tempdir().expect("a folder");
    let kedun = open(&outer.path().join("data"));

    let answer = ran(&kedun, &args(60, &[])).expect("figures");

    let figures = &answer.json["figures"];
    for path in TOLD {
        let figure = figures.pointer(path).and_then(Json::as_f64);
        assert!(figure.is_some_and(|f| f > 0.0), "{path} is {figure:?}");
    }
    assert_eq!(figures["fill"]["rows"], 60);
    assert_eq!(
        (&figures["open"]["rep"]["role"], &figures["import"]["role"]),
        (&json!("rep"), &json!("owner"))
    );
    assert!(answer.text.contains("search pinyin"), "{}", answer.text);
}

#[test]
fn a_filled_folder_is_used_again_filled_on_and_never_mixed_with_another_seed() {
    let outer = tempfile::tempdir().expect("a folder");
    let path = outer.path().join("data");
    let kedun = open(&path);
    ran(&kedun, &args(20, &["fill"])).expect("filled");
    let again = ran(&kedun, &args(20, &["start", "list"])).expect("figures").json;
    let more = ran(&kedun, &args(30, &["fill"])).expect("filled on").json;

    assert_eq!(again["figures"]["fill"], Json::Null);
    assert!(again["figures"]["start"]["seconds"].as_f64().is_some_and(|s| s > 0.0));
    assert_eq!(more["figures"]["fill"]["rows"], 10);
    let refused = |args| ran(&kedun, &args).err().map(|fault| fault.code);
    assert_eq!(refused(args(10, &[])), Some("folder_not_empty"), "fewer than there are");
    assert_eq!(refused(BenchArgs { seed: 2, ..args(30, &[]) }), Some("folder_not_empty"));
}

#[test]
fn customers_that_a_broken_run_stored_are_not_stored_twice() {
    let outer = tempfile::tempdir().expect("a folder");
    let path = outer.path().join("data");
    let kedun = open(&path);
    ran(&kedun, &args(20, &["fill"])).expect("filled");
    let noted = Made::read(&path).expect("read").expect("made");
    // As if the process had ended between the last chunk and its note.
    Made { done: 0, ..noted }.keep(&path).expect("kept");

    ran(&kedun, &args(25, &["fill"])).expect("filled again");

    let who = Company::enter(&kedun.gate, "shang.demo").expect("in");
    let page = read::first_page(&kedun.gate, &who).expect("listed");
    assert_eq!(page.total, Some(25));
}
