//! Gives each request its id, its language and its origin, and writes the document of a fault.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use kernel::{Id, Lang};

use super::hosts::host_of;
use crate::problem::{self, Problem};
use crate::settings::Settings;
use crate::{device, network};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Where a request comes from, before anybody knows who sent it.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The request's id: in the answer, in the log and in the ledger.
    pub request: Id,
    /// The language that the caller asks for.
    pub lang: Lang,
    /// The caller's address; the proxy's own is left out where proxies are trusted.
    pub address: IpAddr,
    /// A readable name of the caller's device.
    pub device: Option<String>,
    /// Whether the caller's connection is encrypted, by us or by a trusted proxy.
    pub tls: bool,
    /// The site that the caller sees, such as `https://crm.shop.example`; its host is one of ours.
    pub site: String,
    /// What is asked for, as the browser wrote it: the method, and the address from its path on.
    pub about: String,
}

/// Follows one request from its first to its last moment. The log has the route's pattern, never
/// the address: an address may hold what somebody typed.
pub async fn follow(
    State(settings): State<Arc<Settings>>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let origin = origin_of(&request, &settings);
    let (id, lang) = (origin.request, origin.lang);
    request.extensions_mut().insert(origin);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|m| m.as_str().to_owned());
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    if let Some(Problem(fault)) = response.extensions_mut().remove::<Problem>() {
        response = with_headers_of(&response, problem::answer(&fault, lang, id));
    } else if is_api && response.status().is_client_error() {
        let fault = problem::of_status(response.status());
        response = with_headers_of(&response, problem::answer(&fault, lang, id));
    }
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    tracing::debug!(
        request = %id,
        %method,
        route = route.as_deref().unwrap_or("-"),
        status = response.status().as_u16(),
        ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}

/// Keeps what inner layers and handlers set (cookies, security headers) on the written document.
fn with_headers_of(inner: &Response, mut document: Response) -> Response {
    for (name, value) in inner.headers() {
        if *name != header::CONTENT_LENGTH && !document.headers().contains_key(name) {
            document.headers_mut().append(name.clone(), value.clone());
        }
    }
    document
}

fn origin_of(request: &Request, settings: &Settings) -> Origin {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let headers = request.headers();
    let behind = settings.trusted_proxies.iter().any(|n| n.contains(peer));
    // A proxy may add a line of its own behind the client's: together they are one list (RFC 9110).
    let lines = headers.get_all("x-forwarded-for").iter().map(|v| v.to_str().unwrap_or_default());
    let forwarded = lines.collect::<Vec<_>>().join(",");
    let forwarded = Some(forwarded.as_str()).filter(|list| !list.is_empty());
    let tls = settings.tls || (behind && text(headers, "x-forwarded-proto") == Some("https"));
    let scheme = if tls { "https" } else { "http" };
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    Origin {
        request: Id::new(),
        lang: text(headers, "accept-language").map_or(Lang::Zh, Lang::parse),
        address: network::origin(peer, forwarded, &settings.trusted_proxies),
        device: text(headers, "user-agent").and_then(device::name),
        tls,
        site: format!("{scheme}://{}", host_of(request).unwrap_or_default()),
        about: format!("{} {target}", request.method()),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}
