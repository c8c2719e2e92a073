//! The aims, and where they stand.

use serde_json::Value as Json;

use super::sizes::middle;
use super::{markdown, number};
use crate::run::Measured;

/// Customers that the aims speak of.
const MANY: u32 = 1_000_000;

/// The table. Each line names the size at which it was measured; at another one than its aim says,
/// it is neither met nor missed.
pub fn table(measured: &Measured) -> String {
    let mut rows = Vec::new();
    if let Some(told) = &measured.compare {
        rows.extend([
            http(told, "open", "open: at least 0.6 of the plain server"),
            http(told, "list_50", "list 50: at least 0.6 of the plain server"),
            bare(told, "import", 0.5, "import: at least 0.5 of the bare database"),
        ]);
    }
    if let Some((size, told)) = measured.sizes.last() {
        rows.extend(in_process(measured, *size, told));
    }
    let rows: Vec<Vec<String>> = rows.into_iter().flatten().collect();
    format!("### Aims\n\n{}", markdown(&["aim", "state", "measured"], &rows))
}

fn in_process(measured: &Measured, size: u32, told: &Json) -> Vec<Option<Vec<String>>> {
    let at = |path: &str, name: &str| told["figures"].pointer(path)?[name].as_f64();
    let p99 = |path: &str, most: f64, aim: &str| {
        let ms = at(path, "p99_us")? / 1e3;
        Some(line(aim, at_size(size, ms <= most), format!("{ms:.1} ms among {}", customers(size))))
    };
    let verified = at("/ledger/verify", "per_second").map(|rate| 1e6 / rate);
    let grown = measured.sizes.first().and_then(|(least, small)| {
        let ratio = middle(told, "/list/owner")? / middle(small, "/list/owner")?;
        let text = format!("{ratio:.2}, {} : {}", customers(size), customers(*least));
        Some(line(
            "list 50 of 1,000,000 at most 2 × that of 10,000",
            at_size(size, ratio <= 2.0),
            text,
        ))
    });
    vec![
        grown,
        p99("/search/phone", 5.0, "search by phone among 1,000,000: p99 at most 5 ms"),
        p99("/search/name_part", 20.0, "search by part of a name: p99 at most 20 ms"),
        p99("/search/pinyin", 20.0, "search by pinyin: p99 at most 20 ms"),
        at("/ledger/record", "per_second").map(|rate| {
            let aim = "ledger: 10,000 durable entries a second in groups";
            line(aim, Some(rate >= 1e4), format!("{} from 64 callers", number(rate)))
        }),
        verified.map(|seconds| {
            let aim = "verifying 1,000,000 entries within 10 s";
            line(aim, Some(seconds <= 10.0), format!("{seconds:.1} s by the rate measured"))
        }),
        told["idle_memory_mib"].as_f64().map(|mib| {
            let text = format!("{mib:.0} MiB with {}", customers(size));
            line("idle memory below 100 MB with 1,000,000", at_size(size, mib < 95.0), text)
        }),
        at("/start", "seconds").map(|seconds| {
            let text = format!("{seconds:.2} s to the first page of {}", customers(size));
            line("start below 1 s with 1,000,000", at_size(size, seconds < 1.0), text)
        }),
    ]
}

/// Over HTTP the least and the greatest of all numbers of connections and both roles are told.
fn http(told: &Json, call: &str, aim: &str) -> Option<Vec<String>> {
    let mut ratios = Vec::new();
    for role in ["owner", "rep"] {
        let figures = told["http"][role]["connections"][call].as_object()?;
        ratios.extend(figures.values().filter_map(|one| one["ratio"]["median"].as_f64()));
    }
    let least = ratios.iter().copied().reduce(f64::min)?;
    let greatest = ratios.iter().copied().reduce(f64::max)?;
    Some(line(aim, Some(least >= 0.6), format!("{least:.2} to {greatest:.2}")))
}

fn bare(told: &Json, figure: &str, least: f64, aim: &str) -> Option<Vec<String>> {
    let ratio = told["bare"]["figures"][figure]["ratio"]["median"].as_f64()?;
    Some(line(aim, Some(ratio >= least), format!("{ratio:.2}")))
}

/// Whether an aim about many customers is met: known only where so many were measured, unless it is
/// missed among fewer already.
fn at_size(size: u32, met: bool) -> Option<bool> {
    (size >= MANY || !met).then_some(met)
}

fn line(aim: &str, met: Option<bool>, text: String) -> Vec<String> {
    let state = match met {
        Some(true) => "met",
        Some(false) => "**not met**",
        None => "so far",
    };
    vec![aim.to_owned(), state.to_owned(), text]
}

fn customers(size: u32) -> String {
    number(f64::from(size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_about_a_million_is_not_called_met_among_fewer() {
        assert_eq!(at_size(10_000, true), None);
        assert_eq!(at_size(10_000, false), Some(false));
        assert_eq!(at_size(MANY, true), Some(true));
    }
}
