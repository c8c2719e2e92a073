//! Passkeys on the way in, and to prove oneself again.

use axum::Json;
use axum::response::Response;
use gate::enter::passkey::{self, Ceremony};

use super::admitted;
use crate::ctx::{Plain, Visitor};
use crate::extract::Body;
use crate::problem::Problem;
use crate::wire::auth::{AuthAnswer, NewPasskey, PasskeyAnswer, PasskeyOptions};
use crate::wire::problem::Refusals;

/// Begins a sign-in by passkey alone.
#[utoipa::path(post, path = "/auth/passkey/options", tag = "auth",
    responses((status = 200, description = "What the browser needs", body = PasskeyOptions), Refusals))]
pub async fn options(visitor: Visitor) -> Plain<Ceremony> {
    visitor.run(|gate, v| passkey::begin_login(gate, &v.site)).await.map(Json)
}

/// Signs in by passkey alone.
#[utoipa::path(post, path = "/auth/passkey", tag = "auth", request_body = PasskeyAnswer,
    responses((status = 200, description = "In", body = AuthAnswer), Refusals))]
pub async fn login(
    visitor: Visitor,
    Body(typed): Body<PasskeyAnswer>,
) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let login = move |gate: &_, v: &Visitor| passkey::login(gate, &v.visit, &v.site, &typed.into());
    visitor.run(login).await.map(|admission| admitted(admission, tls))
}

/// Begins to show a passkey as second factor, or to prove oneself again.
#[utoipa::path(post, path = "/auth/mfa/passkey/options", tag = "auth",
    responses((status = 200, description = "What the browser needs", body = PasskeyOptions), Refusals))]
pub async fn proof_options(visitor: Visitor) -> Plain<Ceremony> {
    let begin = |gate: &_, v: &Visitor| {
        passkey::begin_proof(gate, &v.visit, &v.site, v.session()?, v.csrf.as_deref())
    };
    visitor.run(begin).await.map(Json)
}

/// Begins to enrol a passkey as the first second factor.
#[utoipa::path(post, path = "/auth/mfa/passkey/enrol", tag = "auth",
    responses((status = 200, description = "What the browser needs", body = PasskeyOptions), Refusals))]
pub async fn enrol(visitor: Visitor) -> Plain<Ceremony> {
    let begin = |gate: &_, v: &Visitor| {
        passkey::begin(gate, &v.visit, &v.site, v.session()?, v.csrf.as_deref())
    };
    visitor.run(begin).await.map(Json)
}

/// Confirms the passkey.
#[utoipa::path(post, path = "/auth/mfa/passkey/confirm", tag = "auth", request_body = NewPasskey,
    responses((status = 200, description = "In, with recovery codes", body = AuthAnswer), Refusals))]
pub async fn confirm(visitor: Visitor, Body(typed): Body<NewPasskey>) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let confirm = move |gate: &_, v: &Visitor| {
        let session = (v.session()?, v.csrf.as_deref());
        let (name, answer) = typed.parts();
        passkey::confirm(gate, &v.visit, &v.site, session, (&name, &answer))
    };
    visitor.run(confirm).await.map(|admission| admitted(admission, tls))
}
