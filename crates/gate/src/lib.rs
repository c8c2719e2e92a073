//! The door: nothing reads or writes customer data but through here.
//!
//! Every verb goes the same five steps: *enter → permit → open → mask → record*. `enter` says who
//! the caller is, `path` holds the steps (private to this crate), `verbs` holds one file for each
//! thing that can be done. What leaves is [`Shown`]: a value of that type exists only after its
//! entry in the ledger is durable.

mod answer;
mod approvals;
mod assignment;
mod clerk;
mod conversion;
mod day;
pub mod enter;
mod entered;
pub mod found;
mod kept;
mod keys;
mod ledger;
mod lifecycle;
mod merging;
mod nodes;
pub mod notify;
pub mod objects;
mod org;
mod outside;
mod parts;
mod path;
mod policies;
mod pools;
mod ready;
pub mod rules;
mod sharing;
mod steady;
mod terms;
mod upgrade;
pub mod verbs;
pub mod work;

pub use answer::{
    AccessItem, BulkAnswer, Counted, GroupShown, Groups, HistoryChange, HistoryItem, Page,
    RefusedItem, Revealed, ShownRecord, ShownValue, Sum,
};
pub use approvals::{ApprovalNews, announce};
pub use entered::{Browser, Entered, Visit};
pub use nodes::Hearer;
pub use org::{OrgState, PoolCard, PoolLimits, UserCard};
pub use parts::{Gate, Parts};
pub use path::Shown;
pub use policy::{Verb, Via};
pub use store::{JobNews, News};

/// What people read for a built-in role, such as `owner`.
#[must_use]
pub fn builtin_role_label(name: &str) -> Option<kernel::Text> {
    policy::roles::find(name).map(|role| kernel::Text::new(role.label.0, role.label.1))
}
