//! The gate over a real store of either kind.

mod import;
mod journey;
mod oracle;
mod owners;
mod roles;
