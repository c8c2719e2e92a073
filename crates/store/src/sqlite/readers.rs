//! The pool of readers: each runs its closure within one snapshot.

use std::time::Duration;

use kernel::{Fault, FaultKind, Result};
use parking_lot::{Condvar, Mutex};

use crate::conn::{Backend, Conn};
use crate::sqlite::open::Opener;
use crate::store::SqliteOptions;

/// How long a caller waits for a free reader.
const PATIENCE: Duration = Duration::from_secs(15);

pub(super) struct Readers {
    opener: Opener,
    options: SqliteOptions,
    state: Mutex<State>,
    freed: Condvar,
}

struct State {
    idle: Vec<Conn>,
    open: usize,
}

/// A reader that goes back to the pool when it is dropped, its snapshot given up.
struct Lent<'a> {
    pool: &'a Readers,
    conn: Option<Conn>,
}

impl Readers {
    pub const fn new(opener: Opener, options: SqliteOptions) -> Self {
        let state = State { idle: Vec::new(), open: 0 };
        Self { opener, options, state: Mutex::new(state), freed: Condvar::new() }
    }

    pub fn read<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut lent = Lent { pool: self, conn: Some(self.borrow()?) };
        let Some(conn) = lent.conn.as_mut() else {
            return Err(Fault::internal("a reader was lent empty"));
        };
        run(conn, "BEGIN DEFERRED")?;
        f(conn)
    }

    fn borrow(&self) -> Result<Conn> {
        let mut state = self.state.lock();
        loop {
            if let Some(conn) = state.idle.pop() {
                return Ok(conn);
            }
            if state.open < self.options.readers {
                state.open += 1;
                drop(state);
                return self.opener.reader(&self.options).inspect_err(|_| {
                    self.state.lock().open -= 1;
                    self.freed.notify_one();
                });
            }
            if self.freed.wait_for(&mut state, PATIENCE).timed_out() {
                return Err(Fault::new(FaultKind::Unavailable, "database_busy"));
            }
        }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        let whole = run(&mut conn, "ROLLBACK").is_ok();
        let mut state = self.pool.state.lock();
        if whole {
            state.idle.push(conn);
        } else {
            state.open -= 1;
        }
        drop(state);
        self.pool.freed.notify_one();
    }
}

fn run(conn: &mut Conn, sql: &str) -> Result<()> {
    match &conn.backend {
        Backend::Sqlite(c) => c.run(sql),
        Backend::Postgres(_) => Err(Fault::internal("a reader of the wrong database")),
    }
}
