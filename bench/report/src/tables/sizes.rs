//! Small against large: the same call among more customers.

use serde_json::Value as Json;

use super::markdown;
use super::process::CALLS;
use crate::run::Measured;

/// How many times as long a call takes among more customers, by the middle of its times. Nothing
/// when there is one size only.
pub fn table(measured: &Measured) -> String {
    let Some(((least, small), larger)) = measured.sizes.split_first() else { return String::new() };
    if larger.is_empty() {
        return String::new();
    }
    let mut rows = Vec::new();
    for (path, label) in CALLS {
        let Some(base) = middle(small, path) else { continue };
        let cells = larger.iter().map(|(_, told)| {
            middle(told, path).map_or_else(String::new, |time| format!("{:.2}", time / base))
        });
        rows.push([label.to_owned()].into_iter().chain(cells).collect());
    }
    let sizes: Vec<String> = larger.iter().map(|(size, _)| format!("{size} : {least}")).collect();
    let head: Vec<&str> = ["time of"].into_iter().chain(sizes.iter().map(String::as_str)).collect();
    format!("### Small against large\n\n{}", markdown(&head, &rows))
}

/// The time that half of the calls kept within.
pub fn middle(told: &Json, path: &str) -> Option<f64> {
    told["figures"].pointer(path)?["p50_us"].as_f64().filter(|time| *time > 0.0)
}
