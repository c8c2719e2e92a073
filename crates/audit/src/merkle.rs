//! The Merkle tree of RFC 6962 (Certificate Transparency), section 2.1, over SHA-256.
//!
//! The hash of a full subtree never changes once its last leaf is there, so those are what a store
//! keeps: `(level, index)`, level 0 being the leaves. Everything else (roots, proofs) is computed
//! from at most a logarithmic number of them.

mod proof;
mod subtree;
mod tree;

pub use proof::{consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};
pub use tree::Tree;

use crypto::digest::sha256;
use kernel::{Fault, Result};

/// A hash of the tree.
pub type Hash = [u8; 32];

/// The hash of a leaf: SHA-256 of `0x00 ‖ entry`.
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    sha256(&[&[0], entry])
}

/// The hash of an inner node: SHA-256 of `0x01 ‖ left ‖ right`.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

/// The root of the empty tree: SHA-256 of nothing.
#[must_use]
pub fn empty_root() -> Hash {
    sha256(&[])
}

/// A full subtree: it covers the leaves `index << level` up to `(index + 1) << level`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Node {
    /// 0 for a leaf.
    pub level: u8,
    /// The place of the subtree among those of its level, from 0.
    pub index: u64,
    /// Its hash.
    pub hash: Hash,
}

/// Where the hashes of full subtrees are kept.
pub trait NodeStore {
    /// The hash of the full subtree at this level and index; `None` where it is not stored.
    ///
    /// # Errors
    /// The store's own, such as `unavailable`.
    fn node(&self, level: u8, index: u64) -> Result<Option<Hash>>;
}

impl NodeStore for std::collections::HashMap<(u8, u64), Hash> {
    fn node(&self, level: u8, index: u64) -> Result<Option<Hash>> {
        Ok(self.get(&(level, index)).copied())
    }
}

/// The root of the tree of this size, from stored nodes.
///
/// # Errors
/// `ledger_incomplete` when a node is missing; the store's own.
pub fn root(size: u64, nodes: &impl NodeStore) -> Result<Hash> {
    if size == 0 { Ok(empty_root()) } else { subtree::hash(0, size, nodes) }
}

fn incomplete(level: u8, index: u64) -> Fault {
    Fault::new(kernel::FaultKind::Internal, "ledger_incomplete")
        .caused_by(format!("no hash at level {level}, index {index}"))
}

#[cfg(test)]
mod tests;
