//! Moments.

use kernel::{FieldFault, Lang, Text, Timestamp};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, ORDERED, Operator, raw};
use crate::calendar;
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::value::Value;

/// A moment, RFC 3339 in UTC with milliseconds; where no offset is written, China Standard Time is
/// meant. Masked to its year.
///
/// Leak of its search: `Exact` shows who shares a moment.
pub struct DateTimeType;

impl FieldType for DateTimeType {
    fn name(&self) -> &'static str {
        "datetime"
    }

    fn label(&self) -> Text {
        Text::new("日期时间", "Date and time")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 60)? else { return Ok(None) };
        let moment = calendar::moment(&text).ok_or_else(|| raw::fault(field, "bad_datetime"))?;
        Ok(Some(Value::text(Timestamp(moment.as_millisecond()).rfc3339())))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        value
            .as_str()
            .and_then(|d| d.get(..4))
            .map_or_else(|| HIDDEN.into(), |year| format!("{year}-**-**"))
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        let text = value.as_str().unwrap_or_default();
        text.parse::<jiff::Timestamp>().map_or_else(
            |_| text.to_owned(),
            |t| calendar::CHINA.to_datetime(t).strftime("%Y-%m-%d %H:%M").to_string(),
        )
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
    fn moments_are_kept_in_utc_and_shown_in_china_standard_time() {
        let field = Field::new("met_at", "datetime", "时间", "Time");
        let read = |text: &str| DateTimeType.normalise(&field, &Json::String(text.into()));
        let value = read("2025-05-14 08:30:00").ok().flatten().expect("a moment");
        assert_eq!(value.as_str(), Some("2025-05-14T00:30:00.000Z"));
        assert_eq!(DateTimeType.show(&field, &value, Lang::Zh), "2025-05-14 08:30");
        assert_eq!(read("2025-05-14 25:00").err().map(|f| f.code), Some("bad_datetime"));
    }
}
