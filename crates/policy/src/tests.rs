//! The tests of the whole: decisions by the engine against predicates, roles, cache, documents.

mod built_in;
mod explaining;
mod kit;
mod permits;
mod properties;
mod shared;
mod speed;
