//! Filters (AIP-160) and orders (AIP-132): text → tree → checked against a declaration.
//!
//! AIP-160 in short: `field operator value`, `AND`, `OR`, `NOT` or `-`, brackets; `OR` binds
//! tighter than `AND`; comparisons that follow one another without a word are all meant;
//! `field:*` asks whether there is a value. Comparisons without a field, functions and wildcards
//! inside texts are not offered.

mod check;
mod compare;
mod order;
mod parser;
mod sealed;
mod tree;

pub use check::{CheckedFilter, FilterRight, check};
pub use compare::{is_record_column, record_column};
pub use order::{OrderBy, OrderColumn, is_sortable, parse_order};
pub use parser::parse_filter;
pub use sealed::Sealed;
pub use tree::{Argument, Comparison, Expression, Filter};
