//! Inclusion and consistency proofs (RFC 6962, 2.1.1 and 2.1.2) and their verification (RFC 9162,
//! 2.1.3.2 and 2.1.4.2).

use kernel::{Fault, Result};

use super::subtree::{hash, split};
use super::{Hash, NodeStore, node_hash};

/// The proof that the leaf at `index` is in the tree of `size` leaves: the hashes beside its path,
/// from the bottom up.
///
/// # Errors
/// `not_found` when the tree has no such leaf; `ledger_incomplete` when a node is missing.
pub fn inclusion_proof(index: u64, size: u64, nodes: &impl NodeStore) -> Result<Vec<Hash>> {
    if index >= size {
        return Err(Fault::not_found());
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(hash(middle, end, nodes)?);
            end = middle;
        } else {
            path.push(hash(start, middle, nodes)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of `old` leaves is the beginning of the tree of `new` leaves.
///
/// # Errors
/// `not_found` when `old` is 0 or above `new`; `ledger_incomplete` when a node is missing.
pub fn consistency_proof(old: u64, new: u64, nodes: &impl NodeStore) -> Result<Vec<Hash>> {
    if old == 0 || old > new {
        return Err(Fault::not_found());
    }
    let (mut start, mut end) = (0, new);
    let mut path = Vec::new();
    // The proof is complete once the range is wholly inside the old tree.
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(hash(middle, end, nodes)?);
            end = middle;
        } else {
            path.push(hash(start, middle, nodes)?);
            start = middle;
        }
    }
    if start > 0 {
        path.push(hash(start, end, nodes)?);
    }
    path.reverse();
    Ok(path)
}

/// Whether the proof shows that `leaf` stands at `index` in the tree of `size` leaves with `root`.
#[must_use]
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut place, mut last, mut reached) = (index, size - 1, *leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            reached = node_hash(step, &reached);
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
        } else {
            reached = node_hash(&reached, step);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    last == 0 && reached == *root
}

/// Whether the proof shows that the tree of `old` leaves with `old_root` is the beginning of the
/// tree of `new` leaves with `new_root`. The empty tree is the beginning of nothing provable.
#[must_use]
pub fn verify_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> bool {
    if old == new {
        return old != 0 && proof.is_empty() && old_root == new_root;
    }
    if old == 0 || old > new {
        return false;
    }
    // A full old tree is not repeated in the proof, since the verifier knows it.
    let mut steps = proof.iter();
    let first = if old.is_power_of_two() { Some(old_root) } else { steps.next() };
    let Some(first) = first else {
        return false;
    };
    let shared = (old - 1).trailing_ones();
    let (mut place, mut last) = ((old - 1) >> shared, (new - 1) >> shared);
    let (mut reached_old, mut reached_new) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            reached_old = node_hash(step, &reached_old);
            reached_new = node_hash(step, &reached_new);
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
        } else {
            reached_new = node_hash(&reached_new, step);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    last == 0 && reached_old == *old_root && reached_new == *new_root
}
