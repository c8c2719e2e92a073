//! A passkey is shown: to sign in without anything else, after the password, or to prove oneself again.

use kernel::{Fault, Id, Result};
use store::enter::passkeys::{self, PasskeyRow};
use store::enter::sessions;
use store::{Across, Conn};
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyAuthentication,
    PublicKeyCredential,
};

use super::ceremony::{self, Answer, Ceremony, For, refused, site};
use crate::enter::account::{self, Account};
use crate::enter::session::{self, Fresh, State};
use crate::enter::{Admission, Status, caller, login, record};
use crate::entered::Visit;
use crate::parts::Gate;

/// A passkey that fits so far, to be noted in the transaction that lets its owner in.
#[derive(Clone)]
pub struct Shown {
    whose: (Id, Id, Id),
    body: String,
}

impl Shown {
    /// Notes that it was shown; false when it was taken away meanwhile.
    pub fn take(&self, c: &mut Conn, now: kernel::Timestamp) -> Result<bool> {
        passkeys::used(c, self.whose, &self.body, now)
    }
}

/// Begins to prove the owner of this session, in or on the way in.
///
/// # Errors
/// `passkey_refused` where they have none for this site; `passkey_needs_name`; the session's faults.
pub fn begin_proof(
    gate: &Gate,
    visit: &Visit,
    origin: &str,
    cookie: &str,
    token: Option<&str>,
) -> Result<Ceremony> {
    let found = session::find_for_change(gate, visit, cookie, token)?;
    let (org, user) = (found.row.org, found.row.user);
    let mut event = record::visit(gate, visit, "ask_passkey", Some((org, user)));
    event.session = Some(found.row.id);
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let (site, host) = site(origin).map_err(refuse)?;
    let rows = gate.0.store.of(org).read(|c| passkeys::of_user(c, org, user))?;
    let keys: Vec<Passkey> = rows
        .iter()
        .filter(|row| row.host == host)
        .filter_map(|row| serde_json::from_str(&row.body).ok())
        .collect();
    if keys.is_empty() {
        return Err(refuse(refused()));
    }
    let (options, state) = site.start_passkey_authentication(&keys).map_err(Fault::internal)?;
    gate.0.recorder.record(event)?;
    ceremony::give(gate, For::Proof, &found.row.id.to_string(), options, &state)
}

/// Holds an answer against the challenge of this session.
///
/// # Errors
/// `passkey_refused`, whatever does not fit.
pub fn check(
    gate: &Gate,
    account: &Account,
    session: Id,
    origin: &str,
    answer: &Answer,
) -> Result<Shown> {
    let (site, host) = site(origin)?;
    let (state, credential): (PasskeyAuthentication, PublicKeyCredential) =
        ceremony::take(gate, For::Proof, &session.to_string(), answer)?;
    let result = site.finish_passkey_authentication(&credential, &state).map_err(|_| refused())?;
    let (org, user) = account.whose();
    let rows = gate.0.store.of(org).read(|c| passkeys::of_user(c, org, user))?;
    let hash = crypto::digest::sha256(&[result.cred_id().as_ref()]);
    let row = rows.into_iter().find(|row| row.credential == hash && row.host == host);
    shown(row.ok_or_else(refused)?, &result)
}

/// Begins a sign-in by passkey alone. Nothing is said of who might come.
///
/// # Errors
/// `passkey_needs_name`.
pub fn begin_login(gate: &Gate, origin: &str) -> Result<Ceremony> {
    let (site, _) = site(origin)?;
    let (options, state) = site.start_discoverable_authentication().map_err(Fault::internal)?;
    ceremony::give(gate, For::Login, "", options, &state)
}

/// Signs in by passkey alone: the device has recognised its owner, so that it counts as both factors.
///
/// # Errors
/// `passkey_refused`, whatever does not fit; `frozen`, `network_refused`, `outside_hours` after the right passkey.
pub fn login(gate: &Gate, visit: &Visit, origin: &str, answer: &Answer) -> Result<Admission> {
    let nobody = |fault| record::refused(gate, record::visit(gate, visit, "login", None), fault);
    let (row, shown) = identified(gate, origin, answer).map_err(nobody)?;
    let (org, user, now) = (row.org, row.user, gate.now());
    let mut event = record::visit(gate, visit, "login", Some((org, user)));
    event.details.insert("factor".to_owned(), "passkey".to_owned());
    let refuse = |fault| record::refused(gate, event.clone(), fault);
    let state = gate.org(org)?;
    let account = account::by_user(gate, org, user)?;
    if account.credential.frozen_at.is_some() {
        return Err(refuse(caller::frozen()));
    }
    let name = caller::card(&state, user).map_err(refuse)?.name.clone();
    state.terms_of_user(user).admit(visit.network.as_deref(), now).map_err(refuse)?;
    let mut fresh = Fresh::new(gate, visit, &state, user, State::Active).map_err(refuse)?;
    fresh.row.second_factor = true;
    let (session, settles) = (fresh.row.clone(), fresh.settles());
    record::change(gate, login::with_session(event.clone(), &fresh), move |c| {
        if !shown.take(c, now)? {
            return Err(refused());
        }
        sessions::insert(c, &session)?;
        settles(c)
    })
    .map_err(refuse)?;
    session::supersede(gate, visit)?;
    Ok(fresh.admit(gate, Status::Ok, name))
}

/// Whose passkey it is, and that it fits.
fn identified(gate: &Gate, origin: &str, answer: &Answer) -> Result<(PasskeyRow, Shown)> {
    let (site, host) = site(origin)?;
    let (state, credential): (DiscoverableAuthentication, PublicKeyCredential) =
        ceremony::take(gate, For::Login, "", answer)?;
    let (handle, id) =
        site.identify_discoverable_authentication(&credential).map_err(|_| refused())?;
    let hash = crypto::digest::sha256(&[id]);
    let rows = gate.0.store.across(Across::Entering).read(|c| passkeys::find(c, &hash))?;
    let theirs = |row: &PasskeyRow| row.host == host && row.user.bytes() == *handle.as_bytes();
    let row = rows.into_iter().find(theirs).ok_or_else(refused)?;
    let key: Passkey = serde_json::from_str(&row.body).map_err(Fault::internal)?;
    let result = site
        .finish_discoverable_authentication_v2(&credential, state, &key)
        .map_err(|_| refused())?;
    let shown = shown(row.clone(), &result)?;
    Ok((row, shown))
}

/// The key with what this use of it says: a counter that did not grow was refused before.
fn shown(row: PasskeyRow, result: &AuthenticationResult) -> Result<Shown> {
    let mut key: Passkey = serde_json::from_str(&row.body).map_err(Fault::internal)?;
    key.update_credential(result);
    let body = serde_json::to_string(&key).map_err(Fault::internal)?;
    Ok(Shown { whose: (row.org, row.user, row.id), body })
}
