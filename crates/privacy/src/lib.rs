//! The privacy office, on the live data model.
//!
//! What it needs to know of customers' data it asks the declarations and the gate, like everybody
//! else: it reaches no rows and no keys.

pub mod register;
