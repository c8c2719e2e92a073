//! Yes or no.

use kernel::{FieldFault, Lang, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, HIDDEN, Operator, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::Field;
use crate::predicate::Storage;
use crate::value::Value;

/// `true` or `false`, in the many ways in which tables say so. Masked altogether.
///
/// Leak of its search: `Exact` shows how many say yes, and so mostly who.
pub struct CheckboxType;

const YES: &[&str] = &[
    "true",
    "t",
    "yes",
    "y",
    "1",
    "on",
    "是",
    "对",
    "有",
    "已同意",
    "同意",
    "接受",
    "已接受",
    "愿意",
    "√",
    "✓",
    "✔",
    "☑",
    "✅",
    "v",
];
const NO: &[&str] = &[
    "false",
    "f",
    "no",
    "n",
    "0",
    "off",
    "否",
    "不",
    "无",
    "没有",
    "不是",
    "未同意",
    "不同意",
    "拒绝",
    "已拒绝",
    "不接受",
    "未接受",
    "不愿意",
    "×",
    "✗",
    "✘",
    "☐",
    "❌",
    "x",
];

impl FieldType for CheckboxType {
    fn name(&self) -> &'static str {
        "checkbox"
    }

    fn label(&self) -> Text {
        Text::new("复选框", "Check box")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        if raw.is_boolean() {
            return Ok(Some(Value::canonical(raw.clone())));
        }
        let Some(text) = raw::line(field, raw, 20)? else { return Ok(None) };
        // Emoji may carry a variation selector that only chooses a colour.
        let word = fold(text.trim_end_matches('\u{fe0f}'));
        let said = |list: &[&str]| list.iter().any(|w| fold(w) == word);
        match (said(YES), said(NO)) {
            (true, _) => Ok(Some(Value::canonical(true.into()))),
            (_, true) => Ok(Some(Value::canonical(false.into()))),
            _ => Err(raw::fault(field, "bad_checkbox")),
        }
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, _field: &Field, value: &Value, lang: Lang) -> String {
        let word = match (value.json().as_bool() == Some(true), lang) {
            (true, Lang::Zh) => "是",
            (false, Lang::Zh) => "否",
            (true, Lang::En) => "Yes",
            (false, Lang::En) => "No",
        };
        word.into()
    }

    fn storage(&self) -> Storage {
        Storage::Boolean
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood_in_many_ways() {
        let field = Field::new("consent", "checkbox", "同意", "Consent");
        let read = |raw: Json| {
            CheckboxType.normalise(&field, &raw).map(|v| v.and_then(|v| v.json().as_bool()))
        };
        for text in ["是", "Y", "TRUE", "已同意", "✓", "✔️", "1", "Ｙ"] {
            assert_eq!(read(text.into()).ok().flatten(), Some(true), "{text}");
        }
        for text in ["否", "N", "false", "未同意", "×"] {
            assert_eq!(read(text.into()).ok().flatten(), Some(false), "{text}");
        }
        assert_eq!(read("也许".into()).err().map(|f| f.code), Some("bad_checkbox"));
        assert_eq!(read(Json::Null).ok().flatten(), None);
    }
}
