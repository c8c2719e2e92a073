//! Calls Kedun over HTTP as programs and pages do, and loads it within bounds. What `compare`, the
//! soak and the failure tests share; nothing of Kedun's own crates is used.

pub mod client;
pub mod company;
pub mod postgres;
pub mod program;
pub mod ratio;
pub mod steady;
