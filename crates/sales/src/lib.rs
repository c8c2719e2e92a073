//! Customers and all that is done with them: declarations, import, export and the demo company.
//!
//! Nothing here reads rows or keys: what is stored goes through the gate.

pub mod assignment;
pub mod demo;
pub mod export;
pub mod feed;
pub mod import;
mod ladder;
pub mod morning;
pub mod objects;
pub mod reclaim;
pub mod reminders;
pub mod rules;
pub mod start;

pub use objects::objects;
pub use rules::rules;
pub use start::first_records;
