//! The soak: many people at work for a long time. Memory is looked at every second, and of each minute the
//! least is kept: what calls at work hold goes up and down by tens of MiB, and what stays is what grows.
//! Before, they work without a pause for some minutes, so that caches are full and all threads are there, and
//! for some more as they do later, until the allocator holds what such work needs.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::Result;
use load::company::{self, Login, STAFF};
use load::program::Kedun;
use load::ratio::digits;
use serde_json::{Map, Value as Json, json};

use crate::mixed::{self, Act, Done};
use crate::slope::slope;
use crate::tell;

/// Seconds between two looks at the memory.
const LOOK: u64 = 1;
/// Looks of which the least is kept.
const LOOKS: usize = 60;
/// How long everybody works without a pause at first.
const HURRY: Duration = Duration::from_secs(180);
/// How long they work after that before anything is noted.
const WARM: Duration = Duration::from_secs(420);
/// Seconds below which growth is not judged, and nobody warms up.
const LONG: f64 = 600.0;
/// MiB an hour that count as growth: less is what the measurement itself spreads.
const GROWTH: f64 = 30.0;
/// The same as a share of what is held: an hour of work may not add more than so much of it.
const SHARE: f64 = 0.15;

/// Works for so many seconds.
pub async fn run(kedun: &Kedun, logins: &[Login], users: usize, seconds: f64) -> Result<Json> {
    let server = kedun.serve()?;
    let (hurry, warm) =
        if seconds >= LONG { (HURRY, WARM) } else { (Duration::ZERO, Duration::ZERO) };
    let hurried = Instant::now() + hurry;
    let until = hurried + warm + Duration::from_secs_f64(seconds);
    let mut people = Vec::new();
    for number in 0..users {
        let login = STAFF[number % STAFF.len()];
        let caller = company::sign_in(&server.address, logins, login).await?;
        people.push(tokio::spawn(mixed::work(caller, number as u64, hurried, until)));
    }
    tokio::time::sleep_until(hurried.into()).await;
    tell(&format!("{:.0} MiB after working without a pause", server.memory_mib()?));
    tokio::time::sleep_until((hurried + warm).into()).await;
    let (began, mut memory) = (Instant::now(), Vec::new());
    while Instant::now() < until {
        tokio::time::sleep(Duration::from_secs(LOOK).min(until - Instant::now())).await;
        memory.push((began.elapsed().as_secs_f64(), server.memory_mib()?));
        if memory.len() % LOOKS == 0
            && let Some((at, least)) = lows(&memory).last()
        {
            tell(&format!("{at:.0} s, {least:.0} MiB at the least of the minute"));
        }
    }
    let mut all = Vec::new();
    for person in people {
        all.push(person.await?);
    }
    drop(server);
    let verified = kedun.run(&["audit", "verify"], "").is_ok();
    Ok(judged(all, &memory, seconds, verified))
}

/// The least of each minute, in its middle.
fn lows(memory: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let least = |minute: &[(f64, f64)]| {
        let middle = minute[minute.len() / 2].0;
        (middle, minute.iter().map(|(_, mib)| *mib).fold(f64::INFINITY, f64::min))
    };
    memory.chunks_exact(LOOKS).map(least).collect()
}

fn judged(all: Vec<Done>, memory: &[(f64, f64)], seconds: f64, verified: bool) -> Json {
    let lows = lows(memory);
    let hourly = slope(&lows) * 3600.0;
    let held = lows.first().map_or(0.0, |(_, mib)| *mib);
    let wrong: Vec<&String> = all.iter().flat_map(|done| &done.wrong).take(20).collect();
    let grows = seconds >= LONG && hourly > GROWTH.max(held * SHARE);
    let refused: u64 = all.iter().map(|done| done.refused).sum();
    json!({
        "ok": wrong.is_empty() && !grows && verified,
        "seconds": seconds,
        "acts": acts(&all),
        "refused": refused,
        "errors": wrong,
        "ledger_verifies": verified,
        "memory": {
            "grows": grows,
            "mib_an_hour": digits(hourly),
            "mib_an_hour_with_peaks": digits(slope(memory) * 3600.0),
            "warm_mib": digits(held),
            "last_mib": lows.last().map(|(_, mib)| digits(*mib)),
            "least_of_each_minute_mib": lows.iter().map(|(_, mib)| digits(*mib)).collect::<Vec<_>>(),
            "most_mib": digits(memory.iter().map(|(_, mib)| *mib).fold(0.0, f64::max)),
        },
    })
}

/// How often each act was done, and how long it took.
pub fn acts(all: &[Done]) -> Json {
    let mut by_act: BTreeMap<Act, Vec<Duration>> = BTreeMap::new();
    for (act, time) in all.iter().flat_map(|done| &done.acts) {
        by_act.entry(*act).or_default().push(*time);
    }
    let mut told = Map::new();
    for (act, mut times) in by_act {
        times.sort_unstable();
        let at = |percent: usize| {
            let place = (times.len() * percent / 100).min(times.len() - 1);
            digits(times[place].as_secs_f64() * 1e3)
        };
        let one = json!({ "calls": times.len(), "p50_ms": at(50), "p99_ms": at(99) });
        told.insert(format!("{act:?}").to_lowercase(), one);
    }
    Json::Object(told)
}
