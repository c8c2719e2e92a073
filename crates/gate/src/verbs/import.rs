//! Takes rows of a file in, a chunk at a time: each chunk is stored whole or not at all, with one
//! entry in the ledger.
//!
//! The same person is recognised by a unique field (an id card, a credit code) or else by a weak
//! one (a phone); rows whose unique fields differ are never united. Taking the same chunk in again
//! adds nothing.

mod batch;
mod chunk;
mod eyes;
mod followers;
mod marks;
mod pending;
mod people;
mod ready;

pub use marks::Marker;
pub use ready::{Beside, Ready, prepare};

use std::collections::BTreeMap;

use kernel::{FieldFault, Id, Lang, Result};
use model::{Value, Values};
use policy::Verb;
use serde::{Deserialize, Serialize};

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Shown};

/// What to do with a row that repeats a record.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duplicates {
    /// Its filled values update the record.
    #[default]
    Update,
    /// The record stays as it is.
    Skip,
    /// The row is refused.
    Refuse,
}

/// How rows are taken in; the business's side says which fields mean what.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportRules {
    /// What to do with repeats.
    pub duplicates: Duplicates,
    /// Fields that recognise the same person where no unique field does, such as the phone.
    pub weak: Vec<String>,
    /// What becomes of a repeat's note.
    pub note: Option<NoteRule>,
}

/// A repeat's note is appended as a record that follows.
#[derive(Clone, Serialize, Deserialize)]
pub struct NoteRule {
    /// The field of the row that holds the note.
    pub from: String,
    /// The object of the new record.
    pub object: String,
    /// Its field that takes the note.
    pub field: String,
    /// Its other fields, as sent to `create`.
    pub with: serde_json::Map<String, serde_json::Value>,
}

/// One row, its values canonical already. It has no `Debug`.
#[derive(Clone)]
pub struct ImportRow {
    /// The row's number in the sheet, from 1.
    pub row: u32,
    /// The values by field.
    pub values: Values,
    /// The owner's name as the file has it; the importer owns the record when it is no user's.
    pub owner: Option<String>,
    /// Records that follow this one and stand in the same row, such as a company's contact: the
    /// object's name and its values, canonical already.
    pub children: Vec<(String, Values)>,
    /// The titles of the columns by field, those of what follows as `object.field`, for refusals.
    pub columns: std::sync::Arc<BTreeMap<String, String>>,
}

/// A row that was refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The row's number in the sheet, from 1.
    pub row: u32,
    /// The title of the column that is wrong; empty where no single one is.
    pub column: String,
    /// Why, as a stable code.
    pub code: String,
    /// Why, in words.
    pub message: String,
}

impl RefusedRow {
    /// A refusal for this fault of one column.
    #[must_use]
    pub fn new(row: u32, column: &str, fault: &FieldFault, lang: Lang) -> Self {
        Self {
            row,
            column: column.to_owned(),
            code: fault.code.to_owned(),
            message: fault.message(lang),
        }
    }
}

/// What became of a chunk.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ImportChunk {
    /// Records made.
    pub created: u64,
    /// Records that a repeat changed.
    pub updated: u64,
    /// Rows that repeat a record, changed or not.
    pub repeated: u64,
    /// Rows that were recognised as a record of the caller's, also those refused for that.
    pub recognised: u64,
    /// Rows that were refused since their person is somebody else's.
    pub clashed: u64,
    /// Rows that were refused.
    pub refused: Vec<RefusedRow>,
}

/// Takes a chunk of rows in; at most a few hundred, since one transaction stores them all.
///
/// # Errors
/// `denied` for who may not import; a bad row is refused by itself and is no error.
pub fn import_rows(
    gate: &Gate,
    who: &Entered,
    object: &str,
    rows: Vec<ImportRow>,
    rules: &ImportRules,
    dry_run: bool,
) -> Result<Shown<ImportChunk>> {
    prepare(gate, who, object, rows, rules, dry_run)?.store(gate, who, &|_| Ok(None))
}

/// Checks that the caller may import at all, before a file is read.
///
/// # Errors
/// `denied`.
pub fn may_import(gate: &Gate, who: &Entered, object: &str) -> Result<()> {
    Act::begin(gate, who, Verb::Import, object)?.permit_rows().map(drop)
}

/// The values of a row that differ from a record's, where the row has one.
fn differing(old: &Values, row: &Values, except: Option<&str>) -> BTreeMap<String, Option<Value>> {
    row.iter()
        .filter(|(name, value)| Some(*name) != except && old.get(name) != Some(*value))
        .map(|(name, value)| (name.to_owned(), Some(value.clone())))
        .collect()
}

/// The owner of a new record: the user of this name, else the importer.
fn owner_of(act: &Act<'_>, row: &ImportRow) -> Id {
    row.owner
        .as_deref()
        .and_then(|name| act.who.org().user_called(name))
        .unwrap_or_else(|| act.who.user())
}
