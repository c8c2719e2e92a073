//! Sharing one record with colleagues and departments.

use gate::verbs::collaborators::{self, CollaborateRequest, Collaborators as Shared};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::wire::collaborators::{Collaborate, Collaborators};
use crate::wire::problem::Refusals;

/// With whom a record is shared.
#[utoipa::path(get, path = "/records/{object}/{id}/collaborators", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "With whom, what they may do, until when", body = Collaborators),
        Refusals))]
pub async fn list(ctx: Ctx, Path((object, id)): Path<(String, Id)>) -> Answer<Shared> {
    ctx.answer(move |gate, who| collaborators::collaborators(gate, who, &object, id)).await
}

/// Shares a record with a colleague or a department for some days. It opens this record and what is a part of it,
/// nothing beside it, and shows no field better than the receiver's own role does.
#[utoipa::path(post, path = "/records/{object}/{id}/collaborators", tag = "records", request_body = Collaborate,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "With whom it is shared now", body = Collaborators), Refusals))]
pub async fn share(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(wanted): Body<Collaborate>,
) -> Answer<Shared> {
    let Collaborate { user, department, edit, days } = wanted;
    let request = CollaborateRequest { user, department, edit, days };
    ctx.answer(move |gate, who| collaborators::collaborate(gate, who, &object, id, &request)).await
}

/// Takes a share back.
#[utoipa::path(delete, path = "/records/{object}/{id}/collaborators/{share}", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id"),
        ("share" = String, Path, description = "The share's id")),
    responses((status = 200, description = "With whom it is shared now", body = Collaborators), Refusals))]
pub async fn stop(ctx: Ctx, Path((object, id, share)): Path<(String, Id, Id)>) -> Answer<Shared> {
    ctx.answer(move |gate, who| collaborators::stop(gate, who, &object, id, share)).await
}
