//! A chunk between its decision and its transaction.
//!
//! Deciding and sealing may go on for several chunks at once, beside the writer. What was decided
//! holds only as long as the organisation stands as it stood and nobody else stored the same people:
//! otherwise it is decided anew before it is stored.

use std::collections::HashSet;
use std::sync::Arc;

use audit::Outcome;
use kernel::{Id, Result};
use policy::Verb;

use super::chunk::{self, Decided};
use super::{ImportChunk, ImportRow, ImportRules};
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{Act, Shown, Unrecorded, recorded_with_change};
use crate::work::steps::Step;

/// How often a chunk is decided anew since somebody stored one of its people meanwhile.
const TRIES: usize = 3;

/// What is stored beside a chunk, in its own transaction; asked again when the chunk is decided
/// anew.
pub type Beside<'a> = dyn Fn(&ImportChunk) -> Result<Option<Step>> + 'a;

/// A chunk that is decided and sealed, and waits to be stored. It has no `Debug`.
pub struct Ready {
    who: Entered,
    object: String,
    rows: Vec<ImportRow>,
    rules: ImportRules,
    dry_run: bool,
    decided: Decided,
}

/// Decides a chunk of rows and seals it; at most a few hundred, since one transaction stores them
/// all. The keys of new people are durable then, and nothing else: store it, or give it up.
///
/// # Errors
/// `denied` for who may not import; a bad row is refused by itself and is no error.
pub fn prepare(
    gate: &Gate,
    who: &Entered,
    object: &str,
    rows: Vec<ImportRow>,
    rules: &ImportRules,
    dry_run: bool,
) -> Result<Ready> {
    let act = Act::begin(gate, who, Verb::Import, object)?;
    let decided = chunk::decide(&act, &rows, rules, dry_run)?;
    let (who, object) = (who.clone(), object.to_owned());
    Ok(Ready { who, object, rows, rules: rules.clone(), dry_run, decided })
}

impl Ready {
    /// The records that rows of the chunk were recognised as.
    #[must_use]
    pub const fn known(&self) -> &HashSet<Id> {
        &self.decided.known
    }

    /// Decides it once more, since something that it leans on changed.
    ///
    /// # Errors
    /// As for [`prepare`].
    pub fn again(&mut self, gate: &Gate, who: &Entered) -> Result<()> {
        let act = Act::begin(gate, who, Verb::Import, &self.object)?;
        let decided = chunk::decide(&act, &self.rows, &self.rules, self.dry_run)?;
        let before = std::mem::replace(&mut self.decided, decided);
        self.who = who.clone();
        forget(gate, &self.who, &before)
    }

    /// Stores it, whole or not at all, with its entry in the ledger and with what stands beside it.
    ///
    /// # Errors
    /// As for [`prepare`]; `lease_lost` when another node has taken the job over: then nothing is
    /// stored.
    pub fn store(
        mut self,
        gate: &Gate,
        who: &Entered,
        beside: &Beside<'_>,
    ) -> Result<Shown<ImportChunk>> {
        let stands = Arc::ptr_eq(self.who.org(), who.org()) && self.who.user() == who.user();
        if !stands {
            self.again(gate, who)?;
        }
        let mut tries = 0;
        loop {
            match self.keep(gate, who, beside) {
                // Somebody stored one of these people between our look and our write: look again.
                Err(fault) if tries < TRIES && is_race(fault.code) => {
                    tries += 1;
                    self.again(gate, who)?;
                }
                Ok(()) => return Ok(recorded_with_change(Unrecorded::new(self.decided.chunk))),
                Err(fault) => return Err(fault),
            }
        }
    }

    /// Gives up what will not be stored: the keys that were made for it.
    ///
    /// # Errors
    /// Those of the store; a key that nothing is sealed under stays then.
    pub fn give_up(self, gate: &Gate) -> Result<()> {
        forget(gate, &self.who, &self.decided)
    }

    fn keep(&self, gate: &Gate, who: &Entered, beside: &Beside<'_>) -> Result<()> {
        let act = Act::begin(gate, who, Verb::Import, &self.object)?;
        let event = act.event(self.decided.told(), Outcome::Done)?;
        let (step, batch) = (beside(&self.decided.chunk)?, self.decided.batch.clone());
        let chain = gate.0.recorder.chain();
        act.store().write(move |c| {
            if let Some(batch) = &batch {
                batch.keep(c, step.as_ref())?;
            }
            if let Some(step) = &step {
                step.keep(c)?;
            }
            Recorder::append(c, &chain, std::slice::from_ref(&event))
        })?;
        crate::assignment::ring_for(&act);
        Ok(())
    }
}

/// Removes the keys of a decision whose rows were not stored: those of a transaction that was
/// undone, or that never began.
fn forget(gate: &Gate, who: &Entered, decided: &Decided) -> Result<()> {
    let Some(batch) = &decided.batch else { return Ok(()) };
    gate.0.keyring.give_up(who.org_id(), &batch.fresh)
}

fn is_race(code: &str) -> bool {
    matches!(code, "not_unique" | "exists_elsewhere" | "version_conflict")
}
