//! What a request brings along to be let in by: where it comes from, and what its browser shows.

use axum::http::HeaderMap;
use gate::{Browser, Via, Visit, enter};
use kernel::Secret;

use crate::layers::trace::Origin;

/// The header of the token that belongs to the session.
pub const CSRF: &str = "x-kedun-csrf";
/// The header of the proof of the browser's key.
pub const PROOF: &str = "x-kedun-proof";

/// A header as text.
pub fn text_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    // What is no text is there all the same, and fits nothing.
    Some(value.to_str().unwrap_or_default().to_owned())
}

/// What the browser brings along: the proof of its key about this request, and the session that it has.
pub fn browser(origin: &Origin, proof: Option<String>, cookie: Option<&Secret>) -> Browser {
    let session = cookie.and_then(Secret::expose_str).map(enter::session::reference);
    Browser { session, proof, about: origin.about.clone() }
}

/// Where a request comes from.
pub fn visit(origin: &Origin, via: Via) -> Visit {
    Visit {
        network: Some(origin.address.to_string()),
        device: origin.device.clone(),
        request: origin.request.to_string(),
        lang: origin.lang,
        via,
        browser: Browser::default(),
    }
}
