//! What quotes, contracts, orders, payments and invoices share: their numbers, what their lines come to, and
//! that all of them speak of one customer.

use gate::rules::Writing;
use kernel::{Decimal, Fault, FieldFault, Id, Result};
use model::types::{LinesType, MoneyType};
use model::{Value, Values};
use rust_decimal::RoundingStrategy;

/// How the numbers of each object begin: `QT-2026-00012`.
const PREFIXES: [(&str, &str); 5] =
    [("quote", "QT"), ("contract", "CT"), ("order", "SO"), ("payment", "PM"), ("invoice", "IV")];

/// Numbers are filled up to so many digits; a longer one is written out.
const DIGITS: usize = 5;

/// Gives a new document its number. It comes last, so that what is refused seldom leaves a gap.
///
/// # Errors
/// Those of the gate.
pub fn number(writing: &Writing<'_>, object: &str, values: &mut Values) -> Result<()> {
    if writing.before.is_some() {
        return Ok(());
    }
    let prefix = PREFIXES.iter().find(|(name, _)| *name == object).map_or("NO", |(_, p)| p);
    let drawn = writing.draw_number()?;
    let number = format!("{prefix}-{}-{drawn:0DIGITS$}", writing.year());
    values.set("number", Value::text(number));
    Ok(())
}

/// Refuses another record that this write names where it is another customer's.
///
/// # Errors
/// `other_customer`, `bad_relation`.
pub fn same_customer(writing: &Writing<'_>, values: &Values, fields: &[&str]) -> Result<()> {
    for field in fields {
        let Some(id) = id_in(values, field).filter(|_| writing.changes(values, field)) else {
            continue;
        };
        let customer = writing.parent_of(field, id).map_err(|_| at(field, "bad_relation"))?;
        if customer != writing.parent {
            return Err(at(field, "other_customer"));
        }
    }
    Ok(())
}

/// Works out what the lines come to; the total stands in this field. Without lines there is nothing before
/// discounts, and `total` is as it was.
pub fn totals(values: &mut Values, total: &str) {
    let Some(sums) = values.get("lines").and_then(LinesType::sums) else {
        values.remove("list_total");
        values.remove("discount");
        values.remove("discount_rate");
        return;
    };
    let money = |amount: Decimal| MoneyType::value(amount, &sums.currency);
    values.set("list_total", money(sums.list));
    values.set("discount", money(sums.discount));
    values.set(total, money(sums.total));
    match rate(sums.discount, sums.list) {
        Some(rate) => values.set("discount_rate", Value::text(rate)),
        None => drop(values.remove("discount_rate")),
    }
}

/// How much of a hundred the discounts take off, with two decimals, rounded up: a limit of 10 is passed by
/// whatever is above it. Nothing where there is nothing to take it off.
fn rate(discount: Decimal, list: Decimal) -> Option<String> {
    let rate = discount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(list)?;
    let rate = rate.round_dp_with_strategy(2, RoundingStrategy::AwayFromZero);
    Some(rate.normalize().to_string())
}

/// The amount of a field and its currency.
pub fn money(values: &Values, field: &str) -> Option<(Decimal, String)> {
    let value = values.get(field)?;
    Some((MoneyType::amount(value)?, MoneyType::currency(value)))
}

/// Gives a new document this choice where nobody said another.
pub fn begin(writing: &Writing<'_>, values: &mut Values, field: &str, choice: &str) {
    if writing.before.is_none() && values.get(field).is_none() {
        values.set(field, Value::text(choice));
    }
}

/// Gives a field today's date where it is empty.
pub fn today_in(writing: &Writing<'_>, values: &mut Values, field: &str) {
    if values.get(field).is_none() {
        values.set(field, writing.today());
    }
}

/// Whether the record came to this status by this write.
pub fn becomes(writing: &Writing<'_>, values: &Values, status: &str) -> bool {
    values.text("status") == Some(status) && writing.changes(values, "status")
}

/// Refuses changes of these fields while the status was, and stays, one of those in which they are agreed.
///
/// # Errors
/// `document_fixed`.
pub fn fixed(writing: &Writing<'_>, values: &Values, status: &[&str], what: &[&str]) -> Result<()> {
    let in_status = |values: &Values| values.text("status").is_some_and(|s| status.contains(&s));
    if !(writing.before.is_some_and(in_status) && in_status(values)) {
        return Ok(());
    }
    let faults: Vec<FieldFault> = what
        .iter()
        .filter(|field| writing.changes(values, field))
        .map(|field| FieldFault::new(*field, "document_fixed"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::fields(faults)) }
}

/// Refuses an amount that is not above zero.
///
/// # Errors
/// `amount_positive`.
pub fn positive(values: &Values, field: &str) -> Result<()> {
    match money(values, field) {
        Some((amount, _)) if amount <= Decimal::ZERO => Err(at(field, "amount_positive")),
        _ => Ok(()),
    }
}

/// A fault of one field.
pub fn at(field: &str, code: &'static str) -> Fault {
    Fault::fields(vec![FieldFault::new(field, code)])
}

fn id_in(values: &Values, field: &str) -> Option<Id> {
    values.text(field).and_then(|text| text.parse().ok())
}
