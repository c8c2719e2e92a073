//! Loads one server: so many connections, each asking again as soon as it was answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hdrhistogram::Histogram;
use hyper::Method;
use hyper::body::Bytes;
use serde_json::{Map, Value as Json, json};

use crate::client::{Caller, Connection};
use crate::program::Server;

/// Requests of one measurement at most.
const REQUESTS: usize = 1_000_000;

/// One request.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path with its query.
    pub path: String,
    /// The body; empty for none.
    pub body: Bytes,
}

impl Request {
    /// A request without a body.
    #[must_use]
    pub fn get(path: &str) -> Self {
        Self { method: Method::GET, path: path.to_owned(), body: Bytes::new() }
    }

    /// A request with a body of JSON.
    #[must_use]
    pub fn post(path: &str, body: &Json) -> Self {
        Self { method: Method::POST, path: path.to_owned(), body: body.to_string().into() }
    }
}

/// What a connection does again and again.
pub enum Work {
    /// These requests, one after the other.
    Ask(Vec<Request>),
    /// Creates customers with these values by turns, each with a phone number of its own.
    Create(Vec<Map<String, Json>>),
    /// Changes these customers by turns; each connection has its own part of them.
    Update(Vec<String>),
}

/// What one measurement came to.
pub struct Sample {
    /// Answers a second.
    pub per_second: f64,
    /// Half of the answers came within so many microseconds.
    pub p50_us: f64,
    /// 99 of 100 answers came within so many microseconds.
    pub p99_us: f64,
    /// Processor time of the server for one answer, in microseconds.
    pub processor_us: f64,
}

/// A connection at work.
struct Worker {
    connection: Connection,
    work: Arc<Work>,
    /// Its place among so many connections.
    place: (usize, usize),
    /// The customers that it changes, with the versions that it saw.
    seen: Vec<(String, i64)>,
}

/// The next phone number; no two measurements of a process share one.
static PHONE: AtomicU64 = AtomicU64::new(0);

/// Loads a server for so long.
///
/// # Errors
/// When a request fails or is not answered well.
pub async fn load(
    server: &Server,
    caller: &Caller,
    work: &Arc<Work>,
    connections: usize,
    during: Duration,
) -> Result<Sample> {
    let mut workers = Vec::with_capacity(connections);
    for place in 0..connections {
        workers.push(Worker::ready(caller, work, (place, connections)).await?);
    }
    let worked = server.processor_seconds()?;
    let began = Instant::now();
    let most = REQUESTS / connections;
    let tasks: Vec<_> = workers
        .into_iter()
        .map(|mut worker| {
            tokio::spawn(async move {
                let mut times = Vec::new();
                while times.is_empty() || (times.len() < most && began.elapsed() < during) {
                    let start = Instant::now();
                    worker.one(times.len()).await?;
                    times.push(start.elapsed());
                }
                anyhow::Ok(times)
            })
        })
        .collect();
    let mut times = Histogram::<u64>::new(3)?;
    for task in tasks {
        for time in task.await?? {
            times.record(u64::try_from(time.as_micros())?)?;
        }
    }
    let whole = began.elapsed().as_secs_f64();
    let worked = server.processor_seconds()? - worked;
    let calls = times.len() as f64;
    Ok(Sample {
        per_second: calls / whole,
        p50_us: times.value_at_quantile(0.5) as f64,
        p99_us: times.value_at_quantile(0.99) as f64,
        processor_us: worked * 1e6 / calls,
    })
}

impl Worker {
    async fn ready(caller: &Caller, work: &Arc<Work>, place: (usize, usize)) -> Result<Self> {
        let mut connection = caller.connect().await?;
        let mut seen = Vec::new();
        if let Work::Update(ids) = &**work {
            for id in ids.iter().skip(place.0).step_by(place.1) {
                let version = version(&connection.open("customer", id).await?)?;
                seen.push((id.clone(), version));
            }
            ensure!(!seen.is_empty(), "fewer customers to change than connections");
        }
        Ok(Self { connection, work: Arc::clone(work), place, seen })
    }

    /// The next thing; `number` counts what this connection did before.
    async fn one(&mut self, number: usize) -> Result<()> {
        let Self { connection, work, place: (place, all), seen } = self;
        match &**work {
            Work::Ask(requests) => {
                let at = (*place * requests.len() / *all + number) % requests.len();
                let Request { method, path, body } = &requests[at];
                connection.call(method.clone(), path, body.clone()).await?.well().map(drop)
            }
            Work::Create(customers) => {
                let mut values = customers[(*place + number * *all) % customers.len()].clone();
                let phone = PHONE.fetch_add(1, Ordering::Relaxed);
                // 166 is none of the prefixes of customers that are made up elsewhere.
                values.insert("phone".into(), format!("166{phone:08}").into());
                connection.create("customer", &values).await.map(drop)
            }
            Work::Update(_) => {
                let mine = seen.len();
                let (id, seen) = &mut seen[number % mine];
                let level = ["gold", "vip"][(number / mine) % 2];
                let values = json!({ "level": level, "remark": format!("第{number}次回访") });
                *seen = version(&connection.update("customer", id, *seen, &values).await?)?;
                Ok(())
            }
        }
    }
}

fn version(record: &Json) -> Result<i64> {
    record["version"].as_i64().context("a record without a version")
}
