//! The gate over a real store.

mod journey;
