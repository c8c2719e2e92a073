//! Makes entries durable: those of changes with their change, those of reads in groups before their
//! answers leave. One thread sequences what is pending; on PostgreSQL another one makes the groups,
//! which the embedded database's own writer does.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use audit::Event;
use kernel::{Clock, Fault, FaultKind, Id, Result};
use parking_lot::Mutex;
use store::{Across, Conn, Store};

use super::links::PENDING_BROKEN;
use super::pending::{Chain, append};
use super::sequencer::Sequencer;
use super::witness::Heard;
use crate::keys::{DeploymentKeys, Keyring};

/// Entries that one commit takes at most.
const GROUP: usize = 512;
/// How often pending entries get their place.
const TICK: Duration = Duration::from_secs(1);

struct Waiting {
    events: Vec<Event>,
    done: SyncSender<Result<()>>,
}

/// Makes events durable before their answers leave.
pub struct Recorder {
    store: Store,
    /// The chain of changes.
    chain: Chain,
    /// The chain of reads.
    reads: Chain,
    inbox: Mutex<Option<Sender<Waiting>>>,
    sequencer: Arc<Sequencer>,
    bell: Mutex<Option<Sender<()>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Recorder {
    /// Starts the threads.
    pub fn start(
        store: Store,
        keyring: Keyring,
        deployment: DeploymentKeys,
        clock: Arc<dyn Clock>,
        witness: PathBuf,
    ) -> Result<Self> {
        let chain = Chain::new(Id::new(), deployment.chain().duplicate());
        let reads = Chain::new(Id::new(), deployment.chain().duplicate());
        let apart = store.ledger_is_apart();
        let sequencer =
            Arc::new(Sequencer::new(store.clone(), keyring, deployment, clock, witness));
        let (inbox, waiting) = channel();
        let (bell, rings) = channel();
        let (grouping, group_chain) = (store.clone(), reads.clone());
        let ticking = Arc::clone(&sequencer);
        let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
            std::thread::Builder::new().name(name.into()).spawn(work).map_err(Fault::internal)
        };
        let mut threads = vec![spawn("sequencer", Box::new(move || tick(&ticking, &rings)))?];
        if !apart {
            let group = move || commit_groups(&grouping, &group_chain, &waiting);
            threads.push(spawn("ledger", Box::new(group))?);
        }
        Ok(Self {
            store,
            chain,
            reads,
            inbox: Mutex::new(Some(inbox)),
            sequencer,
            bell: Mutex::new(Some(bell)),
            threads: Mutex::new(threads),
        })
    }

    /// Makes one event durable; returns after its commit.
    ///
    /// # Errors
    /// `ledger_unwritable` when it could not be written: the call it stands for must not go on.
    pub fn record(&self, event: Event) -> Result<()> {
        self.record_all(vec![event])
    }

    /// Makes these events durable in one commit.
    pub fn record_all(&self, events: Vec<Event>) -> Result<()> {
        let inbox = self.inbox.lock().clone().ok_or_else(unwritable)?;
        if self.store.ledger_is_apart() {
            let chain = self.reads.clone();
            return self
                .store
                .across(Across::Recording)
                .ledger_write(move |c| Self::append(c, &chain, &events));
        }
        let (done, answer) = sync_channel(1);
        inbox.send(Waiting { events, done }).map_err(|_| unwritable())?;
        answer.recv().map_err(|_| unwritable())?
    }

    /// Appends events in the transaction of the change they stand for.
    pub fn append(c: &mut Conn, chain: &Chain, events: &[Event]) -> Result<()> {
        append(c, chain, events).map_err(|fault| match fault.kind {
            FaultKind::Unavailable => fault,
            _ => unwritable().caused_by(fault),
        })
    }

    /// The chain, for appending within a transaction.
    pub fn chain(&self) -> Chain {
        self.chain.clone()
    }

    /// Where it is told of ledgers that other nodes have signed.
    pub fn heard(&self) -> Heard {
        self.sequencer.heard()
    }

    /// Gives all that is pending its place now.
    pub fn sequence(&self) -> Result<()> {
        self.sequencer.run()
    }

    /// The same as far as it goes: entries that do not fit their chain wait, and `verify` tells of
    /// them.
    pub fn settle(&self) -> Result<()> {
        match self.sequence() {
            Err(fault) if fault.code == PENDING_BROKEN => Ok(()),
            other => other,
        }
    }

    /// Brings everything in, then ends the threads.
    pub fn stop(&self) {
        self.sequencer.hurry();
        self.inbox.lock().take();
        self.bell.lock().take();
        for thread in self.threads.lock().drain(..) {
            // A thread that panicked has said so already; there is nothing left to wait for.
            let _ = thread.join();
        }
        if let Err(fault) = self.sequencer.run() {
            let (code, cause) = (fault.code, fault.cause);
            tracing::error!(code, cause, "the ledger could not be brought up to date");
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.stop();
    }
}

fn unwritable() -> Fault {
    Fault::new(FaultKind::Unavailable, "ledger_unwritable")
}

fn commit_groups(store: &Store, chain: &Chain, waiting: &Receiver<Waiting>) {
    while let Ok(first) = waiting.recv() {
        let mut group = vec![first];
        let mut size = group[0].events.len();
        while size < GROUP {
            let Ok(next) = waiting.try_recv() else { break };
            size += next.events.len();
            group.push(next);
        }
        let (events, done): (Vec<_>, Vec<_>) =
            group.into_iter().map(|w| (w.events, w.done)).unzip();
        let events: Vec<Event> = events.into_iter().flatten().collect();
        let chain = chain.clone();
        let result =
            store.across(Across::Recording).write(move |c| Recorder::append(c, &chain, &events));
        for reply in done {
            // Who asked may have gone away meanwhile; the entry stands all the same.
            let _ = reply.send(result.clone());
        }
    }
}

fn tick(sequencer: &Sequencer, rings: &Receiver<()>) {
    while rings.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        if let Err(fault) = sequencer.run_unless_another() {
            tracing::error!(code = fault.code, cause = fault.cause, "sequencing failed");
        }
    }
}
