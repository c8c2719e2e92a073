//! Unified social credit codes of organisations in China (GB 32100-2015).

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{FieldType, Operator, Search, Term, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::value::Value;

/// A credit code of 18 characters in upper case. Masked `9131**********P684`.
///
/// Credit codes are public, hence the class medium. Where a field is sealed all the same, `Exact`
/// shows who shares a code and `Last4` groups codes by their last four characters.
pub struct CreditCodeType;

/// The 31 characters of a code: no I, O, S, V, Z (GB 32100-2015, table 1).
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weight of each place is a power of three modulo 31 (GB 32100-2015, 5.4).
fn checked(text: &str) -> Option<String> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    plain.make_ascii_uppercase();
    if plain.chars().count() != 18 || !plain.chars().skip(2).take(6).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (mut sum, mut weight, mut last) = (0, 1, 0);
    for (place, c) in plain.chars().enumerate() {
        let value = ALPHABET.find(c)?;
        if place < 17 {
            sum = (sum + value * weight) % 31;
            weight = weight * 3 % 31;
        } else {
            last = value;
        }
    }
    ((31 - sum) % 31 == last).then_some(plain)
}

fn is_last4(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

impl FieldType for CreditCodeType {
    fn name(&self) -> &'static str {
        "credit_code"
    }

    fn label(&self) -> Text {
        Text::new("统一社会信用代码", "Unified social credit code")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 40)? else { return Ok(None) };
        let code = checked(&text).ok_or_else(|| raw::fault(field, "bad_credit_code"))?;
        Ok(Some(Value::text(code)))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        raw::ends(value.as_str().unwrap_or_default(), 4, 4)
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Last4]
    }

    fn default_searches(&self) -> &'static [Search] {
        self.searches()
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let code = value.as_str().unwrap_or_default();
        let last = code.get(14..).unwrap_or_default();
        Terms::of(field).with(Search::Exact, code).with(Search::Last4, last).into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let terms = Terms::of(field);
        if is_last4(text.trim()) {
            return terms.with(Search::Last4, text.trim().to_ascii_uppercase()).into_query();
        }
        let value = self.meant(field, text)?;
        terms.with(Search::Exact, value.as_str()?).into_query()
    }

    fn fits(&self, field: &Field, value: &Value, text: &str) -> bool {
        if is_last4(text.trim()) {
            return value
                .as_str()
                .and_then(|c| c.get(14..))
                .is_some_and(|l| l.eq_ignore_ascii_case(text.trim()));
        }
        self.meant(field, text).is_some_and(|meant| meant == *value)
    }

    fn fits_mask(&self, field: &Field, text: &str) -> bool {
        is_last4(text.trim()) || self.meant(field, text).is_some()
    }

    fn operators(&self) -> &'static [Operator] {
        &[Operator::Eq, Operator::Ne, Operator::Has]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("uscc", "credit_code", "代码", "Code")
    }

    #[test]
    fn codes_are_upper_case_and_checked() {
        let read = |text: &str| CreditCodeType.normalise(&field(), &Json::String(text.into()));
        let value = read(" 9123060223dmpy79mr ").ok().flatten();
        assert_eq!(value.as_ref().and_then(Value::as_str), Some("9123060223DMPY79MR"));
        for text in [
            "91110108x4yb09a3qa",
            "9123060223DMPY79M",
            "9123060223DMPY79MI",
            "统一社会信用代码九一二三四五六七八九十",
        ] {
            assert_eq!(read(text).err().map(|f| f.code), Some("bad_credit_code"), "{text}");
        }
    }

    #[test]
    fn a_masked_code_keeps_four_and_four() {
        assert_eq!(
            CreditCodeType.mask(&field(), &Value::text("91310115H7WCQPH684")),
            "9131**********H684"
        );
    }
}
