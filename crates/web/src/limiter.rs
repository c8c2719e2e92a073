//! How often one network may knock without being signed in.

use std::collections::HashMap;
use std::time::Instant;

use parking_lot::Mutex;

/// Networks that are remembered at most; the fullest (least active) are forgotten first.
const REMEMBERED: usize = 20_000;

/// A token bucket for each network: bursts of one minute's worth, then a steady rate.
pub struct Limiter {
    per_minute: f64,
    buckets: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    left: f64,
    at: Instant,
}

impl Limiter {
    /// A limiter that lets so many requests a minute through from each network.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        Self { per_minute: f64::from(per_minute.max(1)), buckets: Mutex::new(HashMap::new()) }
    }

    /// Counts one request of this network at this moment.
    ///
    /// # Errors
    /// The seconds to wait when the network asked too often.
    pub fn take(&self, network: &str, now: Instant) -> Result<(), u64> {
        let mut buckets = self.buckets.lock();
        if buckets.len() >= REMEMBERED && !buckets.contains_key(network) {
            self.forget_rested(&mut buckets, now);
        }
        let full = self.per_minute;
        let bucket = buckets.entry(network.to_owned()).or_insert(Bucket { left: full, at: now });
        bucket.left = self.refilled(bucket, now);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        let seconds = (1.0 - bucket.left) * 60.0 / self.per_minute;
        Err(seconds.ceil().clamp(1.0, 60.0) as u64)
    }

    fn refilled(&self, bucket: &Bucket, now: Instant) -> f64 {
        let seconds = now.saturating_duration_since(bucket.at).as_secs_f64();
        (bucket.left + seconds * self.per_minute / 60.0).min(self.per_minute)
    }

    /// Drops the buckets that are full again; when all are in use, every second one, so that a
    /// flood from many networks can neither fill the memory nor free itself completely.
    fn forget_rested(&self, buckets: &mut HashMap<String, Bucket>, now: Instant) {
        buckets.retain(|_, bucket| self.refilled(bucket, now) < self.per_minute);
        if buckets.len() >= REMEMBERED {
            let mut keep = false;
            buckets.retain(|_, _| {
                keep = !keep;
                keep
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_network_that_asks_too_often_is_told_how_long_to_wait() {
        let limiter = Limiter::new(3);
        let now = Instant::now();
        for _ in 0..3 {
            assert!(limiter.take("10.0.0.1", now).is_ok());
        }
        assert_eq!(limiter.take("10.0.0.1", now), Err(20));
        assert!(limiter.take("10.0.0.2", now).is_ok(), "another network is not held back");
        let later = now + Duration::from_secs(20);
        assert!(limiter.take("10.0.0.1", later).is_ok());
        assert!(limiter.take("10.0.0.1", later).is_err());
    }

    #[test]
    fn a_flood_from_many_networks_does_not_fill_the_memory() {
        let limiter = Limiter::new(1);
        let now = Instant::now();
        for n in 0..(REMEMBERED + 5_000) {
            let _ = limiter.take(&format!("n{n}"), now);
        }
        assert!(limiter.buckets.lock().len() <= REMEMBERED);
    }
}
