//! Kedun beside the plain server.

use serde_json::Value as Json;

use super::{markdown, number, ratio};

/// The calls in the order of the table.
const CALLS: [(&str, &str); 9] = [
    ("open", "open"),
    ("list_50", "list 50"),
    ("filter_and_sort", "one level, sorted by a date"),
    ("deep_page", "page 200"),
    ("count", "count"),
    ("count_filtered", "count one level"),
    ("search_phone", "search by phone"),
    ("create", "create"),
    ("update", "update"),
];
const HEAD: [&str; 7] = [
    "role",
    "call",
    "connections",
    "ratio",
    "processor ratio",
    "answers a second, Kedun / plain",
    "p99, Kedun / plain (ms)",
];

/// The table of one database.
pub fn table(told: &Json, database: &str) -> String {
    let mut rows = Vec::new();
    for role in ["owner", "rep"] {
        for (call, label) in CALLS {
            let Some(figures) = told["http"][role]["connections"][call].as_object() else {
                continue;
            };
            let mut figures: Vec<(u32, &Json)> =
                figures.iter().filter_map(|(n, one)| Some((n.parse().ok()?, one))).collect();
            figures.sort_by_key(|(connections, _)| *connections);
            rows.extend(figures.iter().filter_map(|(n, one)| row(role, label, *n, one)));
        }
    }
    let customers = number(told["customers"].as_f64().unwrap_or_default());
    let served = &told["http"]["serve"];
    let idle = served["idle_memory_mib"].as_f64().unwrap_or_default();
    let start = served["start_seconds"].as_f64().unwrap_or_default();
    let below = match database {
        "PostgreSQL" => {
            "The plain server stands on SQLite here too, since it has no other database.\n"
        }
        _ => "",
    };
    format!(
        "### Against the plain server, over HTTP, on {database}\n\n{customers} customers. The server \
         started in {start:.2} s and held {idle:.0} MiB after its first page.\n{below}\n{}",
        markdown(&HEAD, &rows)
    )
}

fn row(role: &str, label: &str, connections: u32, one: &Json) -> Option<Vec<String>> {
    let both = |name: &str, by: f64| {
        let of = |side: &str| one[side][name].as_f64().map(|value| value / by);
        let digits = |value: f64| match by > 1.0 {
            true => format!("{value:.1}"),
            false => number(value),
        };
        Some(format!("{} / {}", digits(of("kedun")?), digits(of("plain")?)))
    };
    Some(vec![
        role.into(),
        label.into(),
        connections.to_string(),
        ratio(&one["ratio"])?,
        ratio(&one["processor_ratio"])?,
        both("per_second", 1.0)?,
        both("p99_us", 1_000.0)?,
    ])
}
