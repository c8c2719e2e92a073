//! What an explanation tells, in the shapes of the interface. None of it is a value of the record.

use kernel::{Id, Text};
use policy::{Rows, Verb, View};
use serde::Serialize;

/// What somebody may do with a record, and why.
#[derive(Serialize)]
pub struct Explained {
    /// Who is asked about.
    pub person: PersonExplained,
    /// Where the record is.
    pub place: Place,
    /// By which shares it is the person's beside their roles.
    pub shares: Vec<SharedBy>,
    /// What keeps the person out, or lets them in from some places alone, whatever their roles grant.
    pub barriers: Vec<Barrier>,
    /// What may be done with the record.
    pub verbs: Vec<VerbExplained>,
    /// How its fields are seen.
    pub fields: Vec<FieldExplained>,
}

/// Who is asked about.
#[derive(Serialize)]
pub struct PersonExplained {
    /// The user's record id.
    pub id: Id,
    /// The name among colleagues.
    pub name: String,
    /// The department's name.
    pub department: Option<String>,
    /// The names of the roles.
    pub roles: Vec<Text>,
}

/// What rows are told apart by.
#[derive(Serialize)]
pub struct Place {
    /// The owner's name; of a user's own record the user's.
    pub owner: Option<String>,
    /// The department's name.
    pub department: Option<String>,
    /// `active`, `pooled` or `deleted`.
    pub state: String,
    /// The name of the pool in which it lies.
    pub pool: Option<String>,
}

/// A share of the record, or of the one that it follows.
#[derive(Serialize)]
pub struct SharedBy {
    /// Who shared it.
    pub by: String,
    /// The department with which it is shared; none where it is the person.
    pub department: Option<String>,
    /// Whether they may edit it.
    pub edit: bool,
    /// Until when.
    pub until: String,
}

/// What holds for the person, whatever the roles grant.
#[derive(Serialize)]
pub struct Barrier {
    /// `frozen`, `invited` (not joined yet), `no_roles`, `outside_hours` or `networks`.
    pub code: &'static str,
    /// The role whose term it is.
    pub role: Option<Text>,
}

/// Whether a verb is permitted, and why.
#[derive(Serialize)]
pub struct VerbExplained {
    /// The verb.
    pub verb: Verb,
    /// What people read for it.
    pub label: Text,
    /// Whether it is permitted.
    pub allowed: bool,
    /// Why it is not, beside the roles: `not_readable` or `exports_frozen`.
    pub code: Option<&'static str>,
    /// The grants that permit it.
    pub because: Vec<RoleRows>,
    /// The grants that permit it on other rows alone.
    pub missed: Vec<RoleRows>,
}

/// How a field is seen, and why.
#[derive(Serialize)]
pub struct FieldExplained {
    /// The field's name.
    pub field: String,
    /// What people read for it.
    pub label: Text,
    /// How it is seen.
    pub view: View,
    /// Whether it may be written.
    pub edit: bool,
    /// The grants by which it is seen so.
    pub because: Vec<RoleRows>,
}

/// A grant of a role.
#[derive(Serialize)]
pub struct RoleRows {
    /// The role's name.
    pub role: Text,
    /// The rows that the grant speaks of.
    pub rows: Option<Rows>,
    /// Whether it holds here since the record is shared with the person.
    pub shared: bool,
}
