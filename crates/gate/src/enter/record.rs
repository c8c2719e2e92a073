//! How the entrance writes the ledger: a change and its entry in one transaction, a refusal
//! before it is told.

use audit::{Event, Outcome};
use kernel::{Fault, FaultKind, Id, Result};
use store::Conn;

use crate::entered::{Entered, Visit};
use crate::ledger::{DEPLOYMENT, Recorder};
use crate::parts::Gate;

/// The object that these acts are about.
const OBJECT: &str = "user";

/// An act of a visitor; `whose` is the organisation and the user whom it is about, once known.
pub fn visit(gate: &Gate, visit: &Visit, act: &str, whose: Option<(Id, Id)>) -> Event {
    let org = whose.map_or(DEPLOYMENT, |(org, _)| org);
    let user = whose.map(|(_, user)| user);
    let mut event = crate::ledger::event_of_visit(visit, org, user, act, gate.now());
    event.object = Some(OBJECT.to_owned());
    event.records = user.into_iter().collect();
    event
}

/// An act of somebody who is in, about this user.
pub fn entered(gate: &Gate, who: &Entered, act: &str, about: Id) -> Event {
    let mut event = crate::ledger::event_of(who, act, gate.now());
    event.object = Some(OBJECT.to_owned());
    event.records = vec![about];
    event
}

/// Makes a change and its entry, both or neither.
///
/// # Errors
/// The change's fault; `ledger_unwritable`.
pub fn change<T, F>(gate: &Gate, event: Event, f: F) -> Result<T>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T> + Send + 'static,
{
    let (org, chain) = (event.org, gate.0.recorder.chain());
    let events = [event];
    gate.0.store.of(org).write(move |c| {
        let value = f(c)?;
        Recorder::append(c, &chain, &events)?;
        Ok(value)
    })
}

/// The same for a change that ends sessions of this user: the pages that they have open hear of it at once.
///
/// # Errors
/// As for `change`.
pub fn ending<T, F>(gate: &Gate, event: Event, user: Id, f: F) -> Result<T>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T> + Send + 'static,
{
    let org = event.org;
    let value = change(gate, event, f)?;
    gate.announce_access(org, user);
    Ok(value)
}

/// Records a refusal and gives the fault back; a ledger that cannot be written is the worse one.
pub fn refused(gate: &Gate, mut event: Event, fault: Fault) -> Fault {
    if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) {
        return fault;
    }
    event.outcome = Outcome::Refused(fault.code.to_owned());
    if let Some(reason) = fault.param("reason") {
        event.details.insert("reason".to_owned(), reason.to_owned());
    }
    match gate.0.recorder.record(event) {
        Ok(()) => fault,
        Err(worse) => worse,
    }
}
