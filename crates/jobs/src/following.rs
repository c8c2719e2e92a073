//! Lets indexes follow the declarations, on a thread of its own: making one may take as long as a table
//! is large, and jobs go on meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use gate::Gate;
use kernel::{Fault, Result};

use crate::tasks;

/// Declarations that changed are looked for this often.
const LOOK: Duration = Duration::from_secs(3);

/// The thread. Dropping it waits for the index in hand.
pub struct Following {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Following {
    /// Starts it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(gate: Gate) -> Result<Self> {
        let (end, ended) = mpsc::channel::<()>();
        let work = move || loop {
            // Whatever panics says so itself, by its place in the code.
            let _ = catch_unwind(AssertUnwindSafe(|| tasks::follow(&gate)));
            if ended.recv_timeout(LOOK) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        };
        let thread = std::thread::Builder::new()
            .name("indexes".into())
            .spawn(work)
            .map_err(|e| Fault::internal(e.kind()))?;
        Ok(Self { end: Some(end), thread: Some(thread) })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so already.
            let _ = thread.join();
        }
    }
}
