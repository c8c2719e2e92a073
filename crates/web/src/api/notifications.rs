//! What the caller is told, and how they want to hear of it. That there is something new comes as a live
//! event (`events`).

use axum::Json;
use gate::enter::me::{address, notifications};

use crate::ctx::{Answer, Ctx, Plain};
use crate::extract::{Body, Query};
use crate::wire::Empty;
use crate::wire::notifications::{
    Choices, ChooseKind, MarkRead, Notifications, NotificationsQuery, OwnAddress, Unread,
};
use crate::wire::problem::Refusals;

/// The caller's notifications, the newest first.
#[utoipa::path(get, path = "/me/notifications", tag = "me", params(NotificationsQuery),
    responses((status = 200, description = "Notifications", body = Notifications), Refusals))]
pub async fn list(
    ctx: Ctx,
    Query(query): Query<NotificationsQuery>,
) -> Answer<notifications::Notifications> {
    let NotificationsQuery { kind, unread, after, limit } = query;
    let request = notifications::Request { kind, unread, after, limit };
    ctx.answer(move |gate, who| notifications::list(gate, who, &request)).await
}

/// How many notifications the caller has not read.
#[utoipa::path(get, path = "/me/notifications/unread", tag = "me",
    responses((status = 200, description = "How many", body = Unread), Refusals))]
pub async fn unread(ctx: Ctx) -> Plain<notifications::Unread> {
    ctx.plain(notifications::unread).await
}

/// Marks notifications as read.
#[utoipa::path(post, path = "/me/notifications/read", tag = "me", request_body = MarkRead,
    responses((status = 200, description = "Read", body = Empty), Refusals))]
pub async fn read(ctx: Ctx, Body(which): Body<MarkRead>) -> Plain<Empty> {
    ctx.run(move |gate, who| notifications::read(gate, who, which.ids)).await?;
    Ok(Json(Empty {}))
}

/// How the caller hears of each kind.
#[utoipa::path(get, path = "/me/notifications/choices", tag = "me",
    responses((status = 200, description = "The choices", body = Choices), Refusals))]
pub async fn choices(ctx: Ctx) -> Plain<notifications::Choices> {
    ctx.plain(notifications::choices).await
}

/// Chooses how the caller hears of a kind.
#[utoipa::path(patch, path = "/me/notifications/choices", tag = "me", request_body = ChooseKind,
    responses((status = 200, description = "Chosen", body = Empty), Refusals))]
pub async fn choose(ctx: Ctx, Body(chosen): Body<ChooseKind>) -> Plain<Empty> {
    ctx.run(move |gate, who| {
        notifications::choose(gate, who, &chosen.kind, chosen.page, &chosen.mail)
    })
    .await?;
    Ok(Json(Empty {}))
}

/// Sets one's own address for mail.
#[utoipa::path(post, path = "/me/notifications/address", tag = "me", request_body = OwnAddress,
    responses((status = 200, description = "Set", body = Empty), Refusals))]
pub async fn set_address(ctx: Ctx, Body(own): Body<OwnAddress>) -> Plain<Empty> {
    ctx.run(move |gate, who| address::set(gate, who, own.address)).await?;
    Ok(Json(Empty {}))
}
