//! Entering and leaving.

pub mod invitation;
pub mod mfa;
pub mod passkey;
pub mod setup;
pub mod sso;

use axum::Json;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use gate::enter::{self, Admission};
use kernel::Secret;

use crate::cookie;
use crate::ctx::{Plain, Visitor};
use crate::extract::Body;
use crate::problem::Problem;
use crate::wire::Empty;
use crate::wire::auth::{AuthAnswer, Login, PasswordToJudge, Strength};
use crate::wire::problem::Refusals;

/// The answer of a step of entering, with the session's new cookie where there is one.
pub(super) fn admitted(admission: Admission, tls: bool) -> Response {
    let cookie = admission.cookie.and_then(|secret| cookie::set(&secret, tls));
    let body = Json(admission.answer);
    match cookie {
        Some(value) => (AppendHeaders([(header::SET_COOKIE, value)]), body).into_response(),
        None => body.into_response(),
    }
}

/// Signs in with login and password.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = Login,
    responses((status = 200, description = "How far in the caller is", body = AuthAnswer), Refusals))]
pub async fn login(visitor: Visitor, Body(typed): Body<Login>) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let login = move |gate: &_, v: &Visitor| {
        enter::login::login(gate, &v.visit, &typed.login, &typed.password)
    };
    visitor.run(login).await.map(|admission| admitted(admission, tls))
}

/// Ends the session.
#[utoipa::path(post, path = "/auth/logout", tag = "auth",
    responses((status = 200, description = "Signed out", body = Empty), Refusals))]
pub async fn logout(visitor: Visitor) -> Result<Response, Problem> {
    let clear = cookie::clear(visitor.tls);
    visitor
        .run(|gate, v| match v.cookie.as_ref().and_then(Secret::expose_str) {
            Some(cookie) => enter::session::logout(gate, &v.visit, cookie, v.csrf.as_deref()),
            None => Ok(()),
        })
        .await?;
    Ok((AppendHeaders([(header::SET_COOKIE, clear)]), Json(Empty {})).into_response())
}

/// Judges a password that somebody is choosing. It is not kept.
#[utoipa::path(post, path = "/auth/strength", tag = "auth", request_body = PasswordToJudge,
    responses((status = 200, description = "How hard it is to guess", body = Strength), Refusals))]
pub async fn strength(
    visitor: Visitor,
    Body(typed): Body<PasswordToJudge>,
) -> Plain<enter::Strength> {
    let judge = move |_: &_, _: &Visitor| Ok(enter::strength(&typed.password, &typed.words));
    visitor.run(judge).await.map(Json)
}
