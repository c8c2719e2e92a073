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

/// What the pages that are open hear of.
#[derive(Clone, Debug)]
pub enum Told {
    /// A job moved.
    Job(JobMoved),
    /// A session or another way in of this user ended: whoever listens looks whether it is theirs.
    Access {
        /// The organisation.
        org: Id,
        /// The user.
        user: Id,
    },
    /// This user has a notification, or read one.
    Notification {
        /// The organisation.
        org: Id,
        /// The user.
        user: Id,
    },
    /// Something may have been missed, so everybody looks how things stand.
    Missed,
}

/// The place where events are told. Cheap to clone.
#[derive(Clone)]
pub struct Live(broadcast::Sender<Told>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(REMEMBERED).0)
    }
}

impl Live {
    /// Tells the pages that are open how far a job is; without any, it is forgotten.
    pub fn tell(&self, event: JobMoved) {
        self.pass_on(Told::Job(event));
    }

    /// The same for whatever there is to hear.
    pub fn pass_on(&self, told: Told) {
        let _ = self.0.send(told);
    }

    /// All events from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Told> {
        self.0.subscribe()
    }
}
