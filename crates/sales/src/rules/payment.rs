//! An instalment: how far it is paid follows from what was received of it.

use gate::rules::{Rules, Writing};
use kernel::{Decimal, Result};
use model::types::MoneyType;
use model::{Value, Values};

use super::document::{self, at};

/// The rules of `payment`.
pub struct PaymentRules;

impl Rules for PaymentRules {
    fn object(&self) -> &'static str {
        "payment"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        if values.get("contract").is_none() && values.get("order").is_none() {
            return Err(at("contract", "contract_or_order"));
        }
        document::same_customer(writing, values, &["contract", "order"])?;
        document::positive(values, "amount")?;
        // Without an amount the field itself is refused.
        if let Some((due, currency)) = document::money(values, "amount") {
            settle(writing, values, due, &currency)?;
        }
        document::number(writing, "payment", values)
    }
}

/// What was received, against what is due.
fn settle(writing: &Writing<'_>, values: &mut Values, due: Decimal, currency: &str) -> Result<()> {
    let received = match document::money(values, "received") {
        Some((amount, _)) if amount < Decimal::ZERO => {
            return Err(at("received", "amount_negative"));
        }
        Some((amount, in_currency)) if !amount.is_zero() && in_currency != currency => {
            return Err(at("received", "other_currency"));
        }
        Some((amount, _)) => amount,
        None => Decimal::ZERO,
    };
    let status = if received.is_zero() {
        "due"
    } else if received < due {
        "part"
    } else {
        "paid"
    };
    if received.is_zero() {
        values.remove("received_on");
    } else {
        document::today_in(writing, values, "received_on");
    }
    let open = (due - received).max(Decimal::ZERO);
    values.set("open_amount", MoneyType::value(open, currency));
    values.set("status", Value::text(status));
    Ok(())
}
