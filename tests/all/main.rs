//! One binary with all tests of the whole product.

mod gate;

mod store;

mod http;

mod leaks;

mod tidy;
