//! The way to an OpenID Connect provider (Core 1.0, section 3.1): the browser is sent there with a state, a nonce and the
//! challenge of a proof key (RFC 7636), all three bound to a secret in this browser's cookie.
//!
//! The nonce and the proof key are made of that secret and the state, so that the store holds neither.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Fault, Id, Result, Secret};
use serde::{Deserialize, Serialize};
use store::Across;
use store::enter::challenges::{self, ChallengeRow};
use url::Url;

use super::provider::{self, Kind, ProviderCard};
use super::{issuer, refused, while_in};
use crate::enter::{invite, proof, record, session};
use crate::entered::{Entered, Visit};
use crate::outside::unreachable;
use crate::parts::Gate;
use crate::terms::Proof;

/// The provider's answer is taken for so many seconds.
pub const SECONDS: i64 = 10 * 60;
/// How old the provider's own proof of somebody may be, in seconds: a working day.
pub const PROOF_SECONDS: i64 = 12 * 3600;
/// The page of ours that the provider sends the browser back to.
const RETURN_PAGE: &str = "/sign-in-return";
/// What the challenge is for.
const KIND: &str = "oidc";
/// Characters of a state and of a browser's secret that are looked at.
const CHARS: usize = 100;

/// What the browser needs to go on. It has no `Debug`.
pub struct Begun {
    /// The provider's address.
    pub address: String,
    /// For a cookie of this browser: without it the answer is worth nothing.
    pub browser: Secret,
}

/// What somebody wants of the provider's word.
#[derive(Serialize, Deserialize, Clone)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// To come in.
    Login,
    /// To take the invitation of this hash.
    Invitation(String),
    /// To link it to the user of this session.
    Link { user: Id, session: Id },
}

/// What is kept while the browser is away.
#[derive(Serialize, Deserialize)]
pub struct Way {
    pub org: Id,
    pub provider: Id,
    /// The return address, which is named again when the code is used.
    pub redirect: String,
    pub wanted: Wanted,
}

/// What binds an answer to its question.
pub struct Bound {
    pub nonce: String,
    pub verifier: String,
}

impl Bound {
    pub fn of(browser: &str, state: &str) -> Self {
        let made = |label: &[u8]| {
            let parts = [label, &crypto::token::hash(browser)[..], state.as_bytes()];
            // 43 characters, as the proof key's standard wants it at least.
            URL_SAFE_NO_PAD.encode(crypto::digest::sha256(&parts))
        };
        Self { nonce: made(b"kedun.oidc.nonce.v1\0"), verifier: made(b"kedun.oidc.verifier.v1\0") }
    }

    fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(crypto::digest::sha256(&[self.verifier.as_bytes()]))
    }
}

/// Begins to sign in by this provider, or to take an invitation with it. `site` is where the browser stands.
///
/// # Errors
/// `sign_on_refused` where there is no such provider; `provider_unreachable`; `link_invalid`.
pub fn begin(
    gate: &Gate,
    visit: &Visit,
    site: &str,
    (org, provider): (Id, Id),
    invitation: Option<&str>,
) -> Result<Begun> {
    let refuse = |fault| record::refused(gate, record::visit(gate, visit, "sign_on", None), fault);
    let (_, card) = provider::usable(gate, org, provider, Kind::Oidc).map_err(refuse)?;
    let wanted = match invitation {
        Some(secret) => Wanted::Invitation(invite::hash_for(gate, visit, org, secret)?),
        None => Wanted::Login,
    };
    go(gate, site, (org, provider, &card), wanted)
}

/// Begins to link the caller's identity at this provider.
///
/// # Errors
/// `step_up`; `denied` for programs; as `begin`.
pub fn begin_link(gate: &Gate, who: &Entered, site: &str, provider: Id) -> Result<Begun> {
    let (org, user) = (who.org_id(), who.user());
    let event = record::entered(gate, who, "link_identity", user);
    let refuse = |fault| record::refused(gate, event.clone(), while_in(fault));
    let session = proof::person(gate, who, &event)?;
    session::demand_fresh(gate, who, Proof::Act).map_err(refuse)?;
    let (_, card) = provider::usable(gate, org, provider, Kind::Oidc).map_err(refuse)?;
    go(gate, site, (org, provider, &card), Wanted::Link { user, session })
}

fn go(
    gate: &Gate,
    site: &str,
    (org, provider, card): (Id, Id, &ProviderCard),
    wanted: Wanted,
) -> Result<Begun> {
    let issuer = issuer::of(gate, card)?;
    let (state, browser) = (crypto::token::random_secret(""), crypto::token::random_secret(""));
    let way = Way { org, provider, redirect: format!("{site}{RETURN_PAGE}"), wanted };
    let bound = Bound::of(&browser, &state);
    let mut address = Url::parse(&issuer.metadata.authorization_endpoint)
        .map_err(|_| unreachable("an endpoint that is no address"))?;
    let scope = match card.scopes.split_whitespace().any(|scope| scope == "openid") {
        true => card.scopes.clone(),
        false => format!("openid {}", card.scopes),
    };
    address
        .query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &card.client_id)
        .append_pair("redirect_uri", &way.redirect)
        .append_pair("scope", &scope)
        .append_pair("state", &state)
        .append_pair("nonce", &bound.nonce)
        .append_pair("code_challenge", &bound.challenge())
        .append_pair("code_challenge_method", "S256")
        .append_pair("max_age", &PROOF_SECONDS.to_string());
    if issuer.metadata.answers_in_fragment() {
        address.query_pairs_mut().append_pair("response_mode", "fragment");
    }
    let row = ChallengeRow {
        hash: crypto::token::hash(&state),
        kind: KIND.to_owned(),
        whose: whose(&browser),
        body: serde_json::to_string(&way).map_err(Fault::internal)?,
        expires_at: gate.now().plus_seconds(SECONDS),
    };
    gate.0.store.across(Across::Deployment).write(move |c| challenges::put(c, &row))?;
    Ok(Begun { address: address.into(), browser: Secret::from(browser) })
}

/// The way of this state, which is used up by it, if it was begun in this browser.
///
/// # Errors
/// `sign_on_refused`.
pub fn take(gate: &Gate, browser: Option<&str>, state: &str) -> Result<(Way, Bound)> {
    let no = || refused().with("reason", "state");
    let browser = browser.filter(|secret| secret.len() <= CHARS).ok_or_else(no)?;
    if state.len() > CHARS {
        return Err(no());
    }
    let (hash, owner, now) = (crypto::token::hash(state), whose(browser), gate.now());
    let taken = gate
        .0
        .store
        .across(Across::Deployment)
        .write(move |c| challenges::take(c, &hash, (KIND, &owner), now))?;
    let way = serde_json::from_str(&taken.ok_or_else(no)?).map_err(Fault::internal)?;
    Ok((way, Bound::of(browser, state)))
}

fn whose(browser: &str) -> String {
    hex::encode(crypto::token::hash(browser))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonce_and_proof_key_belong_to_one_browser_and_one_state() {
        let one = Bound::of("browser", "state");
        assert_eq!(one.verifier.len(), 43);
        assert_ne!(one.nonce, one.verifier);
        for other in [Bound::of("browser2", "state"), Bound::of("browser", "state2")] {
            assert!(other.nonce != one.nonce && other.verifier != one.verifier);
        }
        // RFC 7636, appendix B
        let known = Bound {
            nonce: String::new(),
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
        };
        assert_eq!(known.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
