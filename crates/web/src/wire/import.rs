//! Imports and exports.

use kernel::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

/// A file to be looked at.
#[derive(ToSchema)]
pub struct ImportFile {
    /// XLSX, XLS, ODS or CSV, 100 MB at most.
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
}

/// What a file looks like and what the import would do with it.
#[derive(ToSchema)]
pub struct Preview {
    /// The upload's id, for the import.
    pub upload: String,
    /// The file's name.
    pub file_name: String,
    /// Bytes.
    pub size: u64,
    /// The encoding, for a text.
    pub encoding: Option<String>,
    /// The sheets: `name`, `rows`, `chosen`.
    #[schema(value_type = Vec<Object>)]
    pub sheets: Vec<Json>,
    /// The chosen sheet.
    pub sheet: String,
    /// The row of titles, from 1.
    pub header_row: u64,
    /// The first row of data.
    pub first_data_row: u64,
    /// Rows of data.
    pub rows: u64,
    /// The columns with what is proposed for them.
    #[schema(value_type = Vec<Object>)]
    pub columns: Vec<Json>,
    /// The first rows, masked.
    #[schema(value_type = Vec<Object>)]
    pub preview: Vec<Json>,
    /// What happens to repeats unless you say otherwise.
    pub duplicates_default: String,
    /// Rows that are no records: `row`, `why`.
    #[schema(value_type = Vec<Object>)]
    pub skipped: Vec<Json>,
}

/// Other words for the preview.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewAgain {
    /// The sheet's name.
    pub sheet: Option<String>,
    /// The row of titles, from 1; 0 when there is none.
    pub header_row: Option<u64>,
    /// The encoding of a text.
    pub encoding: Option<String>,
    /// The columns' targets.
    #[schema(value_type = Option<Vec<Object>>)]
    pub mapping: Option<Json>,
}

/// What is to be imported.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartImport {
    /// The upload's id.
    #[schema(value_type = String)]
    pub upload: Id,
    /// The sheet's name.
    pub sheet: Option<String>,
    /// The row of titles, from 1; 0 when there is none.
    pub header_row: Option<u64>,
    /// The encoding of a text.
    pub encoding: Option<String>,
    /// The columns' targets: `index` with `field`, `new_field` or `skip`.
    #[schema(value_type = Option<Vec<Object>>)]
    pub mapping: Option<Json>,
    /// `update`, `skip` or `refuse`.
    pub duplicates: Option<String>,
    /// Values for rows that do not say otherwise.
    #[schema(value_type = Option<Object>)]
    pub defaults: Option<Json>,
    /// Reads and checks everything and writes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// What is to be exported.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartExport {
    /// `xlsx` or `csv`.
    pub format: String,
    /// What was typed into the search box.
    #[serde(default)]
    pub q: Option<String>,
    /// Which records (AIP-160).
    #[serde(default)]
    pub filter: Option<String>,
    /// In which order (AIP-132).
    #[serde(default)]
    pub order_by: Option<String>,
    /// Which fields; those of the list when not given.
    #[serde(default)]
    pub fields: Option<Vec<String>>,
    /// These records only.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    pub ids: Option<Vec<Id>>,
    /// Those that lie in pools.
    #[serde(default)]
    pub pooled: bool,
    /// What for: one of the purposes of `GET /me`.
    pub purpose: String,
    /// Why, in your own words.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The job that does it.
#[derive(Serialize, ToSchema)]
pub struct JobStarted {
    /// The job's id.
    #[schema(value_type = String)]
    pub job: Id,
}
