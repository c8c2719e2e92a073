//! Amounts of money.

use kernel::{Decimal, FieldFault, Lang, Text};
use serde_json::{Value as Json, json};

use super::{FieldType, HIDDEN, ORDERED, Operator, raw};
use crate::class::Class;
use crate::field::Field;
use crate::numeral;
use crate::predicate::Storage;
use crate::value::Value;

/// An exact amount with a currency: `{"amount": "1234.50", "currency": "CNY"}`, with two decimals,
/// or up to four where they are needed. Masked altogether.
///
/// Leak of its search: `Exact` shows who shares an amount.
pub struct MoneyType;

/// Decimals kept: an open amount lies in the row times 10,000.
pub const PLACES: u32 = 4;

/// Signs and words for currencies, the longer ones first.
const CURRENCIES: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("NT$", "TWD"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("日元", "JPY"),
    ("台币", "TWD"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("HKD", "HKD"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("TWD", "TWD"),
    ("MOP", "MOP"),
    ("¥", "CNY"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("元", "CNY"),
    ("圆", "CNY"),
    ("块", "CNY"),
];

/// The amount and the currency in a text such as `¥1,234.50`, `12,345元`, `8280.2423万`.
fn read(text: &str) -> Option<(Decimal, &'static str)> {
    let text = text.trim().trim_end_matches(['整', '正']).trim_end();
    let (sign, mut rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let mut currency = None;
    // A sign may stand before the number and a word after it, as in `¥100元`; both must agree.
    for _ in 0..2 {
        let found = CURRENCIES.iter().find_map(|(word, code)| {
            rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)).map(|r| (r.trim(), *code))
        });
        let Some((shorter, code)) = found else { break };
        if currency.is_some_and(|known| known != code) {
            return None;
        }
        (rest, currency) = (shorter, Some(code));
    }
    Some((numeral::parse(&format!("{sign}{rest}"))?, currency.unwrap_or("CNY")))
}

/// The amount as text: at least two decimals.
pub(super) fn written(amount: Decimal) -> String {
    let mut amount = amount.normalize();
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    if amount.is_zero() { "0.00".into() } else { amount.to_string() }
}

/// The amount and the currency of a canonical value.
fn of(value: &Value) -> (String, String) {
    let part =
        |name: &str| value.json().get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
    (part("amount"), part("currency"))
}

pub(super) fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

impl MoneyType {
    /// This amount of a currency as a field holds it.
    #[must_use]
    pub fn value(amount: Decimal, currency: &str) -> Value {
        Value::canonical(json!({"amount": written(amount), "currency": currency}))
    }

    /// The currency of a canonical value.
    #[must_use]
    pub fn currency(value: &Value) -> String {
        of(value).1
    }

    /// The amount of a canonical value, for sums.
    #[must_use]
    pub fn amount(value: &Value) -> Option<Decimal> {
        Decimal::from_str_exact(&of(value).0).ok()
    }
}

impl FieldType for MoneyType {
    fn name(&self) -> &'static str {
        "money"
    }

    fn label(&self) -> Text {
        Text::new("金额", "Money")
    }

    fn default_class(&self) -> Class {
        Class::Medium
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let bad = || raw::fault(field, "bad_money");
        let (sent, named) = match raw {
            Json::Object(map) if !map.contains_key("masked") => {
                let named = map.get("currency").map(|c| c.as_str().unwrap_or_default().to_owned());
                (map.get("amount").unwrap_or(&Json::Null), named)
            }
            other => (other, None),
        };
        let Some(text) = raw::unmasked_code(field, sent, 60)? else { return Ok(None) };
        let (amount, found) = read(&text).ok_or_else(bad)?;
        let currency = named.unwrap_or_else(|| found.to_owned());
        if !is_currency(&currency) {
            return Err(bad());
        }
        if numeral::scaled(amount, PLACES).is_none() {
            return Err(raw::fault(field, "number_too_large"));
        }
        Ok(Some(Value::canonical(json!({"amount": written(amount), "currency": currency}))))
    }

    fn mask(&self, _field: &Field, _value: &Value) -> String {
        HIDDEN.into()
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        let (amount, currency) = of(value);
        if currency == "CNY" { amount } else { format!("{currency} {amount}") }
    }

    fn storage(&self) -> Storage {
        Storage::Money
    }

    fn stored(&self, value: &Value) -> Json {
        let amount =
            Self::amount(value).and_then(|a| numeral::scaled(a, PLACES)).unwrap_or_default();
        json!({"a": amount, "c": of(value).1})
    }

    fn restored(&self, stored: &Json) -> Value {
        let amount = stored.get("a").and_then(Json::as_i64).unwrap_or_default();
        let currency = stored.get("c").and_then(Json::as_str).unwrap_or("CNY");
        let amount = written(numeral::unscaled(amount, PLACES));
        Value::canonical(json!({"amount": amount, "currency": currency}))
    }

    fn operators(&self) -> &'static [Operator] {
        ORDERED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("spent", "money", "消费", "Spent")
    }

    fn amount(raw: &Json) -> Option<(String, String)> {
        MoneyType.normalise(&field(), raw).ok().flatten().map(|v| of(&v))
    }

    #[test]
    fn amounts_are_exact_decimals_with_a_currency() {
        for (raw, expected) in [
            (json!("¥1,234.50"), ("1234.50", "CNY")),
            (json!("12,345元"), ("12345.00", "CNY")),
            (json!("8280.242300万"), ("82802423.00", "CNY")),
            (json!("0.000000万"), ("0.00", "CNY")),
            (json!(35876.47), ("35876.47", "CNY")),
            (json!(0), ("0.00", "CNY")),
            (json!("￥ -3"), ("-3.00", "CNY")),
            (json!("HK$ 1,000"), ("1000.00", "HKD")),
            (json!("3.5万元整"), ("35000.00", "CNY")),
            (json!("1.2345"), ("1.2345", "CNY")),
            (json!({"amount": "5", "currency": "USD"}), ("5.00", "USD")),
            (json!("-¥5"), ("-5.00", "CNY")),
            (json!("-0"), ("0.00", "CNY")),
        ] {
            assert_eq!(amount(&raw), Some((expected.0.into(), expected.1.into())), "{raw}");
        }
    }

    #[test]
    fn what_is_no_amount_or_not_exact_is_refused() {
        for raw in [
            json!("(略)"),
            json!("约三千"),
            json!("1.23456"),
            json!("9999999999999999"),
            json!({"amount": "5", "currency": "cny"}),
            json!({"masked": "***"}),
            json!(true),
        ] {
            assert!(MoneyType.normalise(&field(), &raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn the_stored_form_gives_the_value_back() {
        let value =
            MoneyType.normalise(&field(), &json!("$1,234.5678")).ok().flatten().expect("an amount");
        let stored = MoneyType.stored(&value);
        assert_eq!(stored, json!({"a": 12_345_678, "c": "USD"}));
        assert!(MoneyType.restored(&stored) == value);
    }
}
