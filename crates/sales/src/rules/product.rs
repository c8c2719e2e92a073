//! A product is on sale unless somebody says otherwise, and costs nothing below zero.

use gate::rules::{Rules, Writing};
use kernel::{Decimal, Result};
use model::Values;

use super::document::{self, at};

/// The rules of `product`.
pub struct ProductRules;

impl Rules for ProductRules {
    fn object(&self) -> &'static str {
        "product"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        document::begin(writing, values, "status", "on_sale");
        match document::money(values, "price") {
            Some((price, _)) if price < Decimal::ZERO => Err(at("price", "amount_negative")),
            _ => Ok(()),
        }
    }
}
