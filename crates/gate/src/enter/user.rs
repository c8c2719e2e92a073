//! What one user may do to another's way in: freeze, unfreeze, take a lost second factor away.
//!
//! Nobody does it to themselves, only an owner does it to an owner, and the last owner stays.

use audit::Event;
use kernel::{Fault, FaultKind, FieldFault, Id, Result, limits};
use policy::{CallerKind, Verb};
use store::Conn;
use store::enter::{credentials, links, notices, passkeys, sessions};

use super::link::Kind;
use super::{account, card, cli, notice, record, session};
use crate::entered::Entered;
use crate::org::UserCard;
use crate::parts::Gate;
use crate::path::facts;
use crate::terms::Proof;

/// Keeps a user out at once: all sessions end, tokens and links open nothing any more.
///
/// # Errors
/// `not_found`, `denied`; `last_owner`; `invalid` without a reason.
pub fn freeze(gate: &Gate, who: &Entered, user: Id, reason: &str) -> Result<()> {
    let event = with_reason(gate, who, "freeze", user, reason)?;
    managed(gate, who, user, &event)?;
    let owner = who.org().builtin_role("owner").filter(|_| who.org().owners().contains(&user));
    let (org, now) = (who.org_id(), gate.now());
    let refusal = event.clone();
    record::ending(gate, event, user, move |c| {
        if let Some(owner) = owner {
            another_owner_stays(c, org, user, owner)?;
        }
        credentials::set_frozen(c, org, user, Some(now))?;
        sessions::end_all(c, org, user, None)?;
        links::drop_of(c, Kind::Invitation.name(), org, user)?;
        links::drop_of(c, Kind::Reset.name(), org, user)?;
        Ok(())
    })
    .map_err(|fault| record::refused(gate, refusal, fault))?;
    card::set(gate, org, user, "status", "frozen")
}

/// Demands that somebody else who can come in has the owner's role. Asked in the transaction that
/// takes it from this user: two owners might do it to each other at the same moment.
///
/// # Errors
/// `last_owner`.
pub(crate) fn another_owner_stays(c: &mut Conn, org: Id, user: Id, owner: Id) -> Result<()> {
    store::orgs::hold(c, org)?;
    if credentials::is_another_with_role(c, org, user, owner)? {
        Ok(())
    } else {
        Err(Fault::new(FaultKind::Conflict, "last_owner"))
    }
}

/// Lets a frozen user in again.
///
/// # Errors
/// `not_found`, `denied`; `invalid` without a reason.
pub fn unfreeze(gate: &Gate, who: &Entered, user: Id, reason: &str) -> Result<()> {
    let event = with_reason(gate, who, "unfreeze", user, reason)?;
    managed(gate, who, user, &event)?;
    let org = who.org_id();
    let known = account::by_user(gate, org, user)?;
    let status = if known.credential.password.is_some() { "active" } else { "invited" };
    card::set(gate, org, user, "status", status)?;
    record::change(gate, event, move |c| credentials::set_frozen(c, org, user, None))
}

/// Ends all sessions of a user, such as one whose laptop was stolen; they are told, and may sign in again.
///
/// # Errors
/// `not_found`, `denied`; `step_up`; `invalid` without a reason.
pub fn end_sessions(gate: &Gate, who: &Entered, user: Id, reason: &str) -> Result<u64> {
    let event = with_reason(gate, who, "end_sessions", user, reason)?;
    managed(gate, who, user, &event)?;
    let org = who.org_id();
    let told = notice::row(org, user, "notice_sessions_ended", None, gate.now());
    record::ending(gate, event, user, move |c| {
        notices::insert(c, &told)?;
        sessions::end_all(c, org, user, None)
    })
}

/// Takes a lost second factor away; the user enrols another at the next sign-in. All sessions end.
///
/// # Errors
/// `not_found`, `denied`; `invalid` without a reason.
pub fn reset_mfa(gate: &Gate, who: &Entered, user: Id, reason: &str) -> Result<()> {
    let event = with_reason(gate, who, "reset_mfa", user, reason)?;
    managed(gate, who, user, &event)?;
    drop_factor(gate, who.org_id(), user, event)
}

/// The same from the server's command line.
///
/// # Errors
/// `not_found` for an unknown login.
pub fn reset_mfa_by_cli(gate: &Gate, os_user: &str, login: &str) -> Result<()> {
    let account = cli::account(gate, os_user, "reset_mfa", login)?;
    let event = cli::event(gate, os_user, "reset_mfa", Some(account.whose()));
    drop_factor(gate, account.org, account.user, event)
}

fn drop_factor(gate: &Gate, org: Id, user: Id, event: Event) -> Result<()> {
    let now = gate.now();
    let mut told = notice::rows_to_owners(&*gate.org(org)?, "notice_mfa_reset", user, now);
    told.push(notice::row(org, user, "notice_mfa_taken", None, now));
    record::ending(gate, event, user, move |c| {
        credentials::drop_totp(c, org, user)?;
        passkeys::remove_all(c, org, user)?;
        sessions::end_all(c, org, user, None)?;
        told.iter().try_for_each(|row| notices::insert(c, row))
    })
}

/// The user whose way in the caller may manage: a permitted update of the user's record, never
/// one's own, and an owner's only for an owner. A refusal is recorded before it is told.
pub(super) fn managed(gate: &Gate, who: &Entered, user: Id, event: &Event) -> Result<UserCard> {
    let refuse = |reason| Err(record::refused(gate, event.clone(), Fault::denied(reason)));
    if who.caller().kind == CallerKind::Token {
        return refuse("needs_person");
    }
    let org = who.org();
    let (object, caller) = (who.catalogue().get("user")?, who.caller());
    let recorded = |fault| record::refused(gate, event.clone(), fault);
    let readable = policy::decide(&org.policies, caller, Verb::Read, object).map_err(recorded)?;
    let row = gate.0.store.of(org.id).read(|c| store::records::fetch(c, &readable, user))?;
    let row = row.ok_or_else(|| recorded(Fault::not_found()))?;
    let permit = policy::decide_row(&org.policies, caller, Verb::Update, object, &facts(&row))
        .map_err(recorded)?;
    // Staff may update their own record's language; that is no right over anybody's way in.
    if !permit.may_edit("roles", &facts(&row)) {
        return refuse("no_grant");
    }
    let Some(card) = org.users.get(&user) else {
        return Err(record::refused(gate, event.clone(), Fault::not_found()));
    };
    if user == who.user() {
        return refuse("not_for_oneself");
    }
    let owner = org.builtin_role("owner");
    let owns = |roles: &std::collections::BTreeSet<Id>| owner.is_some_and(|o| roles.contains(&o));
    if owns(&card.roles) && !owns(&who.caller().roles) {
        return refuse("only_for_owners");
    }
    session::demand_fresh(gate, who, Proof::Act).map_err(recorded)?;
    Ok(card.clone())
}

/// The entry with its reason, sealed under the organisation's key: people write names into
/// reasons.
fn with_reason(gate: &Gate, who: &Entered, act: &str, user: Id, reason: &str) -> Result<Event> {
    let mut event = record::entered(gate, who, act, user);
    let reason = model::clean::lines(reason, limits::REASON_CHARS).unwrap_or_default();
    if reason.is_empty() {
        let fault = Fault::fields(vec![FieldFault::new("reason", "required")]);
        return Err(record::refused(gate, event, fault));
    }
    let org = who.org_id();
    event.sealed = Some(gate.0.keyring.seal_detail(org, org, event.id, &reason)?);
    Ok(event)
}
