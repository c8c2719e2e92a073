//! Content-Security-Policy (W3C CSP level 3) of pages.

use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A fresh nonce: 128 random bits.
#[must_use]
pub fn nonce() -> String {
    STANDARD.encode(rand::random::<[u8; 16]>())
}

/// The policy of the page: own scripts only, styles with this answer's nonce only, no attribute
/// styles, Trusted Types for every script sink, nothing from elsewhere.
#[must_use]
pub fn for_page(nonce: &str) -> HeaderValue {
    let text = format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; \
         style-src-attr 'none'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; \
         worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
    );
    value(text)
}

/// The policy of a document without any script, with one style block of this nonce.
#[must_use]
pub fn for_documents(nonce: &str) -> HeaderValue {
    value(format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    ))
}

/// The policy of a built file that is more than a part of the page: the document that is shown without a
/// network has no script, and the worker that keeps it may ask this server alone.
#[must_use]
pub fn for_file(path: &str) -> Option<HeaderValue> {
    let text = match path {
        "offline.html" => {
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
             form-action 'self'; frame-ancestors 'none'"
        }
        "sw.js" => "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
        _ => return None,
    };
    Some(HeaderValue::from_static(text))
}

/// A nonce is base64, so the text is always a legal header; should it not be, nothing is allowed.
fn value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_and_the_page_without_a_network_run_no_script_from_elsewhere() {
        for path in ["sw.js", "offline.html"] {
            let policy = for_file(path).expect("a policy");
            let text = policy.to_str().expect("ASCII");
            assert!(text.starts_with("default-src 'none'") && !text.contains("unsafe"), "{text}");
        }
        assert!(for_file("kedun.svg").is_none());
    }

    #[test]
    fn the_policy_of_the_page_allows_no_inline_script_and_nothing_from_elsewhere() {
        let policy = for_page("abc=");
        let text = policy.to_str().expect("ASCII");
        assert!(!text.contains("unsafe"), "{text}");
        assert!(!text.contains("http"), "{text}");
        assert!(text.contains("style-src 'self' 'nonce-abc='"), "{text}");
    }
}
