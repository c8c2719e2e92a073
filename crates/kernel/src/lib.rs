//! The words that every other part of Kedun speaks: ids, clock, faults, limits, secrets, texts.
//!
//! No input or output happens here, and nothing here knows what a customer is.

pub mod clock;
pub mod fault;
pub mod id;
pub mod limits;
pub mod messages;
pub mod network;
pub mod secret;
pub mod text;

pub use clock::{Clock, ManualClock, SystemClock, Timestamp};
pub use fault::{Fault, FaultKind, FieldFault, Result};
pub use id::Id;
pub use network::{Network, neighbourhood};
pub use rust_decimal::Decimal;
pub use secret::Secret;
pub use text::{Lang, Text};
