//! Declarations.

use serde_json::Value as Json;
use utoipa::ToSchema;

use super::Text;

/// An object as the caller may use it.
#[derive(ToSchema)]
pub struct Declaration {
    /// The name programs use.
    pub name: String,
    /// What people read, in the singular.
    pub label: Text,
    /// What people read, in the plural.
    pub plural: Text,
    /// An icon's name.
    pub icon: String,
    /// The object that it follows.
    pub follows: Option<String>,
    /// Whether its records have owners of their own although they follow another.
    pub own_owner: bool,
    /// Whether a record may be there without one that it follows.
    pub optional_parent: bool,
    /// Whether it is part of the program's own working.
    pub system: bool,
    /// The verbs that the caller may use.
    pub verbs: Vec<String>,
    /// The fields that the caller may see.
    pub fields: Vec<Field>,
    /// The fields that a record's title is made of; the first filled one wins.
    pub title: Vec<String>,
}

/// A field as the caller may use it.
#[derive(ToSchema)]
pub struct Field {
    /// The name programs use.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// The type.
    pub r#type: String,
    /// `low`, `medium` or `high`.
    pub class: String,
    /// Why it is collected.
    pub purpose: String,
    /// Whose work needs it.
    pub audience: String,
    /// Whether a record cannot be without it.
    pub required: bool,
    /// Whether no two records share a value.
    pub unique: bool,
    /// Whether the organisation added it.
    pub custom: bool,
    /// Whether the program alone writes it.
    pub read_only: bool,
    /// A hint for who fills it in.
    pub help: Option<Text>,
    /// The choices.
    #[schema(value_type = Option<Vec<Object>>)]
    pub options: Option<Vec<Json>>,
    /// The field whose choices these are, as `object.field`.
    pub options_of: Option<String>,
    /// The object that it points to.
    pub target: Option<String>,
    /// When it is there.
    #[schema(value_type = Option<Object>)]
    pub when: Option<Json>,
    /// The searches that it allows.
    pub searches: Vec<String>,
    /// As `list_default`.
    pub in_list: bool,
    /// Never: what is no longer offered is not told.
    pub archived: bool,
    /// The operators that a filter may use.
    pub operators: Vec<String>,
    /// Whether a list may be sorted by it.
    pub sortable: bool,
    /// Whether a list shows it when nothing is chosen.
    pub list_default: bool,
    /// How the caller sees it: `masked`, `reveal`, `clear`, or `mixed` when rows differ.
    pub view: String,
    /// Whether the caller may write it.
    pub edit: bool,
}

/// A field as it was declared.
#[derive(ToSchema)]
pub struct DeclaredField {
    /// The name programs use.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// The type.
    pub r#type: String,
    /// `low`, `medium` or `high`.
    pub class: String,
    /// Why it is collected.
    pub purpose: String,
    /// Whose work needs it.
    pub audience: String,
    /// Whether a record cannot be without it.
    pub required: bool,
    /// Whether no two records share a value.
    pub unique: bool,
    /// Whether the organisation added it.
    pub custom: bool,
    /// Whether the program alone writes it.
    pub read_only: bool,
    /// A hint for who fills it in.
    pub help: Option<Text>,
    /// The choices.
    #[schema(value_type = Option<Vec<Object>>)]
    pub options: Option<Vec<Json>>,
    /// The field whose choices these are, as `object.field`.
    pub options_of: Option<String>,
    /// The object that it points to.
    pub target: Option<String>,
    /// When it is there.
    #[schema(value_type = Option<Object>)]
    pub when: Option<Json>,
    /// The searches that it allows.
    pub searches: Vec<String>,
    /// Whether a list shows it when nothing is chosen.
    pub in_list: bool,
    /// Whether it is no longer offered; its values stay.
    pub archived: bool,
}

/// A field to be added.
#[derive(ToSchema)]
pub struct NewField {
    /// The name programs use; made up when not given.
    pub name: Option<String>,
    /// What people read.
    pub label: Text,
    /// The type.
    pub r#type: String,
    /// `low`, `medium` or `high`.
    pub class: String,
    /// Why it is collected.
    pub purpose: String,
    /// Whose work needs it.
    pub audience: String,
    /// The choices, for `choice` and `choices`.
    #[schema(value_type = Option<Vec<Object>>)]
    pub options: Option<Vec<Json>>,
    /// Whether a record cannot be without it.
    pub required: Option<bool>,
}

/// A change of a field; what is absent stays.
#[derive(ToSchema)]
pub struct FieldChange {
    /// A new label.
    pub label: Option<Text>,
    /// All choices anew.
    #[schema(value_type = Option<Vec<Object>>)]
    pub options: Option<Vec<Json>>,
    /// Whether it must be filled.
    pub required: Option<bool>,
    /// Whether it is no longer offered.
    pub archived: Option<bool>,
    /// Whether lists show it.
    pub in_list: Option<bool>,
}

/// What a role can be given.
#[derive(ToSchema)]
pub struct RoleMatrix {
    /// The objects with `name`, `label`, `verbs`, `audiences` and `fields`.
    #[schema(value_type = Vec<Object>)]
    pub objects: Vec<Json>,
    /// The ranges of rows with `value` and `label`.
    #[schema(value_type = Vec<Object>)]
    pub rows: Vec<Json>,
    /// Starting points with `key`, `name`, `description` and `grants`.
    #[schema(value_type = Vec<Object>)]
    pub presets: Vec<Json>,
}
