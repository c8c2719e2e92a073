//! Merging two records, and undoing it.

use gate::verbs::merge::{self, MergeAnswer, MergePreview, MergeRequest};
use gate::verbs::merges::{self, MergeItem};
use gate::verbs::unmerge::{self, UnmergeAnswer, UnmergeRequest};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::wire::merges::{
    Merge, MergeAsked, MergeForeseen, Merged, MergedItem, Unmerge, Unmerged,
};
use crate::wire::problem::Refusals;

/// Merges another record into this one: what follows it comes along, and it stays as a tombstone that can
/// come back for 30 days.
#[utoipa::path(post, path = "/records/{object}/{id}/merge", tag = "records", request_body = Merge,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The id of the record that stays")),
    responses((status = 200, description = "The record that stays", body = Merged), Refusals))]
pub async fn merge(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(wanted): Body<Merge>,
) -> Answer<MergeAnswer> {
    let request = MergeRequest {
        other: wanted.other,
        version: wanted.version,
        other_version: wanted.other_version,
        take: wanted.take.into_iter().map(|(field, side)| (field, side.into())).collect(),
    };
    ctx.answer(move |gate, who| merge::merge(gate, who, &object, id, &request)).await
}

/// What merging another record into this one would take along; nothing is changed.
#[utoipa::path(post, path = "/records/{object}/{id}/merge/preview", tag = "records", request_body = MergeAsked,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The id of the record that would stay")),
    responses((status = 200, description = "What would go along", body = MergeForeseen), Refusals))]
pub async fn preview(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(asked): Body<MergeAsked>,
) -> Answer<MergePreview> {
    ctx.answer(move |gate, who| merge::preview(gate, who, &object, id, asked.other)).await
}

/// Undoes a merge.
#[utoipa::path(post, path = "/records/{object}/{id}/unmerge", tag = "records", request_body = Unmerge,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The id of the record that stayed")),
    responses((status = 200, description = "Both records", body = Unmerged), Refusals))]
pub async fn unmerge(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(wanted): Body<Unmerge>,
) -> Answer<UnmergeAnswer> {
    let request = UnmergeRequest { other: wanted.other, version: wanted.version };
    ctx.answer(move |gate, who| unmerge::unmerge(gate, who, &object, id, &request)).await
}

/// What went into a record, the latest first.
#[utoipa::path(get, path = "/records/{object}/{id}/merges", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "What went into it", body = Vec<MergedItem>), Refusals))]
pub async fn merges(ctx: Ctx, Path((object, id)): Path<(String, Id)>) -> Answer<Vec<MergeItem>> {
    ctx.answer(move |gate, who| merges::merges(gate, who, &object, id)).await
}
