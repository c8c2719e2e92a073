//! One's own passkeys.

use axum::Json;
use gate::enter::passkey::{self, Ceremony};
use kernel::Id;

use crate::ctx::{Ctx, Plain};
use crate::extract::{Body, Path};
use crate::wire;
use crate::wire::Empty;
use crate::wire::auth::{NewPasskey, PasskeyOptions};
use crate::wire::me::Items;
use crate::wire::problem::Refusals;

/// Lists one's own passkeys.
#[utoipa::path(get, path = "/me/passkeys", tag = "me",
    responses((status = 200, description = "The passkeys", body = Items<wire::me::Passkey>), Refusals))]
pub async fn list(ctx: Ctx) -> Plain<Items<passkey::PasskeyItem>> {
    ctx.plain(|gate, who| Ok(Items { items: passkey::list(gate, who)? })).await
}

/// Begins to add a passkey.
#[utoipa::path(post, path = "/me/passkeys/options", tag = "me",
    responses((status = 200, description = "What the browser needs", body = PasskeyOptions), Refusals))]
pub async fn options(ctx: Ctx) -> Plain<Ceremony> {
    let site = ctx.site.clone();
    ctx.plain(move |gate, who| passkey::begin_adding(gate, who, &site)).await
}

/// Adds the passkey.
#[utoipa::path(post, path = "/me/passkeys", tag = "me", request_body = NewPasskey,
    responses((status = 200, description = "Added; with recovery codes where it is the first second factor",
        body = wire::me::PasskeyAdded), Refusals))]
pub async fn add(ctx: Ctx, Body(new): Body<NewPasskey>) -> Plain<passkey::Enrolled> {
    let site = ctx.site.clone();
    ctx.plain(move |gate, who| {
        let (name, answer) = new.parts();
        passkey::add(gate, who, &site, &name, &answer)
    })
    .await
}

/// Removes a passkey; all other sessions end.
#[utoipa::path(delete, path = "/me/passkeys/{id}", tag = "me",
    params(("id" = String, Path, description = "The passkey's id")),
    responses((status = 200, description = "Removed", body = Empty), Refusals))]
pub async fn remove(ctx: Ctx, Path(id): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| passkey::remove(gate, who, id)).await?;
    Ok(Json(Empty {}))
}
