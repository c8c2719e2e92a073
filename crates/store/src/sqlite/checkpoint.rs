//! Moves the write-ahead log into the database file on a thread of its own, so that no writer
//! waits for it.
//!
//! The log begins anew only once all of it was moved while nobody wrote. Under steady writes that
//! never happens by itself, and the log would fill the disk: so when it is long, this thread moves
//! it until little is left, and the writer moves the rest between two groups.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kernel::{Fault, Result};
use rusqlite::Connection;

/// The shortest time between two checkpoints while writes come in.
const PAUSE: Duration = Duration::from_millis(500);
/// Pages (of 4 KiB) in the log above which the writer is asked to help, so that it starts anew.
const LONG: i64 = 16_384;
/// Pages that the writer may be left to move: a few milliseconds.
const REST: i64 = 1_024;
/// How often this thread tries to get so near.
const TRIES: usize = 20;

pub(super) struct Checkpoints {
    signal: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    long: Arc<AtomicBool>,
}

impl Checkpoints {
    pub fn start(conn: Connection) -> Result<Self> {
        let (signal, wanted) = mpsc::sync_channel(1);
        let long = Arc::new(AtomicBool::new(false));
        let tell = Arc::clone(&long);
        let thread = thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn(move || serve(&conn, &wanted, &tell))
            .map_err(Fault::internal)?;
        Ok(Self { signal: Some(signal), thread: Some(thread), long })
    }

    /// Where the writer says that a group was committed.
    ///
    /// # Panics
    /// Never before the value is dropped.
    pub fn signal(&self) -> SyncSender<()> {
        self.signal.clone().expect("the signal lives until the thread is ended")
    }
}

impl Checkpoints {
    /// Where the writer hears that the log is long.
    pub fn long(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.long)
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.signal = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the checkpoints ended by a panic");
        }
    }
}

fn serve(conn: &Connection, wanted: &Receiver<()>, long: &AtomicBool) {
    while wanted.recv().is_ok() && rest(wanted) {
        if let Err(error) = checkpoints(conn, long) {
            tracing::warn!(%error, "a checkpoint failed");
        }
    }
}

fn checkpoints(conn: &Connection, long: &AtomicBool) -> rusqlite::Result<()> {
    let (mut pages, mut moved) = checkpoint(conn)?;
    for _ in 0..TRIES {
        if pages <= LONG || pages - moved <= REST {
            break;
        }
        (pages, moved) = checkpoint(conn)?;
    }
    long.store(pages > LONG, Ordering::Release);
    Ok(())
}

/// Lets the pause pass, so that one checkpoint serves all groups committed in it. False when the
/// store ends meanwhile: closing the last connection moves what is left.
fn rest(wanted: &Receiver<()>) -> bool {
    let started = Instant::now();
    while let Some(left) = PAUSE.checked_sub(started.elapsed()) {
        match wanted.recv_timeout(left) {
            Ok(()) => {}
            Err(mpsc::RecvTimeoutError::Timeout) => break,
            Err(mpsc::RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// Moves what can be moved without waiting for anybody: pages in the log, and how many of them were
/// moved.
pub(super) fn checkpoint(conn: &Connection) -> rusqlite::Result<(i64, i64)> {
    let told = |row: &rusqlite::Row<'_>| Ok((row.get(1)?, row.get(2)?));
    conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], told)
}
