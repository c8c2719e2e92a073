//! Signed tokens of others (JWS, RFC 7515, compact form): a signature is held against the public keys of whoever
//! is said to have made it (JWK, RFC 7517), by an algorithm of a short list.
//!
//! There is no `none` here and nothing symmetric: an algorithm that is not in the list does not exist, and a key is
//! used for the algorithms of its own kind alone (RFC 8725, sections 3.1 and 3.2). What a token says is given out only
//! once its signature fits.

mod key;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value as Json;

pub use key::Keys;
use key::{Algorithm, Key};

/// Bytes of a token that are looked at.
const TOKEN_BYTES: usize = 32 << 10;

/// Why a token is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It is no such token.
    Malformed,
    /// Its algorithm is none of those that are believed.
    Algorithm,
    /// No key fits it: perhaps one that came since.
    UnknownKey,
    /// The signature does not fit.
    Signature,
}

/// What stands before the claims.
#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    typ: Option<String>,
    /// Extensions that must be understood; none is.
    #[serde(default)]
    crit: Option<Json>,
}

/// A token whose signature fits. It has no `Debug`: it tells who somebody is.
pub struct Verified {
    /// What kind of token it says that it is.
    pub kind: Option<String>,
    /// What it says.
    pub claims: Json,
}

/// What this token says, if one of these keys has signed it.
///
/// # Errors
/// Why it is not believed.
pub fn verify(token: &str, keys: &Keys) -> Result<Verified, Refused> {
    if token.len() > TOKEN_BYTES {
        return Err(Refused::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Refused::Malformed)?;
    let (header, body) = signed.split_once('.').ok_or(Refused::Malformed)?;
    let header: Header =
        serde_json::from_slice(&decoded(header)?).map_err(|_| Refused::Malformed)?;
    if header.crit.is_some() {
        return Err(Refused::Malformed);
    }
    let algorithm = Algorithm::find(&header.alg).ok_or(Refused::Algorithm)?;
    let signature = decoded(signature)?;
    let body = decoded(body)?;
    let fitting: Vec<&Key> = keys.fitting(algorithm, header.kid.as_deref()).collect();
    if fitting.is_empty() {
        return Err(Refused::UnknownKey);
    }
    if !fitting.iter().any(|key| key.verifies(algorithm, signed.as_bytes(), &signature)) {
        return Err(Refused::Signature);
    }
    let claims = serde_json::from_slice(&body).map_err(|_| Refused::Malformed)?;
    Ok(Verified { kind: header.typ, claims })
}

fn decoded(part: &str) -> Result<Vec<u8>, Refused> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| Refused::Malformed)
}

#[cfg(test)]
mod tests;
