//! Live events (server-sent events, WHATWG HTML): how far one's jobs are, and that one's session
//! has ended.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use gate::Entered;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::app::App;
use crate::ctx::{Ctx, Reentry};
use crate::live::JobMoved;
use crate::problem::Problem;
use crate::seats::Seat;
use crate::wire::problem::Refusals;

/// Seconds after which it is asked again whether the caller is still in.
const ASK_AGAIN: Duration = Duration::from_secs(20);
/// Events that wait for a slow connection at most.
const WAITING: usize = 16;

/// Follows live events: `job` `{id,state,done,total}` and `session` `{ended:true}`.
#[utoipa::path(get, path = "/events", tag = "events",
    responses((status = 200, description = "Events", content_type = "text/event-stream"), Refusals))]
pub async fn follow(
    ctx: Ctx,
    reentry: Reentry,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let (app, who) = ctx.enter().await?;
    let seat = app.0.seats.take(who.user()).map_err(Problem)?;
    let (send, receive) = mpsc::channel(WAITING);
    tokio::spawn(tell(app, who, reentry, send, seat));
    Ok(Sse::new(ReceiverStream::new(receive)).keep_alive(KeepAlive::default()))
}

/// Tells the caller's own events until the connection or the session ends; the place is held so
/// long.
async fn tell(
    app: App,
    who: Entered,
    reentry: Reentry,
    send: mpsc::Sender<Result<Event, Infallible>>,
    _seat: Seat,
) {
    let mut jobs = app.0.live.listen();
    let mut ask = tokio::time::interval(ASK_AGAIN);
    ask.tick().await;
    loop {
        let event = tokio::select! {
            moved = jobs.recv() => match moved {
                Ok(job) if is_own(&who, &job) => named("job", &job),
                Ok(_) | Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return,
            },
            () = send.closed() => return,
            _ = ask.tick() => {
                if reentry.clone().still_in(&app).await {
                    if send.is_closed() { return }
                    continue;
                }
                let _ = send.send(Ok(named("session", &serde_json::json!({"ended": true})))).await;
                return;
            }
        };
        if send.send(Ok(event)).await.is_err() {
            return;
        }
    }
}

fn is_own(who: &Entered, job: &JobMoved) -> bool {
    job.org == who.org_id() && job.user == who.user()
}

fn named(name: &str, data: &impl serde::Serialize) -> Event {
    Event::default().event(name).json_data(data).unwrap_or_default()
}
