//! The shapes of requests and answers, as the OpenAPI document shows them.
//!
//! Requests are read into the types here, and unknown members are refused. Answers are written by
//! the gate's own types; the types here describe them, and a test holds the two together.

pub mod approvals;
pub mod auth;
pub mod bulk;
pub mod changes;
pub mod collaborators;
pub mod convert;
pub mod duplicates;
pub mod explain;
pub mod figures;
pub mod import;
pub mod jobs;
pub mod ledger;
pub mod marks;
pub mod me;
pub mod merges;
pub mod notifications;
pub mod objects;
pub mod organisation;
pub mod pools;
pub mod problem;
pub mod records;
pub mod sso;
pub mod users;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text in both languages.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Nothing to tell.
#[derive(Serialize, Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Empty {}
