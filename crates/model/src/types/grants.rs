//! What a role grants.

use kernel::{FieldFault, Lang, Text};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, raw};
use crate::class::Class;
use crate::field::Field;
use crate::value::Value;

/// A list of grants: `[{"object", "verbs", "rows", "fields": [{"select", "view", "edit"}]}]`.
/// Whether the objects, verbs and fields exist is asked by the policy, which knows them.
pub struct GrantsType;

/// Grants of one role, verbs of one grant and fields of one grant at most.
const MAX: usize = 300;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    object: String,
    verbs: Vec<String>,
    rows: Rows,
    #[serde(default)]
    fields: Vec<FieldGrant>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Rows {
    Own,
    Team,
    Tree,
    All,
    Shared,
    Pool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldGrant {
    select: String,
    view: View,
    #[serde(default)]
    edit: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum View {
    Hidden,
    Masked,
    Reveal,
    Clear,
}

fn is_name(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// `*`, or `audience:`, `class:` or `field:` with a name.
fn is_selection(text: &str) -> bool {
    text == "*"
        || text
            .split_once(':')
            .is_some_and(|(by, name)| matches!(by, "audience" | "class" | "field") && is_name(name))
}

fn fine(grants: &[Grant]) -> bool {
    grants.len() <= MAX
        && grants.iter().all(|g| {
            (is_name(&g.object) || g.object == "*")
                && g.verbs.len() <= MAX
                && g.verbs.iter().all(|v| is_name(v) || v == "*")
                && g.fields.len() <= MAX
                && g.fields.iter().all(|f| is_selection(&f.select))
        })
}

fn checked(raw: &Json) -> Option<Json> {
    let grants: Vec<Grant> = match raw {
        Json::String(text) => serde_json::from_str(text).ok()?,
        other => Vec::deserialize(other).ok()?,
    };
    if fine(&grants) { serde_json::to_value(grants).ok() } else { None }
}

impl FieldType for GrantsType {
    fn name(&self) -> &'static str {
        "grants"
    }

    fn label(&self) -> Text {
        Text::new("权限", "Grants")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        match raw {
            Json::Null => Ok(None),
            Json::Object(map) if map.contains_key("masked") => {
                Err(raw::fault(field, "masked_value"))
            }
            other => checked(other)
                .map(|grants| Some(Value::canonical(grants)))
                .ok_or_else(|| raw::fault(field, "bad_grants")),
        }
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        let objects = value.json().as_array().into_iter().flatten();
        objects
            .filter_map(|g| g.get("object").and_then(Json::as_str))
            .collect::<Vec<_>>()
            .join(", ")
    }

    structured!();
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn grants_of_the_known_shape_are_taken_and_others_refused() {
        let field = Field::new("grants", "grants", "权限", "Grants");
        let good = json!([{"object": "customer", "verbs": ["list", "read"], "rows": "own",
            "fields": [{"select": "audience:contact", "view": "masked", "edit": false}, {"select": "*", "view": "clear", "edit": true}]}]);
        let value = GrantsType.normalise(&field, &good).ok().flatten().expect("grants");
        assert_eq!(value.json(), &good);
        assert!(GrantsType.restored(&GrantsType.stored(&value)) == value);
        for bad in [
            json!([{"object": "customer", "verbs": [], "rows": "everything"}]),
            json!([{"object": "Customer", "verbs": [], "rows": "own"}]),
            json!([{"object": "customer", "verbs": [], "rows": "own", "extra": 1}]),
            json!([{"object": "customer", "verbs": [], "rows": "own", "fields": [{"select": "phone", "view": "clear"}]}]),
            json!("x"),
        ] {
            assert_eq!(
                GrantsType.normalise(&field, &bad).err().map(|f| f.code),
                Some("bad_grants"),
                "{bad}"
            );
        }
    }
}
