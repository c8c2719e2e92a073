//! A first look at a file: where its table lies, what its columns mean, what would be refused.

use kernel::{FieldFault, Result};
use model::{Field, Object, Value};
use serde::Serialize;
use serde_json::Value as Json;

use super::columns::Profile;
use super::mapping::{ColumnTarget, Duplicates, Spec, Target};
use super::outcome::{RowOutcome, Skip};
use super::rows::Reader;
use super::sheets::Book;
use super::table::Table;
use super::{Source, TextEncoding};

/// Rows that are read to count problems.
const LOOKED_AT: usize = 5_000;
/// Rows that are shown.
const SHOWN: usize = 20;
/// Values of a column that are shown.
const SAMPLES: usize = 3;
/// Rows left out that are told one by one.
const SKIPPED: usize = 100;

/// What a file looks like, and what the import would do with it. Values of class high are masked.
#[derive(Clone, Serialize)]
pub struct Preview {
    /// The encoding, for a text.
    pub encoding: Option<TextEncoding>,
    /// All sheets.
    pub sheets: Vec<SheetChoice>,
    /// The chosen sheet's name.
    pub sheet: String,
    /// The row of titles, from 1; 0 when there is none.
    pub header_row: u64,
    /// The first row below it.
    pub first_data_row: u64,
    /// How many rows have a text below the titles.
    pub rows: u64,
    /// The columns with what is proposed for them.
    pub columns: Vec<ColumnProposal>,
    /// The first rows.
    pub preview: Vec<SampleRow>,
    /// What happens to repeats unless somebody says otherwise.
    pub duplicates_default: Duplicates,
    /// Rows that are no records.
    pub skipped: Vec<SkippedRow>,
}

/// A sheet to choose.
#[derive(Clone, Serialize)]
pub struct SheetChoice {
    /// Its name.
    pub name: String,
    /// How many rows of it have a text.
    pub rows: u64,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// A column with what is proposed for it.
#[derive(Clone, Serialize)]
pub struct ColumnProposal {
    /// The column, from 0.
    pub index: usize,
    /// Its title.
    pub title: String,
    /// Some of its values, masked.
    pub samples: Vec<String>,
    /// How many cells have a text.
    pub filled: u64,
    /// The target.
    pub proposal: Target,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// How many of the first 5,000 rows would be refused for it.
    pub problems: u64,
}

/// A row as the import would read it.
#[derive(Clone, Serialize)]
pub struct SampleRow {
    /// Its number.
    pub row: u64,
    /// Its values by field, shown or masked.
    pub values: std::collections::BTreeMap<String, String>,
    /// Why it would be refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// What is wrong with a row.
#[derive(Clone, Serialize)]
pub struct Problem {
    /// The column's title.
    pub column: String,
    /// The code.
    pub code: &'static str,
    /// The message's parameters, for whoever renders it.
    #[serde(skip)]
    pub fault: FieldFault,
}

/// A row that is no record.
#[derive(Clone, Serialize)]
pub struct SkippedRow {
    /// Its number.
    pub row: u64,
    /// Why.
    pub why: Skip,
}

/// Looks at a file; what the specification leaves out is found in it.
///
/// # Errors
/// All that opening and reading can fail with, and what is wrong with the specification's mapping.
pub fn preview(source: &mut dyn Source, object: &Object, spec: &Spec) -> Result<Preview> {
    let mut book = Book::open(source, spec.encoding)?;
    let table = Table::find(&mut book, spec)?;
    let (proposed, sure) = table.proposed(object);
    let mapping = spec.mapping.clone().unwrap_or(proposed);
    let reader =
        Reader::new(object, &mapping, table.titles.clone(), table.header_row, &spec.defaults)?;
    let mut columns: Vec<ColumnProposal> = table
        .profiles
        .iter()
        .zip(sure)
        .map(|(profile, sure)| {
            column(profile, &mapping, reader.object(), sure, spec.mapping.is_some())
        })
        .collect();
    let mut shown = Vec::new();
    let mut skipped = Vec::new();
    for row in book.rows(table.sheet)?.take(LOOKED_AT) {
        match reader.read(&row?) {
            RowOutcome::Skipped(row, why) if skipped.len() < SKIPPED => {
                skipped.push(SkippedRow { row, why })
            }
            RowOutcome::Skipped(..) => {}
            outcome => look(&outcome, &reader, &mut columns, &mut shown),
        }
    }
    let sheets = table.sheets.iter().enumerate();
    Ok(Preview {
        encoding: book.encoding(),
        sheets: sheets
            .map(|(i, s)| SheetChoice {
                name: s.name.clone(),
                rows: s.filled,
                chosen: i == table.sheet,
            })
            .collect(),
        sheet: table.sheets[table.sheet].name.clone(),
        header_row: table.header_row,
        first_data_row: table.header_row + 1,
        rows: table.rows,
        columns,
        preview: shown,
        duplicates_default: Duplicates::Update,
        skipped,
    })
}

fn column(
    profile: &Profile,
    mapping: &[ColumnTarget],
    object: &Object,
    sure: f64,
    chosen: bool,
) -> ColumnProposal {
    let target = mapping
        .iter()
        .find(|m| m.index == profile.index)
        .map_or(Target::Skip(true), |m| m.target.clone());
    let field = match &target {
        Target::Field(name) => field_named(name, object),
        Target::NewField(new) => object.field(new.name.as_deref().unwrap_or_default()).cloned(),
        Target::Skip(_) => None,
    };
    let samples =
        profile.values().iter().take(SAMPLES).map(|text| sample(field.as_ref(), text)).collect();
    ColumnProposal {
        index: profile.index,
        title: profile.title.clone(),
        samples,
        filled: profile.filled,
        proposal: target,
        confidence: if chosen { 1.0 } else { sure },
        problems: 0,
    }
}

/// The field of this name, of the object or of a follower.
fn field_named(name: &str, object: &Object) -> Option<Field> {
    match name.split_once('.') {
        None => object.field(name).cloned(),
        Some((follower, field)) => crate::objects()
            .iter()
            .find(|o| o.name == follower)
            .and_then(|o| o.field(field).cloned()),
    }
}

/// A cell for the preview: open values as they are, others masked, also where nothing is known of
/// them.
fn sample(field: Option<&Field>, text: &str) -> String {
    let Some(field) = field else { return hide(text) };
    if !field.is_sealed() {
        return text.chars().take(60).collect();
    }
    match field.of_type().normalise(field, &Json::String(text.to_owned())) {
        Ok(Some(value)) => field.of_type().mask(field, &value),
        _ => hide(text),
    }
}

fn hide(text: &str) -> String {
    let first: String = text.chars().take(1).collect();
    format!("{first}***")
}

fn look(
    outcome: &RowOutcome,
    reader: &Reader,
    columns: &mut [ColumnProposal],
    shown: &mut Vec<SampleRow>,
) {
    match outcome {
        RowOutcome::Good(good) if shown.len() < SHOWN => {
            let values = good.values.iter().filter_map(|(name, value)| {
                Some((name.to_owned(), masked(reader.object().field(name)?, value)))
            });
            shown.push(SampleRow { row: good.row, values: values.collect(), problem: None });
        }
        RowOutcome::Refused(refusal) => {
            for fault in &refusal.faults {
                if let Some(column) = columns.iter_mut().find(|c| c.title == fault.field) {
                    column.problems += 1;
                }
            }
            if let Some(fault) = refusal.faults.first().filter(|_| shown.len() < SHOWN) {
                let problem =
                    Problem { column: fault.field.clone(), code: fault.code, fault: fault.clone() };
                shown.push(SampleRow {
                    row: refusal.row,
                    values: std::collections::BTreeMap::new(),
                    problem: Some(problem),
                });
            }
        }
        _ => {}
    }
}

fn masked(field: &Field, value: &Value) -> String {
    if field.is_sealed() {
        field.of_type().mask(field, value)
    } else {
        field.of_type().show(field, value, kernel::Lang::Zh)
    }
}
