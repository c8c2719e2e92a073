//! Jobs: what becomes of them when a right is withdrawn, a node dies, a task panics, or time goes by.

mod following;
mod keeping;
pub mod kit;
mod panics;
mod pieces;
mod rights;
mod side_by_side;
mod steps;
