//! Phone numbers, in E.164 (ITU-T) with an extension after RFC 3966.

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, Operator, Search, Term, raw};
use crate::class::Class;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::Terms;
use crate::value::Value;

mod number;

use number::{Ask, Number};

/// A phone number, `+8613812345678`; an extension follows as `;ext=801`. Masked `138****5678`,
/// `021****4749`, `+852 ****1234`.
///
/// Leaks of its searches: `Exact` shows who shares a number; `Last4` cuts people into 10,000
/// groups; `Prefix` groups them by operator and place (a mobile's first seven digits tell its city).
pub struct PhoneType;

impl FieldType for PhoneType {
    fn name(&self) -> &'static str {
        "phone"
    }

    fn label(&self) -> Text {
        Text::new("电话", "Phone")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, 60)? else { return Ok(None) };
        let number = Number::parse(&text).ok_or_else(|| raw::fault(field, "bad_phone"))?;
        Ok(Some(Value::text(number.canonical())))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        Number::restored(value).mask()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Last4, Search::Prefix]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let number = Number::restored(value);
        let mut terms =
            Terms::of(field).with(Search::Exact, number.e164()).with(Search::Last4, number.last4());
        if let Some(local) = number.local() {
            terms.add(Search::Exact, local);
        }
        for length in number::PREFIXES {
            if let Some(prefix) = number::beginning(&number.dialled(), length) {
                terms.add(Search::Prefix, prefix);
            }
        }
        terms.into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let terms = Terms::of(field);
        match Ask::parse(text)? {
            Ask::Whole(number) => terms.with(Search::Exact, number),
            Ask::Local(local) => terms.with(Search::Exact, local),
            Ask::Last4(last) => terms.with(Search::Last4, last),
            Ask::Prefix(start) => {
                let longest = number::PREFIXES.into_iter().rev();
                let indexed = longest.filter_map(|n| number::beginning(&start, n)).next()?;
                terms.with(Search::Prefix, indexed)
            }
        }
        .into_query()
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        let number = Number::restored(value);
        match Ask::parse(text) {
            Some(Ask::Whole(asked)) => number.e164() == asked,
            Some(Ask::Local(asked)) => number.local() == Some(asked.as_str()),
            Some(Ask::Last4(asked)) => number.last4() == asked,
            Some(Ask::Prefix(asked)) => number.dialled().starts_with(&asked),
            None => false,
        }
    }

    fn fits_mask(&self, _field: &Field, text: &str) -> bool {
        match Ask::parse(text) {
            Some(Ask::Whole(_) | Ask::Last4(_)) => true,
            Some(Ask::Prefix(start)) => start.len() == 3,
            _ => false,
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
        Field::new("phone", "phone", "手机", "Phone")
    }

    fn read(text: &str) -> Option<String> {
        let value = PhoneType.normalise(&field(), &Json::String(text.into())).ok()??;
        Some(value.as_str().unwrap_or_default().to_owned())
    }

    fn finds(number: &str, text: &str) -> bool {
        let (field, value) = (field(), Value::text(number));
        let terms = PhoneType.terms(&field, &value);
        PhoneType.query(&field, text).is_some_and(|q| q.iter().all(|t| terms.contains(t)))
            && PhoneType.fits(&field, &value, text)
    }

    #[test]
    fn messy_numbers_become_e164() {
        for (text, expected) in [
            ("(+86)15858479200", "+8615858479200"),
            ("86-186-9703-3633", "+8618697033633"),
            ("17737197405\u{202c}", "+8617737197405"),
            ("１３８ １２３４ ５６７８", "+8613812345678"),
            ("021-62884749", "+862162884749"),
            ("0459-5981639", "+864595981639"),
            ("（021）62884749 转 801", "+862162884749;ext=801"),
            ("021-62884749-801", "+862162884749;ext=801"),
            ("+852 6612 3456", "+85266123456"),
            ("00853-66123456", "+85366123456"),
            ("+886 0912 345 678", "+886912345678"),
            ("+1 (415) 555-2671", "+14155552671"),
            ("400-800-1234", "+864008001234"),
            ("013812345678", "+8613812345678"),
            ("+86 021 62884749", "+862162884749"),
            ("+862162884749;ext=801", "+862162884749;ext=801"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for text in [
            "1.38E+10",
            "1818297262",
            "62884749",
            "12345678901",
            "138123456789",
            "+",
            "电话",
            "+8612345",
            "+852123",
            "13812345678;x",
        ] {
            assert!(PhoneType.normalise(&field(), &Json::String(text.into())).is_err(), "{text}");
        }
        let back = PhoneType.normalise(&field(), &Json::String("138****5678".into()));
        assert_eq!(back.err().map(|f| f.code), Some("masked_value"));
    }

    #[test]
    fn a_masked_phone_keeps_its_first_three_and_last_four_digits() {
        for (number, mask) in [
            ("+8613812345678", "138****5678"),
            ("+862162884749", "021****4749"),
            ("+864595981639", "0459****1639"),
            ("+85266123456", "+852****3456"),
            ("+864008001234", "400****1234"),
            ("+862162884749;ext=801", "021****4749"),
        ] {
            assert_eq!(PhoneType.mask(&field(), &Value::text(number)), mask);
        }
    }

    #[test]
    fn a_number_is_found_whole_by_its_end_and_by_its_beginnings() {
        for text in [
            "13812345678",
            "+86 138-1234-5678",
            "5678",
            "138",
            "1381",
            "13812",
            "1381234",
            "1381234567",
        ] {
            assert_eq!(finds("+8613812345678", text), text != "1381", "{text}");
        }
        assert!(
            finds("+862162884749", "62884749")
                && finds("+862162884749", "021")
                && finds("+862162884749", "021628")
        );
        assert!(
            finds("+85266123456", "+852")
                && finds("+85266123456", "+8526612")
                && finds("+85266123456", "3456")
        );
        assert!(finds("+8613812340078", "0078") && finds("+8613812340086", "0086"));
        assert!(!finds("+8613812345678", "12345678") && !finds("+8613812345678", "13"));
    }

    #[test]
    fn who_sees_the_mask_may_ask_for_no_hidden_digit() {
        for (text, allowed) in [
            ("138", true),
            ("5678", true),
            ("13812345678", true),
            ("13812", false),
            ("62884749", false),
        ] {
            assert_eq!(PhoneType.fits_mask(&field(), text), allowed, "{text}");
        }
    }
}
