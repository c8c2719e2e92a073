//! What an issuer publishes about itself (OpenID Connect Discovery 1.0) and its keys, kept for some minutes.

use std::collections::HashMap;
use std::sync::Arc;

use crypto::jws::Keys;
use kernel::{Result, Timestamp};
use parking_lot::Mutex;
use serde::Deserialize;

use super::provider::ProviderCard;
use crate::outside::https::Caller;
use crate::outside::unreachable;
use crate::parts::Gate;

/// What was read is good for so many seconds.
const KEPT_SECONDS: i64 = 10 * 60;
/// Keys that are not known are asked for anew this often at most, in seconds.
const ANEW_SECONDS: i64 = 60;
/// Issuers that are kept.
const KEPT: usize = 100;
/// Where an issuer says what it is.
const DISCOVERY: &str = "/.well-known/openid-configuration";

/// What an issuer publishes.
#[derive(Deserialize)]
pub struct Metadata {
    issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub jwks_uri: String,
    #[serde(default)]
    pub response_modes_supported: Option<Vec<String>>,
    #[serde(default)]
    pub token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    /// Whether the answer may stand behind `#`, which browsers send to nobody: what providers can do that do not say
    /// anything else.
    pub fn answers_in_fragment(&self) -> bool {
        self.response_modes_supported
            .as_ref()
            .is_none_or(|modes| modes.iter().any(|m| m == "fragment"))
    }

    /// Whether the secret goes into the form.
    pub fn wants_secret_in_form(&self) -> bool {
        let methods = self.token_endpoint_auth_methods_supported.as_deref().unwrap_or_default();
        let has = |name: &str| methods.iter().any(|method| method == name);
        has("client_secret_post") && !has("client_secret_basic")
    }
}

/// An issuer as it was when it was asked.
pub struct Issuer {
    pub metadata: Metadata,
    pub keys: Keys,
    read_at: Timestamp,
}

/// What is kept of issuers: what they publish to everybody, by what decides whom is asked and trusted.
#[derive(Default)]
pub struct Issuers(Mutex<HashMap<String, Arc<Issuer>>>);

/// May ask this provider.
pub fn caller(card: &ProviderCard) -> Caller {
    let addresses =
        std::iter::once(card.issuer.as_str()).chain(card.origins.iter().map(String::as_str));
    Caller::new(addresses, &card.certificates)
}

/// What this provider's issuer publishes.
///
/// # Errors
/// `provider_unreachable`, also where it says that it is another one.
pub fn of(gate: &Gate, card: &ProviderCard) -> Result<Arc<Issuer>> {
    fetch(gate, card, KEPT_SECONDS)
}

/// The same where a token names a key that is not known: asked for anew, unless that was just done.
///
/// # Errors
/// As `of`.
pub fn anew(gate: &Gate, card: &ProviderCard) -> Result<Arc<Issuer>> {
    fetch(gate, card, ANEW_SECONDS)
}

fn fetch(gate: &Gate, card: &ProviderCard, seconds: i64) -> Result<Arc<Issuer>> {
    let name = format!("{}\n{}\n{}", card.issuer, card.origins.join(" "), card.certificates);
    let (kept, now) = (&gate.0.enter.issuers.0, gate.now());
    let known = kept.lock().get(&name).cloned();
    let is_young = |issuer: &Arc<Issuer>| (0..seconds).contains(&now.seconds_since(issuer.read_at));
    if let Some(issuer) = known.filter(is_young) {
        return Ok(issuer);
    }
    let issuer = Arc::new(ask(card, now)?);
    let mut kept = kept.lock();
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(name, Arc::clone(&issuer));
    Ok(issuer)
}

fn ask(card: &ProviderCard, read_at: Timestamp) -> Result<Issuer> {
    let caller = caller(card);
    let address = format!("{}{DISCOVERY}", card.issuer.trim_end_matches('/'));
    let metadata: Metadata = serde_json::from_slice(&caller.get(&address)?)
        .map_err(|_| unreachable("what the issuer publishes cannot be read"))?;
    // The issuer says itself who it is, letter by letter: another could answer for it otherwise.
    if metadata.issuer != card.issuer {
        return Err(unreachable("the issuer says that it is another one"));
    }
    let endpoints =
        [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
    if !endpoints.into_iter().all(|address| caller.knows(address)) {
        return Err(unreachable("an endpoint of another origin"));
    }
    let keys = Keys::parse(&caller.get(&metadata.jwks_uri)?)
        .ok_or_else(|| unreachable("the keys of the issuer cannot be read"))?;
    Ok(Issuer { metadata, keys, read_at })
}
