//! Makes the caller: roles, department, tree and pools as the organisation stands now. Nothing else in
//! the program makes a caller of a person.

use std::sync::Arc;

use kernel::{Fault, FaultKind, Id, Lang, Result, Timestamp};
use policy::{Caller, CallerKind, Shares, Via};

use crate::entered::{Entered, Visit};
use crate::org::{OrgState, UserCard};
use crate::parts::Gate;
use crate::sharing;

/// What proved who it is.
pub struct Proved {
    pub kind: CallerKind,
    pub via: Via,
    pub session: Option<Id>,
    pub fresh_at: Timestamp,
    pub second_factor: bool,
}

/// Lets this user in.
///
/// # Errors
/// `frozen` for a frozen user, `not_signed_in` for one whose record is gone; `network_refused` and `outside_hours`
/// for those who come over the network, where their roles' terms say so.
pub fn enter(gate: &Gate, visit: &Visit, org: Id, user: Id, proved: &Proved) -> Result<Entered> {
    let org = gate.org(org)?;
    let card = card(&org, user)?;
    if matches!(proved.via, Via::Page | Via::Token) {
        org.terms_of(&card.roles).admit(visit.network.as_deref(), gate.now())?;
    }
    let caller = Caller {
        org: org.id,
        user,
        kind: proved.kind,
        via: proved.via,
        roles: card.roles.clone(),
        department: card.department,
        tree: card.department.map(|top| org.tree(top)).unwrap_or_default(),
        pools: org.pools_of(card),
        shares: sharing::of(gate, &org, card, gate.now())?,
        session: proved.session,
        fresh_at: proved.fresh_at,
        second_factor: proved.second_factor,
        network: visit.network.clone(),
        device: visit.device.clone(),
        request: Some(visit.request.clone()),
    };
    let lang = lang(visit, card);
    Ok(Entered::new(caller, Arc::clone(&org), lang))
}

/// Somebody as they would come in by the page now, by their roles alone and without what is shared with them: to
/// ask what they may do, never to let them in.
pub fn imagined(org: &OrgState, card: &UserCard, now: Timestamp) -> Caller {
    Caller {
        org: org.id,
        user: card.id,
        kind: CallerKind::Person,
        via: Via::Page,
        roles: card.roles.clone(),
        department: card.department,
        tree: card.department.map(|top| org.tree(top)).unwrap_or_default(),
        pools: org.pools_of(card),
        shares: Shares::default(),
        session: None,
        fresh_at: now,
        second_factor: true,
        network: None,
        device: None,
        request: None,
    }
}

/// The user's card, if they may come in.
///
/// # Errors
/// `frozen`; `not_signed_in` where the record is gone.
pub fn card(org: &OrgState, user: Id) -> Result<&UserCard> {
    let card = org.users.get(&user).ok_or_else(not_signed_in)?;
    if card.status == "frozen" {
        return Err(frozen());
    }
    Ok(card)
}

/// What somebody is told who is nobody yet.
pub fn not_signed_in() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "not_signed_in")
}

/// What a frozen user is told, after they proved who they are.
pub fn frozen() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "frozen")
}

/// The page sends the language that it shows; programs and the command line speak the user's.
fn lang(visit: &Visit, card: &UserCard) -> Lang {
    match visit.via {
        Via::Page | Via::Token => visit.lang,
        Via::Cli | Via::Job => card.language,
    }
}
