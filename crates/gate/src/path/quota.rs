//! How often a user may ask in ways that tell something of values they do not see: searching masked
//! fields, and writing values that clash with a unique one.

use std::collections::HashMap;

use kernel::{Fault, FaultKind, Id, Result, Timestamp, limits};
use parking_lot::Mutex;
use store::quota::{self as table, Count};

use super::Act;

/// Counts so many conditions on masked fields.
///
/// # Errors
/// `slow_down` with the seconds until the next hour; nothing is counted then.
pub fn masked_search(act: &Act<'_>, conditions: u32) -> Result<()> {
    let user = act.who.user();
    let Some(count) = shared(act, "masked_search") else {
        return act.gate.0.quota.lock().masked_search(user, act.now, conditions);
    };
    let (n, limit) = (conditions.into(), limits::MASKED_SEARCHES_HOUR.into());
    let counted = act.store().write(move |c| table::spend(c, &count, n, limit))?;
    if counted { Ok(()) } else { Err(too_often(act.now)) }
}

/// Whether the caller may try another unique value: asked before the try, since a refusal after it
/// would tell as much as the clash.
///
/// # Errors
/// `slow_down` with the seconds until the next hour.
pub fn may_claim(act: &Act<'_>) -> Result<()> {
    let Some(count) = shared(act, "clash") else {
        return act.gate.0.quota.lock().may_claim(act.who.user(), act.now);
    };
    let spent = act.store().read(|c| table::spent(c, &count))?;
    if spent < limits::CLASHES_HOUR.into() { Ok(()) } else { Err(too_often(act.now)) }
}

/// Counts a clash.
///
/// # Errors
/// Those of the store: what is not counted must not be told.
pub fn clashed(act: &Act<'_>) -> Result<()> {
    let Some(count) = shared(act, "clash") else {
        act.gate.0.quota.lock().clashed(act.who.user(), act.now);
        return Ok(());
    };
    act.store().write(move |c| table::spend(c, &count, 1, i64::MAX)).map(drop)
}

/// What all nodes count together, where there may be several.
fn shared(act: &Act<'_>, kind: &'static str) -> Option<Count> {
    let (org, user, hour) = (act.who.org_id(), act.who.user(), hour(act.now));
    act.gate.has_other_nodes().then_some(Count { org, user, kind: kind.into(), hour })
}

/// Hours since 1970.
pub fn hour(now: Timestamp) -> i64 {
    now.0.div_euclid(3_600_000)
}

/// What the one process of the embedded database counts in its memory.
pub type Counts = Mutex<Quota>;

/// Counts of this hour by user.
#[derive(Default)]
pub struct Quota {
    hour: i64,
    searches: HashMap<Id, u32>,
    clashes: HashMap<Id, u32>,
}

impl Quota {
    /// Counts so many conditions on masked fields.
    ///
    /// # Errors
    /// `slow_down` with the seconds until the next hour; nothing is counted then.
    pub fn masked_search(&mut self, user: Id, now: Timestamp, conditions: u32) -> Result<()> {
        self.turn(now);
        let count = self.searches.entry(user).or_default();
        if count.saturating_add(conditions) > limits::MASKED_SEARCHES_HOUR {
            return Err(too_often(now));
        }
        *count += conditions;
        Ok(())
    }

    /// Whether the user may try another unique value: asked before the try, since a refusal after
    /// it would tell as much as the clash.
    ///
    /// # Errors
    /// `slow_down` with the seconds until the next hour.
    pub fn may_claim(&mut self, user: Id, now: Timestamp) -> Result<()> {
        self.turn(now);
        match self.clashes.get(&user) {
            Some(count) if *count >= limits::CLASHES_HOUR => Err(too_often(now)),
            _ => Ok(()),
        }
    }

    /// Counts a clash.
    pub fn clashed(&mut self, user: Id, now: Timestamp) {
        self.turn(now);
        *self.clashes.entry(user).or_default() += 1;
    }

    fn turn(&mut self, now: Timestamp) {
        let hour = hour(now);
        if hour != self.hour {
            self.hour = hour;
            self.searches.clear();
            self.clashes.clear();
        }
    }
}

fn too_often(now: Timestamp) -> Fault {
    let rest = (3_600_000 - now.0.rem_euclid(3_600_000)) / 1000 + 1;
    Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixty_first_search_of_an_hour_is_refused_and_the_next_hour_is_free() {
        let mut quota = Quota::default();
        let (user, now) = (Id::new(), Timestamp(0));
        for _ in 0..limits::MASKED_SEARCHES_HOUR {
            quota.masked_search(user, now, 1).expect("below the quota");
        }
        let refused = quota.masked_search(user, now, 1).expect_err("above the quota");
        assert_eq!(refused.code, "slow_down");
        quota.masked_search(user, Timestamp(3_600_000), 1).expect("a new hour");
    }

    #[test]
    fn a_filter_with_more_conditions_than_are_left_is_refused_whole() {
        let mut quota = Quota::default();
        let (user, now) = (Id::new(), Timestamp(0));
        quota.masked_search(user, now, limits::MASKED_SEARCHES_HOUR - 1).expect("below the quota");
        quota.masked_search(user, now, 2).expect_err("above the quota");
        quota.masked_search(user, now, 1).expect("what is left");
    }

    #[test]
    fn who_clashed_too_often_may_not_try_again_this_hour() {
        let mut quota = Quota::default();
        let (user, now) = (Id::new(), Timestamp(0));
        for _ in 0..limits::CLASHES_HOUR {
            quota.may_claim(user, now).expect("below the quota");
            quota.clashed(user, now);
        }
        assert_eq!(quota.may_claim(user, now).expect_err("above the quota").code, "slow_down");
        quota.may_claim(Id::new(), now).expect("somebody else");
        quota.may_claim(user, Timestamp(3_600_000)).expect("a new hour");
    }
}
