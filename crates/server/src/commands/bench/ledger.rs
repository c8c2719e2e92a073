//! The ledger: how many entries become durable, and how fast they are proved.

use std::time::{Duration, Instant};

use gate::verbs::operator;
use kernel::{Fault, Result};
use serde_json::{Value as Json, json};

use super::Bench;
use super::timing::{Times, per_second};

/// Callers at once: their entries share commits, as those of many people at work do.
const PARALLEL: usize = 64;

/// Writes entries from many threads, each waiting until its own is durable; then brings what waits
/// into the tree and verifies all ledgers.
///
/// # Errors
/// `ledger_unwritable`; internal when a ledger does not verify.
pub fn measure(bench: &mut Bench<'_>) -> Result<Json> {
    let gate = &bench.kedun.gate;
    let one = |_| operator::probe(gate, "bench");
    let alone = Times::measure(1, bench.each, one)?;
    let together = Times::measure(PARALLEL, bench.each, one)?;
    // The first verification brings in what the sequencer has not come to yet.
    let (_, behind) = verify(bench)?;
    let (entries, whole) = verify(bench)?;
    Ok(json!({
        "record_alone": alone.told(),
        "record": together.told(),
        "catch_up_seconds": behind.saturating_sub(whole).as_secs_f64(),
        "verify": {
            "entries": entries,
            "seconds": whole.as_secs_f64(),
            "per_second": per_second(entries, whole),
        },
    }))
}

/// Verifies all ledgers; how many entries they have, and how long it took.
fn verify(bench: &Bench<'_>) -> Result<(usize, Duration)> {
    let began = Instant::now();
    let verified = operator::verify(&bench.kedun.gate, "bench")?;
    let whole = began.elapsed();
    if verified.iter().any(|one| !one.verdict.ok) {
        return Err(Fault::internal("a ledger does not verify"));
    }
    let entries: u64 = verified.iter().map(|one| one.verdict.entries).sum();
    Ok((usize::try_from(entries).map_err(Fault::internal)?, whole))
}
