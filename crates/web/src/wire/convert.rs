//! Leads that become customers.

use gate::verbs::convert::ConvertRequest;
use kernel::Id;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

/// What a record is turned into.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Convert {
    /// The version that the caller saw.
    pub version: Option<i64>,
    /// The customer that it belongs to; a new one when nothing is said.
    #[schema(value_type = Option<String>)]
    pub customer: Option<Id>,
    /// Values of a new customer, before those that come along.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub values: Map<String, Json>,
    /// Whether to make a contact, unless an equal one is there.
    #[serde(default)]
    pub contact: bool,
    /// The values of a deal, where one is to be made.
    #[schema(value_type = Option<Object>)]
    pub deal: Option<Map<String, Json>>,
}

/// What became of the record.
#[derive(ToSchema)]
pub struct Converted {
    /// The customer's id.
    pub customer: String,
    /// The contact's id.
    pub contact: Option<String>,
    /// Whether the contact was there already.
    pub contact_known: bool,
    /// The deal's id.
    pub deal: Option<String>,
    /// How many follow-ups went along.
    pub follow_ups: u64,
}

impl From<Convert> for ConvertRequest {
    fn from(asked: Convert) -> Self {
        Self {
            version: asked.version,
            existing: asked.customer,
            values: asked.values,
            person: asked.contact,
            chance: asked.deal,
        }
    }
}
