//! The session's cookie: `kedun`, or `__Host-kedun` under TLS.

use axum::http::{HeaderMap, HeaderValue, header};
use kernel::Secret;

/// The cookie's name. Browsers take a `__Host-` cookie from an encrypted answer of exactly this
/// host only (RFC 6265bis).
const fn name(tls: bool) -> &'static str {
    if tls { "__Host-kedun" } else { "kedun" }
}

/// The session's secret, where the request has one.
#[must_use]
pub fn read(headers: &HeaderMap, tls: bool) -> Option<Secret> {
    let wanted = name(tls);
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
