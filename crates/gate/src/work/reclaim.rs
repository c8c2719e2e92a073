//! Brings customers back into their pool by itself, in the name of the service `reclaimer`. When is due is
//! for the business to say; here is what it may ask and do.

use std::sync::atomic::Ordering;

use kernel::{Id, Result};
use policy::services::RECLAIMER;

pub use super::service::Wanted;
use super::service::{AtWork, unless_changed};
use crate::answer::ShownRecord;
use crate::day;
use crate::lifecycle::standing;
use crate::org::OrgState;
use crate::parts::Gate;
use crate::verbs::release::{self, ReleaseRequest};

/// The service at work in one organisation.
pub struct Reclaiming<'a>(AtWork<'a>);

/// Does this in every organisation that has a pool, unless it was done today by this process; today ends at
/// midnight in China.
///
/// # Errors
/// The first fault, after all organisations had their turn.
pub fn each_day(gate: &Gate, work: impl Fn(&Reclaiming<'_>) -> Result<()>) -> Result<()> {
    let today = day::number(gate.now());
    if gate.0.reclaimed.swap(today, Ordering::Relaxed) == today {
        return Ok(());
    }
    // What failed is tried again the next time.
    each(gate, work).inspect_err(|_| gate.0.reclaimed.store(0, Ordering::Relaxed))
}

/// The same, whenever it was done last.
///
/// # Errors
/// As for `each_day`.
pub fn each(gate: &Gate, work: impl Fn(&Reclaiming<'_>) -> Result<()>) -> Result<()> {
    let mut done = Ok(());
    for org in standing(gate)? {
        if gate.org(org.id)?.pools.is_empty() {
            continue;
        }
        done = done.and(work(&Reclaiming(AtWork::of(gate, &RECLAIMER, org.id)?)));
    }
    done
}

impl Reclaiming<'_> {
    /// The organisation with its pools and users.
    #[must_use]
    pub fn org(&self) -> &OrgState {
        self.0.org()
    }

    /// The service as any other one.
    #[must_use]
    pub const fn at_work(&self) -> &AtWork<'_> {
        &self.0
    }

    /// Today's date in China.
    #[must_use]
    pub fn today(&self) -> String {
        self.0.today()
    }

    /// As `AtWork::list`.
    ///
    /// # Errors
    /// Those of `AtWork::list`.
    pub fn list(
        &self,
        which: &Wanted<'_>,
        each: impl FnMut(Vec<ShownRecord>) -> Result<()>,
    ) -> Result<()> {
        self.0.list(which, each)
    }

    /// Gives a record back to a pool, for this reason; what somebody else has moved meanwhile is left alone.
    ///
    /// # Errors
    /// Those of `release` but for conflicts.
    pub fn release(&self, of: &ShownRecord, pool: Id, why: &'static str) -> Result<()> {
        let request =
            ReleaseRequest { version: Some(of.version), pool: Some(pool), why: Some(why) };
        let done = release::release(self.0.gate, &self.0.who, &of.object, of.id, &request);
        unless_changed(done).map(drop)
    }

    /// As `AtWork::note`.
    ///
    /// # Errors
    /// Those of `AtWork::note`.
    pub fn note(&self, of: &ShownRecord, values: &[(&str, Option<String>)]) -> Result<()> {
        self.0.note(of, values).map(drop)
    }
}
