//! The second factor: a one-time code or a recovery code, at the login or to prove oneself again.
//!
//! One file each says how a factor is checked; here stands what they have in common. A wrong code
//! counts towards the same lock as a wrong password.

use kernel::{Fault, FaultKind, Id, Result, Secret};
use store::Conn;
use store::enter::{credentials, notices, recovery as codes, sessions};

use super::account::{self, Account};
use super::session::{Fresh, State};
use super::tries::Try;
use super::{Admission, Status, caller, notice, record, recovery, session, totp};
use crate::entered::Visit;
use crate::parts::Gate;

/// What is shown.
pub enum Proof {
    /// Six digits of an authenticator.
    Code(Secret),
    /// One of the recovery codes.
    RecoveryCode(Secret),
}

/// A proof that fits so far, to be used up in the transaction that lets its owner in.
#[derive(Clone, Copy)]
enum Fitting {
    Step(i64),
    Recovery([u8; 32]),
}

impl Fitting {
    /// Uses the proof up; false when it was used before.
    fn take(self, c: &mut Conn, org: Id, user: Id) -> Result<bool> {
        match self {
            Self::Step(step) => credentials::use_step(c, org, user, step),
            Self::Recovery(hash) => codes::take(c, org, user, &hash),
        }
    }
}

impl Proof {
    const fn name(&self) -> &'static str {
        match self {
            Self::Code(_) => "totp",
            Self::RecoveryCode(_) => "recovery_code",
        }
    }

    fn check(&self, gate: &Gate, account: &Account) -> Result<Option<Fitting>> {
        Ok(match self {
            Self::Code(code) => totp::step(gate, account, code)?.map(Fitting::Step),
            Self::RecoveryCode(code) => recovery::hash(code).map(Fitting::Recovery),
        })
    }
}

/// Shows the second factor. The session is in, or proved anew, and has another secret afterwards.
///
/// # Errors
/// `wrong_code`; `locked` and `slow_down` with `retry_after`; `not_signed_in`, `session_expired`,
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
    if found.state == State::PendingEnrolment || account.credential.totp.is_none() {
        let fault = Fault::new(FaultKind::Denied, "mfa_enrolment_required");
        return Err(record::refused(gate, event, fault));
    }
    let network = visit.network.as_deref();
    let attempt = Try::begin(gate, &account.login, network, Some((org, user)), &event)?;
    let Some(fitting) = proof.check(gate, &account)? else {
        return Err(attempt.wrong(gate, event, wrong_code()));
    };
    let now = gate.now();
    let fresh = Fresh::risen(visit, &found.row, now);
    let (row, old, counters) = (fresh.row.clone(), found.row.hash, attempt.counters());
    let told = notice::row(org, user, "notice_recovery_used", None, now);
    let done = record::change(gate, event.clone(), move |c| {
        if !fitting.take(c, org, user)? {
            return Err(wrong_code());
        }
        if !sessions::replace(c, &old, &row)? {
            return Err(caller::not_signed_in());
        }
        if matches!(fitting, Fitting::Recovery(_)) {
            notices::insert(c, &told)?;
        }
        counters.succeeded(c, now)
    });
    match done {
        Ok(()) => {
            let name = gate.org(org)?.user_name(Some(user));
            Ok(fresh.admit(gate, Status::Ok, name))
        }
        Err(fault) if fault.code == "wrong_code" => Err(attempt.wrong(gate, event, fault)),
        Err(fault) => Err(record::refused(gate, event, fault)),
    }
}

/// What is said about a code that does not fit, whatever the reason.
pub fn wrong_code() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "wrong_code")
}
