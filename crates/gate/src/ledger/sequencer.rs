//! The sequencer: takes pending entries in the order of their chains, appends them to their
//! organisation's Merkle tree, signs a checkpoint and hands it to the witness folder.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use audit::merkle::{self, Node, Tree};
use audit::{Checkpoint, Hash};
use crypto::sign::SigningKey;
use kernel::{Clock, Fault, Id, Result, Timestamp};
use parking_lot::Mutex;
use store::ledger::{self as table, Entry, Pending, StoredCheckpoint};
use store::{Across, Conn, Dialect, Store};

use super::links::Links;
use super::witness::{Heard, Witness};
use super::{DEPLOYMENT, origin};
use crate::keys::{DeploymentKeys, Keyring, OrgKeys};
use crate::lifecycle::Stage;

/// Entries that one transaction sequences at most: whoever records meanwhile waits until it ends.
const BATCH: usize = 500;
/// Entries that are read at least for a transaction. How many fit into one hangs on the records they
/// name; so twice as many are read as fitted into the one before, and not all that wait each time.
const LOOK: usize = 16;
/// Rows that tell which records the entries of one transaction name, but for the last entry's.
const ROWS: usize = 4_000;
/// And of how many records on SQLite, where all writers wait meanwhile: the rows of each stand in another
/// page, which is written anew. On PostgreSQL nobody waits, and each transaction costs a commit.
const RECORDS: usize = 128;
/// Between two transactions those who record go first, for as long as the last one took, at most so long.
const REST: Duration = Duration::from_millis(20);
/// After so long without an end the sequencer rests no more: what waits must not grow for ever.
const RESTS: Duration = Duration::from_secs(30);

/// Gives entries their place.
pub struct Sequencer {
    store: Store,
    keyring: Keyring,
    deployment: DeploymentKeys,
    clock: Arc<dyn Clock>,
    witness: Witness,
    /// One run at a time within this process; across nodes the store's lock decides.
    running: Mutex<()>,
    /// Who waits until all is in: nobody rests then.
    waiting: AtomicUsize,
}

impl Sequencer {
    pub fn new(
        store: Store,
        keyring: Keyring,
        deployment: DeploymentKeys,
        clock: Arc<dyn Clock>,
        witness: PathBuf,
    ) -> Self {
        let witness = Witness::new(witness);
        let (running, waiting) = (Mutex::default(), AtomicUsize::default());
        Self { store, keyring, deployment, clock, witness, running, waiting }
    }

    /// Brings in all that is pending, after another node that is at it just now.
    ///
    /// # Errors
    /// `ledger_pending_broken` when a pending entry was altered or taken out behind the gate's back.
    pub fn run(&self) -> Result<()> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let done = self.bring_in(true);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        done
    }

    /// Ends all rests, for good: somebody wants to stop.
    pub fn hurry(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
    }

    /// Brings in what is pending now, unless another node is at it; what comes meanwhile is for the next
    /// time.
    ///
    /// # Errors
    /// As for `run`.
    pub fn run_unless_another(&self) -> Result<()> {
        self.bring_in(false)?;
        self.witness_others()
    }

    /// Where it is told of ledgers that other nodes have signed.
    pub fn heard(&self) -> Heard {
        self.witness.heard()
    }

    fn bring_in(&self, patient: bool) -> Result<()> {
        let _running = self.running.lock();
        let began = Instant::now();
        let mut look = BATCH;
        loop {
            let batch_began = Instant::now();
            let ledger = self.store.across(Across::Sequencing);
            let waiting = ledger.ledger_read(move |c| table::pending(c, look))?;
            let carried = self.beside_rows(look)?;
            if waiting.is_empty() && carried.is_empty() {
                return Ok(());
            }
            // The signing keys are fetched before the transaction, which must be short.
            let orgs: BTreeSet<Id> = waiting.iter().chain(&carried).map(|row| row.org).collect();
            let signers = orgs
                .into_iter()
                .map(|org| Ok((org, self.signer(org)?)))
                .collect::<Result<BTreeMap<Id, Signer>>>()?;
            let now = self.clock.now();
            let links = Links::new(self.deployment.chain());
            let seen = waiting.len() + carried.len();
            let is_more = waiting.len() == look || carried.len() == look;
            let done = ledger.ledger_write(move |c| {
                if table::lock_sequencer(c, patient)? {
                    let waiting = table::pending(c, look)?;
                    batch(c, &signers, &links, waiting, &carried, now)
                } else {
                    Ok(Done::default())
                }
            })?;
            self.clear_beside_rows(done.carried)?;
            for (org, size, note) in done.notes {
                self.witness.append(org, size, &note)?;
            }
            // What came in meanwhile waits for the next run: under steady work there would be a
            // transaction and a checkpoint for every few entries.
            if done.taken == 0 || !(patient || is_more || done.taken < seen) {
                return Ok(());
            }
            look = (done.taken * 2).clamp(LOOK, BATCH);
            if self.waiting.load(Ordering::Relaxed) == 0 && began.elapsed() < RESTS {
                std::thread::sleep(batch_began.elapsed().min(REST));
            }
        }
    }

    /// Entries that wait beside the rows whose change they tell of, where the ledger is apart. Only
    /// the sequencer removes them, so they are still there when it has given them their place.
    fn beside_rows(&self, look: usize) -> Result<Vec<Pending>> {
        if !self.store.ledger_is_apart() {
            return Ok(Vec::new());
        }
        self.store.across(Across::Sequencing).read(move |c| table::pending(c, look))
    }

    /// Removes entries beside the rows once their place is durable: a crash between leaves entries
    /// that are known to have one already.
    fn clear_beside_rows(&self, through: BTreeMap<Id, i64>) -> Result<()> {
        if through.is_empty() {
            return Ok(());
        }
        self.store.across(Across::Sequencing).write(move |c| {
            through.iter().try_for_each(|(node, n)| table::remove_pending(c, *node, *n))
        })
    }

    /// Who signs the entries of this organisation. What calls on their way recorded after it was
    /// removed goes to the deployment's ledger, so that the rest of the chain goes on.
    fn signer(&self, org: Id) -> Result<Signer> {
        if org == DEPLOYMENT {
            return Ok(Signer::Deployment(self.deployment.clone()));
        }
        match self.keyring.org(org) {
            Ok(keys) => Ok(Signer::Org(keys)),
            Err(fault) => match self.store.of(org).read(|c| store::orgs::get(c, org))? {
                Some(row) if Stage::of(&row) != Stage::Closing => Err(fault),
                _ => Ok(Signer::Deployment(self.deployment.clone())),
            },
        }
    }

    /// Appends to the witness's file what other nodes have signed since, where the signature is
    /// theirs: whoever has the database alone must not write into it.
    fn witness_others(&self) -> Result<()> {
        for org in self.witness.take_heard() {
            let newest = self.store.of(org).ledger_read(|c| table::last_checkpoint(c, org))?;
            let (Some(newest), Ok(signer)) = (newest, self.signer(org)) else { continue };
            let key = signer.key().verifying_key();
            match Checkpoint::verify(&newest.note, &origin(org), &key) {
                Ok(checkpoint) => self.witness.append(org, checkpoint.size, &newest.note)?,
                Err(_) => {
                    tracing::error!(%org, "a checkpoint in the database has no good signature")
                }
            }
        }
        Ok(())
    }
}

enum Signer {
    Org(Arc<OrgKeys>),
    Deployment(DeploymentKeys),
}

impl Signer {
    fn key(&self) -> &SigningKey {
        match self {
            Self::Org(keys) => &keys.ledger,
            Self::Deployment(keys) => keys.ledger(),
        }
    }

    fn ledger(&self) -> Id {
        match self {
            Self::Org(keys) => keys.org,
            Self::Deployment(_) => DEPLOYMENT,
        }
    }
}

/// What one transaction did.
#[derive(Default)]
struct Done {
    taken: usize,
    /// The chains beside the rows, and up to where their entries have their place now.
    carried: BTreeMap<Id, i64>,
    notes: Vec<(Id, u64, String)>,
}

/// One transaction. What waits was read again under the sequencer's lock, since another node may
/// have taken it meanwhile.
fn batch(
    c: &mut Conn,
    signers: &BTreeMap<Id, Signer>,
    links: &Links,
    waiting: Vec<Pending>,
    carried: &[Pending],
    now: Timestamp,
) -> Result<Done> {
    let mut by_ledger: BTreeMap<Id, (&Signer, Vec<Pending>)> = BTreeMap::new();
    let mut chains = BTreeMap::new();
    let mut through = BTreeMap::new();
    let (mut taken, mut rows, mut records) = (0, 0, HashSet::new());
    let most = if c.dialect() == Dialect::Sqlite { RECORDS } else { usize::MAX };
    let waiting = waiting.into_iter().map(|row| (row, false));
    for (row, beside) in waiting.chain(carried.iter().map(|row| (row.clone(), true))) {
        if beside && links.is_behind(c, &chains, &row)? {
            through.insert(row.node, row.n);
            taken += 1;
            continue;
        }
        // What is too much for one transaction, or of an organisation that is new since the keys were
        // fetched, waits for the next run, and so does all that is behind it in the chain.
        let is_full = rows >= ROWS || records.len() >= most;
        let Some(signer) = signers.get(&row.org).filter(|_| !is_full) else { break };
        rows += row.records.len();
        records.extend(row.records.iter().copied());
        links.check(c, &mut chains, &row)?;
        if beside {
            through.insert(row.node, row.n);
        }
        taken += 1;
        by_ledger.entry(signer.ledger()).or_insert_with(|| (signer, Vec::new())).1.push(row);
    }
    for (node, (through, mac)) in chains {
        table::remove_pending(c, node, through)?;
        table::put_sequenced(c, node, &links.proved(node, through, mac))?;
    }
    let mut notes = Vec::with_capacity(by_ledger.len());
    for (org, (signer, mut rows)) in by_ledger {
        // Chains are told in the order in which things happened, as far as the batch goes.
        rows.sort_by_key(|row| (row.at, row.id));
        let tree = place(c, org, rows)?;
        let at = now;
        let checkpoint =
            Checkpoint { origin: origin(org), size: tree.size(), root: tree.root(), at };
        let note = checkpoint.sign(signer.key())?;
        let size = i64::try_from(tree.size()).map_err(Fault::internal)?;
        table::put_checkpoint(c, org, &StoredCheckpoint { size, note: note.clone(), at })?;
        notes.push((org, tree.size(), note));
    }
    Ok(Done { taken, carried: through, notes })
}

fn place(c: &mut Conn, org: Id, rows: Vec<Pending>) -> Result<Tree> {
    let size = table::size(c, org)?.unsigned_abs();
    let mut tree = Tree::restore(size, &stored_edge(c, org, size)?)?;
    let mut nodes = Vec::with_capacity(rows.len() * 2);
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let index = i64::try_from(tree.size()).map_err(Fault::internal)?;
        let leaf_hash = merkle::leaf_hash(&row.body);
        tree.append(leaf_hash, |node: Node| {
            nodes.push((i64::from(node.level), node.index.cast_signed(), node.hash));
        });
        entries.push(Entry {
            index,
            id: row.id,
            at: row.at,
            actor: row.actor,
            act: row.act,
            object: row.object,
            records: row.records,
            leaf_hash,
            body: row.body,
        });
    }
    table::append_entries(c, org, &entries)?;
    table::put_nodes(c, org, &nodes)?;
    Ok(tree)
}

/// The roots of the full subtrees that a tree of this size is made of, out of the store.
fn stored_edge(c: &mut Conn, org: Id, size: u64) -> Result<HashMap<(u8, u64), Hash>> {
    let mut edge = HashMap::new();
    for level in (0..64_u8).filter(|level| size >> level & 1 == 1) {
        let index = (size >> level) - 1;
        if let Some(hash) = table::node(c, org, i64::from(level), index.cast_signed())? {
            edge.insert((level, index), hash);
        }
    }
    Ok(edge)
}
