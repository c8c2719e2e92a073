//! Work that outlives a request: jobs, and the sealed files that they read and write.
//!
//! A job belongs to the user who asked for it and works with that user's permissions as they are
//! at each step; nobody else can see it. What it is to do is sealed in the database, since a filter
//! may tell of a person.

pub mod assign;
pub(crate) mod blobs;
pub mod changes;
pub mod departments;
pub mod expiry;
pub mod files;
pub mod indexes;
pub mod jobs;
pub mod mail;
pub mod merged;
pub mod pieces;
pub mod reclaim;
pub mod remind;
pub mod runner;
mod sealed;
pub mod service;
pub mod specs;
pub mod steps;
pub mod tell;
pub mod uploads;
