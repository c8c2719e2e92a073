//! Creating and changing customers, as the owner: alone, and with others at once.

use std::sync::atomic::{AtomicU64, Ordering};

use gate::Entered;
use gate::verbs::create::{CreateRequest, create as create_one};
use gate::verbs::update::{UpdateRequest, update as update_one};
use kernel::{Fault, Id, Result};
use parking_lot::Mutex;
use serde_json::{Map, Value as Json, json};

use super::Bench;
use super::company::Company;
use super::read::{PARALLEL, first_page};
use super::timing::Times;

/// New customers that one figure makes at most.
const CREATED: u64 = 100_000;

/// Creates customers who were not there.
///
/// # Errors
/// What the gate refuses.
pub fn create(bench: &mut Bench<'_>) -> Result<Json> {
    let first = bench.fresh(CREATED)?;
    let creating = Creating::new(bench, first)?;
    twice(bench, |_| creating.one())
}

/// Changes level and remark of one customer after the other.
///
/// # Errors
/// What the gate refuses.
pub fn update(bench: &mut Bench<'_>) -> Result<Json> {
    let updating = Updating::new(bench)?;
    twice(bench, |number| updating.one(number))
}

fn twice(bench: &Bench<'_>, call: impl Fn(usize) -> Result<()> + Sync) -> Result<Json> {
    let mut told = Map::new();
    for (name, threads) in [("owner", 1), ("owner_parallel", PARALLEL)] {
        told.insert(name.into(), Times::measure(threads, bench.each, &call)?.told_as("owner"));
    }
    Ok(Json::Object(told))
}

/// Creates one customer after the other.
pub struct Creating<'a> {
    bench: &'a Bench<'a>,
    who: Entered,
    next: AtomicU64,
}

impl<'a> Creating<'a> {
    /// From the customer of this number on.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn new(bench: &'a Bench<'a>, first: u64) -> Result<Self> {
        let who = Company::enter(&bench.kedun.gate, &bench.company.owner)?;
        Ok(Self { bench, who, next: AtomicU64::new(first) })
    }

    /// Creates the next customer.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn one(&self) -> Result<()> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let customer = self.bench.customers(number).next();
        let customer = customer.ok_or_else(|| Fault::internal("no customer to make"))?;
        let values = customer.values.iter();
        let values =
            values.map(|(name, value)| (name.to_owned(), value.clone().into_json())).collect();
        let object = "customer".into();
        let request = CreateRequest { object, values, owner: None, parent: None };
        create_one(&self.bench.kedun.gate, &self.who, request).map(drop)
    }
}

/// Changes the customers of the first page by turns.
pub struct Updating<'a> {
    bench: &'a Bench<'a>,
    who: Entered,
    mine: Vec<Mutex<(Id, i64)>>,
}

impl<'a> Updating<'a> {
    /// Notes which customers there are, and their versions.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn new(bench: &'a Bench<'a>) -> Result<Self> {
        let gate = &bench.kedun.gate;
        let who = Company::enter(gate, &bench.company.owner)?;
        let page = first_page(gate, &who)?;
        let mine: Vec<_> =
            page.items.iter().map(|item| Mutex::new((item.id, item.version))).collect();
        match mine.is_empty() {
            true => Err(Fault::internal("nobody to change")),
            false => Ok(Self { bench, who, mine }),
        }
    }

    /// Changes one of them; consecutive numbers change all by turns.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn one(&self, number: usize) -> Result<()> {
        let mut at = self.mine[number % self.mine.len()].lock();
        let level = ["gold", "vip"][(number / self.mine.len()) % 2];
        let values = json!({ "level": level, "remark": format!("第{number}次回访，约好下周到店") });
        let values = values.as_object().cloned().unwrap_or_default();
        let request = UpdateRequest { version: at.1, values, owner: None };
        let gate = &self.bench.kedun.gate;
        at.1 = update_one(gate, &self.who, "customer", at.0, request)?.get().version;
        Ok(())
    }
}
