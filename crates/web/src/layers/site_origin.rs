//! Requests that another site's page sent are refused: the second wall beside `SameSite` cookies
//! and the CSRF header.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Fault;

use super::hosts::host_of;
use crate::problem::Problem;
use crate::settings::Settings;

/// Refuses cross-site requests to the interface. Browsers say in `Sec-Fetch-Site` (Fetch Metadata)
/// who sent a request, older ones in `Origin`; programs say neither and carry no cookies by
/// themselves.
pub async fn refuse_foreign_sites(
    State(_settings): State<Arc<Settings>>,
    request: Request,
    next: Next,
) -> Response {
    if request.uri().path().starts_with("/api/v1/") && is_foreign(&request) {
        return Problem(Fault::denied("cross_site")).into_response();
    }
    next.run(request).await
}

fn is_foreign(request: &Request) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    match request.headers().get(header::ORIGIN) {
        Some(origin) if changes => {
            let origin = origin.to_str().ok().and_then(|o| o.split_once("://")).map(|(_, h)| h);
            origin.is_none() || origin != host_of(request)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn request(method: Method, headers: &[(&str, &str)]) -> Request {
        let mut builder = Request::builder().method(method).uri("/api/v1/auth/login");
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        builder.body(Body::empty()).expect("a request")
    }

    #[test]
    fn what_a_foreign_page_sends_is_refused() {
        let foreign: [&[(&str, &str)]; 4] = [
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("host", "localhost:7420"), ("origin", "http://evil.example")],
            &[("host", "localhost:7420"), ("origin", "null")],
        ];
        for headers in foreign {
            assert!(is_foreign(&request(Method::POST, headers)), "{headers:?}");
        }
    }

    #[test]
    fn our_own_page_and_programs_pass() {
        let own: [&[(&str, &str)]; 4] = [
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
            &[("host", "localhost:7420"), ("origin", "http://localhost:7420")],
            &[("host", "localhost:7420")],
        ];
        for headers in own {
            assert!(!is_foreign(&request(Method::POST, headers)), "{headers:?}");
        }
    }
}
