//! One's own identities at the organisation's providers.

use axum::Json;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use gate::enter::sso;
use kernel::Id;

use super::auth::sso::begun;
use crate::cookie::{self, Way};
use crate::ctx::{Ctx, Plain};
use crate::extract::{Body, Path};
use crate::problem::Problem;
use crate::wire::Empty;
use crate::wire::me::Items;
use crate::wire::problem::Refusals;
use crate::wire::sso::{BeginLink, Begun, DirectoryLink, Identity, Return};

/// Lists the providers and one's own links to them.
#[utoipa::path(get, path = "/me/identities", tag = "me",
    responses((status = 200, description = "The providers", body = Items<Identity>), Refusals))]
pub async fn list(ctx: Ctx) -> Plain<Items<sso::LinkItem>> {
    ctx.plain(|gate, who| Ok(Items { items: sso::list(gate, who)? })).await
}

/// Begins to link one's own identity at a provider.
#[utoipa::path(post, path = "/me/identities/begin", tag = "me", request_body = BeginLink,
    responses((status = 200, description = "Where the browser goes", body = Begun), Refusals))]
pub async fn begin(ctx: Ctx, way: Way, Body(wanted): Body<BeginLink>) -> Result<Response, Problem> {
    let site = ctx.site.clone();
    let begin = move |gate: &_, who: &_| sso::begin_link(gate, who, &site, wanted.provider);
    ctx.run(begin).await.map(|answer| begun(answer, way.tls))
}

/// Links the identity with which the provider sent the browser back.
#[utoipa::path(post, path = "/me/identities/finish", tag = "me", request_body = Return,
    responses((status = 200, description = "Linked", body = Empty), Refusals))]
pub async fn finish(ctx: Ctx, way: Way, Body(sent): Body<Return>) -> Result<Response, Problem> {
    let tls = way.tls;
    ctx.run(move |gate, who| sso::finish_link(gate, who, way.text(), &sent.into())).await?;
    let clear = AppendHeaders([(header::SET_COOKIE, cookie::clear_way(tls))]);
    Ok((clear, Json(Empty {})).into_response())
}

/// Links one's own account of a directory.
#[utoipa::path(post, path = "/me/identities/password", tag = "me", request_body = DirectoryLink,
    responses((status = 200, description = "Linked", body = Empty), Refusals))]
pub async fn password(ctx: Ctx, Body(sent): Body<DirectoryLink>) -> Plain<Empty> {
    let link = move |gate: &_, who: &_| {
        let (provider, typed) = sent.parts();
        sso::link_by_password(gate, who, provider, &typed)
    };
    ctx.run(link).await?;
    Ok(Json(Empty {}))
}

/// Takes one's own link to a provider away; all other sessions end.
#[utoipa::path(delete, path = "/me/identities/{provider}", tag = "me",
    params(("provider" = String, Path, description = "The provider")),
    responses((status = 200, description = "Taken away", body = Empty), Refusals))]
pub async fn unlink(ctx: Ctx, Path(provider): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| sso::unlink(gate, who, provider)).await?;
    Ok(Json(Empty {}))
}
