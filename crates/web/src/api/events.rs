//! Live events (server-sent events, WHATWG HTML): how far one's jobs are, and that one's session
//! has ended.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use gate::work::jobs;
use kernel::Id;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::ctx::{Ctx, Reentry, blocking};
use crate::live::{JobMoved, Told};
use crate::wire::problem::Refusals;

/// Seconds after which it is asked again whether the caller is still in.
const ASK_AGAIN: Duration = Duration::from_secs(20);
/// Events that wait for a slow connection at most.
const WAITING: usize = 16;
/// Jobs that are told of anew after something may have been missed.
const LATEST: usize = 20;

/// Where the events go.
type Out = mpsc::Sender<Result<Event, Infallible>>;

/// Follows live events: `job` `{id,state,done,total}` and `session` `{ended:true}`.
#[utoipa::path(get, path = "/events", tag = "events",
    responses((status = 200, description = "Events", content_type = "text/event-stream"), Refusals))]
pub async fn follow(
    ctx: Ctx,
    reentry: Reentry,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (send, receive) = mpsc::channel(WAITING);
    tokio::spawn(tell(ctx, reentry, send));
    Sse::new(ReceiverStream::new(receive)).keep_alive(KeepAlive::default())
}

/// Tells the caller's own events until the connection or the session ends.
async fn tell(ctx: Ctx, reentry: Reentry, send: Out) {
    let mut live = ctx.app.0.live.listen();
    let mut ask = tokio::time::interval(ASK_AGAIN);
    ask.tick().await;
    loop {
        let heard = tokio::select! {
            told = live.recv() => match told {
                Ok(told) => Some(told),
                Err(RecvError::Lagged(_)) => Some(Told::Missed),
                Err(RecvError::Closed) => return,
            },
            _ = ask.tick() => None,
        };
        let goes_on = match heard {
            Some(Told::Job(job)) if is_own(&ctx, job.org, job.user) => {
                send.send(Ok(named("job", &job))).await.is_ok()
            }
            Some(Told::Access { org, user }) if is_own(&ctx, org, user) => {
                is_still_in(&ctx, &reentry, &send).await
            }
            Some(Told::Missed) => {
                is_still_in(&ctx, &reentry, &send).await && tell_jobs(&ctx, &send).await
            }
            Some(_) => true,
            None => is_still_in(&ctx, &reentry, &send).await && !send.is_closed(),
        };
        if !goes_on {
            return;
        }
    }
}

/// Whether the caller is still in; one who is not is told so.
async fn is_still_in(ctx: &Ctx, reentry: &Reentry, send: &Out) -> bool {
    if reentry.clone().still_in(&ctx.app).await {
        return true;
    }
    let _ = send.send(Ok(named("session", &serde_json::json!({"ended": true})))).await;
    false
}

/// Tells how far the caller's latest jobs are, after something may have been missed.
async fn tell_jobs(ctx: &Ctx, send: &Out) -> bool {
    let (gate, who) = (ctx.app.0.gate.clone(), ctx.who.clone());
    // What cannot be asked now is asked at the next occasion, by the page itself.
    let jobs = blocking(move || jobs::list(&gate, &who)).await.unwrap_or_default();
    let (org, user) = (ctx.who.org_id(), ctx.who.user());
    for job in jobs.into_iter().take(LATEST) {
        let (id, done, total, state) = (job.id, job.done, job.total, job.state);
        let job = JobMoved { org, user, id, state, done, total };
        if send.send(Ok(named("job", &job))).await.is_err() {
            return false;
        }
    }
    true
}

fn is_own(ctx: &Ctx, org: Id, user: Id) -> bool {
    org == ctx.who.org_id() && user == ctx.who.user()
}

fn named(name: &str, data: &impl serde::Serialize) -> Event {
    Event::default().event(name).json_data(data).unwrap_or_default()
}
