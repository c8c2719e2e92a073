//! Jobs.

use serde_json::Value as Json;
use utoipa::ToSchema;

/// A job of the caller.
#[derive(ToSchema)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// `import` or `export`.
    pub kind: String,
    /// The object.
    pub object: String,
    /// `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
    /// When it was asked for.
    pub created_at: String,
    /// When it began.
    pub started_at: Option<String>,
    /// When it ended.
    pub finished_at: Option<String>,
    /// What came out; for an import `rows`, `created`, `updated`, `repeated` and `refused`.
    #[schema(value_type = Option<Object>)]
    pub result: Option<Json>,
    /// Why it failed: `code` and `detail`.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<Json>,
    /// The file of an export: `name` and `size`.
    #[schema(value_type = Option<Object>)]
    pub file: Option<Json>,
    /// Whether there is a file of the refused rows.
    pub errors_file: bool,
    /// When its file is removed.
    pub expires_at: Option<String>,
}
