//! What a sales team has beside its customers: deals in all stages, and follow-ups. Made through the verb that
//! creates records, on all cores; what was begun is continued.

use std::sync::atomic::{AtomicUsize, Ordering};

use gate::verbs::create::{CreateRequest, create};
use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Gate, ShownRecord};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Fault, Id, Result, limits};
use serde_json::{Value as Json, json};

use super::Bench;
use super::company::Company;

/// Days over which follow-ups lie.
const COURSE: u64 = 500;

/// Makes so many deals for all customers together, and a follow-up for each customer.
///
/// # Errors
/// What the gate refuses.
pub fn deals(bench: &mut Bench<'_>, deals: u64) -> Result<()> {
    let gate = &bench.kedun.gate;
    let owner = Company::enter(gate, &bench.company.owner)?;
    let stages = sales::demo::stages(gate, &owner)?;
    let today = jiff::Timestamp::from_millisecond(gate.now().0).map_err(Fault::internal)?;
    let today = today.to_zoned(jiff::tz::TimeZone::UTC).date();
    let (all, mut at, mut token) = (bench.made.done.max(1), 0, None);
    loop {
        let request = ListRequest {
            object: "customer".into(),
            order_by: Some("created_at".into()),
            page_size: Some(limits::PAGE_SIZE),
            page_token: token,
            fields: Some(Vec::new()),
            ..ListRequest::default()
        };
        let page = list(gate, &owner, &request)?.into_inner();
        let before = at;
        at += page.items.len() as u64;
        if at > bench.made.cared {
            let many = |place: u64| (place + 1) * deals / all - place * deals / all;
            let work = Team { gate, login: &bench.company.owner, stages: &stages, today };
            work.page(&page.items, before, &many)?;
            bench.made.cared = at;
            bench.made.keep(bench.kedun.folder.path())?;
        }
        if at % 10_000 < limits::PAGE_SIZE as u64 {
            super::tell(&format!("deals {at}"));
        }
        token = page.next_page_token;
        if token.is_none() {
            return Ok(());
        }
    }
}

/// A number of days that shares no divisor with `COURSE`, so that neighbours lie far apart.
const STEP: u64 = 37;
/// What lies between the numbers of two deals of one customer: more than there are customers.
const NEXT: u64 = 10_000_000;

struct Team<'a> {
    gate: &'a Gate,
    login: &'a str,
    stages: &'a [Id],
    today: Date,
}

impl Team<'_> {
    /// The customers of one page, whose first has this place among all.
    fn page(
        &self,
        customers: &[ShownRecord],
        first: u64,
        deals: &(impl Fn(u64) -> u64 + Sync),
    ) -> Result<()> {
        let next = AtomicUsize::new(0);
        let work = || {
            let who = Company::enter(self.gate, self.login)?;
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(customer) = customers.get(at) else { return Ok(()) };
                let place = first + at as u64;
                self.customer(&who, customer, place, deals(place))?;
            }
        };
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            all.into_iter().try_for_each(|thread| {
                thread.join().map_err(|_| Fault::internal("a thread that fills panicked"))?
            })
        })
    }

    fn customer(
        &self,
        who: &Entered,
        customer: &ShownRecord,
        place: u64,
        deals: u64,
    ) -> Result<()> {
        for more in 0..deals {
            let values = sales::demo::deal(place + more * NEXT, self.stages, self.today);
            self.add(who, "deal", Json::Object(values), customer)?;
        }
        let ago = i64::try_from(place * STEP % COURSE).unwrap_or_default();
        let day = self.today.saturating_sub(ago.days());
        let at = format!("{day} {:02}:15:00", 9 + place % 11);
        let kind = ["call", "visit", "message"][(place % 3) as usize];
        self.add(who, "follow_up", json!({ "kind": kind, "body": "回访", "at": at }), customer)
    }

    fn add(&self, who: &Entered, object: &str, values: Json, above: &ShownRecord) -> Result<()> {
        let values = values.as_object().cloned().unwrap_or_default();
        let owner = above.owner.filter(|_| object == "deal");
        let request =
            CreateRequest { object: object.into(), values, owner, parent: Some(above.id) };
        create(self.gate, who, request).map(drop)
    }
}
