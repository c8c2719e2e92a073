//! One-time links of colleagues.

use axum::Json;
use axum::response::Response;
use gate::enter::invite;

use super::admitted;
use crate::ctx::{Plain, Visitor};
use crate::extract::Body;
use crate::problem::Problem;
use crate::wire::auth::{AcceptInvitation, AuthAnswer, Invitation, LinkSecret};
use crate::wire::problem::Refusals;

/// Says whom a link invites. It is not used up.
#[utoipa::path(post, path = "/auth/invitation/check", tag = "auth", request_body = LinkSecret,
    responses((status = 200, description = "Whom the link invites", body = Invitation), Refusals))]
pub async fn check(visitor: Visitor, Body(typed): Body<LinkSecret>) -> Plain<invite::Invitation> {
    let check = move |gate: &_, v: &Visitor| invite::check(gate, &v.visit, &typed.secret);
    visitor.run(check).await.map(Json)
}

/// Uses a link up: sets the password and signs in.
#[utoipa::path(post, path = "/auth/invitation", tag = "auth", request_body = AcceptInvitation,
    responses((status = 200, description = "How far in the caller is", body = AuthAnswer), Refusals))]
pub async fn accept(
    visitor: Visitor,
    Body(typed): Body<AcceptInvitation>,
) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let accept =
        move |gate: &_, v: &Visitor| invite::accept(gate, &v.visit, &typed.secret, &typed.password);
    visitor.run(accept).await.map(|admission| admitted(admission, tls))
}
