//! Fills a folder with customers as fast as the gate takes them: through the verb that imports
//! rows, sealed, indexed and recorded, on all cores, in chunks larger than those of an import that
//! people work beside. What was begun is continued.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use kernel::{Fault, Result};
use serde_json::{Value as Json, json};

use super::Bench;
use super::company::Company;
use super::timing::per_second;

/// Customers of one transaction.
const CHUNK: u64 = 500;
/// Chunks between two notes of how far the folder is.
const NOTED: u64 = 20;

/// Fills the folder up to so many customers; none of them twice.
///
/// # Errors
/// What the gate refuses.
pub fn rows(bench: &mut Bench<'_>, customers: u64) -> Result<Json> {
    let (began, before) = (Instant::now(), bench.made.done);
    while bench.made.done < customers {
        let from = bench.made.done;
        let upto = customers.min(from + CHUNK * NOTED);
        // What a run stored that ended in the middle of these chunks is there already.
        stretch(bench, from, upto, from == before)?;
        bench.made.done = upto;
        bench.made.keep(bench.kedun.folder.path())?;
        super::tell(&format!("fill {upto}"));
    }
    let (made, whole) = (bench.made.done.saturating_sub(before), began.elapsed());
    Ok(json!({
        "rows": made,
        "seconds": whole.as_secs_f64(),
        "per_second": per_second(usize::try_from(made).unwrap_or_default(), whole),
    }))
}

/// Stores the customers of these numbers: while the writer stores one chunk, the next is sealed.
fn stretch(bench: &Bench<'_>, from: u64, upto: u64, again: bool) -> Result<()> {
    let next = AtomicU64::new(from);
    let gate = &bench.kedun.gate;
    let work = || {
        let who = Company::enter(gate, &bench.company.owner)?;
        let plan = sales::demo::company();
        loop {
            let first = next.fetch_add(CHUNK, Ordering::Relaxed);
            if first >= upto {
                return Ok(());
            }
            let many = CHUNK.min(upto - first);
            let chunk = bench.customers(first).take(many as usize).collect();
            sales::demo::store(gate, &who, &plan, chunk, again)?;
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
