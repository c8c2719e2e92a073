//! Merging two records, and undoing it.

use std::collections::BTreeMap;

use kernel::Id;
use serde::Deserialize;
use utoipa::ToSchema;

use super::records::Record;

/// Whose value a field keeps.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MergeSide {
    /// That of the record that stays.
    Own,
    /// That of the record that goes.
    Other,
    /// What both lists hold.
    Both,
}

impl From<MergeSide> for gate::verbs::merge::Side {
    fn from(side: MergeSide) -> Self {
        match side {
            MergeSide::Own => Self::Own,
            MergeSide::Other => Self::Other,
            MergeSide::Both => Self::Both,
        }
    }
}

/// What is to be merged into a record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The id of the record that goes.
    #[schema(value_type = String)]
    pub other: Id,
    /// The version of the record that stays, as the caller saw it.
    pub version: i64,
    /// The version of the record that goes.
    pub other_version: i64,
    /// Whose value each field keeps; what is not named stays as it is.
    #[serde(default)]
    pub take: BTreeMap<String, MergeSide>,
}

/// What a merge would be of.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeAsked {
    /// The id of the record that would go.
    #[schema(value_type = String)]
    pub other: Id,
}

/// Records of one object that would go along.
#[derive(ToSchema)]
pub struct MergeGoing {
    /// The object's name.
    pub object: String,
    /// How many that the caller may read.
    pub count: u64,
}

/// What a merge would take along.
#[derive(ToSchema)]
pub struct MergeForeseen {
    /// By object.
    pub along: Vec<MergeGoing>,
}

/// A merge that is done.
#[derive(ToSchema)]
pub struct Merged {
    /// The record that stays.
    pub record: Record,
    /// How many records came along that the caller may read.
    pub moved: u64,
}

/// Which merge is to be undone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unmerge {
    /// The id of the record that went.
    #[schema(value_type = String)]
    pub other: Id,
    /// The version of the record that stayed, where the caller saw it.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A merge that is undone.
#[derive(ToSchema)]
pub struct Unmerged {
    /// The record that stayed.
    pub record: Record,
    /// The one that is back.
    pub other: Record,
    /// How many records went back with it that the caller may read.
    pub returned: u64,
    /// Fields of the one that stayed that were changed since, and keep the newer value.
    pub kept: Vec<String>,
    /// How many records were changed since and are back with their newer values.
    pub changed: u64,
    /// How many records came along and did not go back, since they are elsewhere by now.
    pub stayed: u64,
}

/// A record that went into another one.
#[derive(ToSchema)]
pub struct MergedItem {
    /// Its id.
    pub id: String,
    /// What it is called, masked where its field is.
    pub title: String,
    /// When it went.
    pub at: String,
    /// The name of who did it.
    pub actor_name: String,
    /// Until when it can come back.
    pub until: String,
    /// Whether the caller may bring it back.
    pub may_undo: bool,
}
