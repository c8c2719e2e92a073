//! Pools.

use kernel::Id;
use serde::Deserialize;
use utoipa::ToSchema;

use super::records::Counted;

/// To which pool a record goes back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The version that the caller saw.
    pub version: Option<i64>,
    /// The pool; needed by who knows several.
    #[schema(value_type = Option<String>)]
    pub pool: Option<Id>,
}

/// A pool, as the caller stands to it.
#[derive(ToSchema)]
pub struct Pool {
    /// Its record id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the caller sees what lies in it.
    pub member: bool,
    /// How many records lie in it; absent for who sees none of them.
    pub waiting: Option<Counted>,
    /// How many the caller may still claim today; `null` without a limit.
    pub claims_left: Option<i64>,
    /// How many the caller may still see today; `null` without a limit.
    pub views_left: Option<i64>,
}
