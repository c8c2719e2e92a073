//! Looks after documents whose day has come, in the name of the service `reminder`. Which those are is for the
//! business to say; here is what it may ask and do.

use std::sync::atomic::Ordering;

use kernel::{Id, Result};
use policy::services::REMINDER;
use serde_json::{Map, Value as Json};

use super::service::{AtWork, unless_changed};
use crate::answer::ShownRecord;
use crate::day;
use crate::lifecycle::standing;
use crate::notify::MORNING;
use crate::parts::Gate;
use crate::verbs::create::{self, CreateRequest};

/// Does this in every organisation, unless it was done today by this process; today ends at midnight in China.
///
/// # Errors
/// The first fault, after all organisations had their turn.
pub fn each_day(gate: &Gate, work: impl Fn(&AtWork<'_>) -> Result<()>) -> Result<()> {
    let today = day::number(gate.now());
    if gate.0.reminded.swap(today, Ordering::Relaxed) == today {
        return Ok(());
    }
    let mut done = Ok(());
    for org in standing(gate)? {
        done = done.and(AtWork::of(gate, &REMINDER, org.id).and_then(|at_work| work(&at_work)));
    }
    // What failed is tried again the next time.
    done.inspect_err(|_| gate.0.reminded.store(0, Ordering::Relaxed))
}

/// Does this in every organisation, unless it was done this morning by this process; before eight in China it is
/// still night.
///
/// # Errors
/// As for `each_day`.
pub fn each_morning(gate: &Gate, work: impl Fn(&AtWork<'_>) -> Result<()>) -> Result<()> {
    let now = gate.now();
    let morning = day::number(now.plus_seconds(-3600 * i64::from(MORNING)));
    if gate.0.told.swap(morning, Ordering::Relaxed) == morning {
        return Ok(());
    }
    if day::number(now) != morning {
        return Ok(());
    }
    let mut done = Ok(());
    for org in standing(gate)? {
        done = done.and(AtWork::of(gate, &REMINDER, org.id).and_then(|at_work| work(&at_work)));
    }
    // What failed is tried again the next time.
    done.inspect_err(|_| gate.0.told.store(0, Ordering::Relaxed))
}

impl AtWork<'_> {
    /// Makes a task about a customer for this user. What is refused, such as for a customer who was deleted
    /// meanwhile, stops nothing else.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn task(&self, customer: Id, owner: Id, values: Map<String, Json>) -> Result<()> {
        let request = CreateRequest {
            object: "task".into(),
            values,
            owner: Some(owner),
            parent: Some(customer),
        };
        unless_changed(create::create(self.gate, &self.who, request)).map(drop)
    }

    /// The record's owner, unless frozen: somebody whom a task can be given to.
    #[must_use]
    pub fn works(&self, of: &ShownRecord) -> Option<Id> {
        let card = of.owner.and_then(|owner| self.org().users.get(&owner))?;
        (card.status != "frozen").then_some(card.id)
    }
}
