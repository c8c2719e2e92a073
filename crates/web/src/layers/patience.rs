//! No request may take for ever.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Fault, FaultKind};

use crate::problem::{OUTCOME_UNKNOWN, Problem};
use crate::settings::Settings;

/// Gives a request up after its time. The time ends when the answer begins: a stream that has
/// begun (a download, live events) is not cut here.
pub async fn give_up_in_time(
    State(settings): State<Arc<Settings>>,
    request: Request,
    next: Next,
) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|m| m.as_str().to_owned());
    let seconds = if route.is_some_and(|r| carries_a_file(&r)) {
        settings.transfer_seconds
    } else {
        settings.request_seconds
    };
    let limit = Duration::from_secs(seconds);
    // A change goes on behind a request that was given up.
    let code = if request.method().is_safe() { "timeout" } else { OUTCOME_UNKNOWN };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem(Fault::new(FaultKind::Unavailable, code)).into_response(),
    }
}

fn carries_a_file(route: &str) -> bool {
    route.contains("/import/preview")
        || route.contains("/setup/demo")
        || route.ends_with("/records/attachment")
        || route.ends_with("/content")
        || route.ends_with("/file")
        || route.ends_with("/ledger/export")
        || route.ends_with("/ledger/verify")
}
