//! Attached files.

use kernel::{FieldFault, Id, Lang, Text};
use serde_json::{Map, Value as Json};

use super::{FieldType, HIDDEN, raw};
use crate::class::Class;
use crate::clean;
use crate::field::Field;
use crate::value::Value;

/// What is known of an attached file: `{"name", "size", "media_type"}`, and `id` of its sealed
/// content once it is stored. Masked to the ending of its name.
///
/// It offers no blind search: names of files say anything about people.
pub struct FileType;

/// Characters of a file's name at most, as file systems allow.
const NAME: usize = 255;

/// The name without a path: a client's folders are nobody's business, and `..` leads astray.
fn plain_name(text: &str) -> Option<String> {
    let base = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = clean::line(base, NAME).ok()?;
    (!name.is_empty() && name != "." && name != "..").then_some(name)
}

fn is_media_type(text: &str) -> bool {
    let token = |t: &str| {
        !t.is_empty() && t.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&b))
    };
    text.len() <= 127 && text.split_once('/').is_some_and(|(kind, sub)| token(kind) && token(sub))
}

fn checked(map: &Map<String, Json>) -> Option<Json> {
    let name = plain_name(map.get("name")?.as_str()?)?;
    let size = map.get("size")?.as_u64()?;
    let media_type =
        map.get("media_type").and_then(Json::as_str).unwrap_or("application/octet-stream");
    let media_type = media_type.to_ascii_lowercase();
    if !is_media_type(&media_type) {
        return None;
    }
    let mut file = Map::new();
    file.insert("name".into(), name.into());
    file.insert("size".into(), size.into());
    file.insert("media_type".into(), media_type.into());
    if let Some(id) = map.get("id") {
        let id: Id = id.as_str()?.parse().ok()?;
        file.insert("id".into(), id.to_string().into());
    }
    Some(Json::Object(file))
}

fn name(value: &Value) -> &str {
    value.json().get("name").and_then(Json::as_str).unwrap_or_default()
}

impl FieldType for FileType {
    fn name(&self) -> &'static str {
        "file"
    }

    fn label(&self) -> Text {
        Text::new("附件", "File")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        match raw {
            Json::Null => Ok(None),
            Json::Object(map) if map.contains_key("masked") => {
                Err(raw::fault(field, "masked_value"))
            }
            Json::Object(map) => checked(map)
                .map(|file| Some(Value::canonical(file)))
                .ok_or_else(|| raw::fault(field, "bad_file")),
            _ => Err(raw::fault(field, "bad_file")),
        }
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        match name(value).rsplit_once('.') {
            Some((_, ending))
                if ending.len() <= 5 && ending.bytes().all(|b| b.is_ascii_alphanumeric()) =>
            {
                format!("{HIDDEN}.{ending}")
            }
            _ => HIDDEN.into(),
        }
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        name(value).to_owned()
    }

    structured!();
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_keeps_its_plain_name_and_is_masked_to_its_ending() {
        let field = Field::new("content", "file", "附件", "File");
        let raw = json!({"name": "C:\\客户\\合同.PDF", "size": 3, "media_type": "Application/PDF"});
        let value = FileType.normalise(&field, &raw).ok().flatten().expect("a file");
        assert_eq!(
            value.json(),
            &json!({"name": "合同.PDF", "size": 3, "media_type": "application/pdf"})
        );
        assert_eq!(FileType.mask(&field, &value), "***.PDF");
        assert!(FileType.restored(&FileType.stored(&value)) == value);
        for bad in [
            json!({"name": "..", "size": 1}),
            json!({"name": "a"}),
            json!("a"),
            json!({"name": "a", "size": 1, "media_type": "x"}),
            json!({"name": "a", "size": 1, "id": "1"}),
        ] {
            assert!(FileType.normalise(&field, &bad).is_err(), "{bad}");
        }
    }
}
