//! What jobs changed, and hand-overs.

use std::collections::{BTreeMap, BTreeSet};

use gate::verbs::handover::{HandoverRequest, How};
use kernel::Id;
use serde::Deserialize;
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

/// Which jobs.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// `bulk`, `import` or `handover`.
    pub kind: Option<String>,
    /// Everybody's, for who may read the ledger.
    #[serde(default)]
    pub everyone: bool,
}

/// A job that changed records.
#[derive(ToSchema)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// `bulk`, `import` or `handover`.
    pub kind: String,
    /// The object.
    pub object: String,
    /// `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
    /// Who asked for it.
    pub by: String,
    /// Their name.
    pub by_name: String,
    /// When it was asked for.
    pub created_at: String,
    /// When it ended.
    pub finished_at: Option<String>,
    /// What came out: `done`, `same` and `refused`; of an import `created`, `updated` and more.
    #[schema(value_type = Option<Object>)]
    pub result: Option<Json>,
    /// What was asked for, without values.
    #[schema(value_type = Object)]
    pub about: Json,
    /// Until when it can be taken back.
    pub undo_until: Option<String>,
    /// Whether it can be taken back now.
    pub may_undo: bool,
    /// The last time that it was taken back: `id`, `state`, `done`, `total`, `result`.
    #[schema(value_type = Option<Object>)]
    pub undo: Option<Json>,
    /// The names behind ids of colleagues.
    #[schema(value_type = Object)]
    pub refs: Json,
}

/// Such a job with what it did to records.
#[derive(ToSchema)]
pub struct ChangeDetail {
    /// The job.
    pub change: Change,
    /// How many records: `object`, `act`, `state`, `target` and `count`.
    #[schema(value_type = Vec<Object>)]
    pub counts: Vec<Json>,
    /// Those that were left alone: `code`, `detail`, `count`, and `records` with `object`, `id` and `title`.
    #[schema(value_type = Vec<Object>)]
    pub left: Vec<Json>,
}

/// Whose records go to whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// Who leaves: a user's id.
    #[schema(value_type = String)]
    pub from: Id,
    /// `one`, `turns`, `object` or `value`.
    #[schema(value_type = String)]
    pub how: How,
    /// The successors; the first gets what no rule speaks of. A preview may do without.
    #[schema(value_type = Vec<String>)]
    pub to: Vec<Id>,
    /// These objects alone, where there are any.
    #[serde(default)]
    pub objects: BTreeSet<String>,
    /// The successor of each object, for `object`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub by_object: BTreeMap<String, Id>,
    /// The field of customers, for `value`.
    pub field: Option<String>,
    /// The successor of each value of it; of a region each province's code.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub by_value: BTreeMap<String, Id>,
    /// Nothing is exported for whoever leaves any more.
    #[serde(default)]
    pub freeze_exports: bool,
    /// They do not come in any more.
    #[serde(default)]
    pub end_access: bool,
    /// Why; needed to end access.
    pub reason: Option<String>,
}

impl From<Handover> for HandoverRequest {
    fn from(h: Handover) -> Self {
        Self {
            from: h.from,
            how: h.how,
            to: h.to,
            objects: h.objects,
            by_object: h.by_object,
            field: h.field,
            by_value: h.by_value,
            freeze_exports: h.freeze_exports,
            end_access: h.end_access,
            reason: h.reason,
        }
    }
}

/// What a hand-over would do.
#[derive(ToSchema)]
pub struct HandoverPreview {
    /// How many records in all.
    pub total: u64,
    /// How many go to whom: `object`, `to` and `count`; `to` is who leaves where nobody is named yet.
    #[schema(value_type = Vec<Object>)]
    pub shares: Vec<Json>,
    /// The values of the field: `value`, `label` and `count`.
    #[schema(value_type = Vec<Object>)]
    pub values: Vec<Json>,
    /// The fields of customers that a rule may go by: `name` and `kind`.
    #[schema(value_type = Vec<Object>)]
    pub fields: Vec<Json>,
    /// The objects that have owners.
    pub objects: Vec<String>,
    /// Whether the caller may end access and freeze exports.
    pub manages: bool,
    /// Whether exports are frozen already.
    pub exports_frozen: bool,
    /// The names behind ids of colleagues.
    #[schema(value_type = Object)]
    pub refs: Json,
}

/// What somebody read in the last thirty days.
#[derive(ToSchema)]
pub struct Reads {
    /// By day: `date`, `acts`, `records`, `reveals` and `exports`.
    #[schema(value_type = Vec<Object>)]
    pub days: Vec<Json>,
    /// By object: `object`, `acts` and `records`.
    #[schema(value_type = Vec<Object>)]
    pub objects: Vec<Json>,
    /// Reveals in all.
    pub reveals: u64,
    /// Exports in all.
    pub exports: u64,
    /// Refused acts.
    pub refused: u64,
    /// Whether there is more than was counted.
    pub more: bool,
}
