//! One of several choices.

use kernel::{FieldFault, Lang, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, HIDDEN, Operator, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::{Choice, Field};
use crate::predicate::Storage;
use crate::value::Value;

/// The stored value of one of the field's options; recognised by value, by either label and by the
/// option's other spellings. Masked altogether.
///
/// Leak of its search: `Exact` shows how often each choice is taken, and so mostly which it is.
pub struct ChoiceType;

/// The option that a text means.
pub fn option<'a>(field: &'a Field, text: &str) -> Option<&'a Choice> {
    if let Some(exact) = field.options.iter().find(|o| o.value == text) {
        return Some(exact);
    }
    let folded = fold(text);
    let same = |spelling: &str| fold(spelling) == folded;
    field.options.iter().find(|o| {
        same(&o.value) || same(&o.label.zh) || same(&o.label.en) || o.also.iter().any(|a| same(a))
    })
}

/// What people read for a stored value; the value itself once its option is gone.
pub fn label(field: &Field, value: &str, lang: Lang) -> String {
    let known = field.options.iter().find(|o| o.value == value);
    known.map_or_else(|| value.to_owned(), |o| o.label.get(lang).to_owned())
}

impl FieldType for ChoiceType {
    fn name(&self) -> &'static str {
        "choice"
    }

    fn label(&self) -> Text {
        Text::new("单选", "Single choice")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::line(field, raw, 200)? else { return Ok(None) };
        let chosen = option(field, &text).ok_or_else(|| raw::fault(field, "bad_choice"))?;
        Ok(Some(Value::text(chosen.value.as_str())))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, field: &Field, value: &Value, lang: Lang) -> String {
        label(field, value.as_str().unwrap_or_default(), lang)
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_recognised_by_value_label_and_other_spellings() {
        let field = Field::new("gender", "choice", "性别", "Gender").options(vec![
            Choice::new("male", "男", "Male").also(&["先生", "M"]),
            Choice::new("female", "女", "Female").also(&["女士", "F"]),
        ]);
        for (text, value) in [
            ("男", "male"),
            ("先生", "male"),
            ("m", "male"),
            ("FEMALE", "female"),
            (" 女士 ", "female"),
        ] {
            let read = ChoiceType.normalise(&field, &Json::String(text.into())).ok().flatten();
            assert_eq!(read.as_ref().and_then(Value::as_str), Some(value), "{text}");
        }
        let refused = ChoiceType.normalise(&field, &Json::String("其他".into()));
        assert_eq!(refused.err().map(|f| f.code), Some("bad_choice"));
        assert_eq!(ChoiceType.show(&field, &Value::text("male"), Lang::Zh), "男");
    }
}
