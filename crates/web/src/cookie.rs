//! The session's cookie: `kedun`, or `__Host-kedun` under TLS; and that of a sign-in by an identity provider, which
//! binds the provider's answer to this browser.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use kernel::{Fault, Secret};

use crate::layers::trace::Origin;
use crate::problem::Problem;

/// The cookie's name. Browsers take a `__Host-` cookie from an encrypted answer of exactly this
/// host only (RFC 6265bis).
const fn name(tls: bool) -> &'static str {
    if tls { "__Host-kedun" } else { "kedun" }
}

/// The name of the cookie of a way to a provider and back.
const fn way(tls: bool) -> &'static str {
    if tls { "__Host-kedun-way" } else { "kedun-way" }
}

/// Seconds for which a browser keeps it.
const WAY_SECONDS: u32 = 600;

/// The session's secret, where the request has one.
#[must_use]
pub fn read(headers: &HeaderMap, tls: bool) -> Option<Secret> {
    named(headers, name(tls))
}

fn named(headers: &HeaderMap, wanted: &str) -> Option<Secret> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| Secret::from(value.to_owned()))
}

/// The header that sets the cookie, until the browser is closed.
#[must_use]
pub fn set(secret: &Secret, tls: bool) -> Option<HeaderValue> {
    let text = secret.expose_str()?;
    let mut value =
        HeaderValue::try_from(format!("{}={text}; {}", name(tls), attributes(tls))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// The header that takes the cookie away.
#[must_use]
pub fn clear(tls: bool) -> HeaderValue {
    HeaderValue::try_from(format!("{}=; Max-Age=0; {}", name(tls), attributes(tls)))
        .unwrap_or(HeaderValue::from_static("kedun=; Max-Age=0; Path=/"))
}

/// The header that sets the cookie of a way to a provider and back. It may be strict: the browser comes back to a page
/// of ours, and that page's own request carries it.
#[must_use]
pub fn set_way(secret: &Secret, tls: bool) -> Option<HeaderValue> {
    let (name, text) = (way(tls), secret.expose_str()?);
    let text = format!("{name}={text}; Max-Age={WAY_SECONDS}; {}", attributes(tls));
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// The header that takes that cookie away.
#[must_use]
pub fn clear_way(tls: bool) -> HeaderValue {
    HeaderValue::try_from(format!("{}=; Max-Age=0; {}", way(tls), attributes(tls)))
        .unwrap_or(HeaderValue::from_static("kedun-way=; Max-Age=0; Path=/"))
}

/// The secret of a way to a provider and back, where the request has one.
pub struct Way {
    secret: Option<Secret>,
    /// Whether the caller's connection is encrypted.
    pub tls: bool,
}

impl Way {
    /// The secret as text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.secret.as_ref().and_then(Secret::expose_str)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Way {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let past = || Problem(Fault::internal("a request came past the layers"));
        let tls = parts.extensions.get::<Origin>().ok_or_else(past)?.tls;
        Ok(Self { secret: named(&parts.headers, way(tls)), tls })
    }
}

const fn attributes(tls: bool) -> &'static str {
    if tls {
        "Path=/; HttpOnly; SameSite=Strict; Secure"
    } else {
        "Path=/; HttpOnly; SameSite=Strict"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites() {
        let value = set(&Secret::from("abc".to_owned()), true).expect("a header");
        let text = value.to_str().expect("ASCII");
        assert!(text.starts_with("__Host-kedun=abc; "), "{text}");
        for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
            assert!(text.contains(part), "{text}");
        }
        assert!(!text.contains("Domain"));
    }

    #[test]
    fn under_tls_a_plain_cookie_is_not_believed() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; kedun=xyz"));
        assert!(read(&headers, true).is_none());
        let secret = read(&headers, false).expect("a cookie");
        assert_eq!(secret.expose_str(), Some("xyz"));
    }
}
