//! `kedun bench`: how fast the gate is on this machine, with sealing, masking and ledger on.

use std::time::{Duration, Instant};

use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::{Entered, Gate, enter};
use kernel::{Fault, FaultKind, Id, Result};
use serde_json::{Value as Json, json};

use crate::answer::Answer;
use crate::cli::BenchArgs;
use crate::installation::Installation;

/// Records on the page that is listed.
const PAGE: usize = 50;

/// Measures in an empty data folder, which it fills with a demo company.
///
/// # Errors
/// `folder_not_empty` when there is an organisation already: nobody's ledger is to be filled.
pub fn run(kedun: &Installation, args: &BenchArgs) -> Result<Answer> {
    let gate = &kedun.gate;
    let state = enter::setup::state(gate)?;
    if !state.needs_setup || state.demo_present {
        return Err(Fault::new(FaultKind::Conflict, "folder_not_empty"));
    }
    let began = Instant::now();
    let made = sales::demo::make(gate, u64::from(args.customers), 1, |_| {})?;
    let filled = began.elapsed().as_secs_f64();
    let login = made.logins.first().ok_or_else(|| Fault::internal("a demo without logins"))?;
    let who = enter::cli::as_login(gate, "bench", &login.login)?;
    let ids = ids(gate, &who)?;
    let each = Duration::from_secs(args.seconds.max(1));
    let mut next = ids.iter().cycle();
    let open = measure(each, || {
        next.next().map_or(Ok(()), |id| read(gate, &who, "customer", *id).map(drop))
    })?;
    let page = request(None);
    let listed = measure(each, || list(gate, &who, &page).map(drop))?;
    let search = request(Some("zhang"));
    let by_name = measure(each, || list(gate, &who, &search).map(drop))?;
    let digits = request(Some("1234"));
    let by_digits = measure(each, || list(gate, &who, &digits).map(drop))?;
    let verified = Instant::now();
    let entries: u64 = enter_verify(gate)?.iter().filter_map(|v| v["entries"].as_u64()).sum();
    let told = json!({
        "customers": args.customers,
        "fill": { "seconds": filled, "per_second": f64::from(args.customers) / filled },
        "open": open,
        "list_50": listed,
        "search_pinyin": by_name,
        "search_last_digits": by_digits,
        "verify": { "entries": entries, "seconds": verified.elapsed().as_secs_f64() },
    });
    let text = serde_json::to_string_pretty(&told).map_err(Fault::internal)?;
    Ok(Answer::done(text, told))
}

fn enter_verify(gate: &Gate) -> Result<Vec<Json>> {
    Ok(gate::verbs::operator::verify(gate, "bench")?.iter().map(|v| json!(v)).collect())
}

fn request(q: Option<&str>) -> ListRequest {
    ListRequest {
        object: "customer".into(),
        q: q.map(str::to_owned),
        page_size: Some(PAGE),
        ..ListRequest::default()
    }
}

fn ids(gate: &Gate, who: &Entered) -> Result<Vec<Id>> {
    let page = list(gate, who, &request(None))?.into_inner();
    Ok(page.items.iter().map(|item| item.id).collect())
}

/// Calls again and again for so long, and tells the rate and the middle and slow times.
fn measure(during: Duration, mut call: impl FnMut() -> Result<()>) -> Result<Json> {
    let mut times: Vec<Duration> = Vec::new();
    let began = Instant::now();
    while began.elapsed() < during {
        let start = Instant::now();
        call()?;
        times.push(start.elapsed());
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len().saturating_sub(1));
        times.get(place).map_or(0.0, |t| t.as_secs_f64() * 1e6)
    };
    Ok(json!({
        "per_second": times.len() as f64 / seconds,
        "p50_us": at(50),
        "p99_us": at(99),
    }))
}
