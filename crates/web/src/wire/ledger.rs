//! The ledger.

use serde::Deserialize;
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

/// Which entries.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LedgerQuery {
    /// Acts of this user's id.
    pub actor: Option<String>,
    /// Acts on this record's id.
    pub record: Option<String>,
    /// Acts on this object.
    pub object: Option<String>,
    /// This verb.
    pub act: Option<String>,
    /// From this moment on (RFC 3339).
    pub from: Option<String>,
    /// Up to this moment (RFC 3339), without it.
    pub to: Option<String>,
    /// Entries on a page, 500 at most.
    pub page_size: Option<usize>,
    /// Where to go on.
    pub page_token: Option<String>,
}

/// One entry.
#[derive(ToSchema)]
pub struct LedgerItem {
    /// Its place in the log, from 0.
    pub index: u64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: Option<String>,
    /// The user's or service's name.
    pub actor_name: String,
    /// The verb.
    pub act: String,
    /// The object.
    pub object: Option<String>,
    /// How many records it was about.
    pub records: usize,
    /// The first hundred of them.
    pub record_ids: Vec<String>,
    /// The fields in question.
    pub fields: Vec<String>,
    /// The purpose given.
    pub purpose: Option<String>,
    /// Why, in the actor's words; for who may read all records that the act was about.
    pub reason: Option<String>,
    /// `done` or `refused`.
    pub outcome: String,
    /// Why it was refused.
    pub code: Option<String>,
    /// The network address it came from.
    pub network: Option<String>,
    /// The device or program.
    pub device: Option<String>,
    /// `page`, `token`, `cli` or `job`.
    pub via: String,
    /// What else was noted; no personal data.
    #[schema(value_type = Object)]
    pub details: Json,
}

/// One page of the ledger, newest first.
#[derive(ToSchema)]
pub struct LedgerPage {
    /// The entries.
    pub items: Vec<LedgerItem>,
    /// Where the next page begins.
    pub next_page_token: Option<String>,
    /// Entries in all.
    pub size: u64,
}

/// Whether the ledger holds together.
#[derive(ToSchema)]
pub struct Verdict {
    /// Whether it does.
    pub ok: bool,
    /// How many entries were verified.
    pub entries: u64,
    /// The latest signed checkpoint: `size`, `root` and `at`.
    #[schema(value_type = Option<Object>)]
    pub checkpoint: Option<Json>,
    /// Up to this moment a deletion at the end would be noticed.
    pub deletion_provable_until: Option<String>,
    /// The first entry that does not fit: `index`, `code` and `detail`.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<Json>,
}
