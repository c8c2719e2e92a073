//! The gate over a real store of either kind.

mod bin;
mod columns;
mod crash;
mod deals;
mod editing;
mod figures;
mod following;
mod groups;
mod import;
pub mod jobs;
mod journey;
mod ledger;
mod lifecycle;
mod lists;
mod marks;
mod nodes;
mod oracle;
mod owners;
mod pools;
mod reclaim;
mod reminders;
mod roles;
mod totals;
mod trade;
mod upgrade;
