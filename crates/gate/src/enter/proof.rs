//! Proofs that somebody who is in gives again before a sensitive act.

use audit::Event;
use kernel::{Fault, Id, Result, Secret};
use policy::CallerKind;

use super::account::Account;
use super::record;
use super::tries::Try;
use crate::entered::Entered;
use crate::parts::Gate;

/// Lets only a person with a session go on, never a program with a token; gives the session.
///
/// # Errors
/// `denied` with reason `needs_person`.
pub fn person(gate: &Gate, who: &Entered, event: &Event) -> Result<Id> {
    match (who.caller().kind, who.caller().session) {
        (CallerKind::Person, Some(session)) => Ok(session),
        _ => Err(record::refused(gate, event.clone(), Fault::denied("needs_person"))),
    }
}

/// Holds the caller's own password against what was typed; counted like a login.
///
/// # Errors
/// `wrong_credentials`; `locked` and `slow_down`; `denied` with reason `needs_person`.
pub fn password(
    gate: &Gate,
    who: &Entered,
    account: &Account,
    password: &Secret,
    event: &Event,
) -> Result<()> {
    person(gate, who, event)?;
    let network = who.caller().network.as_deref();
    let attempt = Try::begin(gate, &account.login, network, Some(account.whose()), event)?;
    let phc = account.credential.password.as_deref();
    match gate.0.enter.hashing.fits(password, phc) {
        Ok(true) => attempt.taken_back(gate),
        Ok(false) => Err(attempt.wrong(gate, event.clone(), Fault::invalid("wrong_credentials"))),
        Err(busy) => {
            attempt.taken_back(gate)?;
            Err(record::refused(gate, event.clone(), busy))
        }
    }
}
