//! The name of an exported file: a CSV has no place but its name to say who exported it and when.

use super::{Format, Stamp};

/// Content, exporter and time, without characters that a file's name may not have anywhere.
#[must_use]
pub fn file_name(stamp: &Stamp, format: Format) -> String {
    let parts = [stamp.title.get(stamp.lang), &stamp.exporter, &stamp.at];
    let clean = parts.map(|part| {
        let kept = part.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | ' '));
        kept.take(40).collect::<String>().trim().replace(' ', "-")
    });
    format!("{}.{}", clean.join("_"), format.extension())
}

#[cfg(test)]
mod tests {
    use kernel::{Lang, Text};

    use super::*;

    #[test]
    fn a_name_says_who_and_when_and_leaves_no_folder() {
        let stamp = Stamp {
            exporter: "../李顾问".into(),
            at: "2026-11-21 22:05".into(),
            title: Text::new("客户", "Customers"),
            purpose: Text::default(),
            organisation: String::new(),
            lang: Lang::Zh,
        };
        assert_eq!(file_name(&stamp, Format::Csv), "客户_李顾问_2026-11-21-2205.csv");
    }
}
