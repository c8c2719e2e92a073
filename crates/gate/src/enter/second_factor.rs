//! The second factor: a one-time code, a recovery code or a passkey, at the login or to prove oneself again.
//!
//! One file each says how a factor is checked; here stands what they have in common. A wrong code
//! counts towards the same lock as a wrong password.

use audit::Event;
use kernel::{Fault, FaultKind, Id, Result, Secret, Timestamp};
use store::Conn;
use store::enter::{credentials, devices, notices, recovery as codes, sessions};

use super::account::{self, Account};
use super::session::{Fresh, State};
use super::throttle::Counters;
use super::tries::Try;
use super::{Admission, Status, caller, device, notice, passkey, record, recovery, session, totp};
use crate::entered::Visit;
use crate::parts::Gate;

/// What is shown.
pub enum Proof {
    /// Six digits of an authenticator.
    Code(Secret),
    /// One of the recovery codes.
    RecoveryCode(Secret),
    /// A passkey, on the site of this origin.
    Passkey {
        /// The site's origin, such as `https://crm.shop.example`.
        origin: String,
        /// The answer to the session's challenge.
        answer: passkey::Answer,
    },
}

/// A proof that fits so far, to be used up in the transaction that lets its owner in.
#[derive(Clone)]
enum Fitting {
    Step(i64),
    Recovery([u8; 32]),
    Passkey(passkey::Shown),
}

impl Fitting {
    /// Uses the proof up; false when it was used before.
    fn take(&self, c: &mut Conn, org: Id, user: Id, now: Timestamp) -> Result<bool> {
        match self {
            Self::Step(step) => credentials::use_step(c, org, user, *step),
            Self::Recovery(hash) => codes::take(c, org, user, hash),
            Self::Passkey(shown) => shown.take(c, now),
        }
    }
}

impl Proof {
    const fn name(&self) -> &'static str {
        match self {
            Self::Code(_) => "totp",
            Self::RecoveryCode(_) => "recovery_code",
            Self::Passkey { .. } => "passkey",
        }
    }

    /// Whether it could be guessed, so that tries are counted.
    const fn is_guessable(&self) -> bool {
        !matches!(self, Self::Passkey { .. })
    }

    fn check(&self, gate: &Gate, account: &Account, session: Id) -> Result<Option<Fitting>> {
        Ok(match self {
            Self::Code(code) => totp::step(gate, account, code)?.map(Fitting::Step),
            Self::RecoveryCode(code) => recovery::hash(code).map(Fitting::Recovery),
            Self::Passkey { origin, answer } => {
                Some(Fitting::Passkey(passkey::check(gate, account, session, origin, answer)?))
            }
        })
    }
}

/// Shows the second factor. The session is in, or proved anew, and has another secret afterwards.
///
/// # Errors
/// `wrong_code`, `passkey_refused`; `locked` and `slow_down` with `retry_after`; `not_signed_in`, `session_expired`,
/// `frozen`, `csrf`; `mfa_enrolment_required` where there is no second factor yet.
pub fn mfa(
    gate: &Gate,
    visit: &Visit,
    cookie: &str,
    token: Option<&str>,
    proof: &Proof,
) -> Result<Admission> {
    let found = session::find_for_change(gate, visit, cookie, token)?;
    let account = account::by_user(gate, found.row.org, found.row.user)?;
    let (org, user) = account.whose();
    let mut event = record::visit(gate, visit, "second_factor", Some((org, user)));
    event.session = Some(found.row.id);
    event.details.insert("factor".to_owned(), proof.name().to_owned());
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    if found.state == State::PendingEnrolment || !account.has_factor() {
        return Err(refuse(Fault::new(FaultKind::Denied, "mfa_enrolment_required")));
    }
    if !proof.is_guessable() {
        let fitting = proof.check(gate, &account, found.row.id).map_err(refuse)?;
        let fitting = fitting.ok_or_else(|| refuse(wrong_code()))?;
        return rise(gate, visit, &found, &account, (fitting, None), event.clone()).map_err(refuse);
    }
    let network = visit.network.as_deref();
    let attempt = Try::begin(gate, &account.login, network, Some((org, user)), &event)?;
    let Some(fitting) = proof.check(gate, &account, found.row.id)? else {
        half_known(gate, &found)?;
        return Err(attempt.wrong(gate, event, wrong_code()));
    };
    let proved = (fitting, Some(attempt.counters()));
    match rise(gate, visit, &found, &account, proved, event.clone()) {
        Err(fault) if fault.code == "wrong_code" => {
            half_known(gate, &found)?;
            Err(attempt.wrong(gate, event, fault))
        }
        done => done.map_err(refuse),
    }
}

/// Uses the proof up, and lets its owner's session rise.
fn rise(
    gate: &Gate,
    visit: &Visit,
    found: &session::Found,
    account: &Account,
    (fitting, counters): (Fitting, Option<Counters>),
    event: Event,
) -> Result<Admission> {
    let ((org, user), now) = (account.whose(), gate.now());
    let state = gate.org(org)?;
    let fresh = Fresh::risen(gate, visit, &state, &found.row)?;
    let (row, old, settles) = (fresh.row.clone(), found.row.hash, fresh.settles());
    let told = notice::row(org, user, "notice_recovery_used", None, now);
    record::change(gate, event, move |c| {
        if !fitting.take(c, org, user, now)? {
            return Err(wrong_code());
        }
        if !sessions::replace(c, &old, &row)? {
            return Err(caller::not_signed_in());
        }
        settles(c)?;
        if matches!(fitting, Fitting::Recovery(_)) {
            notices::insert(c, &told)?;
        }
        counters.as_ref().map_or(Ok(()), |counters| counters.succeeded(c, now))
    })?;
    Ok(fresh.admit(gate, Status::Ok, state.user_name(Some(user))))
}

/// Tells a user that somebody knows their password and not their second factor, where the browser is one that they
/// never came in with: in their own they have only mistyped.
fn half_known(gate: &Gate, found: &session::Found) -> Result<()> {
    if found.state != State::PendingMfa {
        return Ok(());
    }
    let row = found.row.clone();
    let told = notice::row(row.org, row.user, "notice_wrong_code", None, gate.now());
    gate.0.store.of(row.org).write(move |c| {
        if devices::find(c, row.org, row.user, &device::mark(&row))?.is_some() {
            return Ok(());
        }
        notice::once(c, &told)
    })
}

/// What is said about a code that does not fit, whatever the reason.
pub fn wrong_code() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "wrong_code")
}
