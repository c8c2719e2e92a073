//! A refusal for asking too often is told after a while: whoever floods mostly waits, and does not keep the
//! processors busy with refusals.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

/// How long such an answer is held back.
const PAUSE: Duration = Duration::from_millis(500);

/// Holds back answers with 429, as long as there is a place among those that wait: beyond these they leave
/// at once, so that they cannot fill the memory.
pub async fn hold_back(
    State(places): State<Arc<Semaphore>>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    if response.status() == StatusCode::TOO_MANY_REQUESTS
        && let Ok(_place) = places.try_acquire()
    {
        tokio::time::sleep(PAUSE).await;
    }
    response
}
