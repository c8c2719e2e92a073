//! Approvals: asking, deciding, and what waits for whom.

use gate::Counted;
use gate::verbs::approvals::{self, DecideRequest, Inbox, Standing, SubmitRequest};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path, Query};
use crate::wire;
use crate::wire::approvals::{Decide, Decided, InboxQuery, Submit, Submitted};
use crate::wire::problem::Refusals;

/// How a record stands with approvals: whether it needs one, who would be asked, and what was decided.
#[utoipa::path(get, path = "/records/{object}/{id}/approval", tag = "approvals",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "How it stands", body = wire::approvals::Standing), Refusals))]
pub async fn standing(ctx: Ctx, Path((object, id)): Path<(String, Id)>) -> Answer<Standing> {
    ctx.answer(move |gate, who| approvals::standing(gate, who, &object, id)).await
}

/// Asks for the approval of a record as it stands; it cannot be changed until that is closed.
#[utoipa::path(post, path = "/records/{object}/{id}/submit", tag = "approvals", request_body = Submit,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "The approval", body = Submitted), Refusals))]
pub async fn submit(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(asked): Body<Submit>,
) -> Answer<Submitted> {
    let request = SubmitRequest { version: asked.version, remark: asked.remark };
    ctx.answer(move |gate, who| {
        let made = approvals::submit(gate, who, &object, id, &request)?;
        Ok(made.map(|id| Submitted { id: id.to_string() }))
    })
    .await
}

/// Requests that wait for the caller, that the caller asked for, or on which the caller has acted.
#[utoipa::path(get, path = "/approvals", tag = "approvals", params(InboxQuery),
    responses((status = 200, description = "The requests", body = wire::approvals::Inbox), Refusals))]
pub async fn inbox(ctx: Ctx, Query(query): Query<InboxQuery>) -> Answer<Inbox> {
    ctx.answer(move |gate, who| approvals::inbox(gate, who, query.which)).await
}

/// How many requests wait for the caller.
#[utoipa::path(get, path = "/approvals/waiting", tag = "approvals",
    responses((status = 200, description = "How many", body = wire::records::Counted), Refusals))]
pub async fn waiting(ctx: Ctx) -> Answer<Counted> {
    ctx.answer(approvals::waiting).await
}

/// Agrees to a request, refuses it, gives it back, hands it on, or takes it back.
#[utoipa::path(post, path = "/approvals/{id}/decide", tag = "approvals", request_body = Decide,
    params(("id" = String, Path, description = "The approval's record id")),
    responses((status = 200, description = "How it stands now", body = Decided), Refusals))]
pub async fn decide(ctx: Ctx, Path(id): Path<Id>, Body(asked): Body<Decide>) -> Answer<Decided> {
    let request = DecideRequest { act: asked.act, remark: asked.remark, to: asked.to };
    ctx.answer(move |gate, who| {
        Ok(approvals::decide(gate, who, id, &request)?.map(|status| Decided { status }))
    })
    .await
}
