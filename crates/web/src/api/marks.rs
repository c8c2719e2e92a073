//! What the caller marks for themselves: records seen last, favourites, tips that are closed.

use axum::Json;
use gate::enter::me::{marks, tips};
use kernel::Id;

use crate::ctx::{Answer, Ctx, Plain};
use crate::extract::{Body, Path, Query};
use crate::wire::Empty;
use crate::wire::marks::{Marks, MarksQuery, Remembered, Tip, WhichRecord};
use crate::wire::problem::Refusals;

/// The records that the caller saw last, and their favourites.
#[utoipa::path(get, path = "/me/marks", tag = "me", params(MarksQuery),
    responses((status = 200, description = "The marks", body = Marks), Refusals))]
pub async fn read(ctx: Ctx, Query(query): Query<MarksQuery>) -> Answer<marks::Marks> {
    ctx.answer(move |gate, who| marks::marked(gate, who, query.limit)).await
}

/// Notes that the caller has opened a record.
#[utoipa::path(post, path = "/me/recent", tag = "me", request_body = WhichRecord,
    responses((status = 200, description = "Noted", body = Remembered), Refusals))]
pub async fn remember(ctx: Ctx, Body(which): Body<WhichRecord>) -> Plain<marks::Remembered> {
    ctx.plain(move |gate, who| marks::remember(gate, who, &which.object, which.id)).await
}

/// Forgets which records the caller saw last.
#[utoipa::path(delete, path = "/me/recent", tag = "me",
    responses((status = 200, description = "Forgotten", body = Empty), Refusals))]
pub async fn forget(ctx: Ctx) -> Plain<Empty> {
    ctx.run(marks::forget_recent).await?;
    Ok(Json(Empty {}))
}

/// Makes a record one of the caller's favourites.
#[utoipa::path(post, path = "/me/favourites", tag = "me", request_body = WhichRecord,
    responses((status = 200, description = "A favourite", body = Empty), Refusals))]
pub async fn star(ctx: Ctx, Body(which): Body<WhichRecord>) -> Plain<Empty> {
    ctx.run(move |gate, who| marks::star(gate, who, &which.object, which.id)).await?;
    Ok(Json(Empty {}))
}

/// Takes a record from the caller's favourites.
#[utoipa::path(delete, path = "/me/favourites/{id}", tag = "me",
    params(("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "No favourite", body = Empty), Refusals))]
pub async fn unstar(ctx: Ctx, Path(id): Path<Id>) -> Plain<Empty> {
    ctx.run(move |gate, who| marks::unstar(gate, who, id)).await?;
    Ok(Json(Empty {}))
}

/// Closes a tip, on all of the caller's devices.
#[utoipa::path(post, path = "/me/tips", tag = "me", request_body = Tip,
    responses((status = 200, description = "Closed", body = Empty), Refusals))]
pub async fn close_tip(ctx: Ctx, Body(tip): Body<Tip>) -> Plain<Empty> {
    ctx.run(move |gate, who| tips::close(gate, who, &tip.tip)).await?;
    Ok(Json(Empty {}))
}

/// Shows the caller all tips again.
#[utoipa::path(delete, path = "/me/tips", tag = "me",
    responses((status = 200, description = "Shown again", body = Empty), Refusals))]
pub async fn show_tips(ctx: Ctx) -> Plain<Empty> {
    ctx.run(tips::show_again).await?;
    Ok(Json(Empty {}))
}
