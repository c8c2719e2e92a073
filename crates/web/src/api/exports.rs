//! Exports.

use axum::Json;
use axum::http::StatusCode;
use gate::verbs::export::{self, ExportRequest};
use gate::work::jobs::{self, Kind};
use gate::work::specs::{self, ExportSpec};
use kernel::Fault;

use crate::ctx::Ctx;
use crate::extract::{Body, Path};
use crate::problem::Problem;
use crate::wire::import::{JobStarted, StartExport};
use crate::wire::problem::Refusals;

/// Exports records: what the caller may see, masked likewise, for a stated purpose.
#[utoipa::path(post, path = "/records/{object}/export", tag = "import and export",
    request_body = StartExport,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 202, description = "The job", body = JobStarted), Refusals))]
pub async fn start(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(wanted): Body<StartExport>,
) -> Result<(StatusCode, Json<JobStarted>), Problem> {
    if !["xlsx", "csv"].contains(&wanted.format.as_str()) {
        return Err(Problem(Fault::invalid("bad_argument").with("name", "format")));
    }
    let request = ExportRequest {
        q: wanted.q,
        filter: wanted.filter,
        order_by: wanted.order_by,
        fields: wanted.fields.unwrap_or_default(),
        ids: wanted.ids.unwrap_or_default(),
        pooled: wanted.pooled,
        purpose: wanted.purpose,
        reason: wanted.reason,
    };
    let runner = ctx.app.0.backstage.clone();
    let add = move |gate: &_, who: &_| {
        export::may_export(gate, who, &object, &request)?;
        let spec = ExportSpec { format: wanted.format, raw: false, request };
        jobs::add(gate, who, Kind::Export, &object, &specs::write(&spec)?)
    };
    let job = ctx.run(add).await?;
    runner.wake();
    Ok((StatusCode::ACCEPTED, Json(JobStarted { job })))
}
