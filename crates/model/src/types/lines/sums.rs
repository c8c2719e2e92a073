//! What lines come to, in exact decimals.

use kernel::Decimal;
use rust_decimal::RoundingStrategy;
use serde_json::Value as Json;

/// What lines come to.
pub struct Sums {
    /// Their currency.
    pub currency: String,
    /// The sum before discounts.
    pub list: Decimal,
    /// What the discounts take off.
    pub discount: Decimal,
    /// What is to be paid.
    pub total: Decimal,
}

/// Two decimals, half up (away from zero, and no amount of a line is below it).
fn rounded(amount: Decimal) -> Decimal {
    let mut amount = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    amount.rescale(2);
    amount
}

/// The amount of a line before its discount and after it; `None` when it does not fit.
pub fn amounts(quantity: Decimal, price: Decimal, discount: Decimal) -> Option<(Decimal, Decimal)> {
    let list = quantity.checked_mul(price)?;
    let left = Decimal::ONE_HUNDRED.checked_sub(discount)?;
    let net = list.checked_mul(left)?.checked_div(Decimal::ONE_HUNDRED)?;
    Some((rounded(list), rounded(net)))
}

/// The sums of canonical lines.
pub fn of(lines: &Json) -> Option<Sums> {
    let currency = lines.get("currency")?.as_str()?.to_owned();
    let (mut list, mut total) = (Decimal::ZERO, Decimal::ZERO);
    for row in lines.get("rows")?.as_array()? {
        let number = |name| Decimal::from_str_exact(row.get(name)?.as_str()?).ok();
        let (before, after) = amounts(number("quantity")?, number("price")?, number("discount")?)?;
        list = list.checked_add(before)?;
        total = total.checked_add(after)?;
    }
    Some(Sums { currency, list, discount: list.checked_sub(total)?, total })
}
