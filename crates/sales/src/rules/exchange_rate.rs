//! An exchange rate is above zero, and a currency has one for a day.

use gate::rules::{Rules, Writing};
use kernel::{Decimal, Result};
use model::Values;

use super::document::at;

/// The rules of `exchange_rate`.
pub struct ExchangeRateRules;

impl Rules for ExchangeRateRules {
    fn object(&self) -> &'static str {
        "exchange_rate"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        let rate = values.text("rate").and_then(|text| Decimal::from_str_exact(text).ok());
        if rate.is_some_and(|rate| rate <= Decimal::ZERO) {
            return Err(at("rate", "amount_positive"));
        }
        let anew = ["currency", "valid_from"].iter().any(|field| writing.changes(values, field));
        let same = |other: &Values| {
            ["currency", "valid_from"].iter().all(|field| other.get(field) == values.get(field))
        };
        let others = writing.settings("exchange_rate")?;
        if anew && others.values().any(|one| same(&one.values)) {
            return Err(at("valid_from", "rate_twice"));
        }
        Ok(())
    }
}
