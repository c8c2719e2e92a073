//! Lets pages hear of what was planned and comes due, and sends the mail that waits, on a thread of its own: a
//! slow mail server holds up nothing else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use gate::Gate;
use gate::work::mail::{self, Letter};
use gate::work::tell;
use kernel::{Fault, Result, Timestamp};

/// What comes due is looked for this often.
const LOOK: Duration = Duration::from_secs(5);
/// Mails that are sent before what comes due is looked for again.
const AT_ONCE: usize = 50;

/// How a try to send a mail ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Posted {
    /// The mail server has taken it.
    Accepted,
    /// It will never take it, such as for an address that it does not know.
    Refused,
    /// It may take it later.
    Later,
}

/// Whoever sends mail.
pub trait Post: Send + Sync {
    /// Tries to send a mail. It holds the thread as long as it takes.
    fn send(&self, letter: &Letter) -> Posted;
}

/// Sends what is due until it is told to stop. Of a mail that cannot be sent the log tells without its address.
///
/// # Errors
/// Those of the gate.
pub fn send_due(gate: &Gate, post: &dyn Post, stops: &AtomicBool) -> Result<()> {
    for _ in 0..AT_ONCE {
        if stops.load(Ordering::Relaxed) {
            return Ok(());
        }
        let Some(letter) = mail::take(gate)? else { return Ok(()) };
        match post.send(&letter) {
            Posted::Accepted => mail::done(gate, &letter)?,
            Posted::Later if !letter.last => {
                tracing::warn!(mail = letter.id, "a mail is tried again")
            }
            posted => {
                tracing::error!(mail = letter.id, ?posted, "a mail was given up");
                mail::done(gate, &letter)?;
            }
        }
    }
    Ok(())
}

/// The thread. Dropping it waits for the mail in hand.
pub struct TellingThread {
    end: Option<Sender<()>>,
    stops: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl TellingThread {
    /// Starts it; without a `post` no mail is sent.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(gate: Gate, post: Option<Arc<dyn Post>>) -> Result<Self> {
        let (end, ended) = mpsc::channel::<()>();
        let mut since = gate.now();
        let stops = Arc::new(AtomicBool::new(false));
        let stopping = stops.clone();
        let work = move || loop {
            // Whatever panics says so itself, by its place in the code.
            let looked = AssertUnwindSafe(|| look(&gate, post.as_deref(), &stopping, since));
            let looked = catch_unwind(looked);
            since = looked.unwrap_or(since);
            if ended.recv_timeout(LOOK) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        };
        let thread = std::thread::Builder::new()
            .name("telling".into())
            .spawn(work)
            .map_err(|e| Fault::internal(e.kind()))?;
        Ok(Self { end: Some(end), stops, thread: Some(thread) })
    }
}

fn look(gate: &Gate, post: Option<&dyn Post>, stops: &AtomicBool, since: Timestamp) -> Timestamp {
    let told = tell::came_due(gate, since);
    let sent = post.map_or(Ok(()), |post| send_due(gate, post, stops));
    if let Err(fault) = sent {
        tracing::error!(%fault, "mail could not be looked for");
    }
    told.unwrap_or_else(|fault| {
        tracing::error!(%fault, "what comes due could not be looked for");
        since
    })
}

impl Drop for TellingThread {
    fn drop(&mut self) {
        self.stops.store(true, Ordering::Relaxed);
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so already.
            let _ = thread.join();
        }
    }
}
