//! The kit for tests that drive the whole product.

pub mod app;

pub mod http;

pub mod listing;

pub mod postgres;

pub mod site;
