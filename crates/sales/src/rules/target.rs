//! A target stands once for each person, month and measure.

use gate::rules::{Rules, Writing};
use kernel::{Decimal, Fault, FieldFault, Result};
use model::{Value, Values};

/// The rules of `target`.
pub struct TargetRules;

/// The largest amount of a month, in yuan.
const AMOUNT: u64 = 1_000_000_000_000;
/// The largest number of a month.
const NUMBER: u64 = 1_000_000;

impl Rules for TargetRules {
    fn object(&self) -> &'static str {
        "target"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        let measure = values.text("measure").unwrap_or_default().to_owned();
        if let Some(value) = values.text("value") {
            let is_amount = measure == "won_amount";
            let most = if is_amount { AMOUNT } else { NUMBER };
            let fits = Decimal::from_str_exact(value).is_ok_and(|value| {
                let whole = is_amount || value.fract().is_zero();
                whole && value >= Decimal::ZERO && value <= Decimal::from(most)
            });
            if !fits {
                let code = if is_amount { "amount_between" } else { "number_between" };
                let fault = FieldFault::new("value", code).with("min", 0).with("max", most);
                return Err(Fault::fields(vec![fault]));
            }
        }
        let Some(month) = values.text("month").and_then(|day| day.get(..7)).map(str::to_owned)
        else {
            return Ok(());
        };
        values.set("month", Value::text(format!("{month}-01")));
        let whose = writing.owner.map(|owner| owner.to_string()).unwrap_or_default();
        values.set("key", Value::text(format!("{whose}/{month}/{measure}")));
        Ok(())
    }
}
