//! The only place where a fault becomes an HTTP status and a problem document (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Fault, FaultKind, Id, Lang};
use serde_json::{Map, Value as Json, json};

/// Seconds after which it is worth asking again for what cannot be had now.
const SOON: u64 = 2;
/// The code where nobody knows whether a change was stored.
pub const OUTCOME_UNKNOWN: &str = "outcome_unknown";

/// A fault on its way out. The outermost layer writes its document, since that layer alone knows
/// the request's id and language.
#[derive(Clone, Debug)]
pub struct Problem(pub Fault);

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The status of a fault: by its code where the code has one of its own, else by its kind.
#[must_use]
pub fn status(fault: &Fault) -> StatusCode {
    match fault.code {
        "unknown_host" => return StatusCode::MISDIRECTED_REQUEST,
        "method_not_allowed" => return StatusCode::METHOD_NOT_ALLOWED,
        "unsupported_media_type" => return StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => {}
    }
    match fault.kind {
        FaultKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        FaultKind::Malformed => StatusCode::BAD_REQUEST,
        FaultKind::Unauthenticated => StatusCode::UNAUTHORIZED,
        FaultKind::Denied => StatusCode::FORBIDDEN,
        FaultKind::NotFound => StatusCode::NOT_FOUND,
        FaultKind::Conflict => StatusCode::CONFLICT,
        FaultKind::Precondition => StatusCode::PRECONDITION_FAILED,
        FaultKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        FaultKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        FaultKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        FaultKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The fault behind an error status that no handler made: an unknown address, a wrong method.
#[must_use]
pub fn of_status(status: StatusCode) -> Fault {
    match status {
        StatusCode::NOT_FOUND => Fault::not_found(),
        StatusCode::METHOD_NOT_ALLOWED => Fault::new(FaultKind::Malformed, "method_not_allowed"),
        StatusCode::PAYLOAD_TOO_LARGE => Fault::new(FaultKind::TooLarge, "body_too_large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Fault::new(FaultKind::Malformed, "unsupported_media_type")
        }
        s if s.is_client_error() => Fault::new(FaultKind::Malformed, "malformed"),
        _ => Fault::new(FaultKind::Internal, "internal"),
    }
}

/// The whole answer: document, `Retry-After` and `WWW-Authenticate` where they belong. The cause
/// of a fault goes to the operator's log and nowhere else.
#[must_use]
pub fn answer(fault: &Fault, lang: Lang, request: Id) -> Response {
    tell_operator(fault, request);
    let status = status(fault);
    let body = document(fault, status, lang, request).to_string();
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json; charset=utf-8"),
    );
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    // What is missing for a moment, such as a database that changes its primary, may be back soon.
    // What may have been carried out is not to be repeated unseen.
    let may_repeat = status == StatusCode::SERVICE_UNAVAILABLE && fault.code != OUTCOME_UNKNOWN;
    let soon = may_repeat.then_some(SOON);
    let told = fault.param("retry_after").and_then(|s| s.parse::<u64>().ok());
    if let Some(seconds) = told.or(soon) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn tell_operator(fault: &Fault, request: Id) {
    let cause = fault.cause.as_deref().unwrap_or("");
    match fault.kind {
        FaultKind::Internal | FaultKind::Unavailable => {
            tracing::error!(%request, code = fault.code, cause, "a request failed");
        }
        _ if fault.cause.is_some() => {
            tracing::info!(%request, code = fault.code, cause, "a request was refused");
        }
        _ => {}
    }
}

fn document(fault: &Fault, status: StatusCode, lang: Lang, request: Id) -> Json {
    let mut body = Map::new();
    body.insert("type".into(), json!(format!("/api/docs#{}", fault.code)));
    body.insert("title".into(), json!(title(status)));
    body.insert("status".into(), json!(status.as_u16()));
    body.insert("code".into(), json!(fault.code));
    body.insert("detail".into(), json!(fault.message(lang)));
    body.insert("request_id".into(), json!(request));
    if let Some(reason) = fault.param("reason") {
        body.insert("reason".into(), json!(reason));
    }
    if !fault.fields.is_empty() {
        let fields: Vec<Json> = fault
            .fields
            .iter()
            .map(|f| json!({"field": f.field, "code": f.code, "detail": f.message(lang)}))
            .collect();
        body.insert("fields".into(), Json::Array(fields));
    }
    if !fault.params.is_empty() {
        let params = fault.params.iter().map(|(n, v)| ((*n).to_owned(), parameter(v))).collect();
        body.insert("params".into(), Json::Object(params));
    }
    Json::Object(body)
}

/// Whole numbers stand as numbers, everything else as text.
fn parameter(text: &str) -> Json {
    text.parse::<i64>().map_or_else(|_| json!(text), |n| json!(n))
}

fn title(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("Error")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body_of(fault: &Fault, lang: Lang) -> Json {
        document(fault, status(fault), lang, Id::new())
    }

    #[test]
    fn the_cause_of_a_fault_never_leaves() {
        let fault = Fault::internal("the disk said no to /secret/place");
        let text = body_of(&fault, Lang::En).to_string();
        assert!(!text.contains("disk said no"), "{text}");
        assert!(text.contains("\"code\":\"internal\""));
    }

    #[test]
    fn a_refusal_names_its_reason_and_speaks_the_language_of_the_caller() {
        let fault = Fault::denied("no_role");
        let zh = body_of(&fault, Lang::Zh);
        let en = body_of(&fault, Lang::En);
        assert_eq!(zh["reason"], "no_role");
        assert_ne!(zh["detail"], en["detail"]);
        assert_eq!(en["status"], 403);
    }

    #[test]
    fn a_stale_version_is_told_as_a_number() {
        let fault = Fault::new(FaultKind::Conflict, "version_conflict").with("current_version", 7);
        assert_eq!(body_of(&fault, Lang::En)["params"]["current_version"], 7);
    }

    #[test]
    fn too_many_requests_say_when_to_come_back() {
        let fault = Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", 30);
        let response = answer(&fault, Lang::En, Id::new());
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(response.headers()[header::RETRY_AFTER], "30");
    }

    #[test]
    fn what_is_away_for_a_moment_says_when_to_come_back() {
        let fault = Fault::new(FaultKind::Unavailable, "database_unreachable");
        let response = answer(&fault, Lang::En, Id::new());
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
    }
}
