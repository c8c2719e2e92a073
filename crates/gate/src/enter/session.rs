//! Sessions on the server: a random secret in the cookie, its hash in the store, so that any node
//! may answer and one call ends them.
//!
//! After the OWASP session management sheet: 30 minutes idle and 12 hours at most where the terms of the user's
//! roles do not say otherwise, a new secret at each rise of privilege, and at once gone when the user is frozen or
//! the password changes. A session that comes from another network or device than before stays, and what is
//! sensitive asks for a new proof.

mod fresh;
mod list;

use kernel::{Fault, FaultKind, Result, Timestamp, neighbourhood};
use policy::{CallerKind, Via};
use store::Across;
use store::enter::sessions::{self, SessionRow};
use store::enter::{credentials, notices};

pub use fresh::Fresh;
pub use list::{SessionItem, end, end_others, list};

use super::caller::{self, Proved};
use super::{csrf, device, notice, record};
use crate::entered::{Entered, Visit};
use crate::parts::Gate;
use crate::terms::Proof;

/// A session that was not used for so many seconds has ended under any terms.
pub const IDLE_MOST_SECONDS: i64 = 12 * 3600;
/// One that waits for a second factor or its enrolment ends after so many seconds.
const PENDING_SECONDS: i64 = 20 * 60;
/// The time of last use is written at most this often, in seconds.
const TOUCH_SECONDS: i64 = 60;
/// Characters of a cookie that are looked at.
const COOKIE_CHARS: usize = 100;

/// How far in a session is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// The password was right; the second factor is to be shown.
    PendingMfa,
    /// The password was right; a second factor is to be enrolled.
    PendingEnrolment,
    /// In.
    Active,
}

impl State {
    const ALL: [Self; 3] = [Self::PendingMfa, Self::PendingEnrolment, Self::Active];

    /// The name in the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PendingMfa => "pending_mfa",
            Self::PendingEnrolment => "pending_enrolment",
            Self::Active => "active",
        }
    }
}

/// A session that was found by its cookie and is good; how far in it is, its caller looks at.
pub(crate) struct Found {
    pub row: SessionRow,
    pub state: State,
    pub frozen: bool,
}

/// What a session is found by: the hash of the secret in its cookie.
#[must_use]
pub fn reference(cookie: &str) -> [u8; 32] {
    crypto::token::hash(cookie.get(..COOKIE_CHARS).unwrap_or(cookie))
}

/// Lets the owner of this cookie in. `changes` says that the request would change something, and
/// then the CSRF token must fit.
///
/// # Errors
/// `not_signed_in` without a known session, `session_expired`, `mfa_required`,
/// `mfa_enrolment_required`, `frozen`, `device_proof`, `csrf`.
pub fn resume(
    gate: &Gate,
    visit: &Visit,
    cookie: &str,
    token: Option<&str>,
    changes: bool,
) -> Result<Entered> {
    let found = find(gate, visit, cookie)?;
    let whose = Some((found.row.org, found.row.user));
    let refuse = |fault| record::refused(gate, record::visit(gate, visit, "enter", whose), fault);
    match found.state {
        State::Active => {}
        State::PendingMfa => {
            return Err(refuse(Fault::new(FaultKind::Unauthenticated, "mfa_required")));
        }
        State::PendingEnrolment => {
            return Err(refuse(Fault::new(FaultKind::Denied, "mfa_enrolment_required")));
        }
    }
    if found.frozen {
        return Err(refuse(caller::frozen()));
    }
    device::demand(gate, visit, &found.row).map_err(refuse)?;
    if changes && !csrf::fits(gate, cookie, token) {
        return Err(refuse(Fault::new(FaultKind::Denied, "csrf")));
    }
    let fresh_at = touch(gate, visit, &found.row)?;
    let proved = Proved {
        kind: CallerKind::Person,
        via: Via::Page,
        session: Some(found.row.id),
        fresh_at,
        second_factor: found.row.second_factor,
    };
    caller::enter(gate, visit, found.row.org, found.row.user, &proved).map_err(refuse)
}

/// The session of this cookie, in whatever state.
///
/// # Errors
/// `not_signed_in` without a known session; `session_expired`.
pub(crate) fn find(gate: &Gate, visit: &Visit, cookie: &str) -> Result<Found> {
    if cookie.len() > COOKIE_CHARS {
        return Err(caller::not_signed_in());
    }
    let hash = crypto::token::hash(cookie);
    let (row, frozen) = gate.0.enter.sessions.get(&gate.0.store, hash, || {
        let found = gate.0.store.across(Across::Entering).read(|c| {
            let Some(row) = sessions::find(c, &hash)? else { return Ok(None) };
            let credential = credentials::fetch(c, row.org, row.user)?;
            Ok(Some((row, credential.is_some_and(|c| c.frozen_at.is_some()))))
        })?;
        found.ok_or_else(caller::not_signed_in)
    })?;
    let state = State::ALL
        .into_iter()
        .find(|s| s.name() == row.state)
        .ok_or_else(|| Fault::internal("a session has an unknown state"))?;
    if ended(&row, gate.org(row.org)?.terms_of_user(row.user).idle_seconds(), gate.now()) {
        let event = record::visit(gate, visit, "enter", Some((row.org, row.user)));
        let fault = Fault::new(FaultKind::Unauthenticated, "session_expired");
        return Err(record::refused(gate, event, fault));
    }
    Ok(Found { row, state, frozen })
}

/// Says whether the session of this cookie lasts, without using it: a page that only listens is no
/// sign that somebody sits before it.
///
/// # Errors
/// As `find`; `frozen`.
pub fn lasts(gate: &Gate, visit: &Visit, cookie: &str) -> Result<()> {
    let found = find(gate, visit, cookie)?;
    if found.frozen {
        return Err(caller::frozen());
    }
    let terms = gate.org(found.row.org)?.terms_of_user(found.row.user);
    terms.admit(visit.network.as_deref(), gate.now())
}

/// As `find`, for a change: the CSRF token must fit, and the key of the browser that the session is bound to.
///
/// # Errors
/// As `find`; `csrf`; `device_proof`; `frozen`.
pub(crate) fn find_for_change(
    gate: &Gate,
    visit: &Visit,
    cookie: &str,
    token: Option<&str>,
) -> Result<Found> {
    let found = find(gate, visit, cookie)?;
    let fault = if found.frozen {
        caller::frozen()
    } else if let Err(fault) = device::demand(gate, visit, &found.row) {
        fault
    } else if csrf::fits(gate, cookie, token) {
        return Ok(found);
    } else {
        Fault::new(FaultKind::Denied, "csrf")
    };
    let event = record::visit(gate, visit, "enter", Some((found.row.org, found.row.user)));
    Err(record::refused(gate, event, fault))
}

/// Ends the session of this cookie. One that is gone already is no fault.
///
/// # Errors
/// `csrf`; `ledger_unwritable`.
pub fn logout(gate: &Gate, visit: &Visit, cookie: &str, token: Option<&str>) -> Result<()> {
    let found = match find_for_change(gate, visit, cookie, token) {
        Ok(found) => found,
        Err(fault) if matches!(fault.code, "not_signed_in" | "session_expired" | "frozen") => {
            return Ok(());
        }
        Err(fault) => return Err(fault),
    };
    let (org, user, id) = (found.row.org, found.row.user, found.row.id);
    let mut event = record::visit(gate, visit, "logout", Some((org, user)));
    event.session = Some(id);
    record::ending(gate, event, user, move |c| sessions::end(c, org, user, id).map(drop))
}

/// Ends the session whose cookie came with a sign-in that takes its place, whoever's it was: no browser is left with a
/// session that nobody sees any more.
pub(super) fn supersede(gate: &Gate, visit: &Visit) -> Result<()> {
    let Some(hash) = visit.browser.session else { return Ok(()) };
    let found = gate.0.store.across(Across::Entering).read(|c| sessions::find(c, &hash))?;
    let Some(SessionRow { org, user, id, .. }) = found else { return Ok(()) };
    let mut event = record::visit(gate, visit, "logout", Some((org, user)));
    event.session = Some(id);
    event.details.insert("by".to_owned(), "sign_in".to_owned());
    record::ending(gate, event, user, move |c| sessions::end(c, org, user, id).map(drop))
}

/// Holds what is sensitive against a proof that is too old. Only people at the page can prove themselves again: a
/// program has the scope of its token, a job was held against it when it was asked for, and whoever is at the
/// server's command line has the root key.
///
/// # Errors
/// `step_up`.
pub fn demand_fresh(gate: &Gate, who: &Entered, proof: Proof) -> Result<()> {
    let caller = who.caller();
    let seconds = who.org().terms_of(&caller.roles).proof_seconds(proof);
    let is_fresh = gate.now().seconds_since(caller.fresh_at) <= seconds;
    if is_fresh || caller.kind != CallerKind::Person || caller.via != Via::Page {
        return Ok(());
    }
    Err(Fault::new(FaultKind::Denied, "step_up"))
}

fn ended(row: &SessionRow, idle_seconds: i64, now: Timestamp) -> bool {
    row.expires_at <= now || row.last_at.plus_seconds(idle_seconds) <= now
}

/// Notes that the session was used; when its owner last proved who they are. One that comes from another network or
/// device is told to its owner, and its proof is good for nothing sensitive any more.
fn touch(gate: &Gate, visit: &Visit, row: &SessionRow) -> Result<Timestamp> {
    let now = gate.now();
    let place = |network: &Option<String>| network.as_deref().map(neighbourhood);
    let moved = place(&row.network) != place(&visit.network) || row.device != visit.device;
    if !moved && now.seconds_since(row.last_at) < TOUCH_SECONDS {
        return Ok(row.fresh_at);
    }
    let (hash, network, device) = (row.hash, visit.network.clone(), visit.device.clone());
    if !moved {
        gate.0.store.of(row.org).write(move |c| {
            sessions::touch(c, &hash, now, network.as_deref(), device.as_deref())
        })?;
        return Ok(row.fresh_at);
    }
    let (org, user, id) = (row.org, row.user, row.id);
    let mut event = record::visit(gate, visit, "session_moved", Some((org, user)));
    event.session = Some(id);
    let told = notice::row(org, user, "notice_session_moved", None, now);
    record::change(gate, event, move |c| {
        if sessions::moved(c, &hash, now, network.as_deref(), device.as_deref())? {
            notices::insert(c, &told)?;
        }
        Ok(())
    })?;
    Ok(Timestamp(0))
}
