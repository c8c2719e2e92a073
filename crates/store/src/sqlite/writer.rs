//! The one writer: it takes what waits, runs each closure in a savepoint of its own, commits the
//! group once, and only then answers. So a durable commit is shared by all that came meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle, ThreadId};
use std::time::{Duration, Instant};

use kernel::{Fault, FaultKind, Result};

use crate::conn::{Backend, Conn};
use crate::sqlite::SqliteConn;
use crate::sqlite::checkpoint::checkpoint;

/// Closures that one commit may cover.
const GROUP: usize = 256;
/// How long a group may grow.
const GROUP_TIME: Duration = Duration::from_millis(20);
/// Closures that may wait before callers are held back.
const QUEUE: usize = 1024;

/// Runs a caller's closure and keeps its result until the commit is known; a fault in place of the
/// connection says why it cannot run.
type Job = Box<dyn FnOnce(Result<&mut Conn>) -> Done + Send>;

/// A closure that ran: whether its changes stay, and how to answer once the commit is known.
struct Done {
    keep: bool,
    answer: Box<dyn FnOnce(Result<()>)>,
}

pub(super) struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
    id: ThreadId,
    commits: Arc<Commits>,
}

/// Groups that were committed since the file was opened.
#[derive(Default)]
struct Commits {
    /// Those that changed something.
    all: AtomicU64,
    /// Those that changed more than the tables aside.
    of_records: AtomicU64,
}

impl Writer {
    /// How many groups that changed something were committed since the file was opened. It has risen before
    /// anybody hears that a write is done.
    pub fn commits(&self) -> u64 {
        self.commits.all.load(Ordering::Acquire)
    }

    /// The same without those that changed only the tables aside.
    pub fn commits_of_records(&self) -> u64 {
        self.commits.of_records.load(Ordering::Acquire)
    }

    /// Starts the writer on this connection; `committed` is told after each group, and `long` tells
    /// that the write-ahead log is.
    pub fn start(conn: Conn, committed: SyncSender<()>, long: Arc<AtomicBool>) -> Result<Self> {
        let (queue, jobs) = mpsc::sync_channel(QUEUE);
        let commits = Arc::new(Commits::default());
        let counter = Arc::clone(&commits);
        let thread = thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || serve(conn, &jobs, &committed, &counter, &long))
            .map_err(Fault::internal)?;
        let id = thread.thread().id();
        Ok(Self { queue: Some(queue), thread: Some(thread), id, commits })
    }

    pub fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        if thread::current().id() == self.id {
            return Err(Fault::internal("a write was asked for inside a write"));
        }
        let gone = || Fault::new(FaultKind::Unavailable, "unavailable");
        let (reply, answer) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |conn| {
            let result = conn.and_then(|conn| {
                catch_unwind(AssertUnwindSafe(|| f(conn)))
                    .unwrap_or_else(|_| Err(Fault::internal("a write panicked")))
            });
            Done {
                keep: result.is_ok(),
                // The caller may have given up; then nobody waits for the answer.
                answer: Box::new(move |commit| drop(reply.send(commit.and(result)))),
            }
        });
        self.queue.as_ref().ok_or_else(gone)?.send(job).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Closing the queue ends the thread after what waits is written.
        self.queue = None;
        if thread::current().id() != self.id
            && let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the writer ended by a panic");
        }
    }
}

fn serve(
    mut conn: Conn,
    jobs: &Receiver<Job>,
    committed: &SyncSender<()>,
    commits: &Commits,
    long: &AtomicBool,
) {
    while let Ok(first) = jobs.recv() {
        group(&mut conn, first, jobs, commits);
        if long.swap(false, Ordering::AcqRel)
            && let Ok(SqliteConn(conn, _)) = sqlite(&mut conn)
            && let Err(error) = checkpoint(conn)
        {
            tracing::warn!(%error, "the write-ahead log could not be started anew");
        }
        // A full channel means that a checkpoint is due already.
        let _ = committed.try_send(());
    }
}

fn group(conn: &mut Conn, first: Job, jobs: &Receiver<Job>, commits: &Commits) {
    let started = Instant::now();
    let before = sqlite(conn).map(|c| c.written()).ok();
    let mut state = sqlite(conn).and_then(|c| c.run("BEGIN IMMEDIATE"));
    let mut done: Vec<Done> = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next {
        let (one, after) = match state {
            Ok(()) => in_savepoint(conn, job),
            Err(fault) => (job(Err(fault.clone())), Err(fault)),
        };
        done.push(one);
        state = after;
        let room = state.is_ok() && done.len() < GROUP && started.elapsed() < GROUP_TIME;
        next = if room { jobs.try_recv().ok() } else { None };
    }
    let commit = state.and_then(|()| sqlite(conn)?.run("COMMIT"));
    if commit.is_err() {
        // Fails where SQLite rolled back by itself; then there is nothing left to give up.
        drop(sqlite(conn).and_then(|c| c.run("ROLLBACK")));
    }
    // Counted even when the commit failed: then it may still have reached the file.
    commits.count(before, sqlite(conn).map(|c| c.written()).ok());
    for one in done {
        (one.answer)(commit.clone());
    }
}

impl Commits {
    /// Counts a group by how many rows had been written before it and after it: all, and those aside.
    fn count(&self, before: Option<(u64, u64)>, after: Option<(u64, u64)>) {
        let written = before
            .zip(after)
            .map(|((all, aside), (all_after, aside_after))| (all_after - all, aside_after - aside));
        if written.is_none_or(|(all, _)| all > 0) {
            self.all.fetch_add(1, Ordering::Release);
        }
        if written.is_none_or(|(all, aside)| all > aside) {
            self.of_records.fetch_add(1, Ordering::Release);
        }
    }
}

/// Runs one closure in a savepoint. The second part says whether the group can go on.
fn in_savepoint(conn: &mut Conn, job: Job) -> (Done, Result<()>) {
    if let Err(fault) = sqlite(conn).and_then(|c| c.run("SAVEPOINT one")) {
        return (job(Err(fault.clone())), Err(fault));
    }
    let one = job(Ok(conn));
    let state = sqlite(conn).and_then(|c| {
        if c.outside_transaction() {
            // A full disk makes SQLite roll the whole group back; nobody was answered yet.
            return Err(Fault::new(FaultKind::Unavailable, "disk_full")
                .caused_by("the transaction was rolled back by SQLite"));
        }
        if !one.keep {
            c.run("ROLLBACK TO one")?;
        }
        c.run("RELEASE one")
    });
    (one, state)
}

fn sqlite(conn: &mut Conn) -> Result<&mut SqliteConn> {
    match &mut conn.backend {
        Backend::Sqlite(c) => Ok(c),
        Backend::Postgres(_) => Err(Fault::internal("a writer of the wrong database")),
    }
}
