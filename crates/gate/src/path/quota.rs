//! How often a user may search by parts of masked fields, so that search is no oracle.

use std::collections::HashMap;

use kernel::{Fault, FaultKind, Id, Result, Timestamp, limits};

/// Counts of this hour by user.
#[derive(Default)]
pub struct Quota {
    hour: i64,
    counts: HashMap<Id, u32>,
}

impl Quota {
    /// Counts one search by parts of masked fields.
    ///
    /// # Errors
    /// `slow_down` with the seconds until the next hour.
    pub fn masked_search(&mut self, user: Id, now: Timestamp) -> Result<()> {
        let hour = now.0.div_euclid(3_600_000);
        if hour != self.hour {
            self.hour = hour;
            self.counts.clear();
        }
        let count = self.counts.entry(user).or_default();
        if *count >= limits::MASKED_SEARCHES_HOUR {
            let rest = ((hour + 1) * 3_600_000 - now.0) / 1000 + 1;
            return Err(Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", rest));
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixty_first_search_of_an_hour_is_refused_and_the_next_hour_is_free() {
        let mut quota = Quota::default();
        let (user, now) = (Id::new(), Timestamp(0));
        for _ in 0..limits::MASKED_SEARCHES_HOUR {
            quota.masked_search(user, now).expect("below the quota");
        }
        let refused = quota.masked_search(user, now).expect_err("above the quota");
        assert_eq!(refused.code, "slow_down");
        quota.masked_search(user, Timestamp(3_600_000)).expect("a new hour");
    }
}
