//! Values of fields, in their canonical JSON form.
//!
//! Neither type has `Debug`, `Display` or `Serialize`: a value cannot slip into a log, an error or
//! an answer; it leaves only through the gate's last step, which asks for its JSON by name.

use std::collections::BTreeMap;

use kernel::{Fault, Result};
use serde_json::Value as Json;

/// One field's value in canonical form, as its field type's `normalise` made it.
#[derive(Clone, PartialEq)]
pub struct Value(Json);

impl Value {
    /// Takes a JSON value that is canonical already: out of `FieldType::normalise` or the store.
    #[must_use]
    pub const fn canonical(json: Json) -> Self {
        Self(json)
    }

    /// A canonical text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self(Json::String(text.into()))
    }

    /// The canonical JSON, to be looked at.
    #[must_use]
    pub const fn json(&self) -> &Json {
        &self.0
    }

    /// The canonical JSON itself.
    #[must_use]
    pub fn into_json(self) -> Json {
        self.0
    }

    /// The text, where the value is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_str()
    }

    /// The bytes that are sealed: the canonical JSON in UTF-8. The caller wipes them after use.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.0.to_string().into_bytes()
    }

    /// The value that `encode` wrote.
    ///
    /// # Errors
    /// An internal fault when the bytes are no JSON; its cause tells nothing of them.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        serde_json::from_slice(bytes)
            .map(Self)
            .map_err(|_| Fault::internal("a sealed value is no JSON"))
    }
}

/// The values of one record by field name.
#[derive(Clone, Default, PartialEq)]
pub struct Values(BTreeMap<String, Value>);

impl Values {
    /// No values yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The value of this field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    /// The text of this field, where it has one.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).and_then(Value::as_str)
    }

    /// Sets the value of this field.
    pub fn set(&mut self, field: impl Into<String>, value: Value) {
        self.0.insert(field.into(), value);
    }

    /// Takes the value of this field out.
    pub fn remove(&mut self, field: &str) -> Option<Value> {
        self.0.remove(field)
    }

    /// Takes a field's name and value out.
    pub fn take(&mut self, field: &str) -> Option<(String, Value)> {
        self.0.remove_entry(field)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All values in the order of their fields' names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v))
    }
}

impl FromIterator<(String, Value)> for Values {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Values {
    type Item = (String, Value);
    type IntoIter = std::collections::btree_map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
