//! A ceremony: a challenge that is given out, and its one answer.

use kernel::{Fault, FaultKind, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use store::Across;
use store::enter::challenges::{self, ChallengeRow};
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

use crate::parts::Gate;

/// An answer is taken for so many seconds.
const SECONDS: i64 = 5 * 60;
/// Bytes of an answer that are looked at.
const ANSWER_BYTES: usize = 32 << 10;
/// Characters of a handle that are looked at.
const HANDLE_CHARS: usize = 100;

/// What the browser needs to show or to make a passkey.
#[derive(Serialize)]
pub struct Ceremony {
    /// Goes back with the answer; good once.
    pub handle: String,
    /// The options for `navigator.credentials`, as the browser's JSON form has them.
    pub options: Json,
}

/// What a ceremony is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum For {
    Enrolment,
    Proof,
    Login,
}

impl For {
    const fn name(self) -> &'static str {
        match self {
            Self::Enrolment => "passkey_new",
            Self::Proof => "passkey_proof",
            Self::Login => "passkey_login",
        }
    }
}

/// The site whose page asks, by its origin such as `https://crm.shop.example`; its host name is what passkeys are
/// bound to.
///
/// # Errors
/// `passkey_needs_name` where Kedun is reached by a bare address, for which no browser has passkeys.
pub fn site(origin: &str) -> Result<(Webauthn, String)> {
    let nameless = || Fault::new(FaultKind::Conflict, "passkey_needs_name");
    let origin = Url::parse(origin).map_err(|_| nameless())?;
    let host = origin.domain().ok_or_else(nameless)?.to_owned();
    let site = WebauthnBuilder::new(&host, &origin)
        .and_then(|builder| builder.rp_name("Kedun").build())
        .map_err(|_| nameless())?;
    Ok((site, host))
}

/// Gives a challenge out: what its answer will be held against is kept for this person (empty: for anybody).
pub fn give(
    gate: &Gate,
    what: For,
    whose: &str,
    options: impl Serialize,
    state: &impl Serialize,
) -> Result<Ceremony> {
    let handle = crypto::token::random_secret("");
    let row = ChallengeRow {
        hash: crypto::token::hash(&handle),
        kind: what.name().to_owned(),
        whose: whose.to_owned(),
        body: serde_json::to_string(state).map_err(Fault::internal)?,
        expires_at: gate.now().plus_seconds(SECONDS),
    };
    gate.0.store.across(Across::Deployment).write(move |c| challenges::put(c, &row))?;
    let options = serde_json::to_value(options).map_err(Fault::internal)?;
    // The crate wraps the options as `navigator.credentials` takes them; the JSON form has the inner part alone.
    let options = options.get("publicKey").cloned().unwrap_or(options);
    Ok(Ceremony { handle, options })
}

/// An answer as it came in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The handle that came with the challenge.
    pub handle: String,
    /// What `navigator.credentials` gave, in its JSON form.
    pub credential: Json,
}

/// What the answer is held against, and the answer itself; the challenge is used up, whatever comes of it.
///
/// # Errors
/// `passkey_refused` where there is no such challenge any more, or the answer is none.
pub fn take<S: DeserializeOwned, A: DeserializeOwned>(
    gate: &Gate,
    what: For,
    whose: &str,
    answer: &Answer,
) -> Result<(S, A)> {
    if answer.handle.len() > HANDLE_CHARS {
        return Err(refused());
    }
    let (hash, now, whose) = (crypto::token::hash(&answer.handle), gate.now(), whose.to_owned());
    let body = gate
        .0
        .store
        .across(Across::Deployment)
        .write(move |c| challenges::take(c, &hash, (what.name(), &whose), now))?
        .ok_or_else(refused)?;
    let state = serde_json::from_str(&body).map_err(Fault::internal)?;
    if answer.credential.to_string().len() > ANSWER_BYTES {
        return Err(refused());
    }
    let credential = serde_json::from_value(answer.credential.clone()).map_err(|_| refused())?;
    Ok((state, credential))
}

/// What is said about a passkey that does not fit, whatever the reason.
pub fn refused() -> Fault {
    Fault::new(FaultKind::Unauthenticated, "passkey_refused")
}
