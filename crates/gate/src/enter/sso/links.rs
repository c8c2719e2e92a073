//! One's own identities at the organisation's providers.

use audit::Event;
use kernel::{Fault, FaultKind, Id, Result};
use serde::Serialize;
use store::enter::identities::{self, IdentityRow};
use store::enter::{notices, sessions};

use super::admit::taken;
use super::identity::Identity;
use super::provider::Kind;
use crate::enter::{account, notice, proof, record, session};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::terms::Proof;

/// A provider and whether the caller is linked to it.
#[derive(Serialize, Clone, Debug)]
pub struct LinkItem {
    /// The provider's record id.
    pub provider: Id,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Since when the caller is linked to it.
    pub linked_at: Option<String>,
    /// When the caller last came in by it.
    pub last_used_at: Option<String>,
}

/// The providers in use, and those that the caller is linked to.
///
/// # Errors
/// `ledger_unwritable`.
pub fn list(gate: &Gate, who: &Entered) -> Result<Vec<LinkItem>> {
    let (org, user) = (who.org_id(), who.user());
    let linked = gate.0.store.of(org).read(|c| identities::of_user(c, org, user))?;
    gate.0.recorder.record(record::entered(gate, who, "list_identities", user))?;
    let items = who.org().providers.iter().filter_map(|(id, card)| {
        let own = linked.iter().find(|row| row.provider == *id);
        (card.enabled || own.is_some()).then(|| LinkItem {
            provider: *id,
            name: card.name.clone(),
            kind: card.kind,
            linked_at: own.map(|row| row.linked_at.rfc3339()),
            last_used_at: own.and_then(|row| row.last_used_at).map(kernel::Timestamp::rfc3339),
        })
    });
    Ok(items.collect())
}

/// Links the caller to this identity.
pub(super) fn link(
    gate: &Gate,
    who: &Entered,
    provider: Id,
    identity: &Identity,
    mut event: Event,
) -> Result<()> {
    let (org, user, now) = (who.org_id(), who.user(), gate.now());
    event.details.insert("provider".to_owned(), provider.to_string());
    let subject = identity.subject;
    let row = IdentityRow { org, provider, subject, user, linked_at: now, last_used_at: None };
    let told = notice::row(org, user, "notice_identity_linked", None, now);
    record::change(gate, event.clone(), move |c| {
        if !identities::insert(c, &row)? {
            return Err(taken());
        }
        notices::insert(c, &told)
    })
    .map_err(|fault| record::refused(gate, event, fault))
}

/// Takes one of the caller's links away. All other sessions end.
///
/// # Errors
/// `not_found` where there is none; `step_up`; `last_way_in` where the caller would have no other; `denied` for
/// programs.
pub fn unlink(gate: &Gate, who: &Entered, provider: Id) -> Result<()> {
    let (org, user) = (who.org_id(), who.user());
    let mut event = record::entered(gate, who, "unlink_identity", user);
    event.details.insert("provider".to_owned(), provider.to_string());
    let current = proof::person(gate, who, &event)?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    let known = account::by_user(gate, org, user)?;
    let needed = known.credential.password.is_none() && known.passkeys == 0;
    let told = notice::row(org, user, "notice_identity_unlinked", None, gate.now());
    record::change(gate, event.clone(), move |c| {
        if !identities::remove(c, org, user, provider)? {
            return Err(Fault::not_found());
        }
        if needed && identities::of_user(c, org, user)?.is_empty() {
            return Err(Fault::new(FaultKind::Conflict, "last_way_in"));
        }
        sessions::end_all(c, org, user, Some(current))?;
        notices::insert(c, &told)
    })
    .map_err(refuse)
}
