//! A person's own sessions: look at them, end them.

use kernel::{Fault, Id, Result};
use serde::Serialize;
use store::enter::sessions;

use super::{State, ended};
use crate::enter::record;
use crate::entered::Entered;
use crate::parts::Gate;

/// A session as its owner sees it.
#[derive(Serialize, Clone, Debug)]
pub struct SessionItem {
    /// Its id.
    pub id: Id,
    /// The device, such as `Chrome, Windows`.
    pub device: Option<String>,
    /// The network that it was last used from.
    pub network: Option<String>,
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
    let rows = gate.0.store.of(org).read(|c| sessions::of_user(c, org, user))?;
    gate.0.recorder.record(record::entered(gate, who, "list_sessions", user))?;
    let current = who.caller().session;
    let idle = who.org().terms_of(&who.caller().roles).idle_seconds();
    Ok(rows
        .into_iter()
        .filter(|row| row.state == State::Active.name() && !ended(row, idle, now))
        .map(|row| SessionItem {
            id: row.id,
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
/// `not_found` when the caller has none of this id.
pub fn end(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let mut event = record::entered(gate, who, "end_session", user);
    event.details.insert("ended".to_owned(), id.to_string());
    let refusal = event.clone();
    record::change(gate, event, move |c| {
        if sessions::end(c, org, user, id)? { Ok(()) } else { Err(Fault::not_found()) }
    })
    .map_err(|fault| record::refused(gate, refusal, fault))
}

/// Ends all of the caller's sessions but the one that asks; gives their number.
///
/// # Errors
/// `ledger_unwritable`.
pub fn end_others(gate: &Gate, who: &Entered) -> Result<u64> {
    let (org, user, current) = (who.org_id(), who.user(), who.caller().session);
    let event = record::entered(gate, who, "end_other_sessions", user);
    record::change(gate, event, move |c| sessions::end_all(c, org, user, current))
}
