//! The terms of a role: from which networks, in which hours and how freshly proved its holders work, and how long
//! their sessions last. Who holds several roles keeps to the terms of each: the strictest holds.

mod read;

use std::net::IpAddr;

use kernel::{Fault, FaultKind, Network, Result, Timestamp};

use crate::day;

pub use read::{check, of_values};

/// A session ends when it is not used for so many minutes, where no role says otherwise.
const IDLE_MINUTES: u32 = 30;
/// A session ends after so many hours at the latest, where no role says otherwise.
const SESSION_HOURS: u32 = 12;
/// Revealing accepts a proof that is so many minutes old, where no role says otherwise: a working day.
const REVEAL_PROOF_MINUTES: u32 = 8 * 60;
/// What is dangerous accepts a proof that is so many minutes old, where no role says otherwise.
const ACT_PROOF_MINUTES: u32 = 15;

/// Hours of the week in which people work, in China's time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Hours {
    /// Monday is bit 0.
    days: u8,
    /// Minutes since midnight; the last minute is the one before `to`.
    from: u16,
    to: u16,
}

impl Hours {
    /// Whether this moment lies in them. Hours that go over midnight belong to the day on which they begin.
    fn contains(self, now: Timestamp) -> bool {
        let (weekday, minute) = day::weekday_and_minute(now);
        let on = |weekday: u8| self.days & (1 << weekday) != 0;
        if self.from < self.to {
            return on(weekday) && (self.from..self.to).contains(&minute);
        }
        (on(weekday) && minute >= self.from) || (on((weekday + 6) % 7) && minute < self.to)
    }
}

/// What a sensitive act asks of the proof of who somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// Values of class high are revealed.
    Reveal,
    /// Data leaves, or rights change.
    Act,
}

/// Under which terms somebody works.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Terms {
    /// Of each list one network must fit.
    networks: Vec<Vec<Network>>,
    /// All of them must fit.
    hours: Vec<Hours>,
    reveal_proof_minutes: Option<u32>,
    act_proof_minutes: Option<u32>,
    idle_minutes: Option<u32>,
    session_hours: Option<u32>,
    /// Sessions that somebody may have at a time.
    pub sessions_at_most: Option<u32>,
    /// Reveals on one day.
    pub reveals_a_day: Option<u32>,
}

impl Terms {
    /// These and others at once.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        let least = |one: Option<u32>, other: Option<u32>| one.into_iter().chain(other).min();
        self.networks.extend(other.networks.iter().cloned());
        self.hours.extend(other.hours.iter().copied());
        self.reveal_proof_minutes = least(self.reveal_proof_minutes, other.reveal_proof_minutes);
        self.act_proof_minutes = least(self.act_proof_minutes, other.act_proof_minutes);
        self.idle_minutes = least(self.idle_minutes, other.idle_minutes);
        self.session_hours = least(self.session_hours, other.session_hours);
        self.sessions_at_most = least(self.sessions_at_most, other.sessions_at_most);
        self.reveals_a_day = least(self.reveals_a_day, other.reveals_a_day);
        self
    }

    /// Whether somebody may work from this network at this moment. An unknown network is on no list.
    ///
    /// # Errors
    /// `network_refused`, `outside_hours`.
    pub fn admit(&self, network: Option<&str>, now: Timestamp) -> Result<()> {
        let address: Option<IpAddr> = network.and_then(|text| text.parse().ok());
        let fits = |list: &Vec<Network>| {
            address.is_some_and(|address| list.iter().any(|one| one.contains(address)))
        };
        if !self.networks.iter().all(fits) {
            return Err(Fault::new(FaultKind::Denied, "network_refused"));
        }
        if !self.in_hours(now) {
            return Err(Fault::new(FaultKind::Denied, "outside_hours"));
        }
        Ok(())
    }

    /// Whether they name networks from which alone somebody may come.
    #[must_use]
    pub const fn names_networks(&self) -> bool {
        !self.networks.is_empty()
    }

    /// Whether this moment lies in all working hours.
    #[must_use]
    pub fn in_hours(&self, now: Timestamp) -> bool {
        self.hours.iter().all(|hours| hours.contains(now))
    }

    /// Seconds for which a proof is good.
    #[must_use]
    pub fn proof_seconds(&self, proof: Proof) -> i64 {
        let minutes = match proof {
            Proof::Reveal => self.reveal_proof_minutes.unwrap_or(REVEAL_PROOF_MINUTES),
            Proof::Act => self.act_proof_minutes.unwrap_or(ACT_PROOF_MINUTES),
        };
        i64::from(minutes) * 60
    }

    /// Seconds without use after which a session ends.
    #[must_use]
    pub fn idle_seconds(&self) -> i64 {
        i64::from(self.idle_minutes.unwrap_or(IDLE_MINUTES)) * 60
    }

    /// Seconds after which a session ends at the latest.
    #[must_use]
    pub fn session_seconds(&self) -> i64 {
        i64::from(self.session_hours.unwrap_or(SESSION_HOURS)) * 3600
    }
}

#[cfg(test)]
mod tests;
