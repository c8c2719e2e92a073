//! API tokens.

use axum::Json;
use gate::enter::token;
use kernel::Id;

use crate::ctx::{Ctx, Plain};
use crate::extract::{Body, Path};
use crate::wire;
use crate::wire::Empty;
use crate::wire::me::Items;
use crate::wire::problem::Refusals;
use crate::wire::users::CreateToken;

/// Lists the tokens that the caller may see, without their secrets.
#[utoipa::path(get, path = "/tokens", tag = "tokens",
    responses((status = 200, description = "The tokens", body = Items<wire::users::Token>), Refusals))]
pub async fn list(ctx: Ctx) -> Plain<Items<token::TokenItem>> {
    ctx.plain(|gate, who| Ok(Items { items: token::list(gate, who)? })).await
}

/// Makes a token that acts for the caller and tells it this once.
#[utoipa::path(post, path = "/tokens", tag = "tokens", request_body = CreateToken,
    responses((status = 200, description = "The token", body = wire::users::NewToken), Refusals))]
pub async fn create(ctx: Ctx, Body(new): Body<CreateToken>) -> Plain<token::NewToken> {
    ctx.plain(move |gate, who| token::create(gate, who, &new.name, new.days)).await
}

/// Ends a token at once.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, description = "The token's id")),
    responses((status = 200, description = "Ended", body = Empty), Refusals))]
pub async fn revoke(ctx: Ctx, Path(id): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| token::revoke(gate, who, id)).await?;
    Ok(Json(Empty {}))
}
