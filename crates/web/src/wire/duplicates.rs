//! Records that may be the same.

use kernel::Id;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

/// A record that is being written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What was written up to now, by field; what is no value yet says nothing.
    #[schema(value_type = Object)]
    pub values: Map<String, Json>,
}

/// Where a page of pairs begins.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PairsFrom {
    /// `before` of the page before; absent for the first one.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub before: Option<Id>,
}

/// A field that agrees.
#[derive(ToSchema)]
pub struct LikeField {
    /// Its name.
    pub field: String,
    /// Whether it is the same; else it is written or sounds alike.
    pub same: bool,
}

/// A record that may be the same.
#[derive(ToSchema)]
pub struct Like {
    /// Its id.
    pub id: String,
    /// What it is called, masked where its field is.
    pub title: String,
    /// Its version.
    pub version: i64,
    /// The name of its owner.
    pub owner_name: String,
    /// What the record that it follows is called, where the caller may read it.
    pub above: Option<String>,
    /// How likely they are the same, of a hundred.
    pub percent: u8,
    /// The fields that agree, the weightiest first.
    pub why: Vec<LikeField>,
    /// Whether the caller may merge it.
    pub may_merge: bool,
}

/// What may be the same.
#[derive(ToSchema)]
pub struct DuplicatesFound {
    /// Records that the caller may read, the likeliest first.
    pub items: Vec<Like>,
    /// Who holds records that the caller may not read: names of colleagues and of pools, an empty one where
    /// nobody does.
    pub elsewhere: Vec<String>,
    /// Whether masked fields and records of others were left out, since the caller has asked too often.
    pub limited: bool,
}

/// Two records that may be the same.
#[derive(ToSchema)]
pub struct DuplicatePair {
    /// The id of the one that was made later.
    pub id: String,
    /// What it is called, masked where its field is.
    pub title: String,
    /// The name of its owner.
    pub owner_name: String,
    /// What the record that it follows is called, where the caller may read it.
    pub above: Option<String>,
    /// The one that was made before.
    pub other: Like,
    /// How likely they are the same, of a hundred.
    pub percent: u8,
    /// The fields that agree, the weightiest first.
    pub why: Vec<LikeField>,
    /// Whether the caller may merge the one that was made later.
    pub may_merge: bool,
}

/// What is said of two records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Distinction {
    /// The id of the other one.
    #[schema(value_type = String)]
    pub other: Id,
    /// Whether they are two; `false` takes it back.
    pub distinct: bool,
}

/// Where a page of what was said begins.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DistinctFrom {
    /// `before` of the page before; absent for the first one.
    #[serde(default)]
    pub before: Option<i64>,
}

/// Two records that are said to be two.
#[derive(ToSchema)]
pub struct DistinctItem {
    /// The id of the one.
    pub id: String,
    /// What it is called, masked where its field is.
    pub title: String,
    /// The id of the other one.
    pub other: String,
    /// What that one is called.
    pub other_title: String,
    /// When it was said.
    pub at: String,
    /// The name of who said it.
    pub actor_name: String,
}

/// What was said to be two.
#[derive(ToSchema)]
pub struct DistinctItems {
    /// The latest first.
    pub items: Vec<DistinctItem>,
    /// Where the next page begins; `null` at the end.
    pub before: Option<i64>,
}

/// A page of pairs.
#[derive(ToSchema)]
pub struct DuplicatePairs {
    /// The pairs that were found.
    pub items: Vec<DuplicatePair>,
    /// How many records were looked at.
    pub looked_at: usize,
    /// Where the next page begins; `null` at the end.
    pub before: Option<String>,
}
