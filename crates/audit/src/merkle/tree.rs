//! The growing edge of the tree: enough to append and to tell the root, in logarithmic space.

use kernel::Result;

use super::{Hash, Node, NodeStore, empty_root, incomplete, node_hash};

/// A tree of some size, as the roots of the full subtrees that it is made of, largest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    size: u64,
    frontier: Vec<Hash>,
}

impl Tree {
    /// The empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The tree of this size, from stored nodes (at most 64 of them).
    ///
    /// # Errors
    /// `ledger_incomplete` when a node is missing; the store's own.
    pub fn restore(size: u64, nodes: &impl NodeStore) -> Result<Self> {
        let mut frontier = Vec::new();
        for level in (0..64_u8).rev().filter(|level| size >> level & 1 == 1) {
            // The subtree of this level is the last full one of its level.
            let index = (size >> level) - 1;
            frontier.push(nodes.node(level, index)?.ok_or_else(|| incomplete(level, index))?);
        }
        Ok(Self { size, frontier })
    }

    /// The number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf and tells every full subtree that it completes, the leaf itself first: two on
    /// the average, at most 64. The caller stores them.
    pub fn append(&mut self, leaf: Hash, mut completed: impl FnMut(Node)) {
        let mut node = Node { level: 0, index: self.size, hash: leaf };
        completed(node);
        // As in binary counting: each trailing one-bit of the size is a subtree that now finds its
        // right half.
        while self.size >> node.level & 1 == 1 {
            let left =
                self.frontier.pop().expect("the frontier has a root for each bit of the size");
            let hash = node_hash(&left, &node.hash);
            node = Node { level: node.level + 1, index: node.index >> 1, hash };
            completed(node);
        }
        self.frontier.push(node.hash);
        self.size += 1;
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut roots = self.frontier.iter().rev();
        let Some(last) = roots.next() else {
            return empty_root();
        };
        roots.fold(*last, |right, left| node_hash(left, &right))
    }
}
