//! What types have in common whose values are JSON with parts of its own.

/// The methods of a field type whose values lie in the row as the text of their JSON and can be neither
/// searched nor filtered by.
macro_rules! structured {
    () => {
        fn storage(&self) -> $crate::predicate::Storage {
            $crate::predicate::Storage::Text
        }

        fn stored(&self, value: &$crate::value::Value) -> serde_json::Value {
            serde_json::Value::String(value.json().to_string())
        }

        fn restored(&self, stored: &serde_json::Value) -> $crate::value::Value {
            let parsed = stored.as_str().and_then(|text| serde_json::from_str(text).ok());
            $crate::value::Value::canonical(parsed.unwrap_or(serde_json::Value::Null))
        }

        fn searches(&self) -> &'static [$crate::types::Search] {
            &[]
        }

        fn terms(
            &self,
            _field: &$crate::field::Field,
            _value: &$crate::value::Value,
        ) -> Vec<$crate::types::Term> {
            Vec::new()
        }

        fn meant(
            &self,
            _field: &$crate::field::Field,
            _typed: &str,
        ) -> Option<$crate::value::Value> {
            None
        }

        fn operators(&self) -> &'static [$crate::types::Operator] {
            &[]
        }
    };
}
