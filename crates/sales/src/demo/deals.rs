//! The deals of the demo company: some for each seller, in all stages.

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
const EACH: usize = 24;
/// One deal for so many customers.
const SHARE: usize = 8;
/// How many of ten deals stand in each stage, from the first to the last.
const STAGES: &[u32] = &[3, 3, 2, 2, 4, 2];

/// Makes the deals of one seller, out of the customers whom they may see; how many.
///
/// # Errors
/// What the gate refuses.
pub fn make(gate: &Gate, seller: &Entered, today: Date, seed: u64) -> Result<u64> {
    let mut random = StdRng::seed_from_u64(seed);
    let stages = all(gate, seller, "stage", "place")?;
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
        let place = weighted(&mut random, stages.len());
        let Some(stage) = stages.get(place) else { continue };
        let values = deal(&mut random, *stage, place, today);
        let request =
            CreateRequest { object: "deal".into(), values, owner: None, parent: Some(customer.id) };
        create(gate, seller, request)?;
    }
    Ok(many as u64)
}

fn all(gate: &Gate, who: &Entered, object: &str, order: &str) -> Result<Vec<Id>> {
    let request = ListRequest {
        object: object.into(),
        order_by: Some(order.into()),
        ..ListRequest::default()
    };
    Ok(list(gate, who, &request)?.into_inner().items.into_iter().map(|one| one.id).collect())
}

/// A place among the stages, by how many deals stand there.
fn weighted(random: &mut StdRng, stages: usize) -> usize {
    let places: Vec<(usize, u32)> = STAGES.iter().copied().enumerate().take(stages).collect();
    places.choose_weighted(random, |(_, weight)| *weight).map_or(0, |(place, _)| *place)
}

fn deal(random: &mut StdRng, stage: Id, place: usize, today: Date) -> Map<String, Json> {
    let brand = words::HOUSES.choose(random).copied().unwrap_or_default();
    let product = words::PRODUCTS.choose(random).copied().unwrap_or_default();
    let amount = random.random_range(30..1_200) * 100;
    let days = random.random_range(-10..90);
    let mut values = Map::new();
    values.insert("title".into(), json!(format!("{brand} {product}")));
    values.insert("stage".into(), json!(stage));
    values.insert("amount".into(), json!(amount.to_string()));
    values.insert("expected_on".into(), json!(today.saturating_add(days.days()).to_string()));
    if place + 1 == STAGES.len() {
        let reason = ["price", "rival", "no_need", "no_stock"].choose(random);
        values.insert("lost_reason".into(), json!(reason));
    }
    values
}
