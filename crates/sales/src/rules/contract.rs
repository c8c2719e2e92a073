//! A contract: its number, its amount, and its days.

use gate::rules::{Rules, Writing};
use kernel::Result;
use model::Values;

use super::document::{self, at};

/// The rules of `contract`.
pub struct ContractRules;

impl Rules for ContractRules {
    fn object(&self) -> &'static str {
        "contract"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        document::begin(writing, values, "status", "draft");
        document::same_customer(writing, values, &["quote", "deal", "contact"])?;
        document::totals(values, "amount");
        document::positive(values, "amount")?;
        document::fixed(writing, values, &["ended", "terminated"], &["lines", "amount"])?;
        if let (Some(from), Some(to)) = (values.text("starts_on"), values.text("ends_on"))
            && to < from
        {
            return Err(at("ends_on", "ends_before_start"));
        }
        // A new end asks for a new reminder.
        if writing.before.is_some() && writing.changes(values, "ends_on") {
            values.remove("renewal_on");
        }
        if document::becomes(writing, values, "active") {
            if values.get("amount").is_none() {
                return Err(at("amount", "required"));
            }
            document::today_in(writing, values, "signed_on");
        }
        document::number(writing, "contract", values)
    }
}
