//! The organisation.

use kernel::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The organisation as its administrators see it.
#[derive(ToSchema)]
pub struct Organisation {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
    /// Users who are not frozen.
    pub users: usize,
    /// Departments.
    pub departments: usize,
    /// When it was made.
    pub created_at: String,
    /// The ledger's public key as `kedun audit verify --key` takes it.
    pub ledger_key: String,
}

/// A new name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The name.
    pub name: String,
}

/// One's own password, before the recovery key is shown.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskRecoveryKey {
    /// The password.
    #[schema(value_type = String, format = Password)]
    pub password: Secret,
}

/// The recovery key. Whoever has it and a backup can read everything.
#[derive(Serialize, ToSchema)]
pub struct RecoveryKey {
    /// The content of the file to be kept.
    pub recovery_key: String,
    /// What the file should be called.
    pub file_name: String,
}
