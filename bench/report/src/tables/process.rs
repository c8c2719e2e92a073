//! What `kedun bench` told, size by size.

use serde_json::Value as Json;

use super::{markdown, number};
use crate::run::Measured;

/// Figures that repeat one call: where they stand, and what they are called.
pub const CALLS: [(&str, &str); 30] = [
    ("/open/owner", "open, owner"),
    ("/open/owner_parallel", "open, owner, eight callers"),
    ("/open/rep", "open, rep"),
    ("/open/rep_parallel", "open, rep, eight callers"),
    ("/list/owner", "list 50, owner"),
    ("/list/owner_parallel", "list 50, owner, eight callers"),
    ("/list/rep", "list 50, rep"),
    ("/list/rep_parallel", "list 50, rep, eight callers"),
    ("/sort/owner", "one level, sorted by a date, owner"),
    ("/sort/rep", "one level, sorted by a date, rep"),
    ("/deep/owner", "page 200, owner"),
    ("/deep/rep", "page 200, rep"),
    ("/count/all/owner", "count, owner"),
    ("/count/all/rep", "count, rep"),
    ("/count/filtered/owner", "count one level, owner"),
    ("/count/filtered/rep", "count one level, rep"),
    ("/search/phone", "search by a whole phone, owner"),
    ("/search/last_digits", "search by the last four digits, owner"),
    ("/search/name_part", "search by two characters of a name, owner"),
    ("/search/one_character", "search by one character, owner"),
    ("/search/pinyin", "search by pinyin, owner"),
    ("/search/name_part_rep", "search by two characters of a name, rep"),
    ("/search/one_character_rep", "search by one character, rep"),
    ("/create/owner", "create, owner"),
    ("/create/owner_parallel", "create, owner, eight callers"),
    ("/update/owner", "update, owner"),
    ("/update/owner_parallel", "update, owner, eight callers"),
    ("/ledger/record_alone", "ledger, durable entries, one caller"),
    ("/ledger/record", "ledger, durable entries, 64 callers"),
    ("/ledger/verify", "ledger, entries verified"),
];
/// Figures that have a rate only.
const RATES: [(&str, &str); 3] = [
    ("/fill", "customers filled in, each with a contact and two follow-ups"),
    ("/import", "import of a file, rows"),
    ("/export", "export as CSV, rows"),
];

/// A table for each size.
pub fn tables(measured: &Measured) -> String {
    let tables = measured.sizes.iter().map(|(size, told)| table(*size, told));
    tables.collect::<Vec<_>>().join("\n\n")
}

fn table(size: u32, told: &Json) -> String {
    let figures = &told["figures"];
    let rows: Vec<Vec<String>> = CALLS
        .iter()
        .chain(&RATES)
        .filter_map(|(path, label)| row(figures.pointer(path)?, label))
        .collect();
    let mib = |name: &str| told[name].as_f64().map_or("?".into(), |mib| format!("{mib:.0}"));
    let start = figures["start"]["seconds"].as_f64();
    let start = start.map_or("?".into(), |seconds| format!("{seconds:.2}"));
    format!(
        "### In process, {} customers\n\nStarted and listed the first page within {start} s and held {} \
         MiB then; {} MiB at the most.\n\n{}",
        number(f64::from(size)),
        mib("idle_memory_mib"),
        mib("peak_memory_mib"),
        markdown(&["figure", "a second", "p50 (µs)", "p99 (µs)", "processor (µs)"], &rows)
    )
}

fn row(one: &Json, label: &str) -> Option<Vec<String>> {
    let cell = |name: &str| one[name].as_f64().map(number).unwrap_or_default();
    one["per_second"].as_f64()?;
    let times = ["p50_us", "p99_us", "processor_us"].map(cell);
    Some([label.to_owned(), cell("per_second")].into_iter().chain(times).collect())
}
