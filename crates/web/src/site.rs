//! The page: files of `ui/dist` inside the program, with a strict Content-Security-Policy.

mod files;
mod policy;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use kernel::Fault;

use crate::problem::Problem;

pub use policy::{for_documents, nonce};

/// What the build writes into `index.html` where the nonce belongs.
const NONCE_MARK: &str = "__CSP_NONCE__";

/// Answers everything that is no route of the interface: a file of the page, else the page
/// itself, which has its own addresses.
pub async fn serve(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if path.starts_with("api/") || path == "api" {
        return Problem(Fault::not_found()).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if !path.is_empty() && path != "index.html" {
        if let Some(file) = file(path, request.headers()) {
            return file;
        }
        if path.starts_with("assets/") {
            return StatusCode::NOT_FOUND.into_response();
        }
    }
    page()
}

/// One built file. Names under `assets/` hold a hash of their content, so they may be kept for
/// ever; the others (an icon) are asked for again after an hour.
fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    if path.ends_with(".br") {
        return None;
    }
    let small = accepts_brotli(headers).then(|| files::find(&format!("{path}.br"))).flatten();
    let packed = small.is_some();
    let bytes = small.or_else(|| files::find(path))?;
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    let keep = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Some(policy) = policy::for_file(path) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Some(response)
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|e| e.split(';').next().map(str::trim) == Some("br")))
}

/// The page with a fresh nonce, never kept.
fn page() -> Response {
    let nonce = nonce();
    let template = files::find("index.html")
        .and_then(|bytes| String::from_utf8(bytes.into_owned()).ok())
        .unwrap_or_else(|| NOT_BUILT.to_owned());
    let mut response = Html(template.replace(NONCE_MARK, &nonce)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy::for_page(&nonce));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// What people read who run a program that was built without the page.
const NOT_BUILT: &str = r#"<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Kedun 客盾</title></head><body>
<h1>Kedun 客盾</h1>
<p>此程序未包含网页界面。请运行 <code>make build</code> 后重新启动。接口说明见 <a href="/api/docs">/api/docs</a>。</p>
<p lang="en">This program was built without its page. Run <code>make build</code> and start it again.
The interface is described at <a href="/api/docs">/api/docs</a>.</p>
</body></html>
"#;

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(path: &str) -> Response {
        let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
        serve(request).await
    }

    #[tokio::test]
    async fn each_page_has_a_nonce_of_its_own_and_is_never_kept() {
        let (one, two) = (get("/").await, get("/customers/1").await);
        let policy = |r: &Response| r.headers()[header::CONTENT_SECURITY_POLICY].clone();
        assert_ne!(policy(&one), policy(&two));
        assert_eq!(one.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(two.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn an_unknown_address_of_the_interface_is_no_page() {
        assert_eq!(get("/api/v1/nothing").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(get("/assets/missing.js").await.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        let mut headers = HeaderMap::new();
        assert!(!accepts_brotli(&headers));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br;q=0.9"));
        assert!(accepts_brotli(&headers));
    }
}
