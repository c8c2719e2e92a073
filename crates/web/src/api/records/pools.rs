//! Pools: what lies in them is claimed, and given back to them.

use axum::http::StatusCode;
use gate::ShownRecord;
use gate::verbs::claim;
use gate::verbs::pools::{self, PoolShown};
use gate::verbs::release::{self, ReleaseRequest};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::problem::Problem;
use crate::wire::pools::{Pool, Release};
use crate::wire::problem::Refusals;
use crate::wire::records::Record;

/// The pools that the caller knows: how much lies in them, and how much may still be taken and seen today.
#[utoipa::path(get, path = "/records/{object}/pools", tag = "records",
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "The pools", body = Vec<Pool>), Refusals))]
pub async fn pools(ctx: Ctx, Path(object): Path<String>) -> Answer<Vec<PoolShown>> {
    ctx.answer(move |gate, who| pools::pools(gate, who, &object)).await
}

/// Claims a record that lies in a pool: it becomes the caller's own.
#[utoipa::path(post, path = "/records/{object}/{id}/claim", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "The record", body = Record), Refusals))]
pub async fn claim(ctx: Ctx, Path((object, id)): Path<(String, Id)>) -> Answer<ShownRecord> {
    ctx.answer(move |gate, who| claim::claim(gate, who, &object, id)).await
}

/// Gives a record back to a pool, where nobody owns it.
#[utoipa::path(post, path = "/records/{object}/{id}/release", tag = "records", request_body = Release,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 204, description = "In the pool"), Refusals))]
pub async fn release(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(asked): Body<Release>,
) -> Result<StatusCode, Problem> {
    let request = ReleaseRequest { version: asked.version, pool: asked.pool, why: None };
    ctx.run(move |gate, who| release::release(gate, who, &object, id, &request)).await?;
    Ok(StatusCode::NO_CONTENT)
}
