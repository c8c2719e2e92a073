//! The second factor on the way in.

use axum::response::{IntoResponse, Response};
use gate::enter::second_factor::{self, Proof};
use gate::enter::totp;
use kernel::Fault;

use super::admitted;
use crate::ctx::Visitor;
use crate::extract::Body;
use crate::problem::Problem;
use crate::wire::auth::{AuthAnswer, Code, Confirm, Enrolment};
use crate::wire::problem::Refusals;

/// Shows the second factor: a one-time code, a recovery code or a passkey.
#[utoipa::path(post, path = "/auth/mfa", tag = "auth", request_body = Code,
    responses((status = 200, description = "In", body = AuthAnswer), Refusals))]
pub async fn mfa(visitor: Visitor, Body(typed): Body<Code>) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let proof = match (typed.code, typed.recovery_code, typed.passkey) {
        (Some(code), None, None) => Proof::Code(code),
        (None, Some(code), None) => Proof::RecoveryCode(code),
        (None, None, Some(answer)) => {
            Proof::Passkey { origin: visitor.site.clone(), answer: answer.into() }
        }
        _ => return Err(Problem(Fault::new(kernel::FaultKind::Malformed, "malformed"))),
    };
    let show = move |gate: &_, v: &Visitor| {
        second_factor::mfa(gate, &v.visit, v.session()?, v.csrf.as_deref(), &proof)
    };
    visitor.run(show).await.map(|admission| admitted(admission, tls))
}

/// Begins to enrol an authenticator.
#[utoipa::path(post, path = "/auth/mfa/enrol", tag = "auth",
    responses((status = 200, description = "The new secret", body = Enrolment), Refusals))]
pub async fn enrol(visitor: Visitor) -> Result<Response, Problem> {
    let enrol =
        |gate: &_, v: &Visitor| totp::enrol(gate, &v.visit, v.session()?, v.csrf.as_deref());
    visitor.run(enrol).await.map(|enrolment| axum::Json(enrolment).into_response())
}

/// Confirms the authenticator by its first code.
#[utoipa::path(post, path = "/auth/mfa/confirm", tag = "auth", request_body = Confirm,
    responses((status = 200, description = "In, with recovery codes", body = AuthAnswer), Refusals))]
pub async fn confirm(visitor: Visitor, Body(typed): Body<Confirm>) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let confirm = move |gate: &_, v: &Visitor| {
        totp::confirm(gate, &v.visit, v.session()?, v.csrf.as_deref(), &typed.code)
    };
    visitor.run(confirm).await.map(|admission| admitted(admission, tls))
}
