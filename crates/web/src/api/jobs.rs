//! Jobs of the caller.

use axum::response::Response;
use gate::work::jobs::{self, JobShown, Part, Wish};
use kernel::Id;

use crate::ctx::{Ctx, Plain};
use crate::extract::Path;
use crate::files::{self, Kind};
use crate::problem::Problem;
use crate::wire::jobs::Job;
use crate::wire::me::Items;
use crate::wire::problem::Refusals;

/// Lists one's own jobs, newest first.
#[utoipa::path(get, path = "/jobs", tag = "jobs",
    responses((status = 200, description = "The jobs", body = Items<Job>), Refusals))]
pub async fn list(ctx: Ctx) -> Plain<Items<JobShown>> {
    ctx.plain(|gate, who| Ok(Items { items: jobs::list(gate, who)? })).await
}

/// Shows how far a job is.
#[utoipa::path(get, path = "/jobs/{id}", tag = "jobs",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The job", body = Job), Refusals))]
pub async fn read(ctx: Ctx, Path(id): Path<Id>) -> Plain<JobShown> {
    ctx.plain(move |gate, who| jobs::get(gate, who, id)).await
}

/// Ends a job after the rows in hand; what was done stays.
#[utoipa::path(post, path = "/jobs/{id}/cancel", tag = "jobs",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The job", body = Job), Refusals))]
pub async fn cancel(ctx: Ctx, Path(id): Path<Id>) -> Plain<JobShown> {
    wish(ctx, id, Wish::Cancel).await
}

/// Lets a job rest after the rows in hand.
#[utoipa::path(post, path = "/jobs/{id}/pause", tag = "jobs",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The job", body = Job), Refusals))]
pub async fn pause(ctx: Ctx, Path(id): Path<Id>) -> Plain<JobShown> {
    wish(ctx, id, Wish::Pause).await
}

/// Lets a job that rests go on.
#[utoipa::path(post, path = "/jobs/{id}/resume", tag = "jobs",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The job", body = Job), Refusals))]
pub async fn resume(ctx: Ctx, Path(id): Path<Id>) -> Plain<JobShown> {
    wish(ctx, id, Wish::Resume).await
}

/// Downloads the file of an export.
#[utoipa::path(get, path = "/jobs/{id}/file", tag = "jobs",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The file", content_type = "application/octet-stream"),
        Refusals))]
pub async fn file(ctx: Ctx, Path(id): Path<Id>) -> Result<Response, Problem> {
    download(ctx, id, Part::Export).await
}

/// Downloads the refused rows of an import, each with the reason.
#[utoipa::path(get, path = "/jobs/{id}/errors", tag = "jobs",
    params(("id" = String, Path, description = "The job's id")),
    responses((status = 200, description = "The file", content_type = "application/octet-stream"),
        Refusals))]
pub async fn errors(ctx: Ctx, Path(id): Path<Id>) -> Result<Response, Problem> {
    download(ctx, id, Part::Refused).await
}

async fn wish(ctx: Ctx, id: Id, wish: Wish) -> Plain<JobShown> {
    let jobs = ctx.app.0.backstage.clone();
    let shown = ctx.plain(move |gate, who| jobs::wish(gate, who, id, wish)).await;
    jobs.wake();
    shown
}

async fn download(ctx: Ctx, id: Id, part: Part) -> Result<Response, Problem> {
    let download = ctx.run(move |gate, who| jobs::download(gate, who, id, part)).await?;
    let kind = if download.file.name.ends_with(".csv") { Kind::Csv } else { Kind::Xlsx };
    let (name, size) = (download.file.name.clone(), download.file.size);
    files::send(&name, kind, Some(size), move |into| download.write_to(into)).await
}
