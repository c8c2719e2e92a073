//! The document of a refused or failed request (RFC 9457).

use utoipa::{IntoResponses, ToSchema};

/// A refused or failed request (RFC 9457). `code` is stable, `detail` is in the caller's language.
#[derive(ToSchema)]
pub struct Problem {
    /// Where the code is described.
    pub r#type: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, for programs.
    pub code: String,
    /// What went wrong, for people.
    pub detail: String,
    /// The request's id, as it stands in the ledger and in the operator's log.
    pub request_id: String,
    /// Which rule forbade it, for `denied`.
    pub reason: Option<String>,
    /// What is wrong with single fields.
    pub fields: Option<Vec<FieldProblem>>,
    /// Parameters of the message, such as `current_version`.
    #[schema(value_type = Option<Object>)]
    pub params: Option<serde_json::Value>,
}

/// What is wrong with one field.
#[derive(ToSchema)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// What is wrong, for programs.
    pub code: String,
    /// What is wrong, for people.
    pub detail: String,
}

/// What any request may be answered with instead.
#[derive(IntoResponses)]
pub enum Refusals {
    /// A problem.
    #[response(status = "default", content_type = "application/problem+json")]
    Problem(#[to_schema] Problem),
}
