//! Who may do what with a record, and why.

use gate::verbs::explain::{self, Explained};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Path, Query};
use crate::wire::explain::{Explanation, Person};
use crate::wire::problem::Refusals;

/// Explains what somebody may do with this record and how they see its fields, and by which role. For owners and
/// administrators, of records that they may read themselves; no value of the record is told.
#[utoipa::path(get, path = "/records/{object}/{id}/explain", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id"), Person),
    responses((status = 200, description = "The explanation", body = Explanation), Refusals))]
pub async fn explain(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Query(about): Query<Person>,
) -> Answer<Explained> {
    ctx.answer(move |gate, who| explain::explain(gate, who, &object, id, about.user)).await
}
