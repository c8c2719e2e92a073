//! A ledger in memory that can be tampered with as somebody with the database could.

use super::*;

pub const ORIGIN: &str = "kedun/test";

/// A ledger as a store keeps it.
pub struct Ledger {
    pub key: SigningKey,
    pub rows: Vec<StoredEntry>,
    pub nodes: HashMap<(u8, u64), Hash>,
    pub notes: Vec<String>,
    pub witnessed: Vec<String>,
    pub keeps_nodes: bool,
}

pub fn event(number: u64) -> Event {
    let at = Timestamp(1_700_000_000_000 + i64::try_from(number).unwrap());
    let mut event = Event::new(at, Id::from_bytes([2; 16]), ActorKind::Person, Via::Page, "read");
    event.actor = Some(Id::from_bytes([3; 16]));
    event.object = Some("customer".into());
    event.records = vec![Id::new(), Id::new()];
    event
}

/// An entry that was never logged, made as carefully as possible.
pub fn forged(index: u64) -> StoredEntry {
    let event = event(index);
    let body = event.encode();
    let leaf = crate::merkle::leaf_hash(&body);
    let columns = Some(Columns::of(&event));
    StoredEntry { index, body, leaf_hash: Some(leaf), node: None, columns }
}

impl Ledger {
    /// A ledger of so many entries, with a checkpoint after every `step` and one at the end.
    pub fn grown(count: u64, step: u64) -> Self {
        let (mut tree, mut nodes, mut notes) = (Tree::new(), HashMap::new(), Vec::new());
        let key = SigningKey::from_seed(&Key::random());
        let mut rows = Vec::new();
        for index in 0..count {
            let row = forged(index);
            tree.append(row.leaf_hash.unwrap(), |node| {
                nodes.insert((node.level, node.index), node.hash);
            });
            rows.push(row);
            if (index + 1) % step == 0 || index + 1 == count {
                notes.push(note(&key, &tree));
            }
        }
        Self { key, rows, nodes, notes, witnessed: Vec::new(), keeps_nodes: true }
    }

    /// What the verifier says, reading the rows as a store gives them.
    pub fn verify(&self) -> Report {
        let mut entries = self.rows.iter().map(|row| Ok(self.with_node(row)));
        let leaves = self.nodes.keys().filter(|(level, _)| *level == 0).count() as u64;
        verify_log(Log {
            origin: ORIGIN,
            key: &self.key.verifying_key(),
            entries: &mut entries,
            leaves: self.keeps_nodes.then_some(leaves),
            checkpoints: &mut self.notes.iter().cloned().map(Ok),
            witnessed: &mut self.witnessed.iter().cloned().map(Ok),
        })
        .unwrap()
    }

    /// The first problem as a text.
    pub fn problem(&self) -> String {
        self.verify().problem.map_or_else(|| "none".to_owned(), |problem| problem.to_string())
    }

    fn with_node(&self, row: &StoredEntry) -> StoredEntry {
        let node = self.nodes.node(0, row.index).unwrap().filter(|_| self.keeps_nodes);
        StoredEntry { node, ..row.clone() }
    }

    /// Gives the rows the numbers of their places, as somebody would who covers a gap.
    pub fn renumber(&mut self) {
        for (index, row) in (0..).zip(&mut self.rows) {
            row.index = index;
        }
    }

    /// Puts another body into a row; with a fitting hash beside it, if asked.
    pub fn alter(&mut self, index: usize, hash_too: bool) {
        let other = forged(index as u64);
        let row = &mut self.rows[index];
        row.body = other.body;
        row.columns = other.columns;
        if hash_too {
            row.leaf_hash = other.leaf_hash;
        }
    }
}

pub fn note(key: &SigningKey, tree: &Tree) -> String {
    let at = Timestamp(1_700_000_000_000 + i64::try_from(tree.size()).unwrap());
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: tree.size(), root: tree.root(), at };
    checkpoint.sign(key).unwrap()
}
