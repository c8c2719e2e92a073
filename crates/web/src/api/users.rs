//! Acts on users beside the records of the object `user`.

use axum::Json;
use gate::enter::invite::{self, Invited};
use gate::enter::user;
use kernel::Id;

use crate::ctx::{Ctx, Plain};
use crate::extract::{Body, Path};
use crate::wire::Empty;
use crate::wire::me::Ended;
use crate::wire::problem::Refusals;
use crate::wire::users::{Link, Reason};

/// Makes a one-time link with which a new user chooses a password.
#[utoipa::path(post, path = "/users/{id}/invite", tag = "users",
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "The link", body = Link), Refusals))]
pub async fn invite(ctx: Ctx, Path(id): Path<Id>) -> Plain<Link> {
    let address = ctx.app.0.address.clone();
    let invited = ctx.run(move |gate, who| invite::invite(gate, who, id)).await?;
    Ok(Json(whole(&address, invited)))
}

/// Makes a one-time link with which a user who forgot the password chooses a new one.
#[utoipa::path(post, path = "/users/{id}/reset-password", tag = "users",
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "The link", body = Link), Refusals))]
pub async fn reset_password(ctx: Ctx, Path(id): Path<Id>) -> Plain<Link> {
    let address = ctx.app.0.address.clone();
    let invited = ctx.run(move |gate, who| invite::reset_link(gate, who, id)).await?;
    Ok(Json(whole(&address, invited)))
}

/// Keeps a user out at once; sessions and tokens end.
#[utoipa::path(post, path = "/users/{id}/freeze", tag = "users", request_body = Reason,
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "Frozen", body = Empty), Refusals))]
pub async fn freeze(ctx: Ctx, Path(id): Path<Id>, Body(why): Body<Reason>) -> Plain<Empty> {
    ctx.run(move |gate, who| user::freeze(gate, who, id, &why.reason)).await?;
    Ok(Json(Empty {}))
}

/// Ends all sessions of a user, who may sign in again.
#[utoipa::path(post, path = "/users/{id}/end-sessions", tag = "users", request_body = Reason,
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "Ended", body = Ended), Refusals))]
pub async fn end_sessions(ctx: Ctx, Path(id): Path<Id>, Body(why): Body<Reason>) -> Plain<Ended> {
    let ended = ctx.run(move |gate, who| user::end_sessions(gate, who, id, &why.reason)).await?;
    Ok(Json(Ended { ended }))
}

/// Lets a frozen user in again.
#[utoipa::path(post, path = "/users/{id}/unfreeze", tag = "users", request_body = Reason,
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "Free again", body = Empty), Refusals))]
pub async fn unfreeze(ctx: Ctx, Path(id): Path<Id>, Body(why): Body<Reason>) -> Plain<Empty> {
    ctx.run(move |gate, who| user::unfreeze(gate, who, id, &why.reason)).await?;
    Ok(Json(Empty {}))
}

/// Forgets a user's authenticator; the next login enrols a new one.
#[utoipa::path(post, path = "/users/{id}/reset-mfa", tag = "users", request_body = Reason,
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "Forgotten", body = Empty), Refusals))]
pub async fn reset_mfa(ctx: Ctx, Path(id): Path<Id>, Body(why): Body<Reason>) -> Plain<Empty> {
    ctx.run(move |gate, who| user::reset_mfa(gate, who, id, &why.reason)).await?;
    Ok(Json(Empty {}))
}

/// The gate makes paths; the address before them is the deployment's.
fn whole(address: &str, invited: Invited) -> Link {
    Link { link: format!("{address}{}", invited.link), expires_at: invited.expires_at }
}
