//! One record: opened, created, changed, revealed, thrown away and restored.

use axum::Json;
use axum::http::StatusCode;
use gate::verbs::create::CreateRequest;
use gate::verbs::reveal::RevealRequest;
use gate::verbs::update::UpdateRequest;
use gate::verbs::{create, delete, read, restore, reveal, update};
use gate::{Revealed, Shown, ShownRecord};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path, Query};
use crate::problem::Problem;
use crate::wire;
use crate::wire::problem::Refusals;
use crate::wire::records::{Create, Record, Reveal, Seen, SeenQuery, Update};

/// Creates a record.
#[utoipa::path(post, path = "/records/{object}", tag = "records", request_body = Create,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 201, description = "The record", body = Record), Refusals))]
pub async fn create(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(new): Body<Create>,
) -> Result<(StatusCode, Json<Shown<ShownRecord>>), Problem> {
    let Create { values, owner, parent } = new;
    let request = CreateRequest { object, values, owner, parent };
    let shown = ctx.answer(move |gate, who| create::create(gate, who, request)).await?;
    Ok((StatusCode::CREATED, shown))
}

/// Opens a record. The act stands in the ledger before the answer leaves.
#[utoipa::path(get, path = "/records/{object}/{id}", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "The record", body = Record), Refusals))]
pub async fn read(ctx: Ctx, Path((object, id)): Path<(String, Id)>) -> Answer<ShownRecord> {
    ctx.answer(move |gate, who| read::read(gate, who, &object, id)).await
}

/// Changes a record. A stale version is refused with 409 and loses nothing.
#[utoipa::path(patch, path = "/records/{object}/{id}", tag = "records", request_body = Update,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "The record", body = Record), Refusals))]
pub async fn update(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(change): Body<Update>,
) -> Answer<ShownRecord> {
    let Update { version, values, owner } = change;
    let request = UpdateRequest { version, values, owner };
    ctx.answer(move |gate, who| update::update(gate, who, &object, id, request)).await
}

/// Moves a record into the recycle bin. Nothing is destroyed.
#[utoipa::path(delete, path = "/records/{object}/{id}", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id"), SeenQuery),
    responses((status = 204, description = "In the recycle bin"), Refusals))]
pub async fn delete(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Query(seen): Query<SeenQuery>,
) -> Result<StatusCode, Problem> {
    ctx.run(move |gate, who| delete::delete(gate, who, &object, id, seen.version)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a record out of the recycle bin.
#[utoipa::path(post, path = "/records/{object}/{id}/restore", tag = "records", request_body = Seen,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "The record", body = Record), Refusals))]
pub async fn restore(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(seen): Body<Seen>,
) -> Answer<ShownRecord> {
    ctx.answer(move |gate, who| restore::restore(gate, who, &object, id, seen.version)).await
}

/// Shows masked fields in the clear, for a stated purpose. Each act stands in the ledger.
#[utoipa::path(post, path = "/records/{object}/{id}/reveal", tag = "records", request_body = Reveal,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "The values", body = wire::records::Revealed), Refusals))]
pub async fn reveal(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(wanted): Body<Reveal>,
) -> Answer<Revealed> {
    let Reveal { fields, purpose, reason } = wanted;
    let request = RevealRequest { fields, purpose, reason };
    ctx.answer(move |gate, who| reveal::reveal(gate, who, &object, id, request)).await
}
