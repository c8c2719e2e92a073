//! Live events (server-sent events, WHATWG HTML): how far one's jobs are, and that one's session
//! has ended.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use gate::Entered;
use gate::work::jobs;
use kernel::Id;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::app::App;
use crate::ctx::{Ctx, Reentry, blocking};
use crate::live::{JobMoved, Told};
use crate::problem::Problem;
use crate::seats::Seat;
use crate::wire::problem::Refusals;

/// Seconds after which it is asked again whether the caller is still in.
const ASK_AGAIN: Duration = Duration::from_secs(20);
/// Events that wait for a slow connection at most.
const WAITING: usize = 16;
/// Jobs that are told of anew after something may have been missed.
const LATEST: usize = 20;

/// Where the events go.
type Out = mpsc::Sender<Result<Event, Infallible>>;

/// Follows live events: `job` `{id,state,done,total}`, `notification` `{changed:true}` and `session` `{ended:true}`.
#[utoipa::path(get, path = "/events", tag = "events",
    responses((status = 200, description = "Events", content_type = "text/event-stream"), Refusals))]
pub async fn follow(
    ctx: Ctx,
    reentry: Reentry,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let (app, who) = ctx.enter().await?;
    let seat = app.0.seats.take(who.user()).map_err(Problem)?;
    let (send, receive) = mpsc::channel(WAITING);
    tokio::spawn(tell(Page { app, who, reentry, send, _seat: seat }));
    Ok(Sse::new(ReceiverStream::new(receive)).keep_alive(KeepAlive::default()))
}

/// A page that listens; it holds its place so long.
struct Page {
    app: App,
    who: Entered,
    reentry: Reentry,
    send: Out,
    _seat: Seat,
}

/// Tells the caller's own events until the connection or the session ends.
async fn tell(page: Page) {
    let mut live = page.app.0.live.listen();
    let mut ask = tokio::time::interval(ASK_AGAIN);
    ask.tick().await;
    loop {
        let heard = tokio::select! {
            told = live.recv() => match told {
                Ok(told) => Some(told),
                Err(RecvError::Lagged(_)) => Some(Told::Missed),
                Err(RecvError::Closed) => return,
            },
            () = page.send.closed() => return,
            _ = ask.tick() => None,
        };
        let goes_on = match heard {
            Some(Told::Job(job)) if page.is_own(job.org, job.user) => {
                page.send.send(Ok(named("job", &job))).await.is_ok()
            }
            Some(Told::Access { org, user }) if page.is_own(org, user) => page.is_still_in().await,
            Some(Told::Notification { org, user }) if page.is_own(org, user) => {
                page.has_news().await
            }
            Some(Told::Missed) => {
                page.is_still_in().await && page.has_news().await && page.tell_jobs().await
            }
            Some(_) => true,
            None => page.is_still_in().await && !page.send.is_closed(),
        };
        if !goes_on {
            return;
        }
    }
}

impl Page {
    /// Whether the caller is still in; one who is not is told so.
    async fn is_still_in(&self) -> bool {
        if self.reentry.clone().still_in(&self.app).await {
            return true;
        }
        let _ = self.send.send(Ok(named("session", &serde_json::json!({"ended": true})))).await;
        false
    }

    /// Tells how far the caller's latest jobs are, after something may have been missed.
    async fn tell_jobs(&self) -> bool {
        let (gate, who) = (self.app.0.gate.clone(), self.who.clone());
        // What cannot be asked now is asked at the next occasion, by the page itself.
        let jobs = blocking(move || jobs::list(&gate, &who)).await.unwrap_or_default();
        let (org, user) = (self.who.org_id(), self.who.user());
        for job in jobs.into_iter().take(LATEST) {
            let (id, done, total, state) = (job.id, job.done, job.total, job.state);
            let job = JobMoved { org, user, id, state, done, total };
            if self.send.send(Ok(named("job", &job))).await.is_err() {
                return false;
            }
        }
        true
    }

    /// Says that the notifications changed, and nothing of them: the page asks.
    async fn has_news(&self) -> bool {
        let told = named("notification", &serde_json::json!({ "changed": true }));
        self.send.send(Ok(told)).await.is_ok()
    }

    fn is_own(&self, org: Id, user: Id) -> bool {
        org == self.who.org_id() && user == self.who.user()
    }
}

fn named(name: &str, data: &impl serde::Serialize) -> Event {
    Event::default().event(name).json_data(data).unwrap_or_default()
}
