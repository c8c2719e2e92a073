//! One-time codes of an authenticator app: enrol, confirm, check. The secret is sealed under the
//! key of the organisation's own subject, bound to the user, and shown once.

pub(super) mod code;

use audit::Event;
use crypto::aad;
use kernel::{Fault, FaultKind, Id, Result, Secret};
use serde::Serialize;
use store::Conn;
use store::enter::{credentials, devices, notices, recovery as codes, sessions};

use super::account::{self, Account};
use super::session::{Fresh, State};
use super::tries::Try;
use super::{Admission, Status, caller, notice, proof, record, recovery, session};
use crate::entered::{Entered, Visit};
use crate::parts::Gate;

/// What an authenticator app needs, shown this once. It has no `Debug`.
#[derive(Serialize)]
pub struct Enrolment {
    /// The secret in base 32, to be typed.
    pub secret: String,
    /// The `otpauth:` address, to be shown as a QR code.
    pub uri: String,
}

/// Begins the enrolment of somebody who must have a second factor, or who is in and proved it
/// just now.
///
/// # Errors
/// `step_up` when the session is in and its proof is too old; `mfa_required` when a factor is
/// enrolled already and was not shown; the faults of the session.
pub fn enrol(gate: &Gate, visit: &Visit, cookie: &str, token: Option<&str>) -> Result<Enrolment> {
    let found = session::find_for_change(gate, visit, cookie, token)?;
    let account = account::by_user(gate, found.row.org, found.row.user)?;
    let mut event = record::visit(gate, visit, "enrol_mfa", Some(account.whose()));
    event.session = Some(found.row.id);
    if let Err(fault) = may_enrol(&found) {
        return Err(record::refused(gate, event, fault));
    }
    begin(gate, &account, event)
}

/// Begins the enrolment of another authenticator, against the password.
///
/// # Errors
/// `wrong_credentials`; `locked` and `slow_down`; `denied` for programs.
pub fn enrol_again(gate: &Gate, who: &Entered, password: &Secret) -> Result<Enrolment> {
    let account = account::by_user(gate, who.org_id(), who.user())?;
    let event = record::entered(gate, who, "enrol_mfa", who.user());
    proof::password(gate, who, &account, password, &event)?;
    begin(gate, &account, event)
}

/// Confirms an enrolment by its first code; the session is in afterwards, under another secret.
///
/// # Errors
/// `wrong_code`; `locked` and `slow_down`; the faults of the session.
pub fn confirm(
    gate: &Gate,
    visit: &Visit,
    cookie: &str,
    token: Option<&str>,
    code: &Secret,
) -> Result<Admission> {
    let found = session::find_for_change(gate, visit, cookie, token)?;
    let account = account::by_user(gate, found.row.org, found.row.user)?;
    let mut event = record::visit(gate, visit, "confirm_mfa", Some(account.whose()));
    event.session = Some(found.row.id);
    if let Err(fault) = may_enrol(&found) {
        return Err(record::refused(gate, event, fault));
    }
    let fresh = Fresh::risen(gate, visit, &*gate.org(account.org)?, &found.row)?;
    let (row, old, settles) = (fresh.row.clone(), found.row.hash, fresh.settles());
    let network = visit.network.as_deref();
    let plain = finish(gate, &account, network, code, event, row.id, move |c| {
        if !sessions::replace(c, &old, &row)? {
            return Err(caller::not_signed_in());
        }
        settles(c)
    })?;
    let name = gate.org(account.org)?.user_name(Some(account.user));
    let mut admission = fresh.admit(gate, Status::Ok, name);
    admission.answer.recovery_codes = Some(plain);
    Ok(admission)
}

/// Confirms another authenticator by its first code; gives new recovery codes. All other sessions
/// end.
///
/// # Errors
/// `wrong_code`; `locked` and `slow_down`; `denied` for programs.
pub fn confirm_again(gate: &Gate, who: &Entered, code: &Secret) -> Result<Vec<String>> {
    let event = record::entered(gate, who, "confirm_mfa", who.user());
    let current = proof::person(gate, who, &event)?;
    let account = account::by_user(gate, who.org_id(), who.user())?;
    let network = who.caller().network.as_deref();
    finish(gate, &account, network, code, event, current, |_| Ok(()))
}

/// The step of a code that fits now and was not used yet.
pub(super) fn step(gate: &Gate, account: &Account, code: &Secret) -> Result<Option<i64>> {
    let Some(sealed) = &account.credential.totp else { return Ok(None) };
    let secret = open(gate, account, sealed)?;
    let code = code.expose_str().unwrap_or_default();
    code::check(&secret, code, gate.now(), account.credential.totp_step)
}

pub(super) fn may_enrol(found: &session::Found) -> Result<()> {
    match found.state {
        State::PendingEnrolment => Ok(()),
        // Who is in already enrols anew with the password (`enrol_again`): a cookie is no proof.
        State::Active => Err(Fault::new(FaultKind::Denied, "step_up")),
        State::PendingMfa => Err(Fault::new(FaultKind::Unauthenticated, "mfa_required")),
    }
}

fn begin(gate: &Gate, account: &Account, event: Event) -> Result<Enrolment> {
    let secret = code::fresh();
    let sealed = seal(gate, account, &secret)?;
    let (org, user) = account.whose();
    record::change(gate, event, move |c| credentials::begin_totp(c, org, user, &sealed))?;
    let (secret, uri) = code::address(&secret, &account.login)?;
    Ok(Enrolment { secret, uri })
}

/// Holds the first code against the waiting secret and puts that in use, with new recovery codes.
fn finish(
    gate: &Gate,
    account: &Account,
    network: Option<&str>,
    code: &Secret,
    event: Event,
    current: Id,
    also: impl Fn(&mut Conn) -> Result<()> + Send + 'static,
) -> Result<Vec<String>> {
    let (org, user) = account.whose();
    let attempt = Try::begin(gate, &account.login, network, Some((org, user)), &event)?;
    let sealed = account.credential.totp_pending.clone();
    let step = match &sealed {
        Some(sealed) => {
            let secret = open(gate, account, sealed)?;
            code::check(&secret, code.expose_str().unwrap_or_default(), gate.now(), 0)?
        }
        None => None,
    };
    let (Some(sealed), Some(step)) = (sealed, step) else {
        return Err(attempt.wrong(gate, event, Fault::invalid("wrong_code")));
    };
    let (plain, hashes) = recovery::fresh();
    let (now, counters, refusal) = (gate.now(), attempt.counters(), event.clone());
    let told = account.has_factor();
    record::ending(gate, event, user, move |c| {
        if !credentials::confirm_totp(c, org, user, &sealed, step)? {
            return Err(Fault::invalid("wrong_code"));
        }
        codes::replace(c, org, user, &hashes)?;
        // Who is new here knows what they do; later it may be somebody else.
        let is_new = devices::of_user(c, org, user)?.is_empty();
        also(c)?;
        sessions::end_all(c, org, user, Some(current))?;
        let code = if told { "notice_mfa_changed" } else { "notice_factor_added" };
        if told || !is_new {
            notices::insert(c, &notice::row(org, user, code, None, now))?;
        }
        counters.succeeded(c, now)
    })
    .map_err(|fault| record::refused(gate, refusal, fault))?;
    Ok(plain)
}

/// Version of the key, then the sealed secret.
fn seal(gate: &Gate, account: &Account, secret: &Secret) -> Result<Vec<u8>> {
    let key = gate.0.keyring.subject(account.org, account.org)?;
    let aad = aad::key(&account.org, "totp", &account.user, key.version);
    let mut sealed = key.version.to_be_bytes().to_vec();
    sealed.extend(key.seal.seal(&aad, secret.expose()));
    Ok(sealed)
}

fn open(gate: &Gate, account: &Account, sealed: &[u8]) -> Result<Secret> {
    let broken = || Fault::internal("a sealed one-time secret is too short");
    let (version, sealed) = sealed.split_first_chunk::<4>().ok_or_else(broken)?;
    let key = gate.0.keyring.subject(account.org, account.org)?;
    let aad = aad::key(&account.org, "totp", &account.user, u32::from_be_bytes(*version));
    key.seal.open(&aad, sealed).map(|plain| Secret::new(plain.to_vec()))
}
