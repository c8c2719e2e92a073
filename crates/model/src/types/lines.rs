//! The lines of a quote, an order or a contract.

mod read;
mod sums;

pub use sums::Sums;

use kernel::{FieldFault, Lang, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, raw};
use crate::class::Class;
use crate::field::Field;
use crate::value::Value;

/// What is sold, line by line, in one currency:
/// `{"currency": "CNY", "rows": [{"product", "name", "unit", "quantity", "price", "discount", "amount"}]}`.
/// Numbers are exact decimals as text. `product` is the product's id where the line came from one; what the
/// line says stays as it was when the product changes. `discount` is the percentage taken off, and `amount` is
/// worked out here, whatever was sent: quantity × price × (100 − discount) ÷ 100, rounded to two decimals, half
/// up. Totals are sums of rounded lines, so that they agree with what is printed.
///
/// The lines are one value of their record, and share its version, history and undo. Masked altogether. They
/// are not searched, and no filter compares them.
pub struct LinesType;

impl LinesType {
    /// What the lines come to.
    #[must_use]
    pub fn sums(value: &Value) -> Option<Sums> {
        sums::of(value.json())
    }
}

impl FieldType for LinesType {
    fn name(&self) -> &'static str {
        "lines"
    }

    fn label(&self) -> Text {
        Text::new("明细", "Lines")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        match raw {
            Json::Null => Ok(None),
            Json::Object(map) if map.contains_key("masked") => {
                Err(raw::fault(field, "masked_value"))
            }
            other => Ok(read::lines(field, other)?.map(Value::canonical)),
        }
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        let rows = value.json().get("rows").and_then(Json::as_array).into_iter().flatten();
        let part = |row: &Json, name: &str| {
            row.get(name).and_then(Json::as_str).unwrap_or_default().to_owned()
        };
        let line = |row: &Json| {
            let (name, quantity, amount) =
                (part(row, "name"), part(row, "quantity"), part(row, "amount"));
            format!("{name} × {quantity}{} = {amount}", part(row, "unit"))
        };
        rows.map(line).collect::<Vec<_>>().join("\n")
    }

    structured!();
}

#[cfg(test)]
mod tests;
