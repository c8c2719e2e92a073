//! An order: its number, its total, and that a delivered one stays as it is.

use gate::rules::{Rules, Writing};
use kernel::Result;
use model::Values;

use super::document;

/// The rules of `order`.
pub struct OrderRules;

impl Rules for OrderRules {
    fn object(&self) -> &'static str {
        "order"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        document::begin(writing, values, "status", "draft");
        document::same_customer(writing, values, &["contract", "quote"])?;
        document::fixed(writing, values, &["shipped", "delivered"], &["lines"])?;
        if writing.before.is_none() {
            document::today_in(writing, values, "ordered_on");
        }
        document::totals(values, "total");
        if values.get("lines").is_none() {
            values.remove("total");
        }
        document::number(writing, "order", values)
    }
}
