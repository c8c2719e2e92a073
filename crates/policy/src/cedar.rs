//! Everything that touches the Cedar engine: the schema and the policies that are written from
//! declarations and roles, single decisions, and partial evaluation compiled to row predicates.
//!
//! Typed partial evaluation is an experimental feature of Cedar: the crate is pinned exactly, and
//! property tests hold its residuals to the engine's own decisions.

pub mod act;
pub mod compile;
pub mod conditions;
pub mod engine;
pub mod entities;
pub mod schema;
pub mod slices;
pub mod write;

/// The namespace of all types and actions.
pub const NAMESPACE: &str = "Kedun";

/// A Cedar string literal of this text, quotes included.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.escape_default())
}

/// Whether this is a name that may stand in a schema as an entity type: a declaration's name in
/// snake case that is no word of the language.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    const RESERVED: &[&str] =
        &["true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar"];
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase())
        && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !RESERVED.contains(&name)
}
