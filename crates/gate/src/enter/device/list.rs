//! The browsers that somebody has signed in with, and a lost one that is blocked.

use kernel::{Fault, FaultKind, Id, Result};
use serde::Serialize;
use store::enter::sessions::SessionRow;
use store::enter::{devices, sessions};

use crate::enter::{proof, record, session};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::terms::Proof;

/// A browser that keeps a key, as its owner sees it.
#[derive(Serialize, Clone, Debug)]
pub struct DeviceItem {
    /// Its id.
    pub id: Id,
    /// What it calls itself, such as `Chrome 131 · Windows`.
    pub name: Option<String>,
    /// When it was first signed in with.
    pub first_at: String,
    /// When it was last signed in with.
    pub last_at: String,
    /// Since when its key opens nothing.
    pub blocked_at: Option<String>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// What a browser is known by: the hash of its key; where it keeps none, that of its name, which many have.
pub fn mark(row: &SessionRow) -> [u8; 32] {
    match &row.device_key {
        Some(key) => crypto::digest::sha256(&[b"kedun.device.key\0", key]),
        None => {
            let name = row.device.as_deref().unwrap_or_default();
            crypto::digest::sha256(&[b"kedun.device.name\0", name.as_bytes()])
        }
    }
}

/// The caller's browsers that keep a key, the last used first.
///
/// # Errors
/// `ledger_unwritable`.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<DeviceItem>> {
    let (org, user, current) = (who.org_id(), who.user(), who.caller().session);
    let (rows, own) = gate
        .0
        .store
        .of(org)
        .read(|c| Ok((devices::of_user(c, org, user)?, sessions::of_user(c, org, user)?)))?;
    gate.0.recorder.record(record::entered(gate, who, "list_devices", user))?;
    let own = own.iter().find(|row| Some(row.id) == current).map(mark);
    let keeping = rows.into_iter().filter(|row| row.key.is_some());
    Ok(keeping
        .map(|row| DeviceItem {
            id: row.id,
            current: own == Some(row.mark),
            name: row.name,
            first_at: row.first_at.rfc3339(),
            last_at: row.last_at.rfc3339(),
            blocked_at: row.blocked_at.map(kernel::Timestamp::rfc3339),
        })
        .collect())
}

/// Blocks one of the caller's browsers, such as one on a lost laptop: its sessions end, and its key opens nothing from
/// then on.
///
/// # Errors
/// `not_found`; `this_device` for the one that asks; `step_up`; `denied` with `needs_person`.
pub fn block(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, user, now) = (who.org_id(), who.user(), gate.now());
    let mut event = record::entered(gate, who, "block_device", user);
    event.details.insert("device".to_owned(), id.to_string());
    let current = proof::person(gate, who, &event)?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    record::ending(gate, event.clone(), user, move |c| {
        let devices = devices::of_user(c, org, user)?;
        let device = devices.into_iter().find(|row| row.id == id);
        let key = device.and_then(|row| row.key).ok_or_else(Fault::not_found)?;
        let own = sessions::of_user(c, org, user)?.into_iter().find(|row| row.id == current);
        if own.is_some_and(|row| row.device_key.as_ref() == Some(&key)) {
            return Err(Fault::new(FaultKind::Conflict, "this_device"));
        }
        sessions::end_of_device(c, org, user, &key)?;
        devices::set_blocked(c, org, user, id, Some(now)).map(drop)
    })
    .map_err(refuse)
}

/// Lets a blocked browser in again: it was found.
///
/// # Errors
/// `not_found`; `step_up`; `denied` with `needs_person`.
pub fn unblock(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let mut event = record::entered(gate, who, "unblock_device", user);
    event.details.insert("device".to_owned(), id.to_string());
    proof::person(gate, who, &event)?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    record::change(gate, event.clone(), move |c| {
        let found = devices::set_blocked(c, org, user, id, None)?;
        if found { Ok(()) } else { Err(Fault::not_found()) }
    })
    .map_err(refuse)
}
