//! Records.

use kernel::Id;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::{IntoParams, ToSchema};

/// Parameters of a list. Terms on fields of class high do not belong into an address: they are
/// refused with `use_search`.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Which records (AIP-160).
    pub filter: Option<String>,
    /// In which order (AIP-132), such as `updated_at desc`.
    pub order_by: Option<String>,
    /// Records on a page, 500 at most.
    pub page_size: Option<usize>,
    /// Where to go on (AIP-158).
    pub page_token: Option<String>,
    /// The recycle bin.
    #[serde(default)]
    pub deleted: bool,
    /// What lies in pools.
    #[serde(default)]
    pub pooled: bool,
    /// The fields to show, by name, with commas between them; all that one sees when nothing is
    /// said. Only these stand in the ledger as seen, with what the title is made of.
    pub fields: Option<String>,
    /// Refused here: use the search.
    pub q: Option<String>,
}

/// Parameters of a search.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What was typed: a name or a part of it, pinyin, a phone or its last digits, a number.
    pub q: Option<String>,
    /// Which records (AIP-160).
    pub filter: Option<String>,
    /// In which order (AIP-132).
    pub order_by: Option<String>,
    /// Records on a page, 500 at most.
    pub page_size: Option<usize>,
    /// Where to go on (AIP-158).
    pub page_token: Option<String>,
    /// The recycle bin.
    #[serde(default)]
    pub deleted: bool,
    /// What lies in pools.
    #[serde(default)]
    pub pooled: bool,
    /// The fields to show, by name; all that one sees when nothing is said. Only these stand in the
    /// ledger as seen, with what the title is made of.
    pub fields: Option<Vec<String>>,
}

/// Which records to count.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// What was typed.
    pub q: Option<String>,
    /// Which records (AIP-160).
    pub filter: Option<String>,
    /// The recycle bin.
    #[serde(default)]
    pub deleted: bool,
    /// What lies in pools.
    #[serde(default)]
    pub pooled: bool,
}

/// Which records to group, by what, and what to sum.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What was typed.
    pub q: Option<String>,
    /// Which records (AIP-160).
    pub filter: Option<String>,
    /// The recycle bin.
    #[serde(default)]
    pub deleted: bool,
    /// What lies in pools.
    #[serde(default)]
    pub pooled: bool,
    /// Fields seen in the clear, `owner`, `department`, `created_at`, `updated_at`; dates with
    /// `:year`, `:month` or `:day` behind them. At most three; none: all are one group.
    #[serde(default)]
    pub by: Vec<String>,
    /// Fields of money and numbers to sum, at most six.
    #[serde(default)]
    pub sum: Vec<String>,
}

/// Records of one kind.
#[derive(ToSchema)]
pub struct GroupOfRecords {
    /// What they have in common, in the order asked for; `null` where they are empty.
    #[schema(value_type = Vec<Value>)]
    pub keys: Vec<Json>,
    /// How many they are.
    pub count: u64,
    /// The sums by field: `[{"amount": "1234.50", "currency": "CNY"}]`, of numbers without currency.
    #[schema(value_type = Object)]
    pub sums: Json,
}

/// Counts and sums by what records have in common, 1,000 groups at most.
#[derive(ToSchema)]
pub struct Groups {
    /// One for each kind.
    pub groups: Vec<GroupOfRecords>,
    /// The names behind ids that stand in them.
    #[schema(value_type = Object)]
    pub refs: Json,
}

/// A number of records: exact up to 10,000.
#[derive(ToSchema)]
pub struct Counted {
    /// The exact number.
    pub total: Option<u64>,
    /// At least so many.
    pub total_at_least: Option<u64>,
}

/// A record as the caller may see it. A hidden field is absent, a masked value is
/// `{"masked": "138****5678"}`.
#[derive(ToSchema)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The object's name.
    pub object: String,
    /// Grows with each change.
    pub version: i64,
    /// What it is called, masked where its field is.
    pub title: String,
    /// The values by field.
    #[schema(value_type = Object)]
    pub values: Json,
    /// The owner's user id.
    pub owner: Option<String>,
    /// The owner's department.
    pub department: Option<String>,
    /// The record that it follows.
    pub parent: Option<String>,
    /// `active`, `pooled` or `deleted`.
    pub state: String,
    /// When it was made.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// The fields that the caller may reveal.
    pub reveal: Vec<String>,
    /// The verbs that the caller may use on it.
    pub may: Vec<String>,
    /// `read` or `edit` where it is the caller's to read by a share alone; else absent.
    pub shared: Option<String>,
    /// The names behind ids that stand in it.
    #[schema(value_type = Option<Object>)]
    pub refs: Option<Json>,
}

/// One page of a list.
#[derive(ToSchema)]
pub struct Page {
    /// The records.
    pub items: Vec<Record>,
    /// Where the next page begins.
    pub next_page_token: Option<String>,
    /// The exact number of records: of a list up to 10,000, of a search on sealed fields where the page is the last; `count` goes on.
    pub total: Option<u64>,
    /// At least so many, when there are more.
    pub total_at_least: Option<u64>,
    /// The names behind ids that stand in the records.
    #[schema(value_type = Object)]
    pub refs: Json,
}

/// A new record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// The values by field.
    #[schema(value_type = Object)]
    pub values: Map<String, Json>,
    /// The owner's user id; the caller when not given.
    #[schema(value_type = Option<String>)]
    pub owner: Option<Id>,
    /// The record that it follows.
    #[schema(value_type = Option<String>)]
    pub parent: Option<Id>,
}

/// A change of a record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// The version that the caller saw; a stale one is refused with 409 and the current one.
    pub version: i64,
    /// The new values by field; `null` empties a field, what is absent stays.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub values: Map<String, Json>,
    /// The new owner's user id.
    #[schema(value_type = Option<String>)]
    pub owner: Option<Id>,
}

/// The version that the caller saw.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The version.
    pub version: Option<i64>,
}

/// The version that the caller saw.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SeenQuery {
    /// The version.
    pub version: Option<i64>,
}

/// Fields to be shown in the clear.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    /// The fields.
    pub fields: Vec<String>,
    /// What for: one of the purposes of `GET /me`.
    pub purpose: String,
    /// Why, in your own words.
    pub reason: Option<String>,
}

/// Values in the clear.
#[derive(ToSchema)]
pub struct Revealed {
    /// The values by field.
    #[schema(value_type = Object)]
    pub values: Json,
    /// The page masks them again after so many seconds.
    pub remask_seconds: u32,
}

/// Where a list of changes or acts goes on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OlderQuery {
    /// From the answer before.
    pub page_token: Option<String>,
}

/// Items with a token for older ones.
#[derive(Serialize, ToSchema)]
pub struct Older<T> {
    /// The items, newest first.
    pub items: Vec<T>,
    /// Where older ones begin.
    pub next_page_token: Option<String>,
}

/// One change of a record.
#[derive(ToSchema)]
pub struct HistoryItem {
    /// The version that it made.
    pub version: i64,
    /// When.
    pub at: String,
    /// By whom.
    pub actor: Option<String>,
    /// The user's name.
    pub actor_name: String,
    /// The verb.
    pub act: String,
    /// The fields with their values before and after, as far as the caller may see them.
    #[schema(value_type = Vec<Object>)]
    pub fields: Vec<Json>,
}

/// Somebody saw or changed the record.
#[derive(ToSchema)]
pub struct AccessItem {
    /// Its place in the ledger, once it has one.
    pub index: Option<i64>,
    /// When.
    pub at: String,
    /// Who.
    pub actor: Option<String>,
    /// The user's name.
    pub actor_name: String,
    /// The verb.
    pub act: String,
    /// The fields.
    pub fields: Vec<String>,
    /// The purpose given.
    pub purpose: Option<String>,
    /// Why, in the actor's words; for who may read all records that the act was about.
    pub reason: Option<String>,
    /// The network address it came from.
    pub network: Option<String>,
    /// `done` or `refused`.
    pub outcome: String,
}

/// A file that belongs to a record.
#[derive(ToSchema)]
pub struct NewAttachment {
    /// The record's id. It comes before the file.
    pub parent: String,
    /// A note.
    pub note: Option<String>,
    /// The follow-up that it was handed in with.
    pub follow_up: Option<String>,
    /// The file, 100 MB at most.
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
}

/// What a download is for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PurposeQuery {
    /// One of the purposes of `GET /me`.
    pub purpose: Option<String>,
}
