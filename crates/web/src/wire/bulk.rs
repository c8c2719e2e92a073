//! One act on many records.

use kernel::Id;
use serde::Deserialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

/// One act on many records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    /// `assign`, `delete`, `restore`, `claim` or `release`.
    #[schema(value_type = String)]
    pub act: gate::verbs::bulk::BulkAct,
    /// These records …
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub ids: Vec<Id>,
    /// … or all that fit this filter.
    pub filter: Option<String>,
    /// The new owner's user id, for `assign`.
    #[schema(value_type = Option<String>)]
    pub owner: Option<Id>,
    /// The filter speaks of those in pools; always so for `claim`.
    #[serde(default)]
    pub pooled: bool,
    /// The pool, for `release`; needed by who knows several.
    #[schema(value_type = Option<String>)]
    pub pool: Option<Id>,
}

/// What a bulk act did.
#[derive(ToSchema)]
pub struct BulkAnswer {
    /// So many records were changed.
    pub done: u64,
    /// These were left alone, each with a code and its words.
    #[schema(value_type = Vec<Object>)]
    pub refused: Vec<Json>,
}
