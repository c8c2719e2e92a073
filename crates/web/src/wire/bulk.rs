//! One act on many records.

use kernel::Id;
use serde::Deserialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

/// One act on many records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    /// `assign`, `delete`, `restore`, `claim`, `release`, `set`, `tag` or `untag`.
    #[schema(value_type = String)]
    pub act: gate::verbs::bulk::BulkAct,
    /// These records …
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub ids: Vec<Id>,
    /// … or all that fit this filter.
    pub filter: Option<String>,
    /// What was typed into the search box, with the filter.
    pub q: Option<String>,
    /// The new owner's user id, for `assign`.
    #[schema(value_type = Option<String>)]
    pub owner: Option<Id>,
    /// The filter speaks of those in pools; always so for `claim`.
    #[serde(default)]
    pub pooled: bool,
    /// The pool, for `release`; needed by who knows several.
    #[schema(value_type = Option<String>)]
    pub pool: Option<Id>,
    /// The new values by field, for `set`; `null` empties a field.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub values: serde_json::Map<String, Json>,
    /// The field of choices, for `tag` and `untag`.
    pub field: Option<String>,
    /// The choices, for `tag` and `untag`.
    #[serde(default)]
    pub options: Vec<String>,
}

impl From<Bulk> for gate::verbs::bulk::BulkRequest {
    fn from(bulk: Bulk) -> Self {
        let Bulk { act, ids, filter, q, owner, pooled, pool, values, field, options } = bulk;
        Self { act, ids, filter, q, owner, pooled, pool, values, field, options }
    }
}

/// What an act on many records would do.
#[derive(ToSchema)]
pub struct BulkPreview {
    /// So many records were chosen.
    pub chosen: u64,
    /// So many would be changed.
    pub changes: u64,
    /// So many are so already.
    pub same: u64,
    /// Why the others would be refused: `code`, `detail` and `count`.
    #[schema(value_type = Vec<Object>)]
    pub refused: Vec<Json>,
    /// What becomes of the first few: `id`, `title`, and `fields` with `field`, `from` and `to`.
    #[schema(value_type = Vec<Object>)]
    pub sample: Vec<Json>,
    /// The names behind ids of colleagues.
    #[schema(value_type = Object)]
    pub refs: Json,
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
