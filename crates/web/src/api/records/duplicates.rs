//! Records that may be the same.

use axum::http::StatusCode;
use gate::verbs::duplicates::{self, DistinctPage, Duplicates, PairPage, PairRequest};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::problem::Problem;
use crate::wire::duplicates::{
    DistinctFrom, DistinctItems, Distinction, Draft, DuplicatePairs, DuplicatesFound, PairsFrom,
};
use crate::wire::problem::Refusals;

/// What may be the same as a record that is being written. Of records that the caller may not read only their
/// holders are named, and only for the whole value of a phone, a mail address or a number of identity.
#[utoipa::path(post, path = "/records/{object}/duplicates", tag = "records", request_body = Draft,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "What may be the same", body = DuplicatesFound), Refusals))]
pub async fn of_draft(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(draft): Body<Draft>,
) -> Answer<Duplicates> {
    ctx.answer(move |gate, who| duplicates::of_draft(gate, who, &object, &draft.values)).await
}

/// What may be the same as this record.
#[utoipa::path(post, path = "/records/{object}/{id}/duplicates", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "What may be the same", body = DuplicatesFound), Refusals))]
pub async fn of_record(ctx: Ctx, Path((object, id)): Path<(String, Id)>) -> Answer<Duplicates> {
    ctx.answer(move |gate, who| duplicates::of_record(gate, who, &object, id)).await
}

/// Pairs that may be the same, over all records that the caller may see: each page looks at some of them.
#[utoipa::path(post, path = "/records/{object}/pairs", tag = "records", request_body = PairsFrom,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "A page", body = DuplicatePairs), Refusals))]
pub async fn pairs(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(from): Body<PairsFrom>,
) -> Answer<PairPage> {
    let request = PairRequest { before: from.before };
    ctx.answer(move |gate, who| duplicates::pairs(gate, who, &object, request)).await
}

/// Says that this record and another one are two, so that they are told to nobody as duplicates any more, or
/// takes it back.
#[utoipa::path(post, path = "/records/{object}/{id}/distinct", tag = "records", request_body = Distinction,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 204, description = "It is noted"), Refusals))]
pub async fn are_distinct(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(said): Body<Distinction>,
) -> Result<StatusCode, Problem> {
    let both = (id, said.other);
    ctx.run(move |gate, who| duplicates::are_distinct(gate, who, &object, both, said.distinct))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was said to be two, the latest first.
#[utoipa::path(post, path = "/records/{object}/distinct", tag = "records", request_body = DistinctFrom,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "A page", body = DistinctItems), Refusals))]
pub async fn distinct(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(from): Body<DistinctFrom>,
) -> Answer<DistinctPage> {
    ctx.answer(move |gate, who| duplicates::distinct(gate, who, &object, from.before)).await
}
