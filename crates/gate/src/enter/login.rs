//! The first factor: login and password.
//!
//! Whether a login exists cannot be learned here: the same work is done, the same counters run,
//! and the same answer is given, after OWASP's authentication sheet.

use audit::Event;
use kernel::{Fault, FaultKind, Result, Secret};
use store::enter::{credentials, sessions};

use super::account::{self, Account};
use super::session::{Fresh, State};
use super::tries::Try;
use super::{Admission, Status, caller, record, session};
use crate::entered::Visit;
use crate::parts::Gate;

pub use super::second_factor::{Proof, mfa};

/// Characters of a login.
const LOGIN_CHARS: std::ops::RangeInclusive<usize> = 2..=60;

/// A login as it is kept and compared: full-width forms narrow, lower case; letters of any script,
/// digits and `. _ - @ +`. `None` where the text is no login.
#[must_use]
pub fn normalise(text: &str) -> Option<String> {
    let login = model::clean::code(text, *LOGIN_CHARS.end()).ok()?.to_lowercase();
    let fits = LOGIN_CHARS.contains(&login.chars().count())
        && login.chars().all(|c| c.is_alphanumeric() || "._-@+".contains(c));
    fits.then_some(login)
}

/// Signs in with login and password. Who has a second factor must show it next; who has none
/// must enrol one first, except in the demo company, whose customers are made up.
///
/// # Errors
/// `wrong_credentials`; `locked` and `slow_down` with `retry_after`; `frozen` after the right
/// password.
pub fn login(gate: &Gate, visit: &Visit, login: &str, password: &Secret) -> Result<Admission> {
    let typed = normalise(login).unwrap_or_else(|| login.chars().take(60).collect());
    let found = account::by_login(gate, &typed)?;
    let whose = found.as_ref().map(Account::whose);
    let event = record::visit(gate, visit, "login", whose);
    let attempt = Try::begin(gate, &typed, visit.network.as_deref(), whose, &event)?;
    let phc = found.as_ref().and_then(|account| account.credential.password.as_deref());
    let fits = match gate.0.enter.hashing.fits(password, phc) {
        Ok(fits) => fits,
        Err(busy) => {
            attempt.taken_back(gate)?;
            return Err(record::refused(gate, event, busy));
        }
    };
    match found {
        Some(account) if fits => admit(gate, visit, &account, &attempt, event, password),
        _ => Err(attempt.wrong(gate, event, wrong_credentials())),
    }
}

/// The password was right: begins a session as far in as the password alone gets.
fn admit(
    gate: &Gate,
    visit: &Visit,
    account: &Account,
    attempt: &Try,
    event: Event,
    password: &Secret,
) -> Result<Admission> {
    let org = gate.org(account.org)?;
    let card = caller::card(&org, account.user);
    let name = match card {
        Ok(card) if account.credential.frozen_at.is_none() => card.name.clone(),
        Ok(_) => return Err(record::refused(gate, event, caller::frozen())),
        Err(fault) => return Err(record::refused(gate, event, fault)),
    };
    let now = gate.now();
    let terms = org.terms_of_user(account.user);
    if let Err(fault) = terms.admit(visit.network.as_deref(), now) {
        attempt.taken_back(gate)?;
        return Err(record::refused(gate, event, fault));
    }
    let (state, status) = next(account, org.demo);
    let refusal = event.clone();
    let fresh = match Fresh::new(gate, visit, &org, account.user, state) {
        Ok(fresh) => fresh,
        Err(fault) => {
            attempt.taken_back(gate)?;
            return Err(record::refused(gate, refusal, fault));
        }
    };
    let (row, counters, settles) = (fresh.row.clone(), attempt.counters(), fresh.settles());
    let rehashed = rehashed(gate, account, password)?;
    let (org, user) = account.whose();
    record::change(gate, with_session(event, &fresh), move |c| {
        if let Some((old, new)) = &rehashed {
            credentials::rehash(c, org, user, old, new)?;
        }
        match state {
            State::Active => counters.succeeded(c, now)?,
            State::PendingMfa | State::PendingEnrolment => counters.half_way(c, now)?,
        }
        sessions::insert(c, &row)?;
        settles(c)
    })
    .map_err(|fault| record::refused(gate, refusal, fault))?;
    session::supersede(gate, visit)?;
    let mut admission = fresh.admit(gate, status, name);
    admission.answer.factors = account.factors();
    Ok(admission)
}

/// What follows the right password.
pub fn next(account: &Account, demo: bool) -> (State, Status) {
    if account.has_factor() {
        (State::PendingMfa, Status::MfaRequired)
    } else if demo {
        (State::Active, Status::Ok)
    } else {
        (State::PendingEnrolment, Status::MfaEnrolmentRequired)
    }
}

/// The same entry with the session that it began.
pub fn with_session(mut event: Event, fresh: &Fresh) -> Event {
    event.session = Some(fresh.row.id);
    event
}

/// The password's old and new hash, where the old one was made with an earlier cost.
fn rehashed(gate: &Gate, account: &Account, password: &Secret) -> Result<Option<(String, String)>> {
    match &account.credential.password {
        Some(old) if crypto::password::outdated(old) => {
            Ok(Some((old.clone(), gate.0.enter.hashing.hash(password)?)))
        }
        _ => Ok(None),
    }
}

/// The one answer to everything that is not the right pair.
pub fn wrong_credentials() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "wrong_credentials")
}
