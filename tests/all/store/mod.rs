//! Contract tests of the store: each holds for both databases.

mod copies;
mod demoted;
mod file_copies;
mod files;
mod indexes;
mod kit;
mod ledger;
mod lists;
mod moving;
mod predicates;
mod records;
mod sharding;
mod transactions;
mod work;
