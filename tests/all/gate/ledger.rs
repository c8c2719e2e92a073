//! The ledger: nothing happens without its entry, and no entry changes without notice.

mod acts;
mod kit;
mod offline;
mod reasons;
mod refusals;
mod tamper;
mod unwritable;
