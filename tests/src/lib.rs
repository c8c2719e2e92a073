//! The kit for tests that drive the whole product.

pub mod app;

pub mod directory;

pub mod http;

pub mod listing;

pub mod oidc;

pub mod postgres;

pub mod site;
