//! One try at a secret: counted first, then right or wrong.

use audit::Event;
use kernel::{Fault, Id, Result};
use store::Across;

use super::throttle::Counters;
use super::{notice, record};
use crate::parts::Gate;

/// A try that is under way.
pub struct Try {
    counters: Counters,
    locks_if_wrong: bool,
    whose: Option<(Id, Id)>,
}

impl Try {
    /// Counts a try at this login's secrets; a refusal is recorded before it is told.
    ///
    /// # Errors
    /// `locked` or `slow_down`, each with `retry_after`.
    pub fn begin(
        gate: &Gate,
        login: &str,
        network: Option<&str>,
        whose: Option<(Id, Id)>,
        event: &Event,
    ) -> Result<Self> {
        let counters = Counters::of(gate, login, network);
        let (counting, now) = (counters.clone(), gate.now());
        let counted = gate
            .0
            .store
            .across(Across::Deployment)
            .write(move |c| counting.begin(c, now))
            .map_err(|fault| record::refused(gate, event.clone(), fault))?;
        Ok(Self { counters, locks_if_wrong: counted.locks_if_wrong, whose })
    }

    /// The counters, for the transaction in which the try turns out right.
    pub fn counters(&self) -> Counters {
        self.counters.clone()
    }

    /// The try could not be judged and does not count.
    pub fn taken_back(&self, gate: &Gate) -> Result<()> {
        let (counters, now) = (self.counters(), gate.now());
        gate.0.store.across(Across::Deployment).write(move |c| counters.half_way(c, now))
    }

    /// The try was wrong: recorded, and the owners are told when it locked the login.
    pub fn wrong(&self, gate: &Gate, event: Event, fault: Fault) -> Fault {
        let mut lock = event.clone();
        let fault = record::refused(gate, event, fault);
        if !self.locks_if_wrong {
            return fault;
        }
        lock.id = Id::new();
        "lock".clone_into(&mut lock.act);
        let told = match self.whose {
            Some((org, user)) => {
                let codes = ["notice_login_locked", "notice_own_lock"];
                notice::to_owners(gate, org, codes, user, lock)
            }
            None => gate.0.recorder.record(lock),
        };
        told.err().unwrap_or(fault)
    }
}
