//! Hashes of ranges of leaves, from stored full subtrees.

use kernel::Result;

use super::{Hash, NodeStore, incomplete, node_hash};

/// The largest power of two below `width`, which is at least 2.
pub fn split(width: u64) -> u64 {
    1 << (63 - (width - 1).leading_zeros())
}

/// MTH of the leaves from `start` up to `end`. The range is one that RFC 6962 asks for: `start` is a
/// multiple of the power of two at or above the width, and the range is not empty.
pub fn hash(start: u64, end: u64, nodes: &impl NodeStore) -> Result<Hash> {
    let width = end - start;
    if width.is_power_of_two() {
        let level = u8::try_from(width.trailing_zeros()).expect("a level is below 64");
        let index = start >> level;
        return nodes.node(level, index)?.ok_or_else(|| incomplete(level, index));
    }
    let middle = start + split(width);
    Ok(node_hash(&hash(start, middle, nodes)?, &hash(middle, end, nodes)?))
}
