//! Passkeys (WebAuthn Level 2): a key that a person's device keeps and uses only after it has recognised its owner by
//! finger, face or PIN. Two factors in one: good after a password, in its place, and to prove oneself again. A browser
//! shows it to the site that it was made for alone, so that it cannot be phished.
//!
//! The checks are those of the crate `webauthn-rs`; here stands what is kept, whose it is, and that each challenge is
//! answered once. A signature cannot be guessed: nothing is counted towards the lock of a login, and a stranger's
//! wrong passwords keep nobody out who has a passkey.

mod ceremony;
mod enrol;
mod show;

use kernel::{Fault, FaultKind, Id, Result};
use serde::Serialize;
use store::enter::{notices, passkeys, sessions};

use super::{account, notice, record, session};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::terms::Proof;

pub use ceremony::{Answer, Ceremony};
pub use enrol::{Enrolled, add, begin, begin_adding, confirm};
pub(super) use show::{Shown, check};
pub use show::{begin_login, begin_proof, login};

/// Passkeys that one user may have.
const EACH: usize = 20;
/// Characters of a passkey's name.
const NAME_CHARS: usize = 60;

/// A passkey as its owner sees it.
#[derive(Serialize, Clone, Debug)]
pub struct PasskeyItem {
    /// Its id.
    pub id: Id,
    /// What its owner calls it.
    pub name: String,
    /// The host name that it is good for.
    pub host: String,
    /// When it was made.
    pub created_at: String,
    /// When it was last shown.
    pub last_used_at: Option<String>,
}

/// The caller's passkeys, the oldest first.
///
/// # Errors
/// `ledger_unwritable`.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<PasskeyItem>> {
    let (org, user) = (who.org_id(), who.user());
    let rows = gate.0.store.of(org).read(|c| passkeys::of_user(c, org, user))?;
    gate.0.recorder.record(record::entered(gate, who, "list_passkeys", user))?;
    let item = |row: passkeys::PasskeyRow| PasskeyItem {
        id: row.id,
        name: row.name,
        host: row.host,
        created_at: row.created_at.rfc3339(),
        last_used_at: row.last_used_at.map(kernel::Timestamp::rfc3339),
    };
    Ok(rows.into_iter().map(item).collect())
}

/// Takes one of the caller's passkeys away, such as that of a lost device. All other sessions end.
///
/// # Errors
/// `not_found` when the caller has none of this id; `step_up`; `last_factor` where nothing else would be left to prove
/// them; `denied` for programs.
pub fn remove(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let mut event = record::entered(gate, who, "remove_passkey", user);
    event.details.insert("passkey".to_owned(), id.to_string());
    let current = super::proof::person(gate, who, &event)?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    let account = account::by_user(gate, org, user)?;
    let needed = !who.org().demo && account.credential.totp.is_none();
    let told = notice::row(org, user, "notice_passkey_removed", None, gate.now());
    record::ending(gate, event.clone(), user, move |c| {
        if !passkeys::remove(c, org, user, id)? {
            return Err(Fault::not_found());
        }
        if needed && passkeys::of_user(c, org, user)?.is_empty() {
            return Err(Fault::new(FaultKind::Conflict, "last_factor"));
        }
        sessions::end_all(c, org, user, Some(current))?;
        notices::insert(c, &told)
    })
    .map_err(refuse)
}
