//! What a role can be given, and what giving it would change, for the role editor.

use gate::verbs::explain::roles::{self, RolePreview};
use gate::verbs::matrix;
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::wire;
use crate::wire::explain::GrantsWanted;
use crate::wire::objects::RoleMatrix;
use crate::wire::problem::Refusals;

/// The objects with their verbs, audiences and fields, and the ranges of rows.
#[utoipa::path(get, path = "/roles/matrix", tag = "objects",
    responses((status = 200, description = "The matrix", body = RoleMatrix), Refusals))]
pub async fn matrix(ctx: Ctx) -> Answer<matrix::RoleMatrix> {
    ctx.answer(matrix::matrix).await
}

/// Tells who would gain and lose what if a role granted this, and how many records each of them could list before
/// and after. For who may change the role; nothing is stored.
#[utoipa::path(post, path = "/roles/{id}/preview", tag = "objects", request_body = GrantsWanted,
    params(("id" = String, Path, description = "The role's id")),
    responses((status = 200, description = "Who gains and loses what",
        body = wire::explain::RolePreview), Refusals))]
pub async fn preview(
    ctx: Ctx,
    Path(id): Path<Id>,
    Body(wanted): Body<GrantsWanted>,
) -> Answer<RolePreview> {
    ctx.answer(move |gate, who| roles::preview(gate, who, id, wanted.grants)).await
}
