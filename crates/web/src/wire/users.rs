//! Acts on users beside the records of the object `user`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why something is done; it stands in the ledger.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The reason.
    pub reason: String,
}

/// A one-time link to be handed over.
#[derive(Serialize, ToSchema)]
pub struct Link {
    /// The whole address; its secret stands behind `#`, which browsers never send.
    pub link: String,
    /// Until when it is good.
    pub expires_at: String,
}

/// What a new API token is for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateToken {
    /// Its name.
    pub name: String,
    /// Days until it expires.
    pub days: i64,
}

/// A new API token, shown this once.
#[derive(ToSchema)]
pub struct NewToken {
    /// Its id.
    pub id: String,
    /// The token itself: `Authorization: Bearer kd_…`.
    pub token: String,
}

/// An API token without its secret.
#[derive(ToSchema)]
pub struct Token {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// The user for whom it acts.
    pub user: String,
    /// The user's name.
    pub user_name: String,
    /// When it was made.
    pub created_at: String,
    /// When it expires.
    pub expires_at: String,
    /// When it was used last.
    pub last_used_at: Option<String>,
    /// How it begins.
    pub prefix: String,
}
