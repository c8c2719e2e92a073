//! Whole customer lists taken in through the gate.

pub mod kit;
mod rights;
mod truth;
