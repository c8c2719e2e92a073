//! Explanations of what somebody may do, and of what a change of a role would change.

use kernel::Id;
use serde::Deserialize;
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

use super::Text;

/// Who is asked about.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Person {
    /// The user's id.
    #[param(value_type = String)]
    pub user: Id,
}

/// What somebody may do with a record, and why.
#[derive(ToSchema)]
pub struct Explanation {
    /// Who is asked about.
    pub person: ExplainedPerson,
    /// What rows are told apart by.
    pub place: ExplainedPlace,
    /// By which shares it is the person's beside their roles.
    pub shares: Vec<ExplainedShare>,
    /// What holds for the person, whatever the roles grant.
    pub barriers: Vec<ExplainedBarrier>,
    /// What may be done with the record; whether it may be opened stands first.
    pub verbs: Vec<ExplainedVerb>,
    /// How its fields are seen.
    pub fields: Vec<ExplainedField>,
}

/// Who is asked about.
#[derive(ToSchema)]
pub struct ExplainedPerson {
    /// The user's id.
    pub id: String,
    /// The name among colleagues.
    pub name: String,
    /// The department's name.
    pub department: Option<String>,
    /// The names of the roles.
    pub roles: Vec<Text>,
}

/// What rows are told apart by.
#[derive(ToSchema)]
pub struct ExplainedPlace {
    /// The owner's name.
    pub owner: Option<String>,
    /// The department's name.
    pub department: Option<String>,
    /// `active`, `pooled` or `deleted`.
    pub state: String,
    /// The name of the pool in which it lies.
    pub pool: Option<String>,
}

/// A share of the record, or of the one that it follows.
#[derive(ToSchema)]
pub struct ExplainedShare {
    /// The name of who shared it.
    pub by: String,
    /// The department with which it is shared; `null` where it is the person.
    pub department: Option<String>,
    /// Whether they may edit it.
    pub edit: bool,
    /// Until when.
    pub until: String,
}

/// What holds for the person, whatever the roles grant.
#[derive(ToSchema)]
pub struct ExplainedBarrier {
    /// `frozen`, `invited`, `no_roles`, `outside_hours` or `networks`.
    pub code: String,
    /// The role whose term it is.
    pub role: Option<Text>,
}

/// Whether a verb is permitted, and why.
#[derive(ToSchema)]
pub struct ExplainedVerb {
    /// The verb.
    pub verb: String,
    /// What people read for it.
    pub label: Text,
    /// Whether it is permitted.
    pub allowed: bool,
    /// Why it is not, beside the roles: `not_readable` or `exports_frozen`.
    pub code: Option<String>,
    /// The grants that permit it.
    pub because: Vec<RoleRows>,
    /// The grants that permit it on other rows alone.
    pub missed: Vec<RoleRows>,
}

/// How a field is seen, and why.
#[derive(ToSchema)]
pub struct ExplainedField {
    /// The field's name.
    pub field: String,
    /// What people read for it.
    pub label: Text,
    /// `hidden`, `masked`, `reveal` or `clear`.
    pub view: String,
    /// Whether it may be written.
    pub edit: bool,
    /// The grants by which it is seen so.
    pub because: Vec<RoleRows>,
}

/// A grant of a role.
#[derive(ToSchema)]
pub struct RoleRows {
    /// The role's name.
    pub role: Text,
    /// `own`, `team`, `tree`, `all`, `shared` or `pool`.
    pub rows: Option<String>,
    /// Whether it holds here since the record is shared with the person.
    pub shared: bool,
}

/// What a role would grant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantsWanted {
    /// The grants as the field `grants` of a role holds them.
    #[schema(value_type = Vec<Object>)]
    pub grants: Json,
}

/// What a change of a role would change.
#[derive(ToSchema)]
pub struct RolePreview {
    /// How many hold the role and are not frozen.
    pub holders: u64,
    /// How many of them gain or lose something.
    pub affected: u64,
    /// Those for whom the same changes.
    pub groups: Vec<GroupForeseen>,
}

/// People for whom the same changes.
#[derive(ToSchema)]
pub struct GroupForeseen {
    /// What changes, by object.
    pub objects: Vec<ObjectForeseen>,
    /// The people, by name.
    pub people: Vec<PersonForeseen>,
    /// So many more, who are not told one by one.
    pub more: u64,
}

/// What changes with one object.
#[derive(ToSchema)]
pub struct ObjectForeseen {
    /// The object's name.
    pub object: String,
    /// The verbs that reach other rows.
    pub verbs: Vec<VerbForeseen>,
    /// The fields that are seen or written in another way.
    pub fields: Vec<FieldForeseen>,
}

/// A verb that reaches other rows.
#[derive(ToSchema)]
pub struct VerbForeseen {
    /// The verb.
    pub verb: String,
    /// The rows that it reaches; none where it is not permitted.
    pub before: Vec<String>,
    /// The rows that it would reach.
    pub after: Vec<String>,
}

/// A field that is seen or written in another way.
#[derive(ToSchema)]
pub struct FieldForeseen {
    /// The field's name.
    pub field: String,
    /// The nearest rows on which it changes so.
    pub rows: String,
    /// As it is.
    pub before: Seeing,
    /// As it would be.
    pub after: Seeing,
}

/// How a field is seen, and whether it may be written.
#[derive(ToSchema)]
pub struct Seeing {
    /// `hidden`, `masked`, `reveal` or `clear`.
    pub view: String,
    /// Whether it may be written.
    pub edit: bool,
}

/// What somebody could list.
#[derive(ToSchema)]
pub struct PersonForeseen {
    /// The user's id.
    pub id: String,
    /// The name among colleagues.
    pub name: String,
    /// The objects of which other records can be listed.
    pub counts: Vec<CountForeseen>,
}

/// How many records of an object somebody could list.
#[derive(ToSchema)]
pub struct CountForeseen {
    /// The object's name.
    pub object: String,
    /// As it is.
    pub before: super::records::Counted,
    /// As it would be.
    pub after: super::records::Counted,
}
