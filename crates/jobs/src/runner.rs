//! Takes jobs that wait, one at a time, and calls the hourly tasks.
//!
//! A panic ends the job that it happened in and nothing else. A job that ends its node is given up
//! after some attempts, so that it cannot keep all others waiting at each start.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use gate::Gate;
use gate::work::runner::{Leased, begin, lease};
use kernel::{Fault, FaultKind, Id, Result};

use crate::following::Following;
use crate::heartbeat::while_held;
use crate::tasks;

/// Jobs of nodes that have gone are looked for this often, and jobs that other nodes added where this
/// one was not told.
const LOOK: Duration = Duration::from_secs(3);
/// Housekeeping is done this often.
const KEEP_HOUSE: Duration = Duration::from_secs(3_600);
/// What was left undone is looked for this often, and at the start.
const CATCH_UP: Duration = Duration::from_secs(24 * 3_600);

/// How often in a row a job is tried again that the database could not serve: about a minute. Then it
/// rests until its owner lets it go on.
const TRIES: u32 = 20;
/// What passes by itself: another server takes over, others have had enough, or nobody knows whether
/// the last step was stored, which the next try reads.
const PASSES: [&str; 3] = ["database_unreachable", "database_busy", "outcome_unknown"];

/// How far a job is.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The organisation.
    pub org: Id,
    /// Who asked for the job.
    pub owner: Id,
    /// The job.
    pub id: Id,
    /// Its state.
    pub state: &'static str,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
}

/// Whoever wants to know how far jobs are.
pub type Listener = Arc<dyn Fn(Moved) + Send + Sync>;

/// What a task needs beside its job.
pub struct Context {
    /// The gate.
    pub gate: Gate,
    tasks: &'static [(&'static str, tasks::Task)],
    listener: Listener,
    stopping: Arc<AtomicBool>,
    /// Whether another node has taken the job in hand.
    lost: AtomicBool,
}

impl Context {
    /// Tells how far a job is.
    pub fn tell(&self, job: &Leased, state: &'static str) {
        (self.listener)(Moved {
            org: job.org,
            owner: job.owner,
            id: job.id,
            state,
            done: job.done,
            total: job.total,
        });
    }

    /// Whether to leave the job as it is, since the next start or another node goes on: the program
    /// is about to end, or the job's lease was lost.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.ends() || self.lost.load(Ordering::SeqCst)
    }

    fn ends(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }
}

/// How a task left its job.
pub enum Left {
    /// The task has ended the job itself.
    Ended(&'static str),
    /// The program is about to end.
    Interrupted,
}

/// The runner: one thread for jobs, and one beside it for indexes. Dropping it stops it after the
/// chunk and the index in hand.
pub struct Runner {
    bell: Sender<()>,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    following: Option<Following>,
}

impl Runner {
    /// Starts the runner.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(gate: Gate, listener: Listener) -> Result<Self> {
        Self::start_with(gate, listener, tasks::TASKS)
    }

    /// Starts the runner with other tasks: names of kinds of jobs, each with what carries them out.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_with(
        gate: Gate,
        listener: Listener,
        tasks: &'static [(&'static str, tasks::Task)],
    ) -> Result<Self> {
        let (bell, rings) = mpsc::channel();
        let stopping = Arc::new(AtomicBool::new(false));
        let lost = AtomicBool::new(false);
        let following = Some(Following::start(gate.clone())?);
        let context = Context { gate, tasks, listener, stopping: stopping.clone(), lost };
        let work = move || {
            let node = begin(&context.gate).unwrap_or_else(|fault| {
                tracing::error!(%fault, "jobs of an earlier start wait for their leases to end");
                Id::new()
            });
            let mut tasks_of_time = [
                (KEEP_HOUSE, tasks::keep_house as fn(&Gate), None),
                (CATCH_UP, tasks::catch_up, None),
            ];
            let mut held_up = HeldUp::default();
            while !context.ends() {
                for (every, task, done) in &mut tasks_of_time {
                    if done.is_none_or(|at: Instant| at.elapsed() >= *every) {
                        // Whatever panics says so itself, by its place in the code.
                        let _ = catch_unwind(AssertUnwindSafe(|| task(&context.gate)));
                        *done = Some(Instant::now());
                    }
                }
                let taken =
                    catch_unwind(AssertUnwindSafe(|| take_one(&context, node, &mut held_up)));
                if taken.unwrap_or(false) {
                    continue;
                }
                if rings.recv_timeout(LOOK) == Err(RecvTimeoutError::Disconnected) {
                    return;
                }
            }
        };
        let thread = std::thread::Builder::new()
            .name("jobs".into())
            .spawn(work)
            .map_err(|e| Fault::internal(e.kind()))?;
        Ok(Self { bell, stopping, thread: Some(thread), following })
    }

    /// A job was added or may go on.
    pub fn wake(&self) {
        self.bell()();
    }

    /// What wakes it, for whoever hears of jobs elsewhere.
    pub fn bell(&self) -> impl Fn() + Send + Sync + use<> {
        let bell = self.bell.clone();
        move || {
            // Without a listener the runner has ended, and the job waits for the next start.
            let _ = bell.send(());
        }
    }

    /// Asks it to stop after the chunk in hand.
    pub fn ask_to_stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.wake();
    }

    /// Stops after the chunk in hand.
    pub fn stop(&mut self) {
        self.ask_to_stop();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so already.
            let _ = thread.join();
        }
        drop(self.following.take());
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The job that the database could not serve last, and how often in a row.
#[derive(Default)]
struct HeldUp(Option<(Id, u32)>);

impl HeldUp {
    /// Whether to try this job again after a while.
    fn tries_again(&mut self, job: &Leased, fault: &Fault) -> bool {
        if !PASSES.contains(&fault.code) {
            return false;
        }
        let before = self.0.filter(|(id, _)| *id == job.id).map_or(0, |(_, times)| times);
        self.0 = Some((job.id, before + 1));
        before < TRIES
    }
}

/// Takes one job if there is one, and says whether the next may be looked for at once.
fn take_one(context: &Context, node: Id, held_up: &mut HeldUp) -> bool {
    let mut job = match lease(&context.gate, node) {
        Ok(Some(job)) => job,
        Ok(None) => return false,
        Err(fault) => {
            tracing::error!(%fault, "no job could be taken");
            return false;
        }
    };
    context.tell(&job, "running");
    let task = context.tasks.iter().find(|(kind, _)| *kind == job.kind);
    let left = match task {
        _ if job.is_hopeless() => Err(Fault::new(FaultKind::Conflict, "job_given_up")),
        None => Err(Fault::internal("a job of an unknown kind")),
        Some((_, task)) => {
            // A bad file must not end the runner, nor be met again at each start.
            let hold = job.hold();
            while_held(&context.gate, hold, &context.lost, || {
                let done = catch_unwind(AssertUnwindSafe(|| task(context, &mut job)));
                done.unwrap_or_else(|_| Err(Fault::internal("a job panicked")))
            })
        }
    };
    match left {
        Ok(Left::Ended(state)) => context.tell(&job, state),
        Ok(Left::Interrupted) => release(context, &job),
        Err(fault) if held_up.tries_again(&job, &fault) => {
            tracing::warn!(job = %job.id, %fault, "a job is tried again");
            release(context, &job);
            return false;
        }
        Err(fault) => return fail(context, &job, &fault),
    }
    held_up.0 = None;
    true
}

/// Gives back a job that the end of the program interrupts.
fn release(context: &Context, job: &Leased) {
    if let Err(fault) = job.release(&context.gate) {
        // Its lease runs out by itself.
        tracing::warn!(job = %job.id, %fault, "a job could not be given back");
    }
}

/// Ends a job that could not go on. What is missing for a while (room on the disk, the database)
/// holds it up and does not end it. Where not even that can be written, `false` says so, and the
/// job is taken again after a while.
fn fail(context: &Context, job: &Leased, fault: &Fault) -> bool {
    if fault.code == "lease_lost" {
        return true;
    }
    if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) {
        tracing::error!(job = %job.id, %fault, "a job cannot go on");
    }
    let (state, ended) = if fault.kind == FaultKind::Unavailable {
        ("paused", job.held_up(&context.gate, fault))
    } else {
        ("failed", job.failed(&context.gate, fault))
    };
    match &ended {
        Ok(()) => context.tell(job, state),
        Err(worse) => tracing::error!(job = %job.id, fault = %worse, "a job could not be ended"),
    }
    ended.is_ok()
}
