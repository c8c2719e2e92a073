//! Secrets of other systems: passwords and keys by which this program proves itself elsewhere.

use kernel::{FieldFault, Lang, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, raw};
use crate::class::Class;
use crate::field::Field;
use crate::value::Value;

/// A secret that is written and never read again by anybody: no role sees more of it than that there is one
/// (`policy`'s `Lines::treat` holds every grant to that). Its spaces and letters are kept as they were sent; it
/// cannot be searched for.
pub struct SecretType;

/// Characters at most.
const MAX: usize = 2_000;

impl FieldType for SecretType {
    structured!();

    fn name(&self) -> &'static str {
        "secret"
    }

    fn label(&self) -> Text {
        Text::new("密钥（只写）", "Secret, never shown")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::sent(field, raw)? else { return Ok(None) };
        if text.chars().count() > MAX {
            return Err(raw::fault(field, "too_long").with("max", MAX));
        }
        if text.chars().any(char::is_control) {
            return Err(raw::fault(field, "control_character"));
        }
        Ok((!text.is_empty()).then(|| Value::text(text)))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, _field: &Field, _value: &Value, _lang: Lang) -> String {
        HIDDEN.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_as_it_is_and_nothing_of_it_is_shown_or_indexed() {
        let field = Field::new("key", "secret", "密钥", "Key");
        let read = |text: &str| SecretType.normalise(&field, &Json::String(text.into()));
        let value = read(" a ＢC ").ok().flatten().expect("a secret");
        assert_eq!(value.as_str(), Some(" a ＢC "));
        assert_eq!(SecretType.mask(&field, &value), HIDDEN);
        assert_eq!(SecretType.show(&field, &value, Lang::Zh), HIDDEN);
        assert!(SecretType.terms(&field, &value).is_empty());
        assert!(SecretType.query(&field, " a ＢC ").is_none());
        assert_eq!(read("a\nb").err().map(|f| f.code), Some("control_character"));
    }
}
