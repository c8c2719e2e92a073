//! One-time links that let a colleague choose a password: the first one, or a new one after the
//! old was forgotten.

use audit::Event;
use kernel::{Fault, FaultKind, Id, Result, Secret};
use serde::Serialize;
use store::enter::{links, logins, notices, sessions};

use super::account;
use super::link::{self, Kind, Minted};
use super::login::{next, normalise, with_session};
use super::session::Fresh;
use super::throttle::Counters;
use super::{Admission, caller, card, notice, password, record, session, user};
use crate::entered::{Entered, Visit};
use crate::org::OrgState;
use crate::parts::Gate;

/// A link to hand over. It has no `Debug`.
#[derive(Serialize)]
pub struct Invited {
    /// Path and fragment, such as `/invitation#…`; the web puts its own address before it.
    pub link: String,
    /// The moment after which it is not good any more.
    pub expires_at: String,
}

/// Whom a link lets in, for the page that opens it.
#[derive(Serialize, Clone)]
pub struct Invitation {
    /// The login.
    pub login: String,
    /// The user's name.
    pub name: String,
    /// The company's name.
    pub company: String,
    /// First password or new one.
    pub kind: Kind,
}

/// Makes a link for a user who never signed in.
///
/// # Errors
/// `not_found`, `denied`; `login_taken` when another company of this deployment has the login;
/// `conflict` with `not_invited` when the user has a password already.
pub fn invite(gate: &Gate, who: &Entered, user: Id) -> Result<Invited> {
    make(gate, who, user, Kind::Invitation)
}

/// Makes a link by which another user chooses a new password. Their second factor stays.
///
/// # Errors
/// `not_found`, `denied`: nobody for themselves, and for an owner only an owner.
pub fn reset_link(gate: &Gate, who: &Entered, user: Id) -> Result<Invited> {
    make(gate, who, user, Kind::Reset)
}

fn make(gate: &Gate, who: &Entered, user: Id, kind: Kind) -> Result<Invited> {
    let act = if kind == Kind::Invitation { "invite" } else { "reset_password" };
    let event = record::entered(gate, who, act, user);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let target = user::managed(gate, who, user, &event)?;
    let login = normalise(&target.login).ok_or_else(|| refuse(Fault::invalid("bad_login")))?;
    let known = account::by_user(gate, who.org_id(), user)?;
    let has_password = known.credential.password.is_some();
    if has_password != (kind == Kind::Reset) {
        let code = if has_password { "has_password" } else { "never_invited" };
        return Err(refuse(Fault::new(FaultKind::Conflict, code)));
    }
    let (org, now) = (who.org_id(), gate.now());
    let Minted { path, row } = link::mint(kind, org, user, Some(who.user()), now);
    let expires_at = row.expires_at.rfc3339();
    let told = match kind {
        Kind::Reset => notice::rows_to_owners(who.org(), "notice_reset_link", user, now),
        Kind::Invitation | Kind::Setup => Vec::new(),
    };
    record::change(gate, event.clone(), move |c| {
        if !logins::claim(c, &login, org, user)? {
            return Err(Fault::new(FaultKind::Conflict, "login_taken"));
        }
        links::put(c, &row)?;
        told.iter().try_for_each(|row| notices::insert(c, row))
    })
    .map_err(refuse)?;
    Ok(Invited { link: path, expires_at })
}

/// Whom a link lets in.
///
/// # Errors
/// `link_invalid`; `frozen`.
pub fn check(gate: &Gate, visit: &Visit, secret: &str) -> Result<Invitation> {
    let (kind, row, state, event) = open(gate, visit, secret, "check_link")?;
    let known = account::by_user(gate, row.org, row.user)?;
    gate.0.recorder.record(event)?;
    Ok(Invitation {
        login: known.login,
        name: state.user_name(Some(row.user)),
        company: state.name.clone(),
        kind,
    })
}

/// Takes a link: the password is set, all sessions end, and what follows is the second factor or
/// its enrolment.
///
/// # Errors
/// `link_invalid`; `frozen`; `invalid` with `weak_password` or `password_used_before`.
pub fn accept(gate: &Gate, visit: &Visit, secret: &str, new: &Secret) -> Result<Admission> {
    let (kind, row, state, event) = open(gate, visit, secret, "accept_link")?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let (org, user, hash) = (row.org, row.user, row.hash);
    let known = account::by_user(gate, org, user)?;
    let words = password::words(&state, user, &known.login);
    let chosen = password::choose(gate, "password", new, &words, Some(&known)).map_err(refuse)?;
    let (now, (step, status)) = (gate.now(), next(&known, state.demo));
    let fresh = Fresh::new(gate, visit, &state, user, step).map_err(refuse)?;
    let (row, settles) = (fresh.row.clone(), fresh.settles());
    let counters = Counters::of(gate, &known.login, None);
    let told =
        (kind == Kind::Reset).then(|| notice::row(org, user, "notice_password_set", None, now));
    record::change(gate, with_session(event.clone(), &fresh), move |c| {
        if !links::take(c, &hash, now)? {
            return Err(link::invalid());
        }
        chosen.keep(c, org, user, now)?;
        sessions::end_all(c, org, user, None)?;
        counters.lift(c)?;
        told.iter().try_for_each(|row| notices::insert(c, row))?;
        sessions::insert(c, &row)?;
        settles(c)
    })
    .map_err(refuse)?;
    gate.announce_access(org, user);
    session::supersede(gate, visit)?;
    card::set(gate, org, user, "status", "active")?;
    let mut admission = fresh.admit(gate, status, state.user_name(Some(user)));
    admission.answer.factors = known.factors();
    Ok(admission)
}

/// The hash of an invitation to this organisation that is good, for a sign-in that will take it.
///
/// # Errors
/// `link_invalid`; `frozen`.
pub(super) fn hash_for(gate: &Gate, visit: &Visit, org: Id, secret: &str) -> Result<String> {
    let (kind, row, _, event) = open(gate, visit, secret, "check_link")?;
    if kind != Kind::Invitation || row.org != org {
        return Err(record::refused(gate, event, link::invalid()));
    }
    gate.0.recorder.record(event)?;
    Ok(hex::encode(row.hash))
}

/// Whom the invitation of this hash invites to this organisation.
///
/// # Errors
/// `link_invalid`.
pub(super) fn invited_by(gate: &Gate, org: Id, hash: &[u8; 32]) -> Result<Id> {
    let (_, row) = link::found(gate, hash, &[Kind::Invitation])?;
    let is_good = row.org == org && still_theirs_to_give(&*gate.org(org)?, &row);
    if is_good { Ok(row.user) } else { Err(link::invalid()) }
}

type Opened = (Kind, links::LinkRow, std::sync::Arc<OrgState>, Event);

/// The link with its organisation, if its user may come in.
fn open(gate: &Gate, visit: &Visit, secret: &str, act: &str) -> Result<Opened> {
    let (kind, row) = link::find(gate, secret, &[Kind::Invitation, Kind::Reset])
        .map_err(|fault| record::refused(gate, record::visit(gate, visit, act, None), fault))?;
    let mut event = record::visit(gate, visit, act, Some((row.org, row.user)));
    event.details.insert("kind".to_owned(), kind.name().to_owned());
    let state = gate.org(row.org)?;
    let known = account::by_user(gate, row.org, row.user)?;
    let frozen = known.credential.frozen_at.map(|_| caller::frozen());
    let outgrown = (!still_theirs_to_give(&state, &row)).then(link::invalid);
    match frozen.or(outgrown).or_else(|| caller::card(&state, row.user).err()) {
        Some(fault) => Err(record::refused(gate, event, fault)),
        None => Ok((kind, row, state, event)),
    }
}

/// Whether who made the link could make it today: a user who became an owner meanwhile is let in
/// only by an owner's link, or an administrator would walk in through an old one.
fn still_theirs_to_give(state: &OrgState, row: &links::LinkRow) -> bool {
    let owners = state.owners();
    !owners.contains(&row.user) || row.made_by.is_none_or(|maker| owners.contains(&maker))
}
