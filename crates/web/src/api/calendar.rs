//! Calendar feeds: one's own link, and what it answers.

use axum::Json;
use axum::extract::Path as Segment;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use gate::enter::feed;

use crate::ctx::{Ctx, Plain, Visitor};
use crate::problem::Problem;
use crate::wire::Empty;
use crate::wire::me::{CalendarFeed, NewCalendarFeed};
use crate::wire::problem::Refusals;

/// Tells whether one has a calendar feed; its link is never told again.
#[utoipa::path(get, path = "/me/calendar", tag = "me",
    responses((status = 200, description = "The feed", body = CalendarFeed), Refusals))]
pub async fn state(ctx: Ctx) -> Plain<feed::FeedState> {
    ctx.plain(feed::state).await
}

/// Makes one's calendar feed and tells the last part of its address this once; the one before opens
/// nothing any more.
#[utoipa::path(post, path = "/me/calendar", tag = "me",
    responses((status = 200, description = "The feed", body = NewCalendarFeed), Refusals))]
pub async fn create(ctx: Ctx) -> Plain<feed::NewFeed> {
    ctx.plain(feed::create).await
}

/// Ends one's calendar feed at once.
#[utoipa::path(delete, path = "/me/calendar", tag = "me",
    responses((status = 200, description = "Ended", body = Empty), Refusals))]
pub async fn revoke(ctx: Ctx) -> Plain<Empty> {
    ctx.run(feed::revoke).await?;
    Ok(Json(Empty {}))
}

/// The dates of one user as an iCalendar file (RFC 5545): kinds and times, and no value of class high.
/// Who has the link needs nothing else; whatever is wrong with it is not found.
#[utoipa::path(get, path = "/calendar/{file}", tag = "calendar",
    params(("file" = String, Path, description = "The secret part of the link, with .ics behind it")),
    responses((status = 200, description = "The calendar", content_type = "text/calendar"), Refusals))]
pub async fn read(
    visitor: Visitor,
    Segment(file): Segment<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let base = base(&headers, visitor.tls);
    let text = visitor
        .run(move |gate, visitor| {
            let who = feed::resume(gate, &visitor.visit, &file)?;
            sales::feed::feed(gate, &who, &base)
        })
        .await?;
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

/// The address under which the caller reaches Kedun; the name is one of its own (`layers/hosts.rs`).
fn base(headers: &HeaderMap, tls: bool) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("{}://{host}", if tls { "https" } else { "http" })
}
