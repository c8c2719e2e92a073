//! How long a start takes, and how much memory is held after it.

use std::time::Duration;

use gate::verbs::list::{ListRequest, list};
use kernel::Result;
use serde_json::{Value as Json, json};

use super::Bench;
use super::company::Company;

/// Clock ticks of a second in `/proc` (`USER_HZ`): 100 on every Linux.
const TICKS: f64 = 100.0;

/// From the start of this process until the first page of customers was listed. To be asked before
/// anything else was done; `None` where the system does not say.
///
/// # Errors
/// What the gate refuses.
pub fn first_answer(bench: &Bench<'_>) -> Result<Option<Json>> {
    let gate = &bench.kedun.gate;
    let who = Company::enter(gate, &bench.company.owner)?;
    let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
    list(gate, &who, &request)?;
    Ok(age().map(|age| json!({ "role": "owner", "seconds": age.as_secs_f64() })))
}

/// How long ago this process was started, to a hundredth of a second.
fn age() -> Option<Duration> {
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    let now: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second column is the name in brackets and may hold blanks.
    let (_, columns) = stat.rsplit_once(')')?;
    let began: f64 = columns.split_whitespace().nth(19)?.parse().ok()?;
    Duration::try_from_secs_f64((now - began / TICKS).max(0.0)).ok()
}

/// Memory that this process holds now and has held at the most, in MiB; none where the system does
/// not say.
pub fn memory() -> (Option<u64>, Option<u64>) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kib| kib / 1024)
    };
    (mib("VmRSS:"), mib("VmHWM:"))
}
