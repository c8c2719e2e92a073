//! Whole customer lists taken in through the gate.

mod followers;
mod rights;
mod trial;
mod truth;
