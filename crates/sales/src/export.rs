//! Writing tables out of texts that went through the gate: XLSX and CSV.
//!
//! Rows go straight to the writer in flat memory; nothing lies in a temporary file.

mod csv;
mod guard;
mod name;
mod refused;
mod xlsx;
mod xml;

pub use csv::CsvTable;
pub use name::file_name;
pub use refused::RefusedRows;
pub use xlsx::{SHEET_ROWS, XlsxTable};

use kernel::{Fault, FaultKind, Lang, Result, Text};
use serde::{Deserialize, Serialize};

/// The formats of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Office Open XML.
    Xlsx,
    /// Comma-separated text.
    Csv,
}

impl Format {
    /// The end of the file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// One cell, as it is to be shown. It has no `Debug`: it is somebody's data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// A text, a mask, or anything that is no number.
    #[serde(rename = "t")]
    Text(String),
    /// A number in decimal notation.
    #[serde(rename = "n")]
    Number(String),
    /// An amount in decimal notation, or with its currency.
    #[serde(rename = "m")]
    Money(String),
    /// A date or time in ISO form.
    #[serde(rename = "d")]
    Date(String),
}

impl Cell {
    /// The cell of this field's value as it is shown; a mask is always a text.
    #[must_use]
    pub fn of(field: &model::Field, text: String, masked: bool) -> Self {
        match field.kind.as_str() {
            _ if masked => Self::Text(text),
            "number" => Self::Number(text),
            "money" => Self::Money(text),
            "date" | "datetime" => Self::Date(text),
            _ => Self::Text(text),
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Money(text) | Self::Date(text) => text,
        }
    }

    /// Whether the text may stand as a number: it is one, of at most 15 digits, as many as a
    /// spreadsheet keeps.
    fn is_number(&self) -> bool {
        let (Self::Number(text) | Self::Money(text)) = self else { return false };
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits > 0
            && digits <= 15
            && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
            && text.parse::<kernel::Decimal>().is_ok()
    }
}

/// Who exports what, when and why: it stands on every printed page and on a sheet of its own.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The exporter's name.
    pub exporter: String,
    /// The time, as people read it.
    pub at: String,
    /// What is exported.
    pub title: Text,
    /// The purpose.
    pub purpose: Text,
    /// The organisation's name.
    pub organisation: String,
    /// The language of the labels.
    pub lang: Lang,
}

/// A table that is being written.
pub trait Table {
    /// Writes one row.
    ///
    /// # Errors
    /// `disk_full`, `too_many_rows` where the format ends, internal when the writer fails.
    fn row(&mut self, cells: &[Cell]) -> Result<()>;

    /// Ends the table.
    ///
    /// # Errors
    /// As `row`.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// The fault of a writer.
fn unwritable(error: impl Into<std::io::Error>) -> Fault {
    let error = error.into();
    if error.kind() == std::io::ErrorKind::StorageFull {
        Fault::new(FaultKind::Unavailable, "disk_full")
    } else {
        Fault::internal(format!("a table cannot be written: {}", error.kind()))
    }
}
