//! Loads one server: so many connections, each asking again as soon as it was answered.

use std::time::{Duration, Instant};

use anyhow::Result;
use hdrhistogram::Histogram;

use super::client::Caller;
use crate::program::Server;

/// Requests of one measurement at most.
const REQUESTS: usize = 1_000_000;

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

/// Loads a server for so long.
pub async fn load(
    server: &Server,
    caller: &Caller,
    paths: &[String],
    connections: usize,
    during: Duration,
) -> Result<Sample> {
    let mut opened = Vec::with_capacity(connections);
    for _ in 0..connections {
        opened.push(caller.connect().await?);
    }
    let paths: std::sync::Arc<[String]> = paths.into();
    let worked = server.processor_seconds()?;
    let began = Instant::now();
    let tasks: Vec<_> = opened
        .into_iter()
        .enumerate()
        .map(|(first, mut connection)| {
            let paths = paths.clone();
            tokio::spawn(async move {
                let mut times = Vec::new();
                let mine = REQUESTS / connections;
                for path in paths.iter().cycle().skip(first * paths.len() / connections) {
                    if times.len() >= mine || (began.elapsed() >= during && !times.is_empty()) {
                        break;
                    }
                    let start = Instant::now();
                    connection.get(path).await?;
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
