//! The ledger's rows: what waits for its place, what has one, the tree's nodes, the checkpoints.
//!
//! The store keeps and finds them; what they mean, their hashes and their proofs are `audit`'s.

mod entries;
mod erase;
mod pending;
mod stored;
mod tree;

pub use entries::{Entry, Filter, append_entries, entries, query};
pub use erase::erase_org;
pub use pending::{
    Pending, Sequenced, append_pending, chain_head, lock_sequencer, pending, put_sequenced,
    remove_pending, sequenced,
};
pub use stored::{leaf_count, stored_entries};
pub use tree::{
    StoredCheckpoint, checkpoints, last_checkpoint, node, nodes, put_checkpoint, put_nodes, size,
};
