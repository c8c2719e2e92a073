//! The import, through all that a file goes through: kind, encoding and columns found, values
//! checked, people recognised, sealed, indexed, stored, recorded.

use std::io::Cursor;
use std::time::{Duration, Instant};

use jobs::tasks::import::{ready, store};
use kernel::{Fault, Result};
use sales::demo::DemoCustomer;
use sales::import::{CHUNK, Flow, Progress, RefusedRow, Spec, WithoutJob};
use serde_json::{Value as Json, json};

use super::Bench;
use super::company::Company;
use super::timing::{Times, per_second};

/// Customers in one file: a list of 20 MB or so.
const FILE: usize = 50_000;
/// New customers that are imported into a folder that was filled otherwise: a tenth of those that
/// are there, within these bounds.
const SOME: (u64, u64) = (400, 10_000);

/// Fills the folder up to so many customers, file after file.
///
/// # Errors
/// What the import refuses: every row is good.
pub fn fill(bench: &mut Bench<'_>, customers: u64) -> Result<Json> {
    let from = bench.made.done;
    let told = files(bench, from, customers.saturating_sub(from))?;
    bench.made.done = customers;
    bench.made.keep(bench.kedun.folder.path())?;
    Ok(told)
}

/// Imports new customers beside those that are there.
///
/// # Errors
/// What the import refuses: every row is good.
pub fn some(bench: &mut Bench<'_>) -> Result<Json> {
    let many = (bench.made.done / 10).clamp(SOME.0, SOME.1);
    let first = bench.fresh(many)?;
    files(bench, first, many)
}

/// Imports the customers of these numbers. Making the files up is not counted.
fn files(bench: &Bench<'_>, first: u64, many: u64) -> Result<Json> {
    let mut all = bench.customers(first).take(many as usize).peekable();
    let (mut rows, mut bytes, mut whole) = (0, 0, Duration::ZERO);
    let mut chunks = Vec::new();
    while all.peek().is_some() {
        let some: Vec<DemoCustomer> = all.by_ref().take(FILE).collect();
        let file = bench.company.sheet(some.into_iter())?;
        bytes += file.len();
        let began = Instant::now();
        let done = import(bench, file, rows, &mut chunks)?;
        whole += began.elapsed();
        rows += done;
    }
    let times = Times::of(chunks, whole).told();
    Ok(json!({
        "role": "owner",
        "rows": rows,
        "bytes": bytes,
        "seconds": whole.as_secs_f64(),
        "per_second": per_second(rows, whole),
        "chunk": CHUNK,
        "chunk_p50_us": times["p50_us"],
        "chunk_p99_us": times["p99_us"],
    }))
}

/// Imports one file, and notes how long each chunk took. Returns how many rows there were.
fn import(
    bench: &Bench<'_>,
    file: Vec<u8>,
    before: usize,
    chunks: &mut Vec<Duration>,
) -> Result<usize> {
    let gate = &bench.kedun.gate;
    let enter = || Company::enter(gate, &bench.company.owner);
    let mut source = Cursor::new(file);
    let (spec, _) = ready(gate, enter, &mut source, Spec::default(), "customer")?;
    let who = enter()?;
    let mut last = Instant::now();
    let mut first_refused = None;
    let kept = |progress: &Progress, refused: Vec<RefusedRow>| {
        chunks.push(last.elapsed());
        last = Instant::now();
        if chunks.len().is_multiple_of(10) {
            super::tell(&format!("import {}", before as u64 + progress.rows));
        }
        first_refused = first_refused.take().or_else(|| refused.into_iter().next());
        Ok(Flow::Continue)
    };
    let mut keeper = WithoutJob { enter: || Ok(who.clone()), kept };
    let done = store(gate, &mut source, &spec, Progress::default(), &mut keeper)?;
    match first_refused {
        Some(row) => Err(Fault::internal(format_args!(
            "a made-up row was refused: {} in column {}",
            row.code, row.column
        ))),
        None => usize::try_from(done.created).map_err(Fault::internal),
    }
}
