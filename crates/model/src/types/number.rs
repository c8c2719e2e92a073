//! Numbers.

use kernel::{Decimal, FieldFault, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, ORDERED, Operator, raw};
use crate::class::Class;
use crate::field::Field;
use crate::numeral;
use crate::predicate::Storage;
use crate::value::Value;

/// An exact decimal with at most six decimals, as text without needless zeros. Masked altogether.
///
/// Leak of its search: `Exact` shows who shares a number.
pub struct NumberType;

/// Decimals kept: an open number lies in the row times 1,000,000.
pub const PLACES: u32 = 6;

fn written(number: Decimal) -> String {
    if number.is_zero() { "0".into() } else { number.normalize().to_string() }
}

impl FieldType for NumberType {
    fn name(&self) -> &'static str {
        "number"
    }

    fn label(&self) -> Text {
        Text::new("数字", "Number")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 60)? else { return Ok(None) };
        let number = numeral::parse(&text).ok_or_else(|| raw::fault(field, "bad_number"))?;
        if numeral::scaled(number, PLACES).is_none() {
            return Err(raw::fault(field, "number_too_large"));
        }
        Ok(Some(Value::text(written(number))))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn storage(&self) -> Storage {
        Storage::Integer
    }

    fn stored(&self, value: &Value) -> Json {
        let number = value.as_str().and_then(|t| Decimal::from_str_exact(t).ok());
        number.and_then(|n| numeral::scaled(n, PLACES)).map_or(Json::Null, Json::from)
    }

    fn restored(&self, stored: &Json) -> Value {
        Value::text(written(numeral::unscaled(stored.as_i64().unwrap_or_default(), PLACES)))
    }

    fn operators(&self) -> &'static [Operator] {
        ORDERED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_exact_and_come_back_from_the_row() {
        let field = Field::new("tons", "number", "吨", "Tons");
        for (raw, text, stored) in [
            (json!("57,808"), "57808", 57_808_000_000_i64),
            (json!(0.1), "0.1", 100_000),
            (json!("-0.0"), "0", 0),
            (json!("1.50"), "1.5", 1_500_000),
        ] {
            let value = NumberType.normalise(&field, &raw).ok().flatten().expect("a number");
            assert_eq!(value.as_str(), Some(text));
            assert_eq!(NumberType.stored(&value), json!(stored));
            assert!(NumberType.restored(&json!(stored)) == value);
        }
        let code = |raw: Json| NumberType.normalise(&field, &raw).err().map(|f| f.code);
        assert_eq!(code(json!("约三千")), Some("bad_number"));
        assert_eq!(code(json!("0.0000001")), Some("number_too_large"));
        assert_eq!(code(json!("99999999999999")), Some("number_too_large"));
    }
}
