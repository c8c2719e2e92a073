//! Imports: look at a file, look again with other words, start.

use std::io::Read;

use axum::Json;
use axum::extract::Multipart;
use axum::http::StatusCode;
use gate::work::jobs::{self, Kind};
use gate::work::specs::{self, ImportSpec};
use gate::work::uploads::{self, Upload};
use gate::{Entered, Gate, enter};
use kernel::{Id, Result};
use sales::import::{self, Spec};
use serde_json::json;

use crate::ctx::{Ctx, Plain, blocking};
use crate::extract::{Body, Path, malformed};
use crate::files;
use crate::problem::Problem;
use crate::wire::import::{ImportFile, JobStarted, Preview, PreviewAgain, StartImport};
use crate::wire::problem::Refusals;

/// Looks at a file: sheet, row of titles, encoding and columns are found by themselves.
#[utoipa::path(post, path = "/records/{object}/import/preview", tag = "import and export",
    request_body(content = ImportFile, content_type = "multipart/form-data"),
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "What the file looks like", body = Preview), Refusals))]
pub async fn look(
    ctx: Ctx,
    Path(object): Path<String>,
    form: Multipart,
) -> Plain<serde_json::Value> {
    let (app, who) = ctx.enter().await?;
    let (taking, taker, kind) = (app.clone(), who.clone(), object.clone());
    let take = move |form: files::Form, from: &mut dyn Read| {
        uploads::take(&taking.0.gate, &taker, &kind, &form.file_name, from)
    };
    let upload = files::receive(form, take).await?;
    let _turn = files::preview_turn().await?;
    let look = move || preview(&app.0.gate, &who, &object, upload.id, &Spec::default());
    blocking(look).await.map(Json)
}

/// Looks at an upload again, with another sheet, row of titles, encoding or mapping.
#[utoipa::path(post, path = "/records/{object}/import/preview/{upload}", tag = "import and export",
    request_body = PreviewAgain,
    params(("object" = String, Path, description = "The object's name"),
        ("upload" = String, Path, description = "The upload's id")),
    responses((status = 200, description = "What the file looks like", body = Preview), Refusals))]
pub async fn look_again(
    ctx: Ctx,
    Path((object, upload)): Path<(String, Id)>,
    Body(words): Body<PreviewAgain>,
) -> Plain<serde_json::Value> {
    let spec = spec(json!({
        "sheet": words.sheet,
        "header_row": words.header_row,
        "encoding": words.encoding,
        "mapping": words.mapping,
    }))?;
    let _turn = files::preview_turn().await?;
    ctx.plain(move |gate, who| preview(gate, who, &object, upload, &spec)).await
}

/// Starts an import of an upload.
#[utoipa::path(post, path = "/records/{object}/import", tag = "import and export",
    request_body = StartImport,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 202, description = "The job", body = JobStarted), Refusals))]
pub async fn start(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(wanted): Body<StartImport>,
) -> std::result::Result<(StatusCode, Json<JobStarted>), Problem> {
    let reading = json!({
        "sheet": wanted.sheet,
        "header_row": wanted.header_row,
        "encoding": wanted.encoding,
        "mapping": wanted.mapping,
        "duplicates": wanted.duplicates.as_deref().unwrap_or("update"),
        "defaults": wanted.defaults.unwrap_or_else(|| json!({})),
        "dry_run": wanted.dry_run,
    });
    let spec = spec(reading)?;
    let runner = ctx.app.0.backstage.clone();
    let add = move |gate: &Gate, who: &Entered| {
        if !spec.dry_run {
            enter::recovery_key::demand(gate, who)?;
        }
        // The upload must be the caller's own; its bytes are read by the job.
        uploads::check(gate, who, wanted.upload)?;
        let spec = ImportSpec { upload: wanted.upload, reading: specs::write(&spec)? };
        jobs::add(gate, who, Kind::Import, &object, &specs::write(&spec)?)
    };
    let job = ctx.run(add).await?;
    runner.wake();
    Ok((StatusCode::ACCEPTED, Json(JobStarted { job })))
}

/// What somebody sent, in the business's words.
fn spec(reading: serde_json::Value) -> std::result::Result<Spec, Problem> {
    serde_json::from_value(reading).map_err(|_| Problem(malformed()))
}

fn preview(
    gate: &Gate,
    who: &Entered,
    object: &str,
    upload: Id,
    spec: &Spec,
) -> Result<serde_json::Value> {
    let declared = who.catalogue().get(object)?;
    let (Upload { id, name, size }, mut bytes) = uploads::open(gate, who, upload)?;
    let looked = import::preview(&mut bytes, declared, spec)?;
    let details: Vec<Option<String>> = looked
        .preview
        .iter()
        .map(|row| row.problem.as_ref().map(|problem| problem.fault.message(who.lang())))
        .collect();
    let mut shown = specs::write(&looked)?;
    for (row, detail) in details.iter().enumerate().filter_map(|(i, d)| Some((i, d.as_ref()?))) {
        shown["preview"][row]["problem"]["detail"] = json!(detail);
    }
    shown["upload"] = json!(id);
    shown["file_name"] = json!(name);
    shown["size"] = json!(size);
    Ok(shown)
}
