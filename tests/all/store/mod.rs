//! Contract tests of the store: each holds for both databases.

mod at_once;
mod choices;
mod copies;
mod demoted;
mod failover;
mod fence;
mod fenced_plans;
mod file_copies;
mod files;
mod indexes;
mod kit;
mod ledger;
mod lists;
mod lost_answers;
mod moving;
mod owners;
mod predicates;
mod records;
mod schema;
mod sharding;
mod tls;
mod tokens;
mod transactions;
mod work;
