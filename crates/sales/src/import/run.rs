//! Taking a whole file in, chunk by chunk, so that it can be stopped and continued.
//!
//! What is done with a chunk is the business of an `Intake`, which the gate stands behind. A run
//! that broke off is continued behind the last row whose chunk was stored. How far it is is kept
//! together with the chunk, so that no row is lost and none is doubled.

use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::sync::Arc;

use kernel::{Fault, FieldFault, Lang, Result};
use model::Object;
use serde::{Deserialize, Serialize};

use super::mapping::Spec;
use super::outcome::{ImportRow, RowOutcome};
use super::rows::Reader;
use super::sheets::{Book, Row};
use super::table::Table;
use super::turns::{Turns, Worker};
use super::{Source, damaged};
use crate::export::{RefusedRows, Stamp};

/// Rows of one chunk; one transaction stores them all. It holds the one writer of the embedded
/// database for less than 20 ms, so that what others write meanwhile does not wait.
pub const CHUNK: u64 = 50;

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
    pub(super) fn new(row: u64, fault: &FieldFault, lang: Lang) -> Self {
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

/// Rows that are stored at once.
#[derive(Default)]
pub struct Chunk {
    /// The sound ones.
    pub rows: Vec<ImportRow>,
    /// The refusals of those that are not.
    pub refused: Vec<RefusedRow>,
    /// The number of its last row.
    pub last: u64,
    /// Rows in it, without titles, totals and empty ones.
    pub seen: u64,
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
    /// Reasons for which rows were refused.
    pub refused: u64,
}

/// How far a run has come, and what it brought. A job keeps it; no value is part of it, and it does
/// not grow.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// The number of the last row that was dealt with.
    pub after: u64,
    /// Chunks that were stored.
    pub chunks: u64,
    /// Rows that were dealt with, without titles, totals and empty ones.
    pub rows: u64,
    /// Records made.
    pub created: u64,
    /// Records that a repeat changed.
    pub updated: u64,
    /// Rows that repeat a record, changed or not.
    pub repeated: u64,
    /// Reasons for which rows were refused.
    pub refused: u64,
}

impl Progress {
    /// The progress behind a chunk of which this became.
    #[must_use]
    pub const fn behind(&self, chunk: &Chunk, taken: &Taken) -> Self {
        Self {
            after: chunk.last,
            chunks: self.chunks + 1,
            rows: self.rows + chunk.seen,
            created: self.created + taken.created,
            updated: self.updated + taken.updated,
            repeated: self.repeated + taken.repeated,
            refused: self.refused + taken.refused,
        }
    }
}

/// Whether a run goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// On.
    Continue,
    /// It stops here, to be continued or not.
    Stop,
}

/// Makes chunks ready to be stored, several at once and beside the storing of those before them.
pub trait Prepare: Send + Sync {
    /// A chunk that is ready.
    type Ready: Send;

    /// What the chunk's rows are recognised by. A chunk that shares a mark with one before it is
    /// made ready only after that one was stored.
    fn marks(&self, chunk: &Chunk) -> HashSet<u64>;

    /// Makes a chunk ready. `columns` has the titles of the columns by field.
    ///
    /// # Errors
    /// What stops the run as a whole; a bad row is refused by itself.
    fn ready(&self, chunk: Chunk, columns: &Arc<BTreeMap<String, String>>) -> Result<Self::Ready>;
}

/// Where chunks go, one after the other in the order of the file.
pub trait Intake {
    /// What makes them ready.
    type Preparer: Prepare;

    /// What makes chunks ready for this intake.
    fn preparer(&self) -> Arc<Self::Preparer>;

    /// Stores a chunk behind this progress, whole or not at all, together with the progress that
    /// comes out, and says whether to go on. `overtaken`: chunks that were stored after this one
    /// began to be made ready.
    ///
    /// # Errors
    /// What stops the run as a whole.
    fn take(
        &mut self,
        ready: <Self::Preparer as Prepare>::Ready,
        overtaken: u64,
        before: &Progress,
    ) -> Result<(Progress, Flow)>;

    /// Hears of a chunk that was made ready and will not be stored.
    fn give_up(&mut self, ready: <Self::Preparer as Prepare>::Ready);
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

/// Runs an import by a resolved specification, behind the last row of this progress: the file is
/// read by one thread, chunks are made ready by as many as there are processors, and stored one
/// after the other meanwhile. Only a few chunks are in memory at a time.
///
/// # Errors
/// What opening, reading or the intake fail with.
pub fn run<I: Intake>(
    source: &mut dyn Source,
    object: &Object,
    spec: &Spec,
    progress: Progress,
    intake: &mut I,
    lang: Lang,
) -> Result<Progress> {
    let Opened { mut book, sheet, reader } = open(source, object, spec)?;
    let preparer = intake.preparer();
    let columns = Arc::new(reader.columns());
    let turns = Turns::new();
    let behind = progress.after.max(spec.header_row.unwrap_or_default());
    let make = |rows: Vec<Row>| read_chunk(&reader, &rows, lang);
    let worker = Worker { turns: &turns, preparer: &*preparer, columns: &columns, make: &make };
    let done = std::thread::scope(|scope| {
        // Whatever ends this function, the threads end as well.
        let _ending = turns.ending();
        scope.spawn(|| turns.parse(|| book.rows(sheet), behind));
        for _ in 0..turns.workers() {
            scope.spawn(|| worker.work());
        }
        store(&turns, progress, intake)
    });
    turns.left().into_iter().for_each(|ready| intake.give_up(ready));
    done
}

/// Stores chunks in their order until there are no more, or until it is enough.
fn store<I: Intake>(
    turns: &Turns<<I::Preparer as Prepare>::Ready>,
    mut progress: Progress,
    intake: &mut I,
) -> Result<Progress> {
    while let Some((ready, overtaken)) = turns.next()? {
        let Some(ready) = ready else { continue };
        let flow;
        (progress, flow) = intake.take(ready, overtaken, &progress)?;
        if flow == Flow::Stop {
            break;
        }
        turns.stored();
    }
    Ok(progress)
}

/// The chunk that these rows of the file make.
fn read_chunk(reader: &Reader, rows: &[Row], lang: Lang) -> Chunk {
    let mut chunk = Chunk::default();
    for row in rows {
        match reader.read(row) {
            RowOutcome::Good(good) => chunk.rows.push(*good),
            RowOutcome::Refused(refusal) => {
                let told = refusal.faults.iter().map(|f| RefusedRow::new(row.number, f, lang));
                chunk.refused.extend(told);
            }
            RowOutcome::Skipped(..) => continue,
        }
        chunk.last = row.number;
        chunk.seen += 1;
    }
    chunk
}

/// Writes the file of refused rows: the import's file is read once more, so that no value has to
/// be kept meanwhile. The refusals come in the order of their rows.
///
/// # Errors
/// What opening, reading or writing fail with.
pub fn write_refused(
    source: &mut dyn Source,
    object: &Object,
    spec: &Spec,
    refused: impl Iterator<Item = Result<RefusedRow>>,
    out: impl Write,
    stamp: &Stamp,
) -> Result<()> {
    let Opened { mut book, sheet, reader } = open(source, object, spec)?;
    let mut file = RefusedRows::new(out, reader.titles(), stamp)?;
    let mut refused = refused.peekable();
    for row in book.rows(sheet)? {
        let row = row?;
        let mut reasons = Vec::new();
        while let Some(one) =
            refused.next_if(|one| one.as_ref().map_or(true, |r| r.row <= row.number))
        {
            reasons.push(one?.reason());
        }
        if !reasons.is_empty() {
            file.add(&row, &reasons.join("；"))?;
        }
        if refused.peek().is_none() {
            break;
        }
    }
    file.finish()
}
