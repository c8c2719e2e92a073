//! Moves the write-ahead log into the database file on a thread of its own, so that no writer
//! waits for it.

use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kernel::{Fault, Result};
use rusqlite::Connection;

/// The shortest time between two checkpoints while writes come in.
const PAUSE: Duration = Duration::from_millis(500);
/// Pages (of 4 KiB) in the log above which writers wait once, so that it starts anew.
const LONG: i64 = 32_768;

pub(super) struct Checkpoints {
    signal: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    pub fn start(conn: Connection) -> Result<Self> {
        let (signal, wanted) = mpsc::sync_channel(1);
        let thread = thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn(move || serve(&conn, &wanted))
            .map_err(Fault::internal)?;
        Ok(Self { signal: Some(signal), thread: Some(thread) })
    }

    /// Where the writer says that a group was committed.
    ///
    /// # Panics
    /// Never before the value is dropped.
    pub fn signal(&self) -> SyncSender<()> {
        self.signal.clone().expect("the signal lives until the thread is ended")
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

fn serve(conn: &Connection, wanted: &Receiver<()>) {
    while wanted.recv().is_ok() && rest(wanted) {
        match checkpoint(conn, "PASSIVE") {
            Ok(pages) if pages > LONG => {
                if let Err(error) = checkpoint(conn, "RESTART") {
                    tracing::warn!(%error, "the write-ahead log could not be started anew");
                }
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a checkpoint failed"),
        }
    }
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

/// Pages in the log after a checkpoint of this kind.
fn checkpoint(conn: &Connection, kind: &str) -> rusqlite::Result<i64> {
    conn.query_row(&format!("PRAGMA wal_checkpoint({kind})"), [], |row| row.get(1))
}
