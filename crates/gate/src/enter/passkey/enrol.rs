//! A new passkey: of somebody who must have a second factor, or of somebody who is in and proved it just now.

use audit::Event;
use kernel::{Fault, FieldFault, Id, Result};
use store::Conn;
use store::enter::passkeys::{self, PasskeyRow};
use store::enter::{devices, notices, recovery as codes, sessions};
use webauthn_rs::prelude::{Passkey, PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::ceremony::{self, Answer, Ceremony, For, refused, site};
use super::{EACH, NAME_CHARS};
use crate::enter::account::{self, Account};
use crate::enter::session::{self, Fresh};
use crate::enter::{Admission, Status, caller, notice, proof, record, recovery, totp};
use crate::entered::{Entered, Visit};
use crate::parts::Gate;
use crate::terms::Proof;

/// Begins the enrolment of somebody whose session waits for a second factor.
///
/// # Errors
/// `mfa_required` or `step_up` where the session does not wait for one; `passkey_needs_name`; the session's faults.
pub fn begin(
    gate: &Gate,
    visit: &Visit,
    origin: &str,
    cookie: &str,
    token: Option<&str>,
) -> Result<Ceremony> {
    let found = session::find_for_change(gate, visit, cookie, token)?;
    let account = account::by_user(gate, found.row.org, found.row.user)?;
    let mut event = record::visit(gate, visit, "enrol_passkey", Some(account.whose()));
    event.session = Some(found.row.id);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    totp::may_enrol(&found).map_err(refuse)?;
    offer(gate, &account, origin, found.row.id, event)
}

/// Begins another passkey of somebody who is in.
///
/// # Errors
/// `step_up`; `too_many_values`; `passkey_needs_name`; `denied` for programs.
pub fn begin_adding(gate: &Gate, who: &Entered, origin: &str) -> Result<Ceremony> {
    let event = record::entered(gate, who, "enrol_passkey", who.user());
    let session = proof::person(gate, who, &event)?;
    let fresh = session::demand_fresh(gate, who, Proof::Act);
    fresh.map_err(|fault| record::refused(gate, event.clone(), fault))?;
    let account = account::by_user(gate, who.org_id(), who.user())?;
    offer(gate, &account, origin, session, event)
}

fn offer(
    gate: &Gate,
    account: &Account,
    origin: &str,
    session: Id,
    event: Event,
) -> Result<Ceremony> {
    let (site, _) = site(origin).map_err(|fault| record::refused(gate, event.clone(), fault))?;
    let (org, user) = account.whose();
    let known = gate.0.store.of(org).read(|c| passkeys::of_user(c, org, user))?;
    if known.len() >= EACH {
        let fault = Fault::invalid("too_many_values").with("max", EACH);
        return Err(record::refused(gate, event, fault));
    }
    let known = known.iter().filter_map(|row| serde_json::from_str::<Passkey>(&row.body).ok());
    let known = known.map(|key| key.cred_id().clone()).collect();
    let handle = Uuid::from_bytes(user.bytes());
    let name = &account.login;
    let (options, state) = site
        .start_passkey_registration(handle, name, name, Some(known))
        .map_err(Fault::internal)?;
    let mut options = serde_json::to_value(options).map_err(Fault::internal)?;
    // A key that the device finds by itself is good without a login being typed.
    if let Some(wanted) = options.pointer_mut("/publicKey/authenticatorSelection") {
        wanted["residentKey"] = "preferred".into();
    }
    gate.0.recorder.record(event)?;
    ceremony::give(gate, For::Enrolment, &session.to_string(), options, &state)
}

/// Confirms the enrolment; the session is in afterwards, under another secret, with recovery codes.
///
/// # Errors
/// `passkey_refused`; `invalid` at `name`; the faults of the session.
pub fn confirm(
    gate: &Gate,
    visit: &Visit,
    origin: &str,
    (cookie, token): (&str, Option<&str>),
    (name, answer): (&str, &Answer),
) -> Result<Admission> {
    let found = session::find_for_change(gate, visit, cookie, token)?;
    let account = account::by_user(gate, found.row.org, found.row.user)?;
    let mut event = record::visit(gate, visit, "confirm_passkey", Some(account.whose()));
    event.session = Some(found.row.id);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    totp::may_enrol(&found).map_err(refuse)?;
    let key = made(gate, &account, origin, found.row.id, (name, answer)).map_err(refuse)?;
    let org = gate.org(account.org)?;
    let fresh = Fresh::risen(gate, visit, &org, &found.row).map_err(refuse)?;
    let (row, old, settles) = (fresh.row.clone(), found.row.hash, fresh.settles());
    let told = notice::row(key.org, key.user, "notice_passkey_added", None, gate.now());
    let codes = keep(gate, &account, key, event.clone(), move |c| {
        if !sessions::replace(c, &old, &row)? {
            return Err(caller::not_signed_in());
        }
        // Who is new here knows what they do; later it may be somebody else.
        if !devices::of_user(c, row.org, row.user)?.is_empty() {
            notices::insert(c, &told)?;
        }
        settles(c)
    })
    .map_err(refuse)?;
    let mut admission = fresh.admit(gate, Status::Ok, org.user_name(Some(account.user)));
    admission.answer.recovery_codes = codes;
    Ok(admission)
}

/// A passkey that was just added. It has no `Debug`.
#[derive(serde::Serialize)]
pub struct Enrolled {
    /// Its id.
    pub id: Id,
    /// Recovery codes, where it is the first second factor; shown this once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_codes: Option<Vec<String>>,
}

/// Adds another passkey of somebody who is in; they are told.
///
/// # Errors
/// `passkey_refused`; `invalid` at `name`; `denied` for programs.
pub fn add(
    gate: &Gate,
    who: &Entered,
    origin: &str,
    name: &str,
    answer: &Answer,
) -> Result<Enrolled> {
    let event = record::entered(gate, who, "confirm_passkey", who.user());
    let session = proof::person(gate, who, &event)?;
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let account = account::by_user(gate, who.org_id(), who.user())?;
    let key = made(gate, &account, origin, session, (name, answer)).map_err(refuse)?;
    let id = key.id;
    let told = notice::row(key.org, key.user, "notice_passkey_added", None, gate.now());
    let also = move |c: &mut Conn| notices::insert(c, &told);
    let recovery_codes = keep(gate, &account, key, event.clone(), also).map_err(refuse)?;
    Ok(Enrolled { id, recovery_codes })
}

/// The key that this answer to this session's challenge makes.
fn made(
    gate: &Gate,
    account: &Account,
    origin: &str,
    session: Id,
    (name, answer): (&str, &Answer),
) -> Result<PasskeyRow> {
    let name = model::clean::line(name, NAME_CHARS).unwrap_or_default();
    if name.is_empty() {
        return Err(Fault::fields(vec![FieldFault::new("name", "required")]));
    }
    let (site, host) = site(origin)?;
    let (state, credential): (PasskeyRegistration, RegisterPublicKeyCredential) =
        ceremony::take(gate, For::Enrolment, &session.to_string(), answer).map_err(unfit)?;
    let key =
        site.finish_passkey_registration(&credential, &state).map_err(|_| unfit(refused()))?;
    Ok(PasskeyRow {
        org: account.org,
        user: account.user,
        id: Id::new(),
        credential: crypto::digest::sha256(&[key.cred_id().as_ref()]),
        host,
        name,
        body: serde_json::to_string(&key).map_err(Fault::internal)?,
        created_at: gate.now(),
        last_used_at: None,
    })
}

/// Who makes a key is known already: what does not fit is a wrong input, and no failed way in.
fn unfit(fault: Fault) -> Fault {
    if fault.code == "passkey_refused" { Fault::invalid("passkey_refused") } else { fault }
}

/// Keeps the key; new recovery codes where their owner had no second factor before.
fn keep(
    gate: &Gate,
    account: &Account,
    key: PasskeyRow,
    mut event: Event,
    also: impl Fn(&mut Conn) -> Result<()> + Send + 'static,
) -> Result<Option<Vec<String>>> {
    event.details.insert("passkey".to_owned(), key.id.to_string());
    let (org, user) = account.whose();
    let fresh = (!account.has_factor()).then(recovery::fresh);
    let hashes = fresh.as_ref().map(|(_, hashes)| hashes.clone());
    record::change(gate, event, move |c| {
        // One authenticator gives an id once: the same id again is not a new key but an old answer.
        if !passkeys::find(c, &key.credential)?.is_empty() {
            return Err(unfit(refused()));
        }
        passkeys::insert(c, &key)?;
        if let Some(hashes) = &hashes {
            codes::replace(c, org, user, hashes)?;
        }
        also(c)
    })?;
    Ok(fresh.map(|(plain, _)| plain))
}
