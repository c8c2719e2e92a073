//! A record's past: its changes, and who has seen it.

use axum::Json;
use gate::verbs::{access, history};
use gate::{AccessItem, HistoryItem, Shown};
use kernel::Id;

use crate::ctx::{Ctx, Plain};
use crate::extract::{Path, Query, malformed};
use crate::problem::Problem;
use crate::wire;
use crate::wire::problem::Refusals;
use crate::wire::records::{Older, OlderQuery};

/// Items in one answer of the gate; a full answer may have older ones behind it.
const FULL: usize = 100;

/// The changes of a record, newest first, as far as the caller may see the values.
#[utoipa::path(get, path = "/records/{object}/{id}/history", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id"), OlderQuery),
    responses((status = 200, description = "The changes", body = Older<wire::records::HistoryItem>),
        Refusals))]
pub async fn history(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Query(page): Query<OlderQuery>,
) -> Plain<Shown<Older<HistoryItem>>> {
    let before = place(page.page_token.as_deref())?;
    let items = ctx.run(move |gate, who| history::history(gate, who, &object, id, before)).await?;
    Ok(Json(items.map(|items| older(items, |item| Some(item.version.to_string())))))
}

/// Who has seen or changed this record, newest first.
#[utoipa::path(get, path = "/records/{object}/{id}/access", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id"), OlderQuery),
    responses((status = 200, description = "The acts", body = Older<wire::records::AccessItem>),
        Refusals))]
pub async fn access(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Query(page): Query<OlderQuery>,
) -> Plain<Shown<Older<AccessItem>>> {
    let before = place(page.page_token.as_deref())?;
    let items = ctx.run(move |gate, who| access::access(gate, who, &object, id, before)).await?;
    Ok(Json(items.map(|items| older(items, |item| item.index.map(|i| i.to_string())))))
}

fn place<T: std::str::FromStr>(token: Option<&str>) -> Result<Option<T>, Problem> {
    token.map(|t| t.parse().map_err(|_| Problem(malformed()))).transpose()
}

fn older<T>(items: Vec<T>, place: impl Fn(&T) -> Option<String>) -> Older<T> {
    let next_page_token = items.last().filter(|_| items.len() >= FULL).and_then(place);
    Older { items, next_page_token }
}
