//! Several lines of text, such as notes.

use kernel::limits::LONG_TEXT_CHARS;
use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::typed;
use crate::value::Value;

/// Text of at most 20,000 characters with its line ends.
///
/// It offers no blind search: people write anything into notes, and an index of their words would
/// tell the most to somebody who holds the database.
pub struct LongTextType;

impl FieldType for LongTextType {
    fn name(&self) -> &'static str {
        "long_text"
    }

    fn label(&self) -> Text {
        Text::new("多行文本", "Long text")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        Ok(raw::lines(field, raw, LONG_TEXT_CHARS)?.map(Value::text))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[]
    }

    fn terms(&self, _field: &Field, _value: &Value) -> Vec<Term> {
        Vec::new()
    }

    fn query(&self, _field: &Field, _typed: &str) -> Option<Vec<Term>> {
        None
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        typed(text).is_some_and(|t| fold(value.as_str().unwrap_or_default()).contains(&t))
    }

    fn fits_mask(&self, _field: &Field, _typed: &str) -> bool {
        false
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Has]
    }
}
