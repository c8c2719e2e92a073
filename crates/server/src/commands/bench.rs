//! `kedun bench`: how fast Kedun is on this machine, with sealing, masking, permissions and ledger
//! on. What it is held against is no part of the product: `bench/` sets both side by side.
//!
//! The figures are kept in the folder of this module, one file for each kind of work.

mod company;
mod import;
mod ledger;
mod read;
mod report;
mod timing;

use std::io::Write;
use std::time::Duration;

use gate::enter;
use kernel::{Fault, FaultKind, Result};
use serde_json::{Map, Value as Json, json};

use self::company::Company;
use crate::answer::Answer;
use crate::cli::BenchArgs;
use crate::installation::Installation;
use crate::order::Order;

/// What a figure needs.
struct Bench<'a> {
    kedun: &'a Installation,
    company: Company,
    /// How long a figure that repeats one call is measured.
    each: Duration,
}

type Measure = fn(&mut Bench<'_>) -> Result<Json>;

/// The figures in the order in which they are measured, after the import that fills the folder.
const FIGURES: [(&str, Measure); 4] = [
    ("open", read::open),
    ("list", read::list_page),
    ("search", read::search),
    ("ledger", ledger::measure),
];

/// Measures in an empty data folder, which it fills.
///
/// # Errors
/// `folder_not_empty` when there is an organisation already: nobody's ledger is to be filled.
pub fn run(kedun: &Installation, order: &Order, args: &BenchArgs) -> Result<Answer> {
    let state = enter::setup::state(&kedun.gate)?;
    if !state.needs_setup || state.demo_present {
        return Err(Fault::new(FaultKind::Conflict, "folder_not_empty"));
    }
    tell("company");
    let company = Company::found(&kedun.gate)?;
    let each = Duration::from_secs_f64(args.seconds);
    let mut bench = Bench { kedun, company, each };
    let mut figures = Map::new();
    figures.insert("import".into(), import::fill(&mut bench, args.customers, args.seed)?);
    for (name, measure) in FIGURES {
        if args.only.is_empty() || args.only.iter().any(|wanted| wanted == name) {
            tell(name);
            figures.insert(name.into(), measure(&mut bench)?);
        }
    }
    let told = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "customers": args.customers,
        "seconds": args.seconds,
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
        "figures": figures,
        "peak_memory_mib": peak_memory_mib(),
    });
    Ok(Answer::done(report::text(&told, order.lang), told))
}

/// Says on the standard error what is being measured: the answer comes at the end.
fn tell(what: &str) {
    // Nobody may be listening; that is no failure of the measurement.
    let _ = writeln!(std::io::stderr(), "bench: {what}");
}

/// The most memory that this process has held, in MiB; none where the system does not say.
fn peak_memory_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024)
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;
    use crate::cli::Command;
    use crate::folder::DataFolder;
    use crate::settings::Settings;

    #[test]
    fn a_small_bench_tells_every_figure_and_leaves_filled_folders_alone() {
        let outer = tempfile::tempdir().expect("a folder");
        let path = outer.path().join("data");
        let folder = DataFolder::own(&path).expect("owned");
        let settings = Settings::read(&path).expect("settings");
        let kedun = Installation::open(folder, settings).expect("open");
        let args = BenchArgs { customers: 60, seconds: 0.0, seed: 1, only: Vec::new() };
        let order = Order::prepare(Command::Bench(args.clone()), Lang::En).expect("an order");

        let answer = run(&kedun, &order, &args).expect("figures");

        let figures = &answer.json["figures"];
        for path in [
            "/import/per_second",
            "/open/owner/p50_us",
            "/open/owner_parallel/per_second",
            "/open/rep/p99_us",
            "/list/owner/per_second",
            "/list/rep/p50_us",
            "/search/phone/p99_us",
            "/search/last_digits/p99_us",
            "/search/name_part/p99_us",
            "/search/pinyin/p99_us",
            "/ledger/record/per_second",
            "/ledger/verify/per_second",
        ] {
            let figure = figures.pointer(path).and_then(Json::as_f64);
            assert!(figure.is_some_and(|f| f > 0.0), "{path} is {figure:?}");
        }
        assert_eq!(figures["import"]["rows"], 60);
        assert!(answer.text.contains("search pinyin"), "{}", answer.text);
        let again = run(&kedun, &order, &args).err().map(|fault| fault.code);
        assert_eq!(again, Some("folder_not_empty"));
    }
}
