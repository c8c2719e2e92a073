//! Resident identity numbers of China (GB 11643-1999).

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::value::Value;
use crate::{calendar, region};

/// An identity number of 18 characters. Old numbers of 15 digits are accepted and brought to 18 by
/// the standard's rule (century 19 and a check character). Masked `3****************4`.
///
/// Leaks of its searches: `Exact` shows records of one person; `Last4` cuts people into about
/// 11,000 groups.
pub struct IdCardType;

/// Weights of the first 17 digits (ISO 7064, MOD 11-2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The check character by the weighted sum modulo 11.
const CHECKS: &[u8; 11] = b"10X98765432";

/// The first two digits of residence permits for people of Taiwan, which the table of divisions
/// does not have (Hong Kong is 81, Macau 82).
const TAIWAN_PERMIT: &str = "83";

/// The check character of the first 17 digits.
fn check(digits: &str) -> Option<char> {
    let sum = digits
        .chars()
        .zip(WEIGHTS)
        .map(|(c, weight)| c.to_digit(10).map(|d| d * weight))
        .sum::<Option<u32>>()?;
    Some(char::from(CHECKS[usize::try_from(sum % 11).ok()?]))
}

/// The number with 18 characters, checked: area, date, check character.
fn checked(text: &str) -> Option<String> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    plain.make_ascii_uppercase();
    if plain.len() == 15 && plain.bytes().all(|b| b.is_ascii_digit()) {
        plain = format!("{}19{}", &plain[..6], &plain[6..]);
        plain.push(check(&plain)?);
    }
    if plain.len() != 18 || !plain.is_ascii() {
        return None;
    }
    let (digits, last) = plain.split_at(17);
    let area = &digits[..2];
    let fine = digits.bytes().all(|b| b.is_ascii_digit())
        && (region::is_province(area) || area == TAIWAN_PERMIT)
        && calendar::date(&digits[6..14]).is_some_and(|d| d.year() >= 1850)
        && last.chars().next() == check(digits);
    fine.then_some(plain)
}

/// What was typed, if it may be the last four characters.
fn last4(text: &str) -> Option<String> {
    let mut plain = clean::code(text, 40).ok()?;
    plain.make_ascii_uppercase();
    let (head, last) = (plain.get(..3)?, plain.get(3..)?);
    let fine = plain.len() == 4
        && head.bytes().all(|b| b.is_ascii_digit())
        && last.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    fine.then_some(plain)
}

impl FieldType for IdCardType {
    fn name(&self) -> &'static str {
        "id_card"
    }

    fn label(&self) -> Text {
        Text::new("身份证号", "Chinese id number")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 40)? else { return Ok(None) };
        let number = checked(&text).ok_or_else(|| raw::fault(field, "bad_id_card"))?;
        Ok(Some(Value::text(number)))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        // Area, birthday, gender and check character are all but the whole number: with the
        // birthday known, three digits in front and four behind leave half a dozen candidates.
        raw::ends(value.as_str().unwrap_or_default(), 1, 1)
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Last4]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let number = value.as_str().unwrap_or_default();
        let last = number.get(14..).unwrap_or_default();
        Terms::of(field).with(Search::Exact, number).with(Search::Last4, last).into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let terms = Terms::of(field);
        match last4(text) {
            Some(last) => terms.with(Search::Last4, last),
            None => terms.with(Search::Exact, checked(&clean::code(text, 40).ok()?)?),
        }
        .into_query()
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        let number = value.as_str().unwrap_or_default();
        match last4(text) {
            Some(last) => number.get(14..) == Some(last.as_str()),
            None => {
                clean::code(text, 40).ok().and_then(|t| checked(&t)).is_some_and(|t| t == number)
            }
        }
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("id_number", "id_card", "身份证号", "Id number")
    }

    fn read(text: &str) -> Option<String> {
        let value = IdCardType.normalise(&field(), &Json::String(text.into())).ok()??;
        Some(value.as_str().unwrap_or_default().to_owned())
    }

    #[test]
    fn blanks_small_letters_and_old_numbers_are_brought_to_eighteen() {
        assert_eq!(read("320505 19560929 8940").as_deref(), Some("320505195609298940"));
        assert_eq!(read(" 32050519690624760x").as_deref(), Some("32050519690624760X"));
        assert_eq!(read("110105491231002").as_deref(), Some("11010519491231002X"));
    }

    #[test]
    fn wrong_length_area_date_or_check_character_is_refused() {
        for text in [
            "510107198704049690",
            "990505195609298940",
            "320505195602308940",
            "32050519560929894",
            "32050519560929894012",
            "abc",
            "３２",
        ] {
            assert!(IdCardType.normalise(&field(), &Json::String(text.into())).is_err(), "{text}");
        }
    }

    #[test]
    fn a_masked_number_keeps_three_and_four() {
        assert_eq!(
            IdCardType.mask(&field(), &Value::text("310105194912310021")),
            "3****************1"
        );
    }

    #[test]
    fn a_number_is_found_whole_and_by_its_last_four() {
        let (field, value) = (field(), Value::text("32050519690624760X"));
        for text in ["32050519690624760x", "760x", "320505 19690624 760X"] {
            let query = IdCardType.query(&field, text).expect("a query");
            assert!(query.iter().all(|t| IdCardType.terms(&field, &value).contains(t)), "{text}");
            assert!(IdCardType.fits(&field, &value, text), "{text}");
            // The mask hides the last four, so under it the whole number alone is searched.
            assert_eq!(IdCardType.fits_mask(&field, text), text != "760x", "{text}");
        }
        assert!(IdCardType.query(&field, "196906").is_none());
    }
}
