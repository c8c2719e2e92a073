//! What a command says: one answer in two forms, for people and for programs.

use kernel::{Fault, FaultKind, Lang, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

/// The answer of a command. It travels over the socket when a running server gave it.
#[derive(Serialize, Deserialize)]
pub struct Answer {
    /// For people.
    pub text: String,
    /// For programs.
    pub json: Json,
    /// 0 done, 1 failed or found something, 2 wrong usage.
    pub status: u8,
    /// What the user should know besides; it goes to standard error.
    #[serde(default)]
    pub note: Option<String>,
}

impl Answer {
    /// Done, said in both forms.
    #[must_use]
    pub fn done(text: impl Into<String>, json: Json) -> Self {
        Self { text: text.into(), json, status: 0, note: None }
    }

    /// Done, though something was found that wants attention.
    #[must_use]
    pub fn found(text: impl Into<String>, json: Json) -> Self {
        Self { text: text.into(), json, status: 1, note: None }
    }

    /// The same with a note.
    #[must_use]
    pub fn noting(self, note: Option<impl Into<String>>) -> Self {
        Self { note: note.map(Into::into), ..self }
    }

    /// The answer of a fault.
    #[must_use]
    pub fn of_fault(fault: &Fault, lang: Lang) -> Self {
        let mut lines = vec![fault.message(lang)];
        for field in &fault.fields {
            lines.push(format!("  {}: {}", field.field, field.message(lang)));
        }
        // The operator sits at the machine: the technical cause helps here and holds no values.
        if let Some(cause) = &fault.cause {
            lines.push(format!("  ({cause})"));
        }
        let fields: Vec<Json> = fault
            .fields
            .iter()
            .map(|f| json!({"field": f.field, "code": f.code, "detail": f.message(lang)}))
            .collect();
        let params: serde_json::Map<String, Json> =
            fault.params.iter().map(|(n, v)| ((*n).to_owned(), json!(v))).collect();
        let json = json!({
            "error": {"code": fault.code, "detail": fault.message(lang), "fields": fields, "params": params}
        });
        let usage = matches!(fault.code, "bad_setting" | "bad_argument" | "plain_http")
            || fault.kind == FaultKind::Malformed;
        Self { text: lines.join("\n"), json, status: if usage { 2 } else { 1 }, note: None }
    }

    /// The answer of whatever came out.
    #[must_use]
    pub fn of(result: Result<Self>, lang: Lang) -> Self {
        result.unwrap_or_else(|fault| Self::of_fault(&fault, lang))
    }
}

/// Picks the text of this language.
#[must_use]
pub fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Rows as columns of equal width, CJK characters counted double as terminals show them.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|c| rows.iter().filter_map(|r| r.get(c)).map(|t| width(t)).max().unwrap_or(0))
        .collect();
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (cell, wide) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(wide - width(cell) + 2));
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) >= 0x1100 { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_with_chinese_in_them() {
        let rows = vec![vec!["王芳".into(), "x".into()], vec!["ab".into(), "y".into()]];
        assert_eq!(table(&rows), "王芳  x\nab    y");
    }

    #[test]
    fn wrong_usage_and_failure_have_different_statuses() {
        let usage = Answer::of_fault(&Fault::invalid("bad_argument").with("name", "x"), Lang::En);
        assert_eq!(usage.status, 2);
        assert_eq!(Answer::of_fault(&Fault::not_found(), Lang::En).status, 1);
    }
}
