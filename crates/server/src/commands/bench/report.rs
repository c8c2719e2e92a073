//! The figures for people.

use kernel::Lang;
use serde_json::Value as Json;

use crate::answer::{say, table};

/// A table of all figures that have a rate, however deep they lie.
pub fn text(told: &Json, lang: Lang) -> String {
    let head = say(lang, "项目 每秒 p50(µs) p99(µs)", "figure per_second p50(µs) p99(µs)");
    let mut rows = vec![head.split(' ').map(str::to_owned).collect()];
    collect(&told["figures"], "", &mut rows);
    table(&rows)
}

fn collect(figures: &Json, above: &str, into: &mut Vec<Vec<String>>) {
    let Some(figures) = figures.as_object() else { return };
    for (name, figure) in figures {
        let path = format!("{above} {}", name.replace('_', " ")).trim().to_owned();
        if let Some(rate) = figure["per_second"].as_f64() {
            let time = |name: &str| figure[name].as_f64().map_or("-".into(), |t| format!("{t:.0}"));
            into.push(vec![path, format!("{rate:.0}"), time("p50_us"), time("p99_us")]);
        } else {
            collect(figure, &path, into);
        }
    }
}
