//! All writers at once, until they are told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::writer::{Step, Writer};

/// After no answer a client waits so long before it asks again.
const REST: Duration = Duration::from_millis(50);

/// A load that runs.
pub struct Load {
    stop: Arc<AtomicBool>,
    done: Arc<AtomicU64>,
    threads: Vec<JoinHandle<Writer>>,
}

impl Load {
    /// Lets the writers work against these addresses, each beginning with another.
    pub fn begin(writers: Vec<Writer>, addresses: &[String]) -> Self {
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let threads = writers
            .into_iter()
            .map(|writer| {
                let (stop, done) = (stop.clone(), done.clone());
                let addresses = addresses.to_vec();
                thread::spawn(move || work(writer, &addresses, &stop, &done))
            })
            .collect();
        Self { stop, done, threads }
    }

    /// Acts that were acknowledged so far.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Seconds until so many more acts are acknowledged; nothing when that takes too long.
    pub fn goes_on(&self, acts: u64, patience: Duration) -> Option<f64> {
        let (began, wanted) = (Instant::now(), self.done() + acts);
        while self.done() < wanted {
            if began.elapsed() > patience {
                return None;
            }
            thread::sleep(Duration::from_millis(5));
        }
        Some(began.elapsed().as_secs_f64())
    }

    /// Lets each writer finish what it does and takes them back.
    pub fn end(self) -> Result<Vec<Writer>> {
        self.stop.store(true, Ordering::Relaxed);
        let ended = self.threads.into_iter().map(JoinHandle::join);
        ended.map(|writer| writer.map_err(|_| anyhow!("a writer gave up"))).collect()
    }
}

fn work(mut writer: Writer, addresses: &[String], stop: &AtomicBool, done: &AtomicU64) -> Writer {
    let mut turn = writer.number;
    while !stop.load(Ordering::Relaxed) {
        let before = writer.book.acts.len();
        if let Step::Unanswered = writer.step(&addresses[turn % addresses.len()]) {
            turn += 1;
            thread::sleep(REST);
        }
        done.fetch_add((writer.book.acts.len() - before) as u64, Ordering::Relaxed);
    }
    writer
}
