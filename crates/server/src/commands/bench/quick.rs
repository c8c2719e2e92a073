//! `kedun bench --quick`: whether anything has become twice as slow as it should be beside the
//! rest. Only ratios within one run are judged, of processor time, by turns over rounds, so that
//! neither the machine nor what else it does decides: of each call the round counts in which it
//! took the least, since whatever disturbs only adds. What they should be stands in
//! `expected.json`.

mod bare;

use std::collections::BTreeMap;
use std::time::Duration;

use gate::verbs::list::list;
use gate::verbs::operator;
use kernel::{Fault, FaultKind, Lang, Result};
use serde_json::json;

use super::company::{Company, Sample};
use super::timing::Times;
use super::{Bench, fill, read, search, tell, write};
use crate::answer::{Answer, say, table};
use crate::folder::DataFolder;
use crate::installation::Installation;

/// Customers of the small folder and of the large one.
const SIZES: (u64, u64) = (200, 2_000);
/// The large folder, in the small one.
const LARGE: &str = "bench-large";
/// Rounds, and the time of one call in one of them.
const ROUNDS: usize = 5;
const EACH: Duration = Duration::from_millis(300);
/// A ratio that is so many times what it should be has failed: a call that has become twice as slow
/// fails, and what a busy machine adds does not.
const MARGIN: f64 = 1.9;
/// Callers of the ledger at once.
const CALLERS: usize = 64;

/// What the ratios should be, by the kind of build: without optimisation they are others.
const EXPECTED: &str = include_str!("expected.json");
const BUILD: &str = if cfg!(debug_assertions) { "debug" } else { "release" };

/// Microseconds of processor time of each call, round by round.
type Works = BTreeMap<&'static str, Vec<f64>>;
/// Something that is measured in each round.
type Call<'a> = (&'static str, Box<dyn Fn() -> Result<Times> + 'a>);
/// A ratio: its name, what stands above, and how many of what below.
type Ratio = (&'static str, &'static str, (f64, &'static str));

/// The ratios; each is better the smaller it is.
const RATIOS: [Ratio; 12] = [
    ("open : 100 rows", "open", (100.0, "bare row")),
    ("list 50 : 100 rows", "list", (100.0, "bare row")),
    ("search by phone : list 50", "search", (1.0, "list")),
    ("create : 100 rows", "create", (100.0, "bare row")),
    ("update : 100 rows", "update", (100.0, "bare row")),
    ("import of a customer : 100 rows", "import", (100.0, "bare row")),
    ("entry : 100 rows", "entry", (100.0, "bare row")),
    ("entry, 64 callers : one caller", "entry of 64", (1.0, "entry")),
    ("open, large : small", "open, large", (1.0, "open")),
    ("list 50, large : small", "list, large", (1.0, "list")),
    ("count, large : small", "count, large", (1.0, "count")),
    ("search by phone, large : small", "search, large", (1.0, "search")),
];

/// Measures and judges; the exit status is 1 when a ratio failed.
///
/// # Errors
/// `folder_not_empty`; what the gate refuses.
pub fn run(kedun: &Installation, lang: Lang, seed: u64) -> Result<Answer> {
    if kedun.settings.database.is_some() {
        return Err(Fault::new(FaultKind::Invalid, "bad_argument").with("name", "quick"));
    }
    let folder = DataFolder::own(&kedun.folder.path().join(LARGE))?;
    let beside = Installation::open(folder, kedun.settings.clone())?;
    let mut works = Works::new();
    let small = filled(kedun, seed, SIZES.0, &mut works)?;
    let large = filled(&beside, seed, SIZES.1, &mut works)?;
    let mut small = small;
    let fresh = small.fresh(100_000)?;
    measure(&small, &large, fresh, &mut works)?;
    judge(lang, &works)
}

/// A folder with so many customers; how much work each of them was stands under `import`.
fn filled<'a>(
    kedun: &'a Installation,
    seed: u64,
    customers: u64,
    works: &mut Works,
) -> Result<Bench<'a>> {
    let mut bench = Bench::prepare(kedun, seed, customers, EACH)?;
    tell(&format!("quick: {customers} customers"));
    let mut filled = Ok(());
    let many = customers - bench.made.done;
    let work = Times::measure_once(many, || filled = fill::rows(&mut bench, customers).map(drop));
    filled?;
    works.insert("import", vec![work]);
    Ok(bench)
}

/// All calls by turns, round after round.
fn measure(small: &Bench<'_>, large: &Bench<'_>, fresh: u64, works: &mut Works) -> Result<()> {
    let calls: Vec<Call<'_>> =
        [bare::calls(small.kedun)?, reads(small, ["open", "list", "count"])?]
            .into_iter()
            .chain([reads(large, ["open, large", "list, large", "count, large"])?])
            .chain([searches(small, "search"), searches(large, "search, large")])
            .chain([changes(small, fresh)?])
            .flatten()
            .collect();
    for round in 1..=ROUNDS {
        tell(&format!("quick: round {round} of {ROUNDS}"));
        for (name, call) in &calls {
            works.entry(name).or_default().push(call()?.work());
        }
    }
    Ok(())
}

fn reads<'a>(bench: &'a Bench<'_>, names: [&'static str; 3]) -> Result<Vec<Call<'a>>> {
    let gate = &bench.kedun.gate;
    let who = Company::enter(gate, &bench.company.owner)?;
    let ids = read::ids(gate, &who)?;
    let (reader, lister, counter) = (who.clone(), who.clone(), who);
    let open =
        move || Times::measure(1, EACH, |number| read::open_one(gate, &reader, &ids, number));
    let page =
        move || Times::measure(1, EACH, |_| list(gate, &lister, &read::request(None)).map(drop));
    let count = move || {
        let one = |_| gate::verbs::count::count(gate, &counter, &read::request(None)).map(drop);
        Times::measure(1, EACH, one)
    };
    Ok(vec![(names[0], Box::new(open)), (names[1], Box::new(page)), (names[2], Box::new(count))])
}

fn searches<'a>(bench: &'a Bench<'_>, name: &'static str) -> Vec<Call<'a>> {
    let samples: Vec<Sample> = bench.company.samples(bench.made.seed, bench.made.done);
    vec![(name, Box::new(move || search::by_phone(bench, &samples)))]
}

fn changes<'a>(bench: &'a Bench<'_>, fresh: u64) -> Result<Vec<Call<'a>>> {
    let gate = &bench.kedun.gate;
    let entry = |callers| move || Times::measure(callers, EACH, |_| operator::probe(gate, "bench"));
    let create = write::Creating::new(bench, fresh)?;
    let update = write::Updating::new(bench)?;
    Ok(vec![
        ("create", Box::new(move || Times::measure(1, EACH, |_| create.one()))),
        ("update", Box::new(move || Times::measure(1, EACH, |number| update.one(number)))),
        ("entry", Box::new(entry(1))),
        ("entry of 64", Box::new(entry(CALLERS))),
    ])
}

/// Sets each ratio beside what it should be.
fn judge(lang: Lang, works: &Works) -> Result<Answer> {
    let expected: BTreeMap<String, BTreeMap<String, f64>> =
        serde_json::from_str(EXPECTED).map_err(Fault::internal)?;
    let head = say(lang, "比值 实测 预期 上限 结果", "ratio measured expected limit result");
    let mut rows = vec![head.split(' ').map(str::to_owned).collect::<Vec<_>>()];
    let (mut told, mut failed) = (serde_json::Map::new(), 0);
    for (name, above, below) in RATIOS {
        let expected = expected.get(BUILD).and_then(|all| all.get(name)).copied();
        let measured = ratio(works, above, below);
        // What nobody has set down is not known to be good.
        let (expected, ok) =
            (expected.unwrap_or(0.0), expected.is_some_and(|e| measured <= e * MARGIN));
        failed += u32::from(!ok);
        let result = if ok { "ok" } else { say(lang, "变慢", "SLOWER") };
        let number = |n: f64| format!("{n:.2}");
        let limit = expected * MARGIN;
        rows.push(vec![
            name.into(),
            number(measured),
            number(expected),
            number(limit),
            result.into(),
        ]);
        told.insert(name.into(), json!({ "measured": measured, "expected": expected, "ok": ok }));
    }
    let json = json!({ "build": BUILD, "ratios": told, "failed": failed, "works_us": works });
    let text = table(&rows);
    Ok(if failed == 0 { Answer::done(text, json) } else { Answer::found(text, json) })
}

/// The ratio of what the calls took in their best rounds.
fn ratio(works: &Works, above: &str, (many, below): (f64, &str)) -> f64 {
    (least(works, above) / (many * least(works, below)) * 1e3).round() / 1e3
}

fn least(works: &Works, name: &str) -> f64 {
    let all = works.get(name).into_iter().flatten();
    all.copied().reduce(f64::min).unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Works in which each ratio is exactly what it should be.
    fn as_expected() -> Works {
        let expected: BTreeMap<String, BTreeMap<String, f64>> =
            serde_json::from_str(EXPECTED).expect("JSON");
        let of = |name: &str| expected[BUILD][name];
        let mut works = Works::from([("bare row", vec![5.0]), ("count", vec![50.0])]);
        // In the order of the ratios what stands below is known before what stands above.
        let (of_rows, others): (Vec<_>, Vec<_>) =
            RATIOS.iter().partition(|(_, _, (_, below))| *below == "bare row");
        for (name, above, (many, below)) in of_rows.into_iter().chain(others) {
            let work = of(name) * many * least(&works, below);
            works.insert(above, vec![work]);
        }
        works
    }

    #[test]
    fn what_is_as_it_should_be_passes_and_any_call_twice_as_slow_fails() {
        let works = as_expected();
        let told = judge(Lang::En, &works).expect("judged");
        assert_eq!((told.status, &told.json["failed"]), (0, &json!(0)), "{}", told.text);
        for name in works.keys().filter(|name| !name.starts_with("bare")) {
            // It stands below another ratio only; its own call is judged in the large.
            if *name == "count" {
                continue;
            }
            let mut slow = works.clone();
            slow.entry(name).and_modify(|works| works.iter_mut().for_each(|w| *w *= 2.0));
            assert_eq!(judge(Lang::En, &slow).expect("judged").status, 1, "{name} twice as slow");
        }
    }

    #[test]
    fn a_disturbed_round_does_not_decide() {
        let mut works = as_expected();
        for works in works.values_mut() {
            *works = vec![works[0]; ROUNDS];
        }
        works.entry("open").and_modify(|works| works[2] *= 50.0);
        assert_eq!(judge(Lang::En, &works).expect("judged").status, 0);
    }
}
