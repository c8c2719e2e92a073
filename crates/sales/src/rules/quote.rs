//! A quote: its number, its total, how long it holds, and that an accepted one stays as it is.
//!
//! Whoever lets discounts be approved looks at `discount` and `list_total` here, before the number is drawn.

use gate::rules::{Rules, Writing};
use kernel::Result;
use model::{Value, Values, calendar};

use super::document;

/// The rules of `quote`.
pub struct QuoteRules;

/// How long a quote holds when nobody says it.
const VALID_DAYS: u32 = 30;

impl Rules for QuoteRules {
    fn object(&self) -> &'static str {
        "quote"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        document::begin(writing, values, "status", "draft");
        document::same_customer(writing, values, &["deal", "contact"])?;
        document::fixed(writing, values, &["accepted"], &["lines", "terms", "valid_until"])?;
        if writing.before.is_none() && values.get("valid_until").is_none() {
            let today = writing.today();
            let until = today.as_str().and_then(|day| calendar::days_after(day, VALID_DAYS));
            until
                .into_iter()
                .for_each(|day| values.set("valid_until", Value::text(day.to_string())));
        }
        document::totals(values, "total");
        if values.get("lines").is_none() {
            values.remove("total");
        }
        document::number(writing, "quote", values)
    }
}
