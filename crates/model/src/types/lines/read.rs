//! From what somebody sent to lines in their canonical form.

use kernel::{Decimal, FieldFault};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::sums;
use crate::clean;
use crate::field::Field;
use crate::numeral;
use crate::types::money;
use crate::types::raw;

/// Lines of one record at most.
const MAX: usize = 200;
/// Characters of a name and of a unit at most.
const NAME: usize = 200;
const UNIT: usize = 20;
/// A quantity, a price and a discount at most, and their decimals: ten, thirteen and five digits, so that their
/// product is exact in 28.
const QUANTITY: Limit = (999_999, 4);
const PRICE: Limit = (999_999_999, 4);
const DISCOUNT: Limit = (100, 2);

type Limit = (i64, u32);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    #[serde(default)]
    currency: Option<String>,
    rows: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    product: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    quantity: Json,
    #[serde(default)]
    price: Json,
    #[serde(default)]
    discount: Json,
    /// What a client was told comes back with the rest; it is worked out anew.
    #[serde(default, rename = "amount")]
    _amount: Option<Json>,
}

/// The canonical lines; `None` when there are none.
pub fn lines(field: &Field, raw: &Json) -> Result<Option<Json>, FieldFault> {
    let sent: Lines = match raw {
        Json::String(text) => serde_json::from_str(text).ok(),
        other => Lines::deserialize(other).ok(),
    }
    .ok_or_else(|| raw::fault(field, "bad_lines"))?;
    if sent.rows.is_empty() {
        return Ok(None);
    }
    if sent.rows.len() > MAX {
        return Err(raw::fault(field, "too_many_values").with("max", MAX));
    }
    let currency = sent.currency.unwrap_or_else(|| "CNY".into());
    if !money::is_currency(&currency) {
        return Err(raw::fault(field, "bad_money"));
    }
    let mut rows = Vec::with_capacity(sent.rows.len());
    for (place, line) in (1_usize..).zip(sent.rows) {
        let canonical = one(line).map_err(|code| raw::fault(field, code).with("row", place))?;
        rows.push(canonical);
    }
    let lines = json!({ "currency": currency, "rows": rows });
    let total = sums::of(&lines).and_then(|sums| numeral::scaled(sums.list, money::PLACES));
    total.map(|_| Some(lines)).ok_or_else(|| raw::fault(field, "number_too_large"))
}

fn one(line: Line) -> Result<Json, &'static str> {
    let text = |sent: Option<String>, max| {
        clean::line(&sent.unwrap_or_default(), max).map_err(|_| "line_bad_text")
    };
    let name = text(line.name, NAME)?;
    if name.is_empty() {
        return Err("line_without_name");
    }
    let product = match line.product.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => Some(id.parse::<kernel::Id>().map_err(|_| "bad_lines")?.to_string()),
        None => None,
    };
    let quantity = number(&line.quantity, 1, QUANTITY)?;
    let price = number(&line.price, 0, PRICE)?;
    let discount = number(&line.discount, 0, DISCOUNT)?;
    if quantity <= Decimal::ZERO {
        return Err("line_bad_number");
    }
    let (_, amount) = sums::amounts(quantity, price, discount).ok_or("line_bad_number")?;
    Ok(json!({
        "product": product,
        "name": name,
        "unit": text(line.unit, UNIT)?,
        "quantity": quantity.normalize().to_string(),
        "price": money::written(price),
        "discount": discount.normalize().to_string(),
        "amount": amount.to_string(),
    }))
}

/// A number from 0 to the limit; `empty` where none was sent.
fn number(sent: &Json, empty: i64, (most, places): Limit) -> Result<Decimal, &'static str> {
    let text = match sent {
        Json::Null => return Ok(Decimal::from(empty)),
        Json::String(text) if text.trim().is_empty() => return Ok(Decimal::from(empty)),
        Json::String(text) if text.len() <= 40 => text.clone(),
        Json::Number(number) => number.to_string(),
        _ => return Err("line_bad_number"),
    };
    let text = clean::code(&text, 40).map_err(|_| "line_bad_number")?;
    let number = numeral::parse(&text).ok_or("line_bad_number")?.normalize();
    let fits = number.scale() <= places && number >= Decimal::ZERO && number <= Decimal::from(most);
    if fits { Ok(number) } else { Err("line_bad_number") }
}
