//! The handlers: one file for each group of routes. A handler turns a request into one call of the
//! gate and decides nothing.

pub mod approvals;
pub mod auth;
pub mod calendar;
pub mod changes;
pub mod events;
pub mod exports;
pub mod figures;
pub mod identities;
pub mod imports;
pub mod jobs;
pub mod ledger;
pub mod marks;
pub mod me;
pub mod notifications;
pub mod objects;
pub mod organisation;
pub mod passkeys;
pub mod records;
pub mod roles;
pub mod tokens;
pub mod users;
