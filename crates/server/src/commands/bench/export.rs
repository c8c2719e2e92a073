//! The export of customers as CSV, into nothing.

use std::time::Instant;

use gate::verbs::export::ExportRequest;
use jobs::tasks::export::{Wanted, write};
use kernel::Result;
use sales::export::Format;
use sales::import::Flow;
use serde_json::{Value as Json, json};

use super::Bench;
use super::company::Company;
use super::timing::per_second;

/// Rows after which an export ends; they come at the same pace to the last.
const ROWS: u64 = 50_000;

/// Exports customers as the owner, as many as there are within the time, up to a limit.
///
/// # Errors
/// What the gate refuses.
pub fn measure(bench: &mut Bench<'_>) -> Result<Json> {
    let gate = &bench.kedun.gate;
    let who = Company::enter(gate, &bench.company.owner)?;
    let object = who.catalogue().get("customer")?;
    let request = ExportRequest { purpose: "service".into(), ..ExportRequest::default() };
    let wanted = Wanted { object, request: &request, format: Format::Csv, raw: false };
    let began = Instant::now();
    let (enter, room) = (|| Ok(who.clone()), |_| Ok(()));
    let mut told = |done, _: Option<u64>| {
        let over = done >= ROWS || began.elapsed() >= bench.each * 3;
        Ok(if over { Flow::Stop } else { Flow::Continue })
    };
    let rows = write(gate, &enter, &wanted, &mut std::io::sink(), &room, &mut told)?;
    let whole = began.elapsed();
    Ok(json!({
        "role": "owner",
        "rows": rows,
        "seconds": whole.as_secs_f64(),
        "per_second": per_second(usize::try_from(rows).unwrap_or_default(), whole),
    }))
}
