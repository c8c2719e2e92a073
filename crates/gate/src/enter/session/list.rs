//! A person's own sessions: look at them, end them.

use std::collections::BTreeMap;

use kernel::{Fault, Id, Result, Timestamp, neighbourhood};
use serde::Serialize;
use store::enter::{devices, sessions};

use super::{State, demand_fresh, ended};
use crate::enter::{proof, record};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::terms::Proof;

/// A session as its owner sees it.
#[derive(Serialize, Clone, Debug)]
pub struct SessionItem {
    /// Its id.
    pub id: Id,
    /// The device, such as `Chrome, Windows`.
    pub device: Option<String>,
    /// Whether the device's key alone can use it.
    pub bound: bool,
    /// The network that it was last used from.
    pub network: Option<String>,
    /// Whether its owner had signed in from there before it began.
    pub network_known: bool,
    /// When it began.
    pub started_at: String,
    /// When it was last used, to the minute.
    pub last_at: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// The caller's sessions that are in, the last used first.
///
/// # Errors
/// `ledger_unwritable`.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<SessionItem>> {
    let (org, user, now) = (who.org_id(), who.user(), gate.now());
    let (rows, places) = gate
        .0
        .store
        .of(org)
        .read(|c| Ok((sessions::of_user(c, org, user)?, devices::places(c, org, user)?)))?;
    gate.0.recorder.record(record::entered(gate, who, "list_sessions", user))?;
    let known: BTreeMap<String, Timestamp> =
        places.into_iter().map(|place| (place.network, place.first_at)).collect();
    let since = |network: &str| known.get(&neighbourhood(network)).copied();
    let current = who.caller().session;
    let idle = who.org().terms_of(&who.caller().roles).idle_seconds();
    Ok(rows
        .into_iter()
        .filter(|row| row.state == State::Active.name() && !ended(row, idle, now))
        .map(|row| SessionItem {
            id: row.id,
            bound: row.device_key.is_some(),
            network_known: row
                .network
                .as_deref()
                .and_then(since)
                .is_some_and(|first| first < row.started_at),
            device: row.device,
            network: row.network,
            started_at: row.started_at.rfc3339(),
            last_at: row.last_at.rfc3339(),
            current: Some(row.id) == current,
        })
        .collect())
}

/// Ends one of the caller's sessions.
///
/// # Errors
/// `not_found` when the caller has none of this id; `step_up`; `denied` for programs.
pub fn end(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let mut event = record::entered(gate, who, "end_session", user);
    event.details.insert("sessions".to_owned(), id.to_string());
    let current = proof::person(gate, who, &event)?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    if id != current {
        demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    }
    record::ending(gate, event.clone(), user, move |c| {
        if sessions::end(c, org, user, id)? { Ok(()) } else { Err(Fault::not_found()) }
    })
    .map_err(refuse)
}

/// Ends all of the caller's sessions but the one that asks; gives their number.
///
/// # Errors
/// `step_up`; `denied` for programs; `ledger_unwritable`.
pub fn end_others(gate: &Gate, who: &Entered) -> Result<u64> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "end_other_sessions", user);
    let current = proof::person(gate, who, &event)?;
    demand_fresh(gate, who, Proof::Act)
        .map_err(|fault| record::refused(gate, event.clone(), fault))?;
    record::ending(gate, event, user, move |c| sessions::end_all(c, org, user, Some(current)))
}
