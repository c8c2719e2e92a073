//! `GET /ready`: whether this node can serve, for load balancers and service managers.
//!
//! Anybody may ask, so asking costs next to nothing: the database is asked once a second at most,
//! and never twice at the same time, however long its answer takes.

use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Fault, FaultKind};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::problem::Problem;

/// So long an answer of the database is believed.
const BELIEVED: Duration = Duration::from_secs(1);
/// So long the database may take before the node counts as not ready. Load balancers wait for
/// about as long themselves.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is known of the database.
#[derive(Default)]
pub struct Readiness(Mutex<Known>);

#[derive(Default)]
struct Known {
    answered: Option<(Instant, bool)>,
    /// A question whose answer is still to come.
    asked: Option<JoinHandle<bool>>,
}

/// Says `ready` with 200, or 503 while the database does not answer.
pub async fn answer(State(app): State<App>) -> Response {
    if is_ready(&app).await {
        ([(header::CACHE_CONTROL, "no-store")], "ready\n").into_response()
    } else {
        Problem(Fault::new(FaultKind::Unavailable, "database_unreachable")).into_response()
    }
}

async fn is_ready(app: &App) -> bool {
    // Whoever asks meanwhile waits here and takes the same answer.
    let mut known = app.0.readiness.0.lock().await;
    if let Some((at, ready)) = known.answered
        && at.elapsed() < BELIEVED
    {
        return ready;
    }
    // The question stays here while it is waited for: whoever hangs up meanwhile does not set it free
    // to run beside the next one.
    let asked = known.asked.get_or_insert_with(|| {
        let gate = app.0.gate.clone();
        tokio::task::spawn_blocking(move || gate.ready().is_ok())
    });
    let answer = tokio::time::timeout(PATIENCE, asked).await;
    if answer.is_ok() {
        known.asked = None;
    }
    let ready = answer.is_ok_and(|answer| answer.unwrap_or(false));
    known.answered = Some((Instant::now(), ready));
    ready
}
