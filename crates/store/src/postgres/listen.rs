//! One connection that only listens. It comes back by itself, and it knows whether it still hears:
//! a connection that is half open would be silent as if nothing had changed.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{sleep, timeout};
use tokio_postgres::{AsyncMessage, Client, Connection, SimpleQueryMessage, Socket};

use super::address::Address;
use crate::news::News;

/// How often the connection is asked whether it still hears.
const BEAT: Duration = Duration::from_millis(300);
/// What is kept is trusted for so long after the last answer was asked for.
const TRUST: Duration = Duration::from_millis(1_000);
/// A connection without an answer for so long is given up.
const SILENCE: Duration = Duration::from_secs(5);
/// After a failure the next try waits so long.
const PAUSE: Duration = Duration::from_millis(250);

/// Whoever hears the news. It is called on a thread that drives connections: it must not block.
pub type Hear = Arc<dyn Fn(News) + Send + Sync>;

/// A node's ear. Dropping it ends the connection.
pub struct Listener {
    task: AbortHandle,
    pulse: Arc<Pulse>,
}

/// Until when all news that were committed have surely been heard.
struct Pulse(Mutex<Option<Instant>>);

impl Pulse {
    fn hears(&self) -> bool {
        self.0.lock().is_some_and(|until| Instant::now() < until)
    }

    fn set(&self, until: Option<Instant>) {
        *self.0.lock() = until;
    }
}

impl Listener {
    /// Begins to listen; the first news is [`News::Missed`], once the connection stands.
    pub(super) fn start(at: Address, handle: &Handle, hear: Hear) -> Self {
        let pulse = Arc::new(Pulse(Mutex::default()));
        let task = handle.spawn(follow(at, hear, Arc::clone(&pulse))).abort_handle();
        Self { task, pulse }
    }

    /// Whether news reach this node: what was committed more than about a second ago has been heard.
    #[must_use]
    pub fn hears(&self) -> bool {
        self.pulse.hears()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn follow(at: Address, hear: Hear, pulse: Arc<Pulse>) {
    loop {
        let ended = listen(&at, &hear, &pulse).await;
        pulse.set(None);
        tracing::warn!(why = ended, "the connection that hears other nodes ended; it is made anew");
        sleep(PAUSE).await;
    }
}

/// Listens until the connection ends; why it did, without what the server said.
async fn listen(at: &Address, hear: &Hear, pulse: &Pulse) -> &'static str {
    let made = timeout(at.patience(), at.config.connect(at.tls.clone())).await;
    let Ok(Ok((client, connection))) = made else {
        return "it could not be made";
    };
    // Ends with this function.
    let mut driver = JoinSet::new();
    driver.spawn(drive(connection, Arc::clone(hear)));
    if !answers(&client, "LISTEN kedun").await {
        return "the server does not let it listen";
    }
    if takes_writes(&client).await != Some(true) {
        return "the server takes no writes";
    }
    // From here on everything is heard; what was kept before may be old.
    hear(News::Missed);
    loop {
        let asked = Instant::now();
        match takes_writes(&client).await {
            Some(true) => {}
            Some(false) => return "the server takes no writes any more",
            None => return "it is silent",
        }
        // The answer came behind all news that the server had sent before it.
        pulse.set(Some(asked + TRUST));
        if timeout(BEAT, driver.join_next()).await.is_ok() {
            return "the server closed it";
        }
    }
}

async fn answers(client: &Client, sql: &str) -> bool {
    matches!(timeout(SILENCE, client.batch_execute(sql)).await, Ok(Ok(())))
}

/// Whether the server is the one where others write: on a primary that became a replica, or was made
/// read-only, no news would ever come. None when it does not answer.
async fn takes_writes(client: &Client) -> Option<bool> {
    let asked = client.simple_query("SHOW transaction_read_only");
    let rows = timeout(SILENCE, asked).await.ok()?.ok()?;
    rows.iter().find_map(|row| match row {
        SimpleQueryMessage::Row(row) => row.get(0).map(|value| value == "off"),
        _ => None,
    })
}

/// Moves the connection on and hands its news over in their order.
async fn drive<T>(connection: Connection<Socket, T>, hear: Hear)
where
    T: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let mut connection = pin!(connection);
    loop {
        match poll_fn(|context| connection.as_mut().poll_message(context)).await {
            Some(Ok(AsyncMessage::Notification(told))) => match News::parse(told.payload()) {
                Some(news) => hear(news),
                None => tracing::debug!("news of an unknown kind"),
            },
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return,
        }
    }
}
