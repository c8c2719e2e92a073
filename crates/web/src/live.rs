//! What happens while somebody watches: events for the pages that are open.

use kernel::Id;
use serde::Serialize;
use tokio::sync::broadcast;

/// Events that a slow page may miss before it is told to ask again.
const REMEMBERED: usize = 1_024;

/// How far a job is. It goes to the user who started the job.
#[derive(Clone, Debug, Serialize)]
pub struct JobMoved {
    /// The organisation.
    #[serde(skip)]
    pub org: Id,
    /// Who started it.
    #[serde(skip)]
    pub user: Id,
    /// The job.
    pub id: Id,
    /// Its state.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
}

/// The place where events are told. Cheap to clone.
#[derive(Clone)]
pub struct Live(broadcast::Sender<JobMoved>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(REMEMBERED).0)
    }
}

impl Live {
    /// Tells it to the pages that are open; without any, it is forgotten.
    pub fn tell(&self, event: JobMoved) {
        let _ = self.0.send(event);
    }

    /// All events from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<JobMoved> {
        self.0.subscribe()
    }
}
