//! Calls again and again, on one thread or several, and tells how often and how long.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kernel::{Fault, Result};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value as Json, json};

/// Calls that one thread notes at most; a figure that has so many is good enough.
const CALLS: usize = 1_000_000;

/// How long each call took, and all of them together.
pub struct Times {
    threads: usize,
    calls: Vec<Duration>,
    whole: Duration,
    /// Seconds that the process worked meanwhile, all its threads together; not where calls were
    /// timed otherwise.
    worked: Option<f64>,
}

impl Times {
    /// Calls from so many threads for so long, at least once each. Each call gets a number of its
    /// own, from 0.
    ///
    /// # Errors
    /// The first fault of a call.
    pub fn measure(
        threads: usize,
        during: Duration,
        call: impl Fn(usize) -> Result<()> + Sync,
    ) -> Result<Self> {
        let number = AtomicUsize::new(0);
        let worked = processor_seconds();
        let began = Instant::now();
        let one = || {
            let mut calls = Vec::new();
            while calls.is_empty() || (began.elapsed() < during && calls.len() < CALLS) {
                let start = Instant::now();
                call(number.fetch_add(1, Ordering::Relaxed))?;
                calls.push(start.elapsed());
            }
            Ok(calls)
        };
        let calls = std::thread::scope(|scope| {
            let all: Vec<_> = (0..threads).map(|_| scope.spawn(one)).collect();
            let joined = all.into_iter().map(|thread| {
                thread.join().map_err(|_| Fault::internal("a measured call panicked"))?
            });
            joined.collect::<Result<Vec<_>>>()
        })?;
        let whole = began.elapsed();
        let worked = Some(processor_seconds() - worked);
        Ok(Self { threads, calls: calls.concat(), whole, worked })
    }

    /// The times of calls that were made otherwise, one after the other.
    pub const fn of(calls: Vec<Duration>, whole: Duration) -> Self {
        Self { threads: 1, calls, whole, worked: None }
    }

    /// The same with the role whose permit the calls had: `owner` sees everything in the clear,
    /// `rep` sees own customers, some fields masked.
    pub fn told_as(self, role: &str) -> Json {
        let mut told = self.told();
        told["role"] = role.into();
        told
    }

    /// Microseconds of processor time of one call.
    pub fn work(&self) -> f64 {
        self.worked.unwrap_or_default() * 1e6 / self.calls.len().max(1) as f64
    }

    /// Microseconds of processor time of each of so many things that are done at once.
    pub fn measure_once(many: u64, work: impl FnOnce()) -> f64 {
        let before = processor_seconds();
        work();
        (processor_seconds() - before) * 1e6 / many.max(1) as f64
    }

    /// The rate, the times that half and 99 of 100 calls kept within, and the processor's time of
    /// one call: that of other programs does not count, so that it is steadier than the rest.
    pub fn told(mut self) -> Json {
        self.calls.sort_unstable();
        let within = |percent: usize| {
            let place = (self.calls.len() * percent / 100).min(self.calls.len().saturating_sub(1));
            self.calls.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e6)
        };
        json!({
            "threads": self.threads,
            "calls": self.calls.len(),
            "per_second": per_second(self.calls.len(), self.whole),
            "p50_us": within(50).round(),
            "p99_us": within(99).round(),
            "processor_us": self.worked.map(|s| (s * 1e6 / self.calls.len() as f64).round()),
        })
    }
}

/// Seconds that this process has worked so far, in all its threads.
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// So many in this time, by the second, to three digits after the point.
pub fn per_second(many: usize, whole: Duration) -> f64 {
    let rate = many as f64 / whole.as_secs_f64().max(f64::MIN_POSITIVE);
    (rate * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_99_of_100_calls_kept_within_the_times_told() {
        let calls = (1..=100).rev().map(Duration::from_micros).collect();
        let told = Times::of(calls, Duration::from_millis(10)).told();
        assert_eq!((&told["p50_us"], &told["p99_us"]), (&json!(51.0), &json!(100.0)));
        assert_eq!(told["per_second"], json!(10_000.0));
    }

    #[test]
    fn each_thread_calls_at_least_once_and_no_number_comes_twice() {
        let seen = parking_lot::Mutex::new(Vec::new());
        let note = |number| {
            seen.lock().push(number);
            Ok(())
        };
        let told = Times::measure(3, Duration::ZERO, note).expect("measured").told();
        let mut seen = seen.into_inner();
        seen.sort_unstable();
        assert_eq!((seen, &told["calls"]), (vec![0, 1, 2], &json!(3)));
    }
}
