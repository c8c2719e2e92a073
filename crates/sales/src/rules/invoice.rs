//! An invoice: what a special one needs, and what an issued one does.

use gate::rules::{Rules, Writing};
use kernel::Result;
use model::Values;

use super::document::{self, at};

/// The rules of `invoice`.
pub struct InvoiceRules;

impl Rules for InvoiceRules {
    fn object(&self) -> &'static str {
        "invoice"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        document::begin(writing, values, "status", "applied");
        document::same_customer(writing, values, &["contract", "payment"])?;
        document::positive(values, "amount")?;
        document::fixed(
            writing,
            values,
            &["issued", "void"],
            &["title", "credit_code", "kind", "amount", "invoice_number"],
        )?;
        // Only a company that can be named by its code may deduct the tax of a special invoice.
        let special = values.text("kind") == Some("special");
        if special && values.get("credit_code").is_none() {
            return Err(at("credit_code", "required"));
        }
        if document::becomes(writing, values, "issued") {
            if values.get("invoice_number").is_none() {
                return Err(at("invoice_number", "required"));
            }
            document::today_in(writing, values, "issued_on");
        }
        document::number(writing, "invoice", values)
    }
}
