//! The deals of the demo company: some for each seller, in all stages, and those that ended over half a year.

use gate::verbs::create::{CreateRequest, create};
use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Gate};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Result};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Map, Value as Json, json};

use super::words;

/// Deals of one seller at most.
const EACH: usize = 40;
/// One deal for so many customers.
const SHARE: usize = 5;
/// How many of some twenty deals stand in each stage, from the first to the last.
const STAGES: &[u32] = &[3, 3, 2, 2, 9, 4];
/// Days over which deals ended: six months.
const COURSE: i64 = 184;

/// Makes the deals of one seller, out of the customers whom they may see; how many.
///
/// # Errors
/// What the gate refuses.
pub fn make(gate: &Gate, seller: &Entered, today: Date, seed: u64) -> Result<u64> {
    let mut random = StdRng::seed_from_u64(seed);
    let stages = stages(gate, seller)?;
    let mine = ListRequest {
        object: "customer".into(),
        filter: Some(format!("owner = \"{}\"", seller.user())),
        page_size: Some(EACH * SHARE),
        fields: Some(Vec::new()),
        ..ListRequest::default()
    };
    let customers = list(gate, seller, &mine)?.into_inner().items;
    let many = (customers.len() / SHARE).clamp(customers.len().min(1), EACH);
    for customer in customers.into_iter().take(many) {
        let values = made(&mut random, &stages, today);
        let request =
            CreateRequest { object: "deal".into(), values, owner: None, parent: Some(customer.id) };
        create(gate, seller, request)?;
    }
    Ok(many as u64)
}

/// The stages in their order.
///
/// # Errors
/// What the gate refuses.
pub fn stages(gate: &Gate, who: &Entered) -> Result<Vec<Id>> {
    let request = ListRequest {
        object: "stage".into(),
        order_by: Some("place".into()),
        ..ListRequest::default()
    };
    Ok(list(gate, who, &request)?.into_inner().items.into_iter().map(|one| one.id).collect())
}

/// A place among the stages, by how many deals stand there.
fn weighted(random: &mut StdRng, stages: usize) -> usize {
    let places: Vec<(usize, u32)> = STAGES.iter().copied().enumerate().take(stages).collect();
    places.choose_weighted(random, |(_, weight)| *weight).map_or(0, |(place, _)| *place)
}

/// A deal in one of these stages; the same number makes the same one.
#[must_use]
pub fn deal(number: u64, stages: &[Id], today: Date) -> Map<String, Json> {
    made(&mut StdRng::seed_from_u64(number), stages, today)
}

fn made(random: &mut StdRng, stages: &[Id], today: Date) -> Map<String, Json> {
    let place = weighted(random, stages.len());
    let brand = words::HOUSES.choose(random).copied().unwrap_or_default();
    let product = words::PRODUCTS.choose(random).copied().unwrap_or_default();
    let amount = random.random_range(30..1_200) * 100;
    let day = |days: i64| json!(today.saturating_add(days.days()).to_string());
    let mut values = Map::new();
    values.insert("title".into(), json!(format!("{brand} {product}")));
    values.insert("stage".into(), json!(stages.get(place)));
    // Now and then somebody from Hong Kong buys.
    let currency = if random.random_bool(0.06) { "HKD" } else { "CNY" };
    values.insert("amount".into(), json!({ "amount": amount.to_string(), "currency": currency }));
    // The last two stages are those of deals that ended.
    if place + 2 < STAGES.len() {
        values.insert("expected_on".into(), day(random.random_range(-10..90)));
        return values;
    }
    // Business grows: of two days the later one.
    let ended = random.random_range(-COURSE..=0).max(random.random_range(-COURSE..=0));
    values.insert("expected_on".into(), day(ended + random.random_range(-15..20)));
    values.insert("closed_on".into(), day(ended));
    if place + 1 == STAGES.len() {
        let reason = ["price", "rival", "no_need", "no_stock"].choose(random);
        values.insert("lost_reason".into(), json!(reason));
    }
    values
}
