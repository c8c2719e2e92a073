//! Whole customer lists taken in through the gate.

mod rights;
mod truth;
