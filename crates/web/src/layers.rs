//! What every request passes, outermost first: an id, a language and an origin; security headers;
//! a brake for those who ask too often; the check of the host; the check that no foreign site sent it; a time
//! limit; a net for panics.

pub mod brake;
pub mod headers;
pub mod hosts;
pub mod patience;
pub mod site_origin;
pub mod trace;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use kernel::{Fault, limits};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;

use crate::problem::Problem;
use crate::settings::Settings;

/// Puts all layers around the routes.
pub fn around(router: Router, settings: &Arc<Settings>) -> Router {
    let places = Arc::new(Semaphore::new(limits::HELD_BACK));
    // The layer that is added last is the outermost.
    router
        .layer(CatchPanicLayer::custom(|_panic| panicked()))
        .layer(from_fn_with_state(settings.clone(), patience::give_up_in_time))
        .layer(from_fn_with_state(settings.clone(), site_origin::refuse_foreign_sites))
        .layer(from_fn_with_state(settings.clone(), hosts::refuse_unknown_hosts))
        .layer(from_fn_with_state(places, brake::hold_back))
        .layer(from_fn_with_state(settings.clone(), headers::set))
        .layer(from_fn_with_state(settings.clone(), trace::follow))
}

/// A panic's message may quote what it stumbled on, so it goes nowhere; the panic hook has written
/// its place to the operator's log.
fn panicked() -> Response {
    use axum::response::IntoResponse;
    Problem(Fault::internal("a handler panicked")).into_response()
}
