//! A job goes on for the user who asked for it.

use kernel::{Id, Lang, Result};
use policy::{CallerKind, Via};

use super::caller::{self, Proved};
use crate::entered::{Browser, Entered, Visit};
use crate::parts::Gate;

/// Lets the owner of a job in for its next step, with the permissions of this moment. A fresh proof
/// that the job's start asked for holds for all of its steps.
///
/// # Errors
/// `frozen` when the user was frozen meanwhile; `not_signed_in` when the record is gone.
pub fn resume(gate: &Gate, org: Id, user: Id, job: Id) -> Result<Entered> {
    let proved = Proved {
        kind: CallerKind::Person,
        via: Via::Job,
        session: None,
        fresh_at: gate.now(),
        second_factor: false,
    };
    let visit = Visit {
        network: None,
        device: None,
        request: job.to_string(),
        lang: Lang::Zh,
        via: Via::Job,
        browser: Browser::default(),
    };
    caller::enter(gate, &visit, org, user, &proved)
}
