//! Bank card numbers (ISO/IEC 7812).

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::value::Value;

/// A card number of 12 to 19 digits whose last one is the check digit of Luhn's formula, as the
/// standard demands. Masked `6222 **** **** 5125`.
///
/// Leaks of its searches: `Exact` shows who shares a card; `Last4` cuts cards into 10,000 groups.
pub struct BankCardType;

/// The digits without separators; `None` when anything else stands among them.
fn digits(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    plain.bytes().all(|b| b.is_ascii_digit()).then_some(plain)
}

/// Luhn's formula (ISO/IEC 7812-1, annex B).
fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn checked(text: &str) -> Option<String> {
    digits(text)
        .filter(|d| (12..=19).contains(&d.len()) && !d.starts_with("0000") && passes_luhn(d))
}

/// What was typed: a whole number or the last four digits.
fn asked(text: &str) -> Option<String> {
    let text = clean::code(text, 40).ok()?;
    digits(&text).filter(|d| d.len() == 4).or_else(|| checked(&text))
}

impl FieldType for BankCardType {
    fn name(&self) -> &'static str {
        "bank_card"
    }

    fn label(&self) -> Text {
        Text::new("银行卡号", "Bank card number")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 40)? else { return Ok(None) };
        let number = checked(&text).ok_or_else(|| raw::fault(field, "bad_bank_card"))?;
        Ok(Some(Value::text(number)))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        let number = value.as_str().unwrap_or_default();
        match (number.get(..4), number.get(number.len().saturating_sub(4)..)) {
            (Some(first), Some(last)) if number.len() >= 12 => format!("{first} **** **** {last}"),
            _ => super::HIDDEN.into(),
        }
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Last4]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let number = value.as_str().unwrap_or_default();
        let last = number.get(number.len().saturating_sub(4)..).unwrap_or_default();
        Terms::of(field).with(Search::Exact, number).with(Search::Last4, last).into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let asked = asked(text)?;
        let search = if asked.len() == 4 { Search::Last4 } else { Search::Exact };
        Terms::of(field).with(search, asked).into_query()
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        let number = value.as_str().unwrap_or_default();
        asked(text).is_some_and(|a| if a.len() == 4 { number.ends_with(&a) } else { number == a })
    }

    fn fits_mask(&self, _field: &Field, text: &str) -> bool {
        asked(text).is_some()
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("card", "bank_card", "银行卡号", "Card")
    }

    #[test]
    fn blanks_and_dashes_go_and_the_check_digit_decides() {
        let read = |text: &str| BankCardType.normalise(&field(), &Json::String(text.into()));
        let value = read("6217 0000-3091 3673").ok().flatten();
        assert_eq!(value.as_ref().and_then(Value::as_str), Some("6217000030913673"));
        for text in [
            "6217000030913674",
            "62170000309",
            "62170000309136736217",
            "6.217E+15",
            "0000000000000000",
        ] {
            assert_eq!(read(text).err().map(|f| f.code), Some("bad_bank_card"), "{text}");
        }
    }

    #[test]
    fn a_masked_card_keeps_its_first_and_last_four_digits() {
        assert_eq!(
            BankCardType.mask(&field(), &Value::text("6222020277728710")),
            "6222 **** **** 8710"
        );
        assert_eq!(
            BankCardType.mask(&field(), &Value::text("6222022619065124187")),
            "6222 **** **** 4187"
        );
    }

    #[test]
    fn a_card_is_found_whole_and_by_its_last_four() {
        let (field, value) = (field(), Value::text("6222020277728710"));
        for (text, found) in
            [("6222 0202 7772 8710", true), ("8710", true), ("6222", false), ("62220202", false)]
        {
            let query = BankCardType.query(&field, text);
            let terms = BankCardType.terms(&field, &value);
            assert_eq!(query.is_some_and(|q| q.iter().all(|t| terms.contains(t))), found, "{text}");
        }
    }
}
