//! What an ID token must say before it is believed (OpenID Connect Core 1.0, section 3.1.3.7), once its signature fits.

use kernel::{Fault, Result, Timestamp};
use serde::Deserialize;
use serde_json::Value as Json;

use super::begin::PROOF_SECONDS;
use super::identity::{self, Identity};
use super::provider::ProviderCard;
use super::refused;

/// Clocks may differ by so many seconds.
pub const SKEW_SECONDS: i64 = 60;
/// Characters of a subject (Core 1.0, section 2).
const SUBJECT_CHARS: usize = 255;

/// For whom a token is: one, or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    /// Whether it is for this client. One for others as well must say that this one asked for it.
    pub fn is(&self, client: &str, asked_by: Option<&str>) -> bool {
        let (named, alone) = match self {
            Self::One(one) => (one == client, true),
            Self::Several(all) => (all.iter().any(|one| one == client), all.len() == 1),
        };
        named && asked_by.map_or(alone, |by| by == client)
    }
}

#[derive(Deserialize)]
struct IdToken {
    iss: String,
    sub: String,
    aud: Audience,
    exp: f64,
    iat: f64,
    #[serde(default)]
    azp: Option<String>,
    #[serde(default)]
    nbf: Option<f64>,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    auth_time: Option<f64>,
    #[serde(default)]
    acr: Option<String>,
    #[serde(default)]
    amr: Option<Vec<String>>,
    #[serde(default)]
    sid: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    preferred_username: Option<String>,
}

/// A moment of a token, in seconds since 1970 (RFC 7519, section 2).
pub fn moment(seconds: f64) -> Timestamp {
    // What is no such number lies in the past.
    let millis = if seconds.is_finite() { (seconds * 1000.0) as i64 } else { 0 };
    Timestamp(millis)
}

/// Who it is, by a token whose signature fits.
///
/// # Errors
/// `sign_on_refused`, with what does not fit as its reason.
pub fn check(card: &ProviderCard, claims: Json, nonce: &str, now: Timestamp) -> Result<Identity> {
    let no = |why: &'static str| -> Fault { refused().with("reason", why) };
    let token: IdToken = serde_json::from_value(claims).map_err(|_| no("claims"))?;
    if token.iss != card.issuer {
        return Err(no("issuer"));
    }
    if !token.aud.is(&card.client_id, token.azp.as_deref()) {
        return Err(no("audience"));
    }
    if moment(token.exp).plus_seconds(SKEW_SECONDS) <= now {
        return Err(no("expired"));
    }
    let ahead = now.plus_seconds(SKEW_SECONDS);
    if moment(token.iat) > ahead || token.nbf.is_some_and(|from| moment(from) > ahead) {
        return Err(no("not_yet"));
    }
    let fits = token.nonce.is_some_and(|said| crypto::token::eq(said.as_bytes(), nonce.as_bytes()));
    if !fits {
        return Err(no("nonce"));
    }
    if token.sub.is_empty() || token.sub.chars().count() > SUBJECT_CHARS {
        return Err(no("subject"));
    }
    let proved_at = token.auth_time.map(moment);
    // It was asked that nobody be let in on a proof of the day before.
    let limit = now.plus_seconds(-PROOF_SECONDS - SKEW_SECONDS);
    if proved_at.is_some_and(|at| at < limit || at > ahead) {
        return Err(no("proof_too_old"));
    }
    let said = token.acr.iter().chain(token.amr.iter().flatten());
    let namespace = card.namespace();
    Ok(Identity {
        subject: identity::subject(&namespace, token.sub.as_bytes()),
        sid: token.sid.map(|sid| identity::session(&namespace, &sid)),
        login: token.preferred_username,
        name: token.name,
        second_factor: said.into_iter().any(|value| card.second_factor_by.contains(value)),
        // Without a time it is no fresh proof of anything.
        proved_at: proved_at.map_or(Timestamp(0), |at| at.min(now)),
    })
}
