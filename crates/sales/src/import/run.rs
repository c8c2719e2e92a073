//! Taking a whole file in, chunk by chunk, so that it can be stopped and continued.
//!
//! What is done with a chunk is the business of an `Intake`, which the gate stands behind. A run
//! that broke off is continued behind the last row whose chunk was stored: taking a chunk in again
//! adds nothing, so that no row is lost and none is doubled.

use std::collections::BTreeMap;
use std::io::Write;

use kernel::{Fault, FieldFault, Lang, Result};
use model::Object;
use serde::{Deserialize, Serialize};

use super::mapping::Spec;
use super::outcome::{ImportRow, RowOutcome};
use super::rows::Reader;
use super::sheets::Book;
use super::table::Table;
use super::{Source, damaged};
use crate::export::{RefusedRows, Stamp};

/// Rows of one chunk; one transaction stores them all.
pub const CHUNK: usize = 200;

/// A row that was refused, in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The row's number in the sheet, from 1.
    pub row: u64,
    /// The title of the column that is wrong; empty where no single one is.
    pub column: String,
    /// Why, as a stable code.
    pub code: String,
    /// Why, in words.
    pub message: String,
}

impl RefusedRow {
    fn new(row: u64, fault: &FieldFault, lang: Lang) -> Self {
        Self {
            row,
            column: fault.field.clone(),
            code: fault.code.into(),
            message: fault.message(lang),
        }
    }

    fn reason(&self) -> String {
        if self.column.is_empty() {
            self.message.clone()
        } else {
            format!("{}：{}", self.column, self.message)
        }
    }
}

/// What became of a chunk.
#[derive(Default)]
pub struct Taken {
    /// Records made.
    pub created: u64,
    /// Records that a repeat changed.
    pub updated: u64,
    /// Rows that repeat a record, changed or not.
    pub repeated: u64,
    /// Rows that were refused.
    pub refused: Vec<RefusedRow>,
}

/// How far a run has come, and what it brought. A job keeps it; no value is part of it.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// The number of the last row that was dealt with.
    pub after: u64,
    /// Rows that were dealt with, without titles, totals and empty ones.
    pub rows: u64,
    /// Records made.
    pub created: u64,
    /// Records that a repeat changed.
    pub updated: u64,
    /// Rows that repeat a record, changed or not.
    pub repeated: u64,
    /// Rows that were refused, with each of their reasons.
    pub refused: Vec<RefusedRow>,
}

/// Whether a run goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// On.
    Continue,
    /// It stops here, to be continued or not.
    Stop,
}

/// Where chunks go.
pub trait Intake {
    /// Stores a chunk, whole or not at all. `columns` has the titles of the columns by field.
    ///
    /// # Errors
    /// What stops the run as a whole; a bad row is refused by itself.
    fn take(&mut self, rows: Vec<ImportRow>, columns: &BTreeMap<String, String>) -> Result<Taken>;

    /// Keeps the progress after each chunk, and says whether to go on.
    ///
    /// # Errors
    /// What stops the run.
    fn keep(&mut self, progress: &Progress) -> Result<Flow>;
}

/// Fills in what a specification leaves open, so that a run that is continued reads the file as
/// it did at first. The number of rows comes with it.
///
/// # Errors
/// All that opening and reading can fail with.
pub fn resolve(source: &mut dyn Source, object: &Object, spec: &Spec) -> Result<(Spec, u64)> {
    let mut book = Book::open(source, spec.encoding)?;
    let table = Table::find(&mut book, spec)?;
    let mut spec = spec.clone();
    spec.encoding = book.encoding();
    spec.sheet = Some(book.names()[table.sheet].clone());
    spec.header_row = Some(table.header_row);
    if spec.mapping.is_none() {
        spec.mapping = Some(table.proposed(object).0);
    }
    Ok((spec, table.rows))
}

/// A file that is opened by a resolved specification.
struct Opened<'a> {
    book: Book<'a>,
    sheet: usize,
    reader: Reader,
}

fn open<'a>(source: &'a mut dyn Source, object: &Object, spec: &Spec) -> Result<Opened<'a>> {
    let open = |what: &str| Fault::internal(format!("the specification leaves the {what} open"));
    let mut book = Book::open(source, spec.encoding)?;
    let sheet = match &spec.sheet {
        Some(name) => {
            book.names().iter().position(|n| n == name).ok_or_else(|| damaged("no such sheet"))?
        }
        None => return Err(open("sheet")),
    };
    let header_row = spec.header_row.ok_or_else(|| open("row of titles"))?;
    let mapping = spec.mapping.as_ref().ok_or_else(|| open("mapping"))?;
    let titles = super::table::titles(&mut book, sheet, header_row)?;
    let reader = Reader::new(object, mapping, titles, header_row, &spec.defaults)?;
    Ok(Opened { book, sheet, reader })
}

/// Runs an import by a resolved specification, behind the last row of this progress.
///
/// # Errors
/// What opening, reading or the intake fail with.
pub fn run(
    source: &mut dyn Source,
    object: &Object,
    spec: &Spec,
    mut progress: Progress,
    intake: &mut dyn Intake,
    lang: Lang,
) -> Result<Progress> {
    let Opened { mut book, sheet, reader } = open(source, object, spec)?;
    let columns = reader.columns();
    let mut chunk = Vec::new();
    let (mut seen, mut last) = (0, progress.after);
    let start = progress.after;
    for row in book.rows(sheet)? {
        let row = row?;
        if row.number <= start {
            continue;
        }
        last = row.number;
        match reader.read(&row) {
            RowOutcome::Good(good) => chunk.push(*good),
            RowOutcome::Refused(refusal) => {
                progress
                    .refused
                    .extend(refusal.faults.iter().map(|f| RefusedRow::new(row.number, f, lang)));
            }
            RowOutcome::Skipped(..) => continue,
        }
        seen += 1;
        if seen == CHUNK {
            let whole = std::mem::take(&mut chunk);
            store(whole, std::mem::take(&mut seen), last, &mut progress, intake, &columns)?;
            if intake.keep(&progress)? == Flow::Stop {
                return Ok(progress);
            }
        }
    }
    store(chunk, seen, last, &mut progress, intake, &columns)?;
    intake.keep(&progress)?;
    Ok(progress)
}

fn store(
    chunk: Vec<ImportRow>,
    seen: usize,
    last: u64,
    progress: &mut Progress,
    intake: &mut dyn Intake,
    columns: &BTreeMap<String, String>,
) -> Result<()> {
    let taken = if chunk.is_empty() { Taken::default() } else { intake.take(chunk, columns)? };
    progress.after = last;
    progress.rows += seen as u64;
    progress.created += taken.created;
    progress.updated += taken.updated;
    progress.repeated += taken.repeated;
    progress.refused.extend(taken.refused);
    Ok(())
}

/// Writes the file of refused rows: the import's file is read once more, so that no value has to
/// be kept meanwhile.
///
/// # Errors
/// What opening, reading or writing fail with.
pub fn write_refused(
    source: &mut dyn Source,
    object: &Object,
    spec: &Spec,
    refused: &[RefusedRow],
    out: impl Write,
    stamp: &Stamp,
) -> Result<()> {
    let Opened { mut book, sheet, reader } = open(source, object, spec)?;
    let mut file = RefusedRows::new(out, reader.titles(), stamp)?;
    let mut reasons: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for one in refused {
        reasons.entry(one.row).or_default().push(one.reason());
    }
    for row in book.rows(sheet)? {
        let row = row?;
        if let Some(reasons) = reasons.get(&row.number) {
            file.add(&row, &reasons.join("；"))?;
        }
    }
    file.finish()
}
