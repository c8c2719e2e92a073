//! What runs without a request: the runner and its tasks.
//!
//! A job is saved before it runs, leased by one node at a time and told of after each chunk, so
//! that another start or another node goes on where it broke off. It works with the permissions
//! that its owner has at each step.

mod following;
mod heartbeat;
pub mod room;
mod runner;
pub mod tasks;
mod telling;

pub use runner::{Context, Left, Listener, Moved, Runner};
pub use telling::{Post, Posted, TellingThread, send_due};
