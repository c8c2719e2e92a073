//! As which companies the demo sells, with a seal that says that it is one of a demo, and its exchange rates.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gate::verbs::create::{CreateRequest, create};
use gate::{Entered, Gate};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Result;
use serde_json::{Value as Json, json};

use super::numbers;

const SEAL: &[u8] = include_bytes!("seal.png");

/// The cities in which it has a company: the name, the district of its credit code, the address.
const COMPANIES: &[(&str, &str, &str)] = &[
    ("尚品二奢（上海）有限公司", "310106", "上海市静安区南京西路 1000 号"),
    ("尚品二奢（杭州）有限公司", "330102", "杭州市上城区中山中路 200 号"),
];

/// What a unit is worth in yuan, and how many days ago that began. Invented, as everything here.
const RATES: &[(&str, &str, i64)] =
    &[("HKD", "0.92", 400), ("HKD", "0.91", 60), ("USD", "7.15", 400), ("EUR", "7.8", 400)];

/// Makes the letterheads and the exchange rates.
///
/// # Errors
/// What the gate refuses.
pub fn make(gate: &Gate, owner: &Entered, today: Date, seed: u64) -> Result<()> {
    for (place, (name, district, address)) in (1_u64..).zip(COMPANIES) {
        let mut values = json!({
            "name": name, "credit_code": numbers::credit_code(district, place + 900_000, seed),
            "address": address, "phone": "400-000-0000", "bank": "演示银行南京西路支行",
            "account": numbers::bank_card(place + 900_000, seed), "place": place.to_string(),
        });
        if place == 1 {
            values["seal"] = json!({ "media_type": "image/png", "data": STANDARD.encode(SEAL) });
        }
        add(gate, owner, "letterhead", values)?;
    }
    for (currency, rate, ago) in RATES {
        let from = today.saturating_sub(ago.days()).to_string();
        let values = json!({ "currency": currency, "rate": rate, "valid_from": from });
        add(gate, owner, "exchange_rate", values)?;
    }
    Ok(())
}

fn add(gate: &Gate, who: &Entered, object: &str, values: Json) -> Result<()> {
    let values = values.as_object().cloned().unwrap_or_default();
    let request = CreateRequest { object: object.into(), values, owner: None, parent: None };
    create(gate, who, request).map(drop)
}
