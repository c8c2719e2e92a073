//! Who may do what: roles, row scopes, conditions, and the one function that makes a permit.
//!
//! No input or output happens here, so that an auditor can read and test it without a database.

mod answers;
pub mod caller;
mod cedar;
pub mod check;
pub mod compare;
pub mod decide;
pub mod explain;
mod fingerprint;
pub mod grants;
mod implies;
pub mod matrix;
mod narrow;
pub mod permit;
pub mod presets;
pub mod roles;
pub mod rows;
mod samples;
mod select;
pub mod services;
pub mod set;
mod sets;
pub mod shares;
mod source;
pub mod verb;
pub mod views;

#[cfg(test)]
mod tests;

pub use caller::{Caller, CallerKind, Via};
pub use compare::{Difference, FieldChange, Seeing, VerbChange, compare};
pub use decide::{decide, decide_create, decide_row, may};
pub use explain::{Because, Explanation, FieldExplanation, explain, explain_fields};
pub use grants::{FieldGrant, Grant, Role, Rows};
pub use permit::{Permit, View};
pub use rows::{RowFacts, holds};
pub use set::PolicySet;
pub use shares::Shares;
pub use verb::Verb;
pub use views::{Seen, Views};
