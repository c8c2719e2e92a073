//! What a role can be given, for the role editor.

use gate::verbs::matrix;

use crate::ctx::{Answer, Ctx};
use crate::wire::objects::RoleMatrix;
use crate::wire::problem::Refusals;

/// The objects with their verbs, audiences and fields, and the ranges of rows.
#[utoipa::path(get, path = "/roles/matrix", tag = "objects",
    responses((status = 200, description = "The matrix", body = RoleMatrix), Refusals))]
pub async fn matrix(ctx: Ctx) -> Answer<matrix::RoleMatrix> {
    ctx.answer(matrix::matrix).await
}
