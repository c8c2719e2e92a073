//! With whom a record is shared.

use kernel::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// With whom a record is to be shared: a user or else a department.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Collaborate {
    /// The user's id.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub user: Option<Id>,
    /// The department's id; with those below it.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub department: Option<Id>,
    /// Whether they may edit it, reveal what their role reveals, and add what follows it.
    #[serde(default)]
    pub edit: bool,
    /// For how many days, at most 90; 30 when nothing is said.
    #[serde(default)]
    pub days: Option<u32>,
}

/// With whom a record is shared.
#[derive(ToSchema)]
pub struct Collaborators {
    /// Each with their right, the earliest first.
    pub items: Vec<Collaborator>,
    /// Whether the caller may share it and take it back.
    pub may_share: bool,
    /// Whether the caller may let others edit it.
    pub may_edit: bool,
    /// Days for which it is shared at most.
    pub max_days: u32,
    /// Days when nothing is said.
    pub usual_days: u32,
}

/// Somebody with whom a record is shared.
#[derive(ToSchema)]
pub struct Collaborator {
    /// The share's id.
    pub id: String,
    /// The id of the user or the department.
    pub grantee: String,
    /// Whether it is a department.
    pub is_department: bool,
    /// What they are called.
    pub name: String,
    /// Whether they may edit it, as far as their role lets them.
    pub edit: bool,
    /// The name of who shared it.
    pub given_by: String,
    /// When.
    pub given_at: String,
    /// Until when.
    pub until: String,
}
