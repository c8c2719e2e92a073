//! `kedun bench`: how fast Kedun is on this machine, with sealing, masking, permissions and ledger
//! on. What it is held against is no part of the product: `bench/` sets both side by side.
//!
//! The figures are kept in the folder of this module, one file for each kind of work.

mod company;
mod export;
mod fill;
mod import;
mod ledger;
mod made;
mod quick;
mod read;
mod report;
mod search;
mod start;
mod team;
mod timing;
mod write;

use std::io::Write;
use std::time::Duration;

use gate::enter;
use kernel::{Fault, FaultKind, Result};
use sales::demo::Customers;
use serde_json::{Map, Value as Json, json};

use self::company::Company;
use self::made::Made;
use crate::answer::Answer;
use crate::cli::{BenchArgs, Fill};
use crate::installation::Installation;
use crate::order::Order;

/// What a figure needs.
struct Bench<'a> {
    kedun: &'a Installation,
    company: Company,
    /// What the folder was filled with.
    made: Made,
    /// How long a figure that repeats one call is measured.
    each: Duration,
}

type Measure = fn(&mut Bench<'_>) -> Result<Json>;

/// The figures in the order in which they are measured: those that add customers come last.
const FIGURES: [(&str, Measure); 11] = [
    ("open", read::open),
    ("list", read::list_page),
    ("sort", read::sort),
    ("deep", read::deep),
    ("count", read::count),
    ("search", search::search),
    ("export", export::measure),
    ("update", write::update),
    ("create", write::create),
    ("import", import::some),
    ("ledger", ledger::measure),
];

/// Measures in a data folder that it fills, or has filled before.
///
/// # Errors
/// `folder_not_empty` when there is an organisation that was not made here, or other customers:
/// nobody's ledger is to be filled.
pub fn run(kedun: &Installation, order: &Order, args: &BenchArgs) -> Result<Answer> {
    if args.quick {
        return quick::run(kedun, order.lang, args.seed);
    }
    let each = Duration::from_secs_f64(args.seconds);
    let mut bench = Bench::prepare(kedun, args.seed, u64::from(args.customers), each)?;
    let wanted = |name: &str| args.only.is_empty() || args.only.iter().any(|only| only == name);
    let mut figures = Map::new();
    let ready = bench.made.done >= u64::from(args.customers);
    if ready && wanted("start") {
        figures.extend(start::first_answer(&bench)?.map(|told| ("start".to_owned(), told)));
    }
    let (idle, _) = start::memory();
    if !ready {
        tell("fill");
        let (name, told) = match args.fill {
            Fill::Rows => ("fill", fill::rows(&mut bench, u64::from(args.customers))?),
            Fill::File => ("import", import::fill(&mut bench, u64::from(args.customers))?),
        };
        figures.insert(name.into(), told);
    }
    if args.deals > 0 {
        tell("deals");
        team::deals(&mut bench, u64::from(args.deals))?;
    }
    // A server does this beside its work.
    gate::work::indexes::follow(&kedun.gate)?;
    for (name, measure) in FIGURES {
        if wanted(name) && !figures.contains_key(name) {
            tell(name);
            figures.insert(name.into(), measure(&mut bench)?);
        }
    }
    let told = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "customers": args.customers,
        "seconds": args.seconds,
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
        "database": if kedun.settings.database.is_some() { "postgresql" } else { "sqlite" },
        "figures": figures,
        "idle_memory_mib": idle.filter(|_| ready),
        "peak_memory_mib": start::memory().1,
    });
    Ok(Answer::done(report::text(&told, order.lang), told))
}

impl<'a> Bench<'a> {
    /// A bench in this folder, which is empty or was filled with this seed and no more customers.
    fn prepare(kedun: &'a Installation, seed: u64, most: u64, each: Duration) -> Result<Self> {
        let folder = kedun.folder.path();
        let state = enter::setup::state(&kedun.gate)?;
        let untouched = state.needs_setup && !state.demo_present;
        let (company, made) = match Made::read(folder)? {
            None if untouched => {
                tell("company");
                (Company::found(&kedun.gate)?, Made::nothing(seed))
            }
            Some(made) if !untouched && made.seed == seed && made.done <= most => {
                (Company::founded()?, made)
            }
            _ => return Err(Fault::new(FaultKind::Conflict, "folder_not_empty")),
        };
        made.keep(folder)?;
        Ok(Self { kedun, company, made, each })
    }

    /// The customers of this folder's seed, from this number on.
    fn customers(&self, first: u64) -> Customers {
        Company::customers(self.made.seed, first)
    }

    /// Takes the numbers of so many customers who are not in the folder yet; the first of them.
    fn fresh(&mut self, many: u64) -> Result<u64> {
        let first = self.made.fresh;
        self.made.fresh += many;
        self.made.keep(self.kedun.folder.path())?;
        Ok(first)
    }
}

/// Says on the standard error what is being measured: the answer comes at the end.
fn tell(what: &str) {
    // Nobody may be listening; that is no failure of the measurement.
    let _ = writeln!(std::io::stderr(), "bench: {what}");
}

#[cfg(test)]
mod tests;
