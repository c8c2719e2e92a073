//! Web addresses (WHATWG URL).

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, Operator, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::value::Value;

/// An address that begins with http or https and holds no credentials: other schemes (javascript,
/// data, file) would run in the reader's browser. Masked altogether.
///
/// Leak of its search: `Exact` shows who shares an address.
pub struct UrlType;

/// Characters at most, as browsers and proxies allow.
const MAX: usize = 2_000;

fn checked(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let fine = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|h| !h.is_empty())
        && url.username().is_empty()
        && url.password().is_none();
    fine.then(|| url.to_string()).filter(|u| u.len() <= MAX)
}

impl FieldType for UrlType {
    fn name(&self) -> &'static str {
        "url"
    }

    fn label(&self) -> Text {
        Text::new("网址", "Web address")
    }

    fn default_class(&self) -> Class {
        Class::Low
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::line(field, raw, MAX)? else { return Ok(None) };
        let address = checked(&text).ok_or_else(|| raw::fault(field, "bad_url"))?;
        Ok(Some(Value::text(address)))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Eq, Operator::Ne, Operator::Has]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_without_credentials_are_taken() {
        let field = Field::new("site", "url", "网站", "Site");
        let read = |text: &str| UrlType.normalise(&field, &Json::String(text.into()));
        let value = read("HTTPS://Example.COM/客户").ok().flatten().expect("an address");
        assert_eq!(value.as_str(), Some("https://example.com/%E5%AE%A2%E6%88%B7"));
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a.b",
            "example.com",
            "http://u:p@a.b/",
            "http://",
        ] {
            assert_eq!(read(text).err().map(|f| f.code), Some("bad_url"), "{text}");
        }
    }
}
