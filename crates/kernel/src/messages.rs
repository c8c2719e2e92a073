//! The catalogue of messages: each code with its text in both languages.
//!
//! One file a topic; a text may hold parameters as `{name}`. A message never holds a field's value.

mod access;
mod account;
mod approval;
mod field;
mod import;
mod record;
mod sign_on;
mod system;

use crate::text::Lang;

/// A code, its Chinese and its English text.
pub type Entry = (&'static str, &'static str, &'static str);

const TOPICS: [&[Entry]; 8] = [
    access::ENTRIES,
    account::ENTRIES,
    approval::ENTRIES,
    field::ENTRIES,
    import::ENTRIES,
    record::ENTRIES,
    sign_on::ENTRIES,
    system::ENTRIES,
];

/// All codes with their texts, topic by topic.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    TOPICS.iter().flat_map(|t| t.iter())
}

/// The message of this code in this language; the code itself where the catalogue has none.
#[must_use]
pub fn render(code: &str, params: &[(&'static str, String)], lang: Lang) -> String {
    let Some((_, zh, en)) = TOPICS.iter().flat_map(|t| t.iter()).find(|e| e.0 == code) else {
        return code.to_owned();
    };
    let mut text = match lang {
        Lang::Zh => (*zh).to_owned(),
        Lang::En => (*en).to_owned(),
    };
    for (name, value) in params {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_once_and_has_both_texts() {
        let mut seen = std::collections::BTreeSet::new();
        for (code, zh, en) in TOPICS.iter().flat_map(|t| t.iter()) {
            assert!(seen.insert(code), "{code} stands twice");
            assert!(!zh.is_empty() && !en.is_empty(), "{code} lacks a text");
        }
    }

    #[test]
    fn parameters_are_filled_in() {
        let text = render("slow_down", &[("retry_after", "30".into())], Lang::En);
        assert!(text.contains("30"), "{text}");
    }
}
