//! What the demo company's sellers are to reach, and what they have to do these days.

use gate::verbs::create::{CreateRequest, create};
use gate::{Entered, Gate};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Result};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Map, Value as Json, json};

/// What sellers have to do: how many days from today, the hour, the kind, what it is.
const TASKS: &[(i64, i8, &str, &str)] = &[
    (-2, 15, "call", "回访：询问使用感受"),
    (0, 10, "visit", "到店看货接待"),
    (0, 16, "call", "确认预付款到账"),
    (1, 11, "delivery", "送货并当面验收"),
    (2, 14, "meeting", "门店周会：本周重点客户"),
    (4, 9, "todo", "整理到店新品照片"),
];

/// Sets the targets of one seller: amounts for the year, the rest for this month and the next.
///
/// # Errors
/// What the gate refuses.
pub fn targets(gate: &Gate, owner: &Entered, seller: Id, today: Date, seed: u64) -> Result<()> {
    let mut random = StdRng::seed_from_u64(seed);
    for month in 1..=12 {
        let day = Date::new(today.year(), month, 1).unwrap_or(today);
        let amount = random.random_range(20..45) * 10_000;
        target(gate, owner, seller, day, "won_amount", amount)?;
    }
    for (measure, values) in [("won_deals", 4..9), ("follow_ups", 60..120)] {
        for ahead in 0..2 {
            let day = today.first_of_month().saturating_add(ahead.months());
            target(gate, owner, seller, day, measure, random.random_range(values.clone()))?;
        }
    }
    Ok(())
}

fn target(
    gate: &Gate,
    owner: &Entered,
    seller: Id,
    month: Date,
    measure: &str,
    value: i32,
) -> Result<()> {
    let values =
        json!({ "month": month.to_string(), "measure": measure, "value": value.to_string() });
    add(gate, owner, "target", values, Some(seller))
}

/// Gives one seller what there is to do.
///
/// # Errors
/// What the gate refuses.
pub fn tasks(gate: &Gate, seller: &Entered, today: Date, seed: u64) -> Result<()> {
    let mut random = StdRng::seed_from_u64(seed);
    for (days, hour, kind, title) in TASKS {
        let at = today.saturating_add(days.days()).at(*hour, 0, 0, 0);
        let priority = ["high", "normal", "normal"].choose(&mut random).copied();
        let values = json!({
            "title": title, "kind": kind, "due_at": at.to_string(), "priority": priority,
            "status": "open",
        });
        add(gate, seller, "task", values, None)?;
    }
    Ok(())
}

fn add(gate: &Gate, who: &Entered, object: &str, values: Json, owner: Option<Id>) -> Result<()> {
    let values = values.as_object().cloned().unwrap_or_else(Map::new);
    let request = CreateRequest { object: object.into(), values, owner, parent: None };
    create(gate, who, request).map(drop)
}
