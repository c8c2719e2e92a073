//! A load on a service that others kill meanwhile, and the check at its end.

use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};
use serde_json::{Value as Json, json};

use crate::client::{Answer, Client};
use crate::event::{self, Event};
use crate::findings::Findings;
use crate::ledger::Ledger;
use crate::load::Load;
use crate::writer::Writer;
use crate::{Watch, check, tell};

/// Loads until the time or the standard input ends, then checks; whether nothing was found.
pub fn run(args: &Watch) -> Result<bool> {
    let token = std::fs::read_to_string(&args.token).context("the token's file")?;
    let client = Client::new(token.trim());
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    // Numbers of an earlier run on the same service are taken; those of this one begin elsewhere.
    let first = now.as_secs() % 86_400 * 300;
    let writers = (0..args.clients.clamp(1, 100))
        .map(|number| Writer::new(number, client.clone(), now.as_secs(), first))
        .collect();
    let (began, load) = (Instant::now(), Load::begin(writers, &args.address));
    wait(args.seconds);
    let mut writers = load.end()?;
    let loaded = began.elapsed().as_secs_f64();
    tell("the load has ended; checking");
    check::touched(&mut writers, &args.address[0])?;
    let mut findings = Findings::default();
    let mut acts = Vec::new();
    for writer in &mut writers {
        findings.take(std::mem::take(&mut writer.findings));
        acts.append(&mut writer.book.acts);
    }
    let events = match &args.events {
        Some(file) => event::read(file, now.as_secs_f64())?,
        None => Vec::new(),
    };
    let events = event::pauses(events, &event::moments(&acts, began), loaded);
    for event in events.iter().filter(|event| event.pause > args.longest) {
        let (name, pause) = (&event.name, event.pause);
        findings.strange(format!("{name}: {pause:.1} s without an acknowledged write"));
    }
    let mut ledger = Ledger::default();
    ledger.hold(&client, &args.address[0], acts, &mut findings)?;
    let verdict = verify(&client, &args.address[0]);
    if verdict["ok"] != true {
        findings.unrecorded(format!("the ledger does not verify: {verdict}"));
    }
    let books = || writers.iter().map(|writer| &writer.book);
    let done = |kind: usize| books().map(|book| book.done[kind]).sum::<u64>();
    let told = json!({
        "began": now.as_secs(),
        "clients": args.clients,
        "seconds": loaded,
        "acknowledged": {
            "create": done(0), "update": done(1), "note": done(2), "open": done(3),
        },
        "unknown": books().map(|book| book.unknown).sum::<u64>(),
        "landed": books().map(|book| book.landed).sum::<u64>(),
        "events": events.iter().map(Event::json).collect::<Vec<_>>(),
        "entries": ledger.entries,
        "verified": verdict["ok"],
        "findings": findings.json(),
    });
    println!("{}", serde_json::to_string_pretty(&told)?);
    Ok(findings.none())
}

/// Waits for the end of the standard input, so many seconds at most.
fn wait(seconds: u64) {
    let ended = Arc::new(AtomicBool::new(false));
    let end = ended.clone();
    thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        end.store(true, Ordering::Relaxed);
    });
    let began = Instant::now();
    while began.elapsed().as_secs() < seconds && !ended.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(50));
    }
}

fn verify(client: &Client, address: &str) -> Json {
    match client.call(address, "POST", "/ledger/verify", Some(&json!({}))) {
        Answer::Done { body, .. } => body,
        Answer::Refused { status, code } => json!({ "status": status, "code": code }),
        Answer::Unknown(why) => json!({ "unknown": why }),
    }
}
