//! What jobs changed, and how it is taken back; hand-overs.

use axum::Json;
use axum::http::StatusCode;
use gate::verbs::handover::{self, HandoverPreview, HandoverRequest, Reads};
use gate::verbs::undo;
use gate::work::changes::{self, ChangeDetail, ChangeShown};
use kernel::Id;

use crate::ctx::{Answer, Ctx, Plain};
use crate::extract::{Body, Path, Query};
use crate::problem::Problem;
use crate::wire;
use crate::wire::changes::{Handover, Which};
use crate::wire::import::JobStarted;
use crate::wire::me::Items;
use crate::wire::problem::Refusals;

/// Lists the bulk acts, imports and hand-overs that one asked for, newest first; of everybody for who may read the
/// ledger and asks for them.
#[utoipa::path(get, path = "/changes", tag = "changes", params(Which),
    responses((status = 200, description = "The jobs", body = Items<wire::changes::Change>), Refusals))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>) -> Plain<Items<ChangeShown>> {
    let Which { kind, everyone } = which;
    ctx.plain(move |gate, who| {
        Ok(Items { items: changes::list(gate, who, kind.as_deref(), everyone)? })
    })
    .await
}

/// Shows one of them: how many records of which kind, and which were left alone and why.
#[utoipa::path(get, path = "/changes/{id}", tag = "changes",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The job", body = wire::changes::ChangeDetail), Refusals))]
pub async fn read(ctx: Ctx, Path(id): Path<Id>) -> Answer<ChangeDetail> {
    ctx.answer(move |gate, who| changes::get(gate, who, id)).await
}

/// Takes back what such a job did, for what nobody changed since.
#[utoipa::path(post, path = "/changes/{id}/undo", tag = "changes",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 202, description = "The job that does it", body = JobStarted), Refusals))]
pub async fn take_back(
    ctx: Ctx,
    Path(id): Path<Id>,
) -> Result<(StatusCode, Json<JobStarted>), Problem> {
    let runner = ctx.app.0.backstage.clone();
    let job = ctx.run(move |gate, who| undo::start(gate, who, id)).await?;
    runner.wake();
    Ok((StatusCode::ACCEPTED, Json(JobStarted { job })))
}

/// Tells how many records of somebody who leaves would go to whom. It names none of them.
#[utoipa::path(post, path = "/handovers/preview", tag = "changes", request_body = Handover,
    responses((status = 200, description = "What it would do", body = wire::changes::HandoverPreview),
        Refusals))]
pub async fn preview(ctx: Ctx, Body(wanted): Body<Handover>) -> Answer<HandoverPreview> {
    let request: HandoverRequest = wanted.into();
    ctx.answer(move |gate, who| handover::preview(gate, who, &request)).await
}

/// Hands the records of somebody who leaves over to others, as a job that can be taken back.
#[utoipa::path(post, path = "/handovers", tag = "changes", request_body = Handover,
    responses((status = 202, description = "The job", body = JobStarted), Refusals))]
pub async fn start(
    ctx: Ctx,
    Body(wanted): Body<Handover>,
) -> Result<(StatusCode, Json<JobStarted>), Problem> {
    let runner = ctx.app.0.backstage.clone();
    let request: HandoverRequest = wanted.into();
    let job = ctx.run(move |gate, who| handover::start(gate, who, &request)).await?;
    runner.wake();
    Ok((StatusCode::ACCEPTED, Json(JobStarted { job })))
}

/// Counts what a user read in the last thirty days, by day and object, from the ledger.
#[utoipa::path(get, path = "/users/{id}/reads", tag = "changes",
    params(("id" = String, Path, description = "The user's id")),
    responses((status = 200, description = "The counts", body = wire::changes::Reads), Refusals))]
pub async fn reads(ctx: Ctx, Path(id): Path<Id>) -> Answer<Reads> {
    ctx.answer(move |gate, who| handover::reads(gate, who, id)).await
}
