//! Kedun beside the bare database.

use serde_json::Value as Json;

use super::{markdown, number, ratio};

const FIGURES: [(&str, &str); 7] = [
    ("import", "import, rows a second"),
    ("open", "open, one caller, entry durable; bare: the row alone"),
    ("open_with_entry", "open, one caller; bare: the row and a durable entry"),
    (
        "open_with_entry_of_8_callers",
        "open, eight callers; bare: eight rows, eight entries in one commit",
    ),
    ("list_50", "list 50, one caller, entry durable; bare: page and count alone"),
    ("create", "create, one caller; bare: key, row, blind index, history and entry, durable"),
    ("ledger_of_64_callers", "ledger, 64 callers; bare: groups of 64"),
];

/// The table.
pub fn table(told: &Json) -> String {
    let rows: Vec<Vec<String>> =
        FIGURES.iter().filter_map(|(name, label)| row(told, name, label)).collect();
    let table = markdown(&["figure", "ratio", "Kedun / bare, a second"], &rows);
    format!("### Against the bare database, in process\n\n{table}")
}

fn row(told: &Json, name: &str, label: &str) -> Option<Vec<String>> {
    let one = &told["bare"]["figures"][name];
    let rate = |side: &str| one[side].as_f64().map(number);
    let rates = format!("{} / {}", rate("kedun_per_second")?, rate("bare_per_second")?);
    Some(vec![label.into(), ratio(&one["ratio"])?, rates])
}
