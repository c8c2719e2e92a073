//! What leaves the gate, in the shapes of the interface (see the OpenAPI document).

use std::collections::BTreeMap;

use kernel::{Id, Timestamp};
use serde::Serialize;
use serde_json::Value as Json;

/// A value as the caller may see it. It has no `Debug`.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum ShownValue {
    /// Masked.
    Masked {
        /// The masked text, such as `138****5678`.
        masked: String,
    },
    /// In the clear.
    Clear(Json),
}

/// A record as the caller may see it; a hidden field is absent. It has no `Debug`.
#[derive(Clone, Serialize)]
pub struct ShownRecord {
    /// The record's id.
    pub id: Id,
    /// The object's name.
    pub object: String,
    /// Grows by one with each change.
    pub version: i64,
    /// What the record is called, masked where its field is.
    pub title: String,
    /// The values by field.
    pub values: BTreeMap<String, ShownValue>,
    /// The owner's user id.
    pub owner: Option<Id>,
    /// The department of the owner.
    pub department: Option<Id>,
    /// The record that this one follows.
    pub parent: Option<Id>,
    /// `active` or `deleted`.
    pub state: String,
    /// When it was made.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// The fields that the caller may reveal, with a purpose.
    pub reveal: Vec<String>,
    /// The verbs that the caller may use on it.
    pub may: Vec<String>,
    /// How it is shared with the caller, where it is theirs to read by a share alone: `read` or `edit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared: Option<&'static str>,
    /// The names behind ids that stand in it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub refs: BTreeMap<String, String>,
}

/// One page of a list.
#[derive(Clone, Serialize)]
pub struct Page {
    /// The records.
    pub items: Vec<ShownRecord>,
    /// Where the next page begins; `None` on the last.
    pub next_page_token: Option<String>,
    /// The exact number of records, up to `limits::COUNT_EXACT`.
    pub total: Option<u64>,
    /// At least so many, when there are more.
    pub total_at_least: Option<u64>,
    /// The names behind ids that stand in the records.
    pub refs: BTreeMap<String, String>,
}

/// A number of records.
#[derive(Clone, Copy, Serialize)]
pub struct Counted {
    /// The exact number, up to `limits::COUNT_EXACT`.
    pub total: Option<u64>,
    /// At least so many, when there are more.
    pub total_at_least: Option<u64>,
}

/// The records of one kind: how many, and their sums.
#[derive(Clone, Serialize)]
pub struct GroupShown {
    /// What they have in common, in the order asked for; `null` where they are empty.
    pub keys: Vec<Json>,
    /// How many they are.
    pub count: u64,
    /// The sums by field; of money one for each currency.
    pub sums: BTreeMap<String, Vec<Sum>>,
}

/// A sum.
#[derive(Clone, Serialize)]
pub struct Sum {
    /// The exact amount as a decimal.
    pub amount: String,
    /// The currency, of money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// Counts and sums of records by what they have in common.
#[derive(Clone, Serialize)]
pub struct Groups {
    /// One for each kind, in the order of what they have in common.
    pub groups: Vec<GroupShown>,
    /// The names behind ids that stand in them.
    pub refs: BTreeMap<String, String>,
}

/// Revealed values. It has no `Debug`.
#[derive(Clone, Serialize)]
pub struct Revealed {
    /// The clear values by field.
    pub values: BTreeMap<String, Json>,
    /// After so many seconds the page masks them again.
    pub remask_seconds: u32,
}

/// One change in a record's history.
#[derive(Clone, Serialize)]
pub struct HistoryItem {
    /// The version that the change made.
    pub version: i64,
    /// When.
    pub at: String,
    /// By whom.
    pub actor: Option<Id>,
    /// The user's name.
    pub actor_name: String,
    /// The verb.
    pub act: String,
    /// What changed, as far as the caller may see it.
    pub fields: Vec<HistoryChange>,
}

/// The change of one field.
#[derive(Clone, Serialize)]
pub struct HistoryChange {
    /// The field's name.
    pub field: String,
    /// The value before.
    pub from: Option<ShownValue>,
    /// The value after.
    pub to: Option<ShownValue>,
}

/// One act in 'who has seen this'.
#[derive(Clone, Serialize)]
pub struct AccessItem {
    /// The ledger's index, once it has one.
    pub index: Option<i64>,
    /// When.
    pub at: String,
    /// Who.
    pub actor: Option<Id>,
    /// The user's name.
    pub actor_name: String,
    /// The verb.
    pub act: String,
    /// The fields in question.
    pub fields: Vec<String>,
    /// The purpose given.
    pub purpose: Option<String>,
    /// Why, in the actor's words; for who may read all records that the act was about.
    pub reason: Option<String>,
    /// The network it came from.
    pub network: Option<String>,
    /// `done` or `refused`.
    pub outcome: String,
}

/// A record that a bulk act left alone.
#[derive(Clone, Serialize)]
pub struct RefusedItem {
    /// The record's id.
    pub id: Id,
    /// Why, as a stable code.
    pub code: String,
    /// Why, in words.
    pub detail: String,
}

/// What a bulk act did.
#[derive(Clone, Serialize)]
pub struct BulkAnswer {
    /// So many records were changed.
    pub done: u64,
    /// These were not.
    pub refused: Vec<RefusedItem>,
}

/// A moment as the interface writes it.
pub(crate) fn moment(at: Timestamp) -> String {
    at.rfc3339()
}
