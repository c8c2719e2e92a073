//! What people mark for themselves.

use kernel::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// How many.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MarksQuery {
    /// At most so many of each kind.
    pub limit: Option<usize>,
}

/// A record by its object and id.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichRecord {
    /// The object's name.
    pub object: String,
    /// The record's id.
    #[schema(value_type = String)]
    pub id: Id,
}

/// A marked record.
#[derive(ToSchema)]
pub struct Marked {
    /// Its object.
    pub object: String,
    /// Its id.
    pub id: String,
    /// Its title, as masked as in its list.
    pub title: String,
    /// When it was marked.
    pub at: String,
}

/// What the caller marked, the latest first; what they may not read is not there.
#[derive(ToSchema)]
pub struct Marks {
    /// Records that they saw last.
    pub recent: Vec<Marked>,
    /// Favourites.
    pub favourites: Vec<Marked>,
}

/// A record that was opened.
#[derive(ToSchema)]
pub struct Remembered {
    /// Whether it is a favourite.
    pub favourite: bool,
}

/// A tip that was closed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tip {
    /// Its name.
    pub tip: String,
}
