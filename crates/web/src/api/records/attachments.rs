//! Files that belong to records. They are sealed while they arrive and unsealed while they leave.

use axum::Json;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::Response;
use gate::verbs::attachment::{self, NewFile};
use gate::{Page, Shown, ShownRecord};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Path, Query};
use crate::files::{self, Kind};
use crate::problem::Problem;
use crate::wire;
use crate::wire::problem::Refusals;
use crate::wire::records::{ListQuery, NewAttachment, PurposeQuery, Record};

/// Adds a file to a record.
#[utoipa::path(post, path = "/records/attachment", tag = "records",
    request_body(content = NewAttachment, content_type = "multipart/form-data"),
    responses((status = 201, description = "The attachment", body = Record), Refusals))]
pub async fn attach(
    ctx: Ctx,
    form: Multipart,
) -> Result<(StatusCode, Json<Shown<ShownRecord>>), Problem> {
    let (app, who) = ctx.enter().await?;
    let store = move |form: files::Form, from: &mut dyn std::io::Read| {
        let parent: Id = form.text("parent")?.parse()?;
        let new = NewFile {
            parent,
            name: form.file_name.clone(),
            media_type: form.media_type.clone(),
            note: form.optional("note"),
            follow_up: form.optional("follow_up").map(|id| id.parse()).transpose()?,
        };
        attachment::attach(&app.0.gate, &who, new, from)
    };
    let shown = files::receive(form, store).await?;
    Ok((StatusCode::CREATED, Json(shown)))
}

/// Lists attachments, such as those in the recycle bin. The address without a parameter takes
/// precedence over the one of any object, so that it answers lists as well.
#[utoipa::path(get, path = "/records/attachment", tag = "records", params(ListQuery),
    responses((status = 200, description = "A page", body = wire::records::Page), Refusals))]
pub async fn list(ctx: Ctx, query: Query<ListQuery>) -> Answer<Page> {
    super::lists::list(ctx, Path("attachment".to_owned()), query).await
}

/// Downloads a file. Browsers are told to save it, never to show it.
#[utoipa::path(get, path = "/records/attachment/{id}/content", tag = "records",
    params(("id" = String, Path, description = "The attachment's id"), PurposeQuery),
    responses((status = 200, description = "The file", content_type = "application/octet-stream"),
        Refusals))]
pub async fn content(
    ctx: Ctx,
    Path(id): Path<Id>,
    Query(query): Query<PurposeQuery>,
) -> Result<Response, Problem> {
    let open = move |gate: &_, who: &_| attachment::download(gate, who, id, query.purpose);
    let download = ctx.run(open).await?.into_inner();
    let (name, size) = (download.name.clone(), download.size);
    files::send(&name, Kind::Unknown, Some(size), move |into| download.write_to(into)).await
}
