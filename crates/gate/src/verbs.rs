//! The verbs of the gate: one file each. A verb reads as the five steps.

pub mod access;
pub mod agenda;
pub mod attachment;
pub mod bulk;
pub mod claim;
pub mod count;
pub mod create;
pub mod delete;
pub mod design;
pub mod export;
pub mod groups;
pub mod history;
pub mod import;
pub mod ledger;
pub mod list;
pub mod matrix;
pub mod operator;
pub mod organisation;
pub mod pools;
pub mod read;
pub mod release;
pub mod restore;
pub mod reveal;
mod state;
pub mod update;
mod write;
