//! WeChat ids.

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::{Terms, typed};
use crate::value::Value;

/// A WeChat id: 6 to 20 letters, digits, `_` and `-`, beginning with a letter; or the phone or QQ
/// number under which somebody is found there. Letters keep their case and are compared without.
/// Masked `zh****an`.
///
/// Leaks of its searches: `Exact` shows who shares an id; `Prefix` groups ids by their first four
/// and five characters, of which the customary `wxid` and `wx_` tell little.
pub struct WechatType;

/// A typed text shorter than an id can be is taken for its beginning.
const SHORTEST: usize = 6;
const PREFIXES: [usize; 2] = [4, 5];

fn checked(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| *c != ' ').collect();
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    let fine = if digits {
        (5..=15).contains(&plain.len())
    } else {
        let body = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        // Old ids and ids of firms reach 30 characters.
        (SHORTEST..=30).contains(&plain.len())
            && plain.as_bytes()[0].is_ascii_alphabetic()
            && plain.bytes().all(body)
    };
    fine.then_some(plain)
}

fn folded(value: &Value) -> String {
    fold(value.as_str().unwrap_or_default())
}

impl FieldType for WechatType {
    fn name(&self) -> &'static str {
        "wechat"
    }

    fn label(&self) -> Text {
        Text::new("微信号", "WeChat id")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 60)? else { return Ok(None) };
        let id = checked(&text).ok_or_else(|| raw::fault(field, "bad_wechat"))?;
        Ok(Some(Value::text(id)))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        let id = value.as_str().unwrap_or_default();
        match (id.get(..2), id.get(id.len().saturating_sub(2)..)) {
            (Some(first), Some(last)) if id.len() >= SHORTEST => format!("{first}****{last}"),
            _ => super::HIDDEN.into(),
        }
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Prefix]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let id = folded(value);
        let mut terms = Terms::of(field).with(Search::Exact, id.as_str());
        PREFIXES
            .iter()
            .filter_map(|n| id.get(..*n))
            .for_each(|start| terms.add(Search::Prefix, start));
        terms.into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let id = typed(text)?;
        let search = if id.len() < SHORTEST { Search::Prefix } else { Search::Exact };
        if id.len() < PREFIXES[0] || !id.is_ascii() {
            return None;
        }
        Terms::of(field).with(search, id).into_query()
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        let id = folded(value);
        typed(text).is_some_and(|t| if t.len() < SHORTEST { id.starts_with(&t) } else { id == t })
    }

    fn fits_mask(&self, _field: &Field, text: &str) -> bool {
        typed(text).is_some_and(|t| t.len() >= SHORTEST)
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("wechat", "wechat", "微信号", "WeChat")
    }

    #[test]
    fn ids_and_numbers_are_taken_and_other_things_refused() {
        let read = |text: &str| WechatType.normalise(&field(), &Json::String(text.into()));
        for text in ["wx_cli", "Zhang-San_01", "13812345678", "10001"] {
            assert!(read(text).ok().flatten().is_some(), "{text}");
        }
        for text in ["ab_1", "1abcdef", "微信号码号码", "a b", "wx!abcdef"] {
            assert_eq!(read(text).err().map(|f| f.code), Some("bad_wechat"), "{text}");
        }
    }

    #[test]
    fn an_id_is_masked_and_found_whole_or_by_its_beginning() {
        let (field, value) = (field(), Value::text("ZhangSan"));
        assert_eq!(WechatType.mask(&field, &value), "Zh****an");
        let terms = WechatType.terms(&field, &value);
        for (text, found) in
            [("zhangsan", true), ("zhan", true), ("zhang", true), ("zha", false), ("zhangs", false)]
        {
            let query = WechatType.query(&field, text);
            let hit = query.is_some_and(|q| q.iter().all(|t| terms.contains(t)));
            assert_eq!(hit && WechatType.fits(&field, &value, text), found, "{text}");
        }
        assert!(WechatType.fits_mask(&field, "zhangsan") && !WechatType.fits_mask(&field, "zhan"));
    }
}
