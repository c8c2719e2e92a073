//! Files on their way in and out, in pieces: neither side ever holds a whole file, and nothing
//! touches the disk but what the gate seals.

mod incoming;
mod outgoing;

pub use incoming::{Form, receive};
pub use outgoing::{Kind, send};
