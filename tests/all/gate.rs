//! The gate over a real store of either kind.

mod bin;
mod columns;
mod crash;
mod editing;
mod following;
mod import;
pub mod jobs;
mod journey;
mod ledger;
mod lifecycle;
mod lists;
mod nodes;
mod oracle;
mod owners;
mod roles;
mod totals;
