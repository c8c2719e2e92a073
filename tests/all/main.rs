//! One binary with all tests of the whole product.

mod store;
