//! The turns of an import's chunks: read by one thread, made ready by several, stored in order.
//!
//! A chunk is known by its number, from 0. At most a window of them is on the way, so that memory
//! stays flat however long the file is.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use kernel::{Fault, Result};

use super::damaged;
use super::run::{CHUNK, Chunk, Prepare};
use super::sheets::{Row, Rows};

/// Threads that make chunks ready, at most.
const WORKERS: usize = 8;
/// Chunks that wait for the storing, beside those in the workers' hands.
const AHEAD: usize = 2;
/// Chunks on the way at most: read, and not stored yet.
pub const WINDOW: usize = WORKERS + AHEAD;

/// A chunk that is ready, and how many were stored when that began; nothing when it had no rows.
type Outcome<R> = Result<Option<(R, u64)>>;

struct State<R> {
    /// Rows as they were read, with the number of their chunk.
    read: VecDeque<(u64, Vec<Row>)>,
    /// How many chunks were read so far.
    handed: u64,
    /// How many chunks the file has, once it was read to its end.
    all: Option<u64>,
    /// What stopped the reading; told behind the last whole chunk.
    fault: Option<Fault>,
    /// The chunk whose marks come next.
    marked: u64,
    /// The marks of chunks that are not stored yet.
    marks: VecDeque<(u64, HashSet<u64>)>,
    ready: BTreeMap<u64, Outcome<R>>,
    /// The chunk that is stored next.
    next: u64,
    ended: bool,
}

/// The turns of all chunks of one run.
pub struct Turns<R> {
    state: Mutex<State<R>>,
    moved: Condvar,
    workers: usize,
}

/// Ends the turns when it is dropped.
pub struct Ending<'a, R>(&'a Turns<R>);

impl<R> Drop for Ending<'_, R> {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl<R> Turns<R> {
    pub fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let state = State {
            read: VecDeque::new(),
            handed: 0,
            all: None,
            fault: None,
            marked: 0,
            marks: VecDeque::new(),
            ready: BTreeMap::new(),
            next: 0,
            ended: false,
        };
        let workers = processors.min(WORKERS);
        Self { state: Mutex::new(state), moved: Condvar::new(), workers }
    }

    /// How many threads make chunks ready.
    pub const fn workers(&self) -> usize {
        self.workers
    }

    /// Ends all threads when what comes back is dropped.
    pub const fn ending(&self) -> Ending<'_, R> {
        Ending(self)
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        // Nothing that holds the lock can leave the state half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut State<R>) -> T) -> T {
        let changed = change(&mut self.lock());
        self.moved.notify_all();
        changed
    }

    /// Waits until this gives something; `None` when the run has ended.
    fn wait<T>(&self, mut until: impl FnMut(&mut State<R>) -> Option<T>) -> Option<T> {
        let mut state = self.lock();
        loop {
            if state.ended {
                return None;
            }
            if let Some(found) = until(&mut state) {
                drop(state);
                self.moved.notify_all();
                return Some(found);
            }
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets all threads end.
    pub fn end(&self) {
        self.change(|state| state.ended = true);
    }

    /// Reads the rows behind this one into chunks. The libraries that read spreadsheets may panic
    /// over hostile files: that means that the file is broken.
    pub fn parse<'b>(&self, rows: impl FnOnce() -> Result<Rows<'b>>, behind: u64) {
        let read = catch_unwind(AssertUnwindSafe(|| self.read(rows()?, behind)));
        let read = read.unwrap_or_else(|_| Err(damaged("the reading library gave up")));
        self.change(|state| {
            state.all = Some(state.handed);
            state.fault = read.err();
        });
    }

    fn read(&self, rows: Rows<'_>, behind: u64) -> Result<()> {
        let mut chunk = Vec::new();
        for row in rows {
            let row = row?;
            if row.number <= behind || row.is_empty() {
                continue;
            }
            chunk.push(row);
            if chunk.len() as u64 == CHUNK && !self.hand_over(std::mem::take(&mut chunk)) {
                return Ok(());
            }
        }
        if !chunk.is_empty() {
            self.hand_over(chunk);
        }
        Ok(())
    }

    /// Puts a chunk down once there is room; `false` when the run has ended.
    fn hand_over(&self, rows: Vec<Row>) -> bool {
        let mut rows = Some(rows);
        let put = self.wait(|state| {
            if state.read.len() >= self.workers {
                return None;
            }
            state.read.push_back((state.handed, rows.take()?));
            state.handed += 1;
            Some(())
        });
        put.is_some()
    }

    /// The next chunk to be made ready; `None` when there is none any more.
    fn take(&self) -> Option<(u64, Vec<Row>)> {
        let window = (self.workers + AHEAD) as u64;
        self.wait(|state| {
            let near = state.read.front().is_some_and(|(n, _)| *n < state.next + window);
            match (near, state.all) {
                (true, _) => state.read.pop_front().map(Some),
                (false, Some(_)) if state.read.is_empty() => Some(None),
                _ => None,
            }
        })
        .flatten()
    }

    /// Puts the marks of a chunk down behind those of all before it, and waits until each chunk is
    /// stored that shares one. How many are stored then.
    fn mark(&self, number: u64, marks: HashSet<u64>) -> Option<u64> {
        let mut marks = Some(marks);
        let shares = self.wait(|state| {
            if state.marked != number {
                return None;
            }
            let marks = marks.take()?;
            let shares = state.marks.iter().rev().find(|(_, other)| !other.is_disjoint(&marks));
            let shares = shares.map(|(other, _)| *other);
            state.marks.push_back((number, marks));
            state.marked += 1;
            Some(shares)
        })?;
        self.wait(|state| shares.is_none_or(|other| other < state.next).then_some(state.next))
    }

    fn put(&self, number: u64, outcome: Outcome<R>) {
        self.change(|state| drop(state.ready.insert(number, outcome)));
    }

    /// Waits for the chunk that is stored next, with how many were stored since it began to be made
    /// ready; an inner `None` for one that had no rows. `None` when there are no more.
    pub fn next(&self) -> Result<Option<(Option<R>, u64)>> {
        let next = self.wait(|state| {
            if let Some(outcome) = state.ready.remove(&state.next) {
                let stored = state.next;
                if matches!(outcome, Ok(None)) {
                    pass(state);
                }
                return Some(Ok(Some((outcome, stored))));
            }
            let over = state.all.is_some_and(|all| all <= state.next);
            over.then(|| state.fault.take().map_or(Ok(None), Err))
        });
        let Some((outcome, stored)) = next.unwrap_or(Ok(None))? else { return Ok(None) };
        Ok(Some(match outcome? {
            Some((ready, began)) => (Some(ready), stored - began),
            None => (None, 0),
        }))
    }

    /// The chunk that `next` gave is stored.
    pub fn stored(&self) {
        self.change(pass);
    }

    /// What was made ready and will not be stored, after the end.
    pub fn left(&self) -> Vec<R> {
        let ready = std::mem::take(&mut self.lock().ready);
        ready.into_values().filter_map(Result::ok).flatten().map(|(ready, _)| ready).collect()
    }
}

fn pass<R>(state: &mut State<R>) {
    state.next += 1;
    while state.marks.front().is_some_and(|(number, _)| *number < state.next) {
        state.marks.pop_front();
    }
}

/// What a thread needs that makes chunks ready.
pub struct Worker<'a, P: Prepare> {
    pub turns: &'a Turns<P::Ready>,
    pub preparer: &'a P,
    pub columns: &'a Arc<BTreeMap<String, String>>,
    /// Makes a chunk of rows.
    pub make: &'a (dyn Fn(Vec<Row>) -> Chunk + Sync),
}

impl<P: Prepare> Worker<'_, P> {
    /// Makes chunks ready until there are no more.
    pub fn work(&self) {
        while let Some((number, rows)) = self.turns.take() {
            let made = catch_unwind(AssertUnwindSafe(|| self.one(number, rows)));
            let made = made.unwrap_or_else(|_| Err(Fault::internal("a chunk panicked")));
            self.turns.put(number, made);
        }
    }

    fn one(&self, number: u64, rows: Vec<Row>) -> Outcome<P::Ready> {
        let chunk = (self.make)(rows);
        let Some(stored) = self.turns.mark(number, self.preparer.marks(&chunk)) else {
            return Ok(None);
        };
        if chunk.seen == 0 {
            return Ok(None);
        }
        self.preparer.ready(chunk, self.columns).map(|ready| Some((ready, stored)))
    }
}
