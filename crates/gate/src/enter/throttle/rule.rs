//! How much a wrong try slows the next one down.

use kernel::Timestamp;
use store::enter::throttle::ThrottleRow;

/// A rule of waiting. The n-th wrong try beyond the free ones doubles the wait.
pub struct Rule {
    /// So many wrong tries cost no wait.
    free: i64,
    /// The longest wait between two tries, in seconds.
    longest: i64,
    /// After so many wrong tries it is locked, and for so many seconds.
    lock: Option<(i64, i64)>,
    /// After so many seconds without a wrong try the count is forgotten.
    forget: i64,
}

/// For one login: three free tries, then 1, 2, 4 … 32 s between tries; ten lock it for 15 minutes.
pub const LOGIN: Rule = Rule { free: 3, longest: 60, lock: Some((10, 15 * 60)), forget: 12 * 3600 };

/// For one network: an office shares one address, so thirty tries are free, and nothing locks.
pub const NETWORK: Rule = Rule { free: 30, longest: 300, lock: None, forget: 3600 };

impl Rule {
    /// Whether the next try may be made; otherwise the fault's code and the seconds to wait.
    pub fn allows(&self, row: &ThrottleRow, now: Timestamp) -> Result<(), (&'static str, i64)> {
        if let Some(until) = row.locked_until
            && until > now
        {
            return Err(("locked", seconds_until(until, now)));
        }
        let next = row.last_at.plus_seconds(self.wait(row.failures));
        if next > now { Err(("slow_down", seconds_until(next, now))) } else { Ok(()) }
    }

    /// The row after one more try. A lock that ended leaves half of the tries, not all of them.
    pub fn counted(&self, mut row: ThrottleRow, now: Timestamp) -> ThrottleRow {
        if let (Some(_), Some((most, _))) = (row.locked_until.take(), self.lock) {
            row.failures = most / 2;
        }
        row.failures += 1;
        row.last_at = now;
        if let Some((most, seconds)) = self.lock
            && row.failures >= most
        {
            row.locked_until = Some(now.plus_seconds(seconds));
        }
        row
    }

    /// The row without its latest try, which was right: the next may follow at once.
    pub fn taken_back(&self, mut row: ThrottleRow) -> ThrottleRow {
        row.failures = (row.failures - 1).max(0);
        row.last_at = row.last_at.plus_seconds(-self.wait(row.failures));
        row.locked_until = None;
        row
    }

    /// Whether the count is so old that it says nothing any more.
    pub fn forgotten(&self, row: &ThrottleRow, now: Timestamp) -> bool {
        now.seconds_since(row.last_at) > self.forget
    }

    /// Seconds that must lie between the last try and the next.
    fn wait(&self, failures: i64) -> i64 {
        let beyond = failures - self.free;
        if beyond <= 0 {
            return 0;
        }
        let doublings = u32::try_from(beyond - 1).unwrap_or(0).min(30);
        (1_i64 << doublings).min(self.longest)
    }
}

/// Whole seconds until then, rounded up, so that waiting that long is enough.
fn seconds_until(then: Timestamp, now: Timestamp) -> i64 {
    (then.0 - now.0 + 999) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp(1_800_000_000_000);

    fn fresh() -> ThrottleRow {
        ThrottleRow { key: [0; 32], failures: 0, last_at: Timestamp(0), locked_until: None }
    }

    #[test]
    fn three_tries_are_free_and_then_the_wait_doubles() {
        let mut row = fresh();
        let mut now = START;
        let mut waits = Vec::new();
        for _ in 0..9 {
            match LOGIN.allows(&row, now) {
                Ok(()) => waits.push(0),
                Err((code, seconds)) => {
                    assert_eq!(code, "slow_down");
                    waits.push(seconds);
                    now = now.plus_seconds(seconds);
                    assert!(LOGIN.allows(&row, now).is_ok());
                }
            }
            row = LOGIN.counted(row, now);
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16]);
    }

    #[test]
    fn the_tenth_try_locks_for_a_quarter_of_an_hour_and_then_five_more_lock_again() {
        let mut row = fresh();
        for _ in 0..10 {
            row = LOGIN.counted(row, START);
        }
        assert_eq!(LOGIN.allows(&row, START), Err(("locked", 900)));
        let later = START.plus_seconds(900);
        assert!(LOGIN.allows(&row, later).is_ok());
        for _ in 0..5 {
            row = LOGIN.counted(row, later);
        }
        assert_eq!(LOGIN.allows(&row, later), Err(("locked", 900)));
    }

    #[test]
    fn a_network_is_slowed_down_but_never_locked() {
        let mut row = fresh();
        for _ in 0..200 {
            row = NETWORK.counted(row, START);
        }
        assert_eq!(NETWORK.allows(&row, START), Err(("slow_down", 300)));
    }

    #[test]
    fn an_old_count_is_forgotten() {
        let row = LOGIN.counted(fresh(), START);
        assert!(!LOGIN.forgotten(&row, START.plus_seconds(12 * 3600)));
        assert!(LOGIN.forgotten(&row, START.plus_seconds(12 * 3600 + 1)));
    }
}
