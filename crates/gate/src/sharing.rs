//! What single records are shared with somebody: read at each entrance, so that what has run out or was taken back
//! opens nothing, whatever is kept elsewhere. Beside the embedded database it is kept while nothing is written.

use std::sync::Arc;

use kernel::{Id, Result, Timestamp, limits};
use policy::Shares;
use store::shares::Held;

use crate::org::{OrgState, UserCard};
use crate::parts::Gate;
use crate::steady::Steady;

/// What is shared with whom, as long as the rows stay as they are.
pub type KeptShares = Steady<(Id, Vec<Id>), Arc<Vec<Held>>>;

/// As whom a user is shared with: the user, their department and those above it.
#[must_use]
pub fn grantees(org: &OrgState, card: &UserCard) -> Vec<Id> {
    let homes = card.department.map(|id| org.above(id)).unwrap_or_default();
    std::iter::once(card.id).chain(homes).collect()
}

/// What is shared with this user at this moment.
///
/// # Errors
/// Those of the database.
pub fn of(gate: &Gate, org: &OrgState, card: &UserCard, now: Timestamp) -> Result<Shares> {
    let grantees = grantees(org, card);
    let read = || {
        let held = gate
            .0
            .store
            .of(org.id)
            .read(|c| store::shares::held(c, org.id, &grantees, now, limits::SHARES_CALLER))?;
        Ok(Arc::new(held))
    };
    let key = (org.id, grantees.clone());
    let held = gate.0.shares.get_at(gate.0.store.state_of_records(), key, read)?;
    let mut shares = Shares::default();
    for one in held.iter().filter(|one| one.until > now) {
        shares.add(one.record, one.edit);
    }
    Ok(shares)
}
