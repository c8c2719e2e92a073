//! Kedun answers under its own names only: a foreign page that points its name at this machine
//! (DNS rebinding) is refused.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Fault, FaultKind};

use crate::problem::Problem;
use crate::settings::Settings;

/// Refuses a request whose `Host` is none of ours.
pub async fn refuse_unknown_hosts(
    State(settings): State<Arc<Settings>>,
    request: Request,
    next: Next,
) -> Response {
    let host = host_of(&request).map(|h| without_port(h).to_ascii_lowercase());
    if host.is_some_and(|h| is_ours(&h, &settings.hosts)) {
        return next.run(request).await;
    }
    Problem(Fault::new(FaultKind::Malformed, "unknown_host")).into_response()
}

/// The host that the request names, in its target (HTTP/2) or its header.
pub fn host_of(request: &Request) -> Option<&str> {
    let in_target = request.uri().authority().map(axum::http::uri::Authority::as_str);
    in_target.or_else(|| request.headers().get(header::HOST).and_then(|h| h.to_str().ok()))
}

/// The name without a port: `[::1]:7420` → `[::1]`.
pub fn without_port(host: &str) -> &str {
    match host.rfind(':') {
        Some(colon) if !host.ends_with(']') => &host[..colon],
        _ => host,
    }
}

fn is_ours(host: &str, hosts: &[String]) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address.parse::<IpAddr>().is_ok_and(|a| a.is_loopback())
        || hosts.iter().any(|h| h.eq_ignore_ascii_case(host) || h.eq_ignore_ascii_case(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_and_the_configured_names_are_ours() {
        let hosts = ["crm.shop.example".to_owned()];
        for host in ["localhost", "127.0.0.1", "[::1]", "crm.shop.example", "CRM.shop.example"] {
            assert!(is_ours(host, &hosts), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "10.0.0.7", ""] {
            assert!(!is_ours(host, &hosts), "{host}");
        }
    }

    #[test]
    fn a_port_is_no_part_of_a_name() {
        assert_eq!(without_port("localhost:7420"), "localhost");
        assert_eq!(without_port("[::1]:7420"), "[::1]");
        assert_eq!(without_port("[::1]"), "[::1]");
    }
}
