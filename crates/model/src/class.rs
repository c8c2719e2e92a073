//! The three classes of data that drive protection (requirement R57).

use serde::{Deserialize, Serialize};

/// How much harm a leak of a field's value does; ordered from low to high.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Little harm: a customer's level, a stage.
    Low,
    /// Some harm: a birthday, an amount. Stored in the open inside the encrypted database file.
    Medium,
    /// Much harm: a phone, an id number. Sealed under the person's own key before it is stored.
    #[default]
    High,
}

impl Class {
    /// Whether values of this class are sealed before they reach the store.
    #[must_use]
    pub const fn is_sealed(self) -> bool {
        matches!(self, Self::High)
    }

    /// The name as it stands in declarations and policies.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
