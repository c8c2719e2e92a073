//! One act on many records.

use axum::Json;
use axum::http::StatusCode;
use gate::BulkAnswer;
use gate::verbs::bulk::{self, BulkPreview, BulkRequest};

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::problem::Problem;
use crate::wire;
use crate::wire::bulk::Bulk;
use crate::wire::import::JobStarted;
use crate::wire::problem::Refusals;

/// Assigns an owner to many records, deletes or restores them, claims them or gives them back to a pool.
/// Each is decided by itself; what is refused is told and left alone.
#[utoipa::path(post, path = "/records/{object}/bulk", tag = "records", request_body = Bulk,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "What was done", body = wire::bulk::BulkAnswer),
        Refusals))]
pub async fn bulk(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(wanted): Body<Bulk>,
) -> Answer<BulkAnswer> {
    let request: BulkRequest = wanted.into();
    ctx.answer(move |gate, who| bulk::bulk(gate, who, &object, request)).await
}

/// Tells what an act on many records would do: how many it changes, how many are refused and why, and what
/// becomes of the first few, as the caller sees them. Nothing is changed.
#[utoipa::path(post, path = "/records/{object}/bulk/preview", tag = "records", request_body = Bulk,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "What it would do", body = wire::bulk::BulkPreview),
        Refusals))]
pub async fn preview(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(wanted): Body<Bulk>,
) -> Answer<BulkPreview> {
    let request: BulkRequest = wanted.into();
    ctx.answer(move |gate, who| bulk::preview(gate, who, &object, &request)).await
}

/// Does it as a job that can be taken back. Each record is decided by itself when its turn comes.
#[utoipa::path(post, path = "/records/{object}/bulk/start", tag = "records", request_body = Bulk,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 202, description = "The job", body = JobStarted), Refusals))]
pub async fn start(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(wanted): Body<Bulk>,
) -> Result<(StatusCode, Json<JobStarted>), Problem> {
    let runner = ctx.app.0.backstage.clone();
    let request: BulkRequest = wanted.into();
    let job = ctx.run(move |gate, who| bulk::start(gate, who, &object, &request)).await?;
    runner.wake();
    Ok((StatusCode::ACCEPTED, Json(JobStarted { job })))
}
