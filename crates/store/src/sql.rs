//! SQL text: written once, with what differs between the databases named in `dialect` alone.

pub(crate) mod column;
pub mod dialect;
pub(crate) mod predicate;
pub(crate) mod statement;
