//! Who may do what: roles, row scopes, conditions, and the one function that makes a permit.
//!
//! No input or output happens here, so that an auditor can read and test it without a database.

mod answers;
pub mod caller;
mod cedar;
pub mod check;
pub mod decide;
mod fingerprint;
pub mod grants;
mod implies;
pub mod matrix;
mod narrow;
pub mod permit;
pub mod presets;
pub mod roles;
pub mod rows;
mod select;
pub mod services;
pub mod set;
mod sets;
pub mod verb;
pub mod views;

#[cfg(test)]
mod tests;

pub use caller::{Caller, CallerKind, Via};
pub use decide::{Because, Explanation, decide, decide_create, decide_row, explain, may};
pub use grants::{FieldGrant, Grant, Role, Rows};
pub use permit::{Permit, View};
pub use rows::{RowFacts, holds};
pub use set::PolicySet;
pub use verb::Verb;
pub use views::{Seen, Views};
