//! What services tell, and what was planned and comes due.

use kernel::{Result, Timestamp};
use store::{Across, notifications};

use super::service::AtWork;
use crate::notify::{Tell, Telling};
use crate::parts::Gate;

/// Lets the pages of this node hear of what was planned and came due since this moment; the present one, to be
/// handed in the next time.
///
/// # Errors
/// Those of the store.
pub fn came_due(gate: &Gate, since: Timestamp) -> Result<Timestamp> {
    let now = gate.now();
    let due = gate.0.store.across(Across::Telling);
    for (org, user) in due.read(|c| notifications::came_due(c, since, now))? {
        gate.announce_here(org, &[user]);
    }
    Ok(now)
}

impl AtWork<'_> {
    /// Tells users what is no change of a record, such as what is due today. What was told once is not told
    /// again, whichever node tries.
    ///
    /// # Errors
    /// Those of the store.
    pub fn tell(&self, tells: Vec<Tell>) -> Result<()> {
        if tells.is_empty() {
            return Ok(());
        }
        let mut telling = Telling::begin(self.gate, &self.who);
        tells.into_iter().try_for_each(|tell| telling.add(self.gate, &self.who, tell))?;
        let kept = telling.clone();
        self.gate.0.store.of(self.who.org_id()).write(move |c| kept.keep(c))?;
        telling.announce(self.gate);
        Ok(())
    }
}
