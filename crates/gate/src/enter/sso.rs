//! Single sign-on: an identity provider that the organisation chose says who somebody is (OpenID Connect), or holds
//! their password (LDAP, Active Directory).
//!
//! A provider's word is about an identity: its issuer and its subject, never a mail address or a name. Whose identity it
//! is stands in the store, and gets there in three ways: somebody who is in and proves themselves links it, somebody takes
//! an invitation with it, or the provider is set to make users. All that holds for whoever is in holds for them
//! as well: the terms of their roles, being frozen, and a second factor, unless the provider is trusted with it.

mod admit;
mod begin;
mod claims;
mod code;
mod create;
mod directory;
mod identity;
mod issuer;
mod links;
mod logout;
mod provider;

use kernel::{Fault, FaultKind, Id, Result};
use serde::Serialize;
use store::Across;

pub use begin::{Begun, begin, begin_link};
pub use code::{Returned, finish, finish_link};
pub use directory::{Typed, link_by_password, sign_in};
pub(crate) use issuer::Issuers;
pub use links::{LinkItem, list, unlink};
pub use logout::end_sessions;
pub(crate) use provider::load;
pub use provider::{Kind, ProviderCard};

use crate::parts::Gate;

/// Organisations of one deployment whose providers a sign-in page offers: beyond that it would be a list of customers.
const OFFERED_OF: usize = 20;

/// A provider that the sign-in page offers.
#[derive(Serialize, Clone, Debug)]
pub struct Offered {
    /// The organisation.
    pub org: Id,
    /// The provider's record id.
    pub id: Id,
    /// What its button says.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// The providers that the sign-in page offers.
///
/// # Errors
/// When the store cannot be read.
pub fn offered(gate: &Gate) -> Result<Vec<Offered>> {
    let orgs = gate.0.store.across(Across::Listing).read(store::orgs::all)?;
    if orgs.len() > OFFERED_OF {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for org in orgs {
        let state = match gate.org(org.id) {
            Ok(state) => state,
            Err(fault) if fault.code == "not_found" => continue,
            Err(fault) => return Err(fault),
        };
        let used = state.providers.iter().filter(|(_, card)| card.enabled);
        all.extend(used.map(|(id, card)| Offered {
            org: org.id,
            id: *id,
            name: card.name.clone(),
            kind: card.kind,
        }));
    }
    Ok(all)
}

/// The same for somebody who is in: their session is as good as before.
fn while_in(mut fault: Fault) -> Fault {
    if fault.kind == FaultKind::Unauthenticated {
        fault.kind = FaultKind::Invalid;
    }
    fault
}

/// What is said where a provider's word is not taken, whatever the reason.
fn refused() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "sign_on_refused")
}
