//! Addresses in detail.

use kernel::limits::TEXT_CHARS;
use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{FieldType, HIDDEN, Operator, Search, Term, raw};
use crate::class::Class;
use crate::field::Field;
use crate::grams;
use crate::predicate::Storage;
use crate::region;
use crate::terms::{Terms, typed};
use crate::value::Value;

/// Street, house and door. The region is a field of its own; where an address begins with one all
/// the same, the mask keeps it: `浙江省杭州市西湖区***`, and nothing finer.
///
/// Leaks of its searches: `Bigram` shows who shares short pieces of it, so that
/// frequent street names can be guessed from frequencies.
pub struct AddressType;

impl FieldType for AddressType {
    fn name(&self) -> &'static str {
        "address"
    }

    fn label(&self) -> Text {
        Text::new("详细地址", "Address")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        Ok(raw::line(field, raw, TEXT_CHARS)?.map(Value::text))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        let text = value.as_str().unwrap_or_default();
        // Only a place written out in full is kept: streets are named after places (南京路), and a
        // short name might be the street's.
        let place = Some(text)
            .filter(|t| region::begins_with_province(t))
            .and_then(region::split)
            .map(|(place, _)| place.full_name());
        place
            .filter(|p| text.starts_with(p) && text != p)
            .map_or_else(|| HIDDEN.into(), |p| format!("{p}{HIDDEN}"))
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Bigram]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let mut terms = Terms::of(field);
        terms.add_grams(grams::of_value(value.as_str().unwrap_or_default()));
        terms.into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let mut terms = Terms::of(field);
        terms.add_grams(grams::of_query(&typed(text)?));
        terms.into_query()
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        typed(text).is_some_and(|t| grams::found(value.as_str().unwrap_or_default(), &t))
    }

    fn fits_mask(&self, _field: &Field, _typed: &str) -> bool {
        false
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Has]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_address_keeps_nothing_finer_than_the_district() {
        let field = Field::new("address", "address", "地址", "Address");
        for (text, mask) in [
            ("浙江省杭州市西湖区文三路1号", "浙江省杭州市西湖区***"),
            ("台北街m座", "***"),
            ("杭州市西湖区", "***"),
            ("文三路1号3单元", "***"),
            ("上海市青浦路1号", "***"),
            ("上海市浦东新区世纪大道1号", "上海市浦东新区***"),
        ] {
            assert_eq!(AddressType.mask(&field, &Value::text(text)), mask, "{text}");
        }
    }
}
