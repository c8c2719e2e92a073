//! The tables, made of what was measured.

mod aims;
mod bare;
mod http;
mod process;
mod sizes;

use serde_json::Value as Json;

use crate::run::Measured;

/// All tables, one below the other.
pub fn all(measured: &Measured) -> String {
    let cores = measured.sizes.first().and_then(|(_, told)| told["cores"].as_u64()).unwrap_or(0);
    let parts = [
        format!(
            "{cores} cores. The middle of the rounds is told, with the least and the greatest."
        ),
        aims::table(measured),
        measured.compare.as_ref().map(|told| http::table(told, "SQLite")).unwrap_or_default(),
        measured.postgres.as_ref().map(|told| http::table(told, "PostgreSQL")).unwrap_or_default(),
        measured.compare.as_ref().map(bare::table).unwrap_or_default(),
        sizes::table(measured),
        process::tables(measured),
    ];
    let there: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    there.join("\n\n")
}

/// A table in Markdown; nothing when it would have no rows.
fn markdown(head: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
    let rule = vec!["---".to_owned(); head.len()];
    let rows = rows.iter().map(|row| line(row));
    [line(&head), line(&rule)].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// `0.12 (0.10–0.15)`
fn ratio(told: &Json) -> Option<String> {
    let part = |name: &str| told[name].as_f64();
    let (median, least, greatest) = (part("median")?, part("least")?, part("greatest")?);
    Some(format!("{median:.2} ({least:.2}–{greatest:.2})"))
}

/// A whole number with commas; what is small keeps digits.
fn number(value: f64) -> String {
    if value.abs() < 10.0 {
        return format!("{value:.2}");
    }
    let digits = format!("{value:.0}");
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_small_ones_keep_their_digits() {
        assert_eq!((number(1_234_567.4), number(999.6)), ("1,234,567".into(), "1,000".into()));
        assert_eq!((number(0.5), number(12.0)), ("0.50".into(), "12".into()));
    }

    #[test]
    fn a_table_without_rows_is_left_out() {
        assert_eq!(markdown(&["a"], &[]), "");
        assert_eq!(
            markdown(&["a", "b"], &[vec!["1".into(), "2".into()]]),
            "| a | b |\n| --- | --- |\n| 1 | 2 |"
        );
    }
}
