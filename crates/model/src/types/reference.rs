//! Users of the organisation, and records of another object.

use kernel::{FieldFault, Id, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, HIDDEN, Operator, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::value::Value;

/// Something by its id: a user, or a record of the object that the field targets. Whether it exists
/// and may be named is asked by the gate, which knows the records. Masked altogether.
///
/// Leak of its search: `Exact` shows who shares it.
pub struct ReferenceType {
    name: &'static str,
    label: (&'static str, &'static str),
    /// The code for what is no id.
    refused: &'static str,
}

/// A user of the organisation.
pub static USER: ReferenceType =
    ReferenceType { name: "user", label: ("成员", "User"), refused: "bad_user" };

/// A record of another object.
pub static RELATION: ReferenceType = ReferenceType {
    name: "relation",
    label: ("关联记录", "Related record"),
    refused: "bad_relation",
};

impl FieldType for ReferenceType {
    fn name(&self) -> &'static str {
        self.name
    }

    fn label(&self) -> Text {
        Text::new(self.label.0, self.label.1)
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::code(field, raw, 60)? else { return Ok(None) };
        let id: Id = text.parse().map_err(|_| raw::fault(field, self.refused))?;
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
