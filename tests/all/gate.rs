//! The gate over a real store of either kind.

mod import;
mod journey;
