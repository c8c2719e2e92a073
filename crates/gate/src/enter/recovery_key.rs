//! The recovery key: the root key as a text on paper or in a safe. Without it nothing can be read
//! again once the machine with the root key is lost.

use audit::Event;
use kernel::{Fault, FaultKind, Result, Secret};
use serde::Serialize;
use store::Across;

use super::{account, proof, record};
use crate::entered::Entered;
use crate::parts::Gate;

/// The setting that says when the recovery key was saved.
const SAVED_AT: &str = "recovery_key_saved_at";

/// The recovery key, to be kept away from the machine. It has no `Debug`.
#[derive(Serialize)]
pub struct RecoveryKey {
    /// The text file.
    pub recovery_key: String,
    /// What to call it.
    pub file_name: String,
}

/// Gives the recovery key to an owner who shows their password.
///
/// # Errors
/// `denied` for everybody else, for the demo company, and where several companies share the root
/// key; `wrong_credentials`, `locked`, `slow_down`; `recovery_not_possible` when the root key lies
/// in a device that does not give it out.
pub fn give(gate: &Gate, who: &Entered, password: &Secret) -> Result<RecoveryKey> {
    let event = record::entered(gate, who, "give_recovery_key", who.user());
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    if !allowed(gate, who)? {
        return Err(refuse(Fault::denied("only_for_owners")));
    }
    let account = account::by_user(gate, who.org_id(), who.user())?;
    proof::password(gate, who, &account, password, &event)?;
    let root = gate.0.keyring.root();
    let text = crypto::recovery::export(root, &who.org().name, gate.now()).map_err(refuse)?;
    gate.0.recorder.record(event)?;
    Ok(RecoveryKey {
        recovery_key: text.to_string(),
        file_name: format!("kedun-recovery-{}.txt", root.id()),
    })
}

/// Notes that the owner has put the recovery key away.
///
/// # Errors
/// `denied`.
pub fn saved(gate: &Gate, who: &Entered) -> Result<()> {
    let event = record::entered(gate, who, "save_recovery_key", who.user());
    if !allowed(gate, who)? {
        return Err(record::refused(gate, event, Fault::denied("only_for_owners")));
    }
    note_saved(gate, event)
}

/// Writes down that the recovery key was saved, with the entry that tells so.
pub(crate) fn note_saved(gate: &Gate, event: Event) -> Result<()> {
    let at = gate.now().rfc3339();
    record::change(gate, event, move |c| store::settings::put(c, SAVED_AT, at.as_bytes()))
}

/// When the recovery key was saved, if it was.
///
/// # Errors
/// When the store cannot be read.
pub fn saved_at(gate: &Gate) -> Result<Option<String>> {
    let stored =
        gate.0.store.across(Across::Deployment).read(|c| store::settings::get(c, SAVED_AT))?;
    Ok(stored.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Lets a real import go on only after the recovery key was saved. The demo company's customers
/// are made up and need none.
///
/// # Errors
/// `recovery_key_needed`.
pub fn demand(gate: &Gate, who: &Entered) -> Result<()> {
    if who.org().demo || saved_at(gate)?.is_some() {
        return Ok(());
    }
    Err(Fault::new(FaultKind::Precondition, "recovery_key_needed"))
}

/// Whether the caller may have it: an owner of the one real company, since the root key opens all.
pub(super) fn allowed(gate: &Gate, who: &Entered) -> Result<bool> {
    let org = who.org();
    let owns = org.builtin_role("owner").is_some_and(|o| who.caller().roles.contains(&o));
    let real = crate::lifecycle::standing(gate)?.iter().filter(|org| !org.demo).count();
    Ok(owns && !org.demo && real == 1)
}
