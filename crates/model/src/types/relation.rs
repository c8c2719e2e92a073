//! Records of another object.

use kernel::{FieldFault, Id, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, HIDDEN, Operator, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::value::Value;

/// A record of the object that the field targets, by id. Whether it exists and may be named is asked by the gate, which
/// knows the records. Masked altogether.
///
/// Leak of its search: `Exact` shows who shares it.
pub struct RelationType;

impl FieldType for RelationType {
    fn name(&self) -> &'static str {
        "relation"
    }

    fn label(&self) -> Text {
        Text::new("关联记录", "Related record")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::code(field, raw, 60)? else { return Ok(None) };
        let id: Id = text.parse().map_err(|_| raw::fault(field, "bad_relation"))?;
        Ok(Some(Value::text(id.to_string())))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}
