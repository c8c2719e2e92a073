//! Those who take a server's time without working with it: slow readers, idle listeners, a flood of
//! logins. People at work beside them are measured with and without, by turns.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use hyper::Method;
use load::client::Caller;
use load::company::{self, Login, STAFF};
use load::program::{Kedun, Server};
use load::ratio::{digits, median};
use rustix::process::{Resource, getrlimit, setrlimit};
use serde_json::{Map, Value as Json, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::task::JoinHandle;

use crate::mixed::{self, Done};
use crate::tell;

/// Turns with and without.
const TURNS: usize = 3;
/// The median of people's calls may be so many times as long as without the crowd.
const LONGER: f64 = 2.0;
/// Clients that read a byte a second.
const SLOW: usize = 10;
/// Connections over which logins flood in, and the networks that they come from.
const FLOOD: (usize, usize) = (20, 10);

/// What a crowd met.
#[derive(Default)]
struct Met {
    /// Places that it got, or answers to it.
    served: AtomicU64,
    /// Refusals with 429 that say when to come again.
    limited: AtomicU64,
    /// Refusals with 429 that do not, and connections that failed.
    wrong: AtomicU64,
}

/// A crowd while it is there. Its tasks end with it.
struct Crowd {
    tasks: Vec<JoinHandle<()>>,
    over: Arc<AtomicBool>,
    met: Arc<Met>,
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// The kinds of crowd.
#[derive(Clone, Copy)]
enum Kind {
    SlowReaders,
    Listeners(usize),
    Logins,
}

/// Measures each kind for so many seconds a turn.
pub async fn run(
    kedun: &Kedun,
    logins: &[Login],
    users: usize,
    seconds: f64,
    listeners: usize,
) -> Result<Json> {
    many_files();
    let server = kedun.serve()?;
    let mut callers = Vec::new();
    for login in STAFF {
        callers.push(company::sign_in(&server.address, logins, login).await?);
    }
    let kinds = [
        ("slow_readers", Kind::SlowReaders),
        ("listeners", Kind::Listeners(listeners)),
        ("flood_of_logins", Kind::Logins),
    ];
    let (mut told, mut ok) = (Map::new(), true);
    for (name, kind) in kinds {
        tell(name);
        let one = measure(&server, &callers, kind, users, Duration::from_secs_f64(seconds)).await?;
        ok &= one["ok"] == true;
        told.insert(name.into(), one);
    }
    Ok(json!({ "ok": ok, "seconds": seconds, "crowds": told }))
}

async fn measure(
    server: &Server,
    callers: &[Caller],
    kind: Kind,
    users: usize,
    each: Duration,
) -> Result<Json> {
    let (mut without, mut with) = (Vec::new(), Vec::new());
    let (mut served, mut limited, mut wrong) = (0, 0, 0);
    let mut errors = Vec::new();
    let before = server.memory_mib()?;
    let mut most = before;
    for _ in 0..TURNS {
        without.push(people(callers, users, each, &mut errors).await?);
        let crowd = Crowd::gather(server, callers, kind).await;
        with.push(people(callers, users, each, &mut errors).await?);
        most = most.max(server.memory_mib()?);
        served += crowd.met.served.load(Ordering::Relaxed);
        limited += crowd.met.limited.load(Ordering::Relaxed);
        wrong += crowd.met.wrong.load(Ordering::Relaxed);
    }
    let ratios: Vec<f64> =
        with.iter().zip(&without).map(|(with, without)| with / without).collect();
    let ratio = median(&ratios);
    Ok(json!({
        "ok": ratio <= LONGER && wrong == 0 && errors.is_empty(),
        "median_ratio": digits(ratio),
        "p50_ms_without": digits(median(&without)),
        "p50_ms_with": digits(median(&with)),
        "served": served,
        "limited": limited,
        "wrong": wrong,
        "errors": errors.iter().take(10).collect::<Vec<_>>(),
        "memory_before_mib": digits(before),
        "memory_most_mib": digits(most),
    }))
}

/// The median of the calls of people at work, in milliseconds.
async fn people(
    callers: &[Caller],
    users: usize,
    each: Duration,
    errors: &mut Vec<String>,
) -> Result<f64> {
    let until = Instant::now() + each;
    let work = |number: usize| {
        let caller = callers[number % callers.len()].clone();
        // Another seed each time, so that no phone number comes twice.
        tokio::spawn(mixed::work(caller, rand::random::<u32>().into(), Instant::now(), until))
    };
    let all: Vec<JoinHandle<Done>> = (0..users).map(work).collect();
    let mut times = Vec::new();
    for one in all {
        let done = one.await?;
        times.extend(done.acts.iter().map(|(_, time)| time.as_secs_f64() * 1e3));
        errors.extend(done.wrong);
    }
    Ok(median(&times))
}

impl Crowd {
    async fn gather(server: &Server, callers: &[Caller], kind: Kind) -> Self {
        let (over, met) = (Arc::new(AtomicBool::new(false)), Arc::new(Met::default()));
        let mut tasks = Vec::new();
        let many = match kind {
            Kind::SlowReaders => SLOW,
            Kind::Listeners(many) => many,
            Kind::Logins => FLOOD.0,
        };
        for number in 0..many {
            let caller = callers[number % callers.len()].clone();
            let (address, over, met) = (server.address.clone(), over.clone(), met.clone());
            tasks.push(tokio::spawn(async move {
                let done = match kind {
                    Kind::SlowReaders => read_slowly(&caller, &met).await,
                    Kind::Listeners(_) => listen(&caller, &met).await,
                    Kind::Logins => knock(&address, number, &over, &met).await,
                };
                if done.is_err() && !over.load(Ordering::Relaxed) {
                    met.wrong.fetch_add(1, Ordering::Relaxed);
                }
            }));
        }
        // Whoever listens has been let in before people are measured.
        if matches!(kind, Kind::Listeners(_)) {
            let answered =
                || met.served.load(Ordering::Relaxed) + met.limited.load(Ordering::Relaxed);
            let patience = Instant::now() + Duration::from_secs(60);
            while answered() < many as u64 && Instant::now() < patience {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        Self { tasks, over, met }
    }
}

/// Asks for a large page and reads a byte of it a second.
async fn read_slowly(caller: &Caller, met: &Met) -> Result<()> {
    let mut stream = caller.stream().await?;
    let line = "GET /api/v1/records/customer?page_size=500 HTTP/1.1\r\n";
    stream.write_all(format!("{line}{}\r\n", caller.head()).as_bytes()).await?;
    met.served.fetch_add(1, Ordering::Relaxed);
    let mut byte = [0];
    loop {
        stream.read_exact(&mut byte).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Follows live events and reads whatever comes.
async fn listen(caller: &Caller, met: &Met) -> Result<()> {
    let mut stream = caller.stream().await?;
    let line = "GET /api/v1/events HTTP/1.1\r\n";
    stream.write_all(format!("{line}{}\r\n", caller.head()).as_bytes()).await?;
    let mut head = vec![0; 4_096];
    let read = stream.read(&mut head).await?;
    let head = String::from_utf8_lossy(&head[..read]).to_lowercase();
    let status = head.split(' ').nth(1).context("an answer without a status")?;
    match status {
        "200" => met.served.fetch_add(1, Ordering::Relaxed),
        "429" if head.contains("\r\nretry-after:") => met.limited.fetch_add(1, Ordering::Relaxed),
        _ => met.wrong.fetch_add(1, Ordering::Relaxed),
    };
    let mut rest = [0; 1_024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

/// Tries wrong passwords, again and again, from one of several networks.
async fn knock(address: &str, number: usize, over: &AtomicBool, met: &Met) -> Result<()> {
    let network = u8::try_from(number % FLOOD.1)?;
    let from = IpAddr::V4(Ipv4Addr::new(127, 0, 1, 1 + network));
    let caller = Caller::new(address, "").from(from);
    let mut connection = caller.connect().await?;
    for attempt in 0_u64.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let login = format!("nobody{number}x{attempt}");
        let typed = json!({ "login": login, "password": "wrong-every-time" }).to_string();
        let reply = connection.call(Method::POST, "/api/v1/auth/login", typed.into()).await?;
        match (reply.status, reply.retry_after) {
            (401, _) => met.served.fetch_add(1, Ordering::Relaxed),
            (429, Some(_)) => met.limited.fetch_add(1, Ordering::Relaxed),
            _ => met.wrong.fetch_add(1, Ordering::Relaxed),
        };
    }
    Ok(())
}

/// Lets this process hold as many connections as the system allows it.
fn many_files() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // With fewer, the connections that fail are told.
    let _ = setrlimit(Resource::Nofile, limit);
}
