//! Regions: province, city, district.

use kernel::{FieldFault, Lang, Text};
use serde_json::{Value as Json, json};

use super::{FieldType, HIDDEN, Operator, Search, Term, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::region::{self, Region};
use crate::terms::Terms;
use crate::value::Value;

/// A place of GB/T 2260: `{"code": "310115", "province": …, "city": …, "district": …}`. It is read
/// from a code or from text such as `浙江省杭州市西湖区`. In the row lies the code, so that a
/// province's or city's places are those whose code begins alike. Masked to the province.
///
/// Leak of its search: `Parts` shows who shares a province, a city, a district; all are guessable
/// from their frequencies.
pub struct RegionType;

fn value(region: &Region) -> Value {
    Value::canonical(json!({
        "code": region.code, "province": region.province, "city": region.city, "district": region.district,
    }))
}

fn place(value: &Value) -> Option<Region> {
    value.json().get("code").and_then(Json::as_str).and_then(region::by_code)
}

/// The part of a code that all places within it share: `33` of `330000`, `3301` of `330100`.
#[must_use]
pub fn stem(code: &str) -> &str {
    match (code.get(2..6), code.get(4..6)) {
        (Some("0000"), _) => &code[..2],
        (_, Some("00")) => &code[..4],
        _ => code,
    }
}

impl FieldType for RegionType {
    fn name(&self) -> &'static str {
        "region"
    }

    fn label(&self) -> Text {
        Text::new("省市区", "Region")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let sent = match raw {
            Json::Object(map) if !map.contains_key("masked") => {
                map.get("code").unwrap_or(&Json::Null)
            }
            other => other,
        };
        let Some(text) = raw::unmasked_code(field, sent, 200)? else { return Ok(None) };
        let found = region::by_code(&text).or_else(|| region::find(&text));
        found.map(|r| Some(value(&r))).ok_or_else(|| raw::fault(field, "bad_region"))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        match place(value) {
            Some(region) if !region.city.is_empty() => format!("{}{HIDDEN}", region.province),
            _ => HIDDEN.into(),
        }
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        place(value).map(|r| r.full_name()).unwrap_or_default()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn stored(&self, value: &Value) -> Json {
        value.json().get("code").cloned().unwrap_or(Json::Null)
    }

    fn restored(&self, stored: &Json) -> Value {
        // A code that a newer table no longer has is kept, so that nothing is lost.
        let code = stored.as_str().unwrap_or_default();
        region::by_code(code).map_or_else(
            || Value::canonical(json!({"code": code, "province": "", "city": "", "district": ""})),
            |r| value(&r),
        )
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Parts]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let code = value.json().get("code").and_then(Json::as_str).unwrap_or_default();
        let mut terms = Terms::of(field);
        [2, 4, 6]
            .iter()
            .filter_map(|n| code.get(..*n))
            .for_each(|part| terms.add(Search::Parts, part));
        terms.into_vec()
    }

    fn query(&self, field: &Field, typed: &str) -> Option<Vec<Term>> {
        let meant = place(&self.meant(field, typed)?)?;
        Terms::of(field).with(Search::Parts, stem(&meant.code)).into_query()
    }

    fn fits(&self, field: &Field, value: &Value, typed: &str) -> bool {
        let meant = self.meant(field, typed).and_then(|m| place(&m));
        meant
            .zip(place(value))
            .is_some_and(|(asked, held)| held.code.starts_with(stem(&asked.code)))
    }

    fn fits_mask(&self, field: &Field, typed: &str) -> bool {
        self.meant(field, typed).and_then(|m| place(&m)).is_some_and(|r| r.city.is_empty())
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Eq, Operator::Ne, Operator::Has]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_comes_as_code_object_or_text_and_back_from_its_code() {
        let field = Field::new("region", "region", "地区", "Region");
        for raw in [json!("330106"), json!("浙江省杭州市西湖区"), json!({"code": "330106"})]
        {
            let value = RegionType.normalise(&field, &raw).ok().flatten().expect("a place");
            assert_eq!(RegionType.show(&field, &value, Lang::Zh), "浙江省杭州市西湖区");
            assert_eq!(RegionType.stored(&value), json!("330106"));
            assert!(RegionType.restored(&json!("330106")) == value);
            assert_eq!(RegionType.mask(&field, &value), "浙江省***");
            assert!(
                RegionType.fits(&field, &value, "浙江") && !RegionType.fits(&field, &value, "上海")
            );
        }
        assert_eq!(
            RegionType.normalise(&field, &json!("火星")).err().map(|f| f.code),
            Some("bad_region")
        );
    }
}
