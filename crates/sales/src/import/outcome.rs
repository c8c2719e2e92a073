//! What became of a row.

use kernel::FieldFault;
use model::Values;

/// What one good row holds. It has no `Debug`: its values are somebody's data.
pub struct ImportRow {
    /// Its number from 1, as a spreadsheet program shows it.
    pub row: u64,
    /// The customer's values, normalised.
    pub values: Values,
    /// The contact that stands in the same row.
    pub contact: Option<Values>,
    /// The follow-up that stands in the same row; `at` is absent where the table has no date.
    pub follow_up: Option<Values>,
    /// The owner's name as it stands.
    pub owner: Option<String>,
}

impl ImportRow {
    /// The note that is appended as a follow-up when the row repeats a person.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.values.text("remark")
    }
}

/// Why a row is refused. No value is part of it.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The row's number.
    pub row: u64,
    /// What is wrong, column by column; `field` is the column's title.
    pub faults: Vec<FieldFault>,
}

/// Why a row is no record.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// It stands above the data, or repeats the titles.
    Title,
    /// It adds others up.
    Total,
    /// It is empty.
    Empty,
}

/// What became of a row.
pub enum RowOutcome {
    /// All its values are sound.
    Good(Box<ImportRow>),
    /// Something is wrong with it.
    Refused(Refusal),
    /// It is no record.
    Skipped(u64, Skip),
}
