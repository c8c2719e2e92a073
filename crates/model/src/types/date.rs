//! Dates.

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, ORDERED, Operator, raw};
use crate::calendar;
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::value::Value;

/// A date, `YYYY-MM-DD`; of a date with a time the day is kept. Masked `1976-**-**`.
///
/// Whether a birthday lies in the future is not asked here: a type has no clock, so that the same
/// input always means the same.
///
/// Leak of its search: `Exact` shows who shares a day.
pub struct DateType;

impl FieldType for DateType {
    fn name(&self) -> &'static str {
        "date"
    }

    fn label(&self) -> Text {
        Text::new("日期", "Date")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 60)? else { return Ok(None) };
        let date = calendar::date(&text).ok_or_else(|| raw::fault(field, "bad_date"))?;
        Ok(Some(Value::text(date.to_string())))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        value
            .as_str()
            .and_then(|d| d.get(..4))
            .map_or_else(|| HIDDEN.into(), |year| format!("{year}-**-**"))
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn operators(&self) -> &'static [Operator] {
        ORDERED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_iso_and_masked_to_their_year() {
        let field = Field::new("birthday", "date", "生日", "Birthday");
        let value =
            DateType.normalise(&field, &Json::String("１９７６年9月5日".into())).ok().flatten();
        let value = value.expect("a date");
        assert_eq!(value.as_str(), Some("1976-09-05"));
        assert_eq!(DateType.mask(&field, &value), "1976-**-**");
        let refused = DateType.normalise(&field, &Json::String("1990-02-30".into()));
        assert_eq!(refused.err().map(|f| f.code), Some("bad_date"));
    }
}
