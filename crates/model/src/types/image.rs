//! Small pictures, such as a seal or a logo.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::{FieldFault, Lang, Text, limits};
use serde_json::{Map, Value as Json, json};

use super::{FieldType, HIDDEN, raw};
use crate::class::Class;
use crate::field::Field;
use crate::value::Value;

/// A picture that is a part of its record: `{"media_type": "image/png", "data": "<base64>"}`. PNG alone, since
/// readers of other formats differ in what they make of the same bytes; at most `limits::IMAGE_BYTES` and
/// `limits::IMAGE_SIDE` pixels a side. Masked altogether.
///
/// It offers no search.
pub struct ImageType;

const PNG: &str = "image/png";
/// What every PNG begins with (ISO/IEC 15948, 5.2), and its first chunk's length and name (11.2.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
/// What every PNG ends with: an empty chunk IEND with its check sum.
const END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// Whether these bytes are a PNG of a size that is taken; what lies between head and end is the browser's to
/// check, which shows no picture of what is broken.
fn is_png(bytes: &[u8]) -> bool {
    let side = |at: usize| {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    let fits = |side: Option<u32>| side.is_some_and(|s| (1..=limits::IMAGE_SIDE).contains(&s));
    let (width, height) = (side(SIGNATURE.len()), side(SIGNATURE.len() + 4));
    bytes.starts_with(SIGNATURE) && bytes.ends_with(END) && fits(width) && fits(height)
}

fn checked(map: &Map<String, Json>) -> Result<Value, &'static str> {
    let media_type = map.get("media_type").map_or(Some(PNG), Json::as_str);
    let data = map.get("data").and_then(Json::as_str).ok_or("bad_image")?;
    if media_type != Some(PNG) {
        return Err("bad_image");
    }
    // Base64 takes four characters for three bytes.
    if data.len() > limits::IMAGE_BYTES / 3 * 4 + 4 {
        return Err("image_too_large");
    }
    let bytes = STANDARD.decode(data).map_err(|_| "bad_image")?;
    if !is_png(&bytes) {
        return Err("bad_image");
    }
    Ok(Value::canonical(json!({ "media_type": PNG, "data": data })))
}

impl FieldType for ImageType {
    fn name(&self) -> &'static str {
        "image"
    }

    fn label(&self) -> Text {
        Text::new("图片", "Picture")
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
            Json::Object(map) => checked(map).map(Some).map_err(|code| raw::fault(field, code)),
            _ => Err(raw::fault(field, "bad_image")),
        }
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, _field: &Field, _value: &Value, lang: Lang) -> String {
        self.label().get(lang).to_owned()
    }

    structured!();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head and the end of a PNG of this size, and so many bytes between.
    fn png(width: u32, height: u32, between: usize) -> Json {
        let mut bytes = SIGNATURE.to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(vec![7; between]);
        bytes.extend(END);
        json!({ "media_type": PNG, "data": STANDARD.encode(bytes) })
    }

    fn taken(raw: &Json) -> Result<Value, &'static str> {
        let field = Field::new("seal", "image", "印章", "Seal");
        let value = ImageType.normalise(&field, raw).map_err(|fault| fault.code)?;
        Ok(value.expect("a picture"))
    }

    #[test]
    fn a_small_png_is_kept_as_it_is_and_masked_altogether() {
        let raw = png(300, 300, 1_000);
        let value = taken(&raw).expect("it is taken");
        assert_eq!(value.json(), &raw);
        let field = Field::new("seal", "image", "印章", "Seal");
        assert_eq!(ImageType.mask(&field, &value), HIDDEN);
        assert!(ImageType.restored(&ImageType.stored(&value)) == value);
        assert!(!ImageType.show(&field, &value, Lang::En).contains("data"));
    }

    #[test]
    fn what_is_no_png_or_too_large_is_refused() {
        let script = STANDARD.encode("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>");
        let cases = [
            (json!({ "media_type": "image/svg+xml", "data": script.clone() }), "bad_image"),
            (json!({ "media_type": PNG, "data": script }), "bad_image"),
            (json!({ "data": "not base64!" }), "bad_image"),
            (json!("iVBORw0KGgo="), "bad_image"),
            (png(limits::IMAGE_SIDE + 1, 10, 10), "bad_image"),
            (png(0, 10, 10), "bad_image"),
            (png(300, 300, limits::IMAGE_BYTES), "image_too_large"),
        ];
        for (raw, code) in cases {
            assert_eq!(taken(&raw).err(), Some(code));
        }
    }
}
