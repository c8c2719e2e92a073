//! Backups as an owner makes them: while the server works, and back again elsewhere.

mod damaged;
mod interrupted;
mod ledger;
mod refused;
pub mod shop;
mod whole;
