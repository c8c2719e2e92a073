//! A file as sheets of rows, whatever its kind.

use std::io::{BufReader, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, Range, Reader as _, Xls, Xlsx};
use kernel::{Fault, FaultKind, Result, limits};

use super::delimited::{DelimitedRows, delimiter, too_many_columns};
use super::encoding::{Decoded, TextEncoding, detect};
use super::sniff::{FileKind, sniff};
use super::xlsx::StreamedRows;
use super::{Source, broken, cell, damaged};

/// One row of a sheet. It has no `Debug`: its cells are somebody's data.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number from 1, as a spreadsheet program shows it.
    pub number: u64,
    /// Its cells from the first column on; empty ones at the end are left out.
    pub cells: Vec<String>,
    /// The columns (from 0) whose text was longer than a cell may be, and was dropped.
    pub too_long: Vec<usize>,
}

impl Row {
    /// A row without cells.
    #[must_use]
    pub const fn empty(number: u64) -> Self {
        Self { number, cells: Vec::new(), too_long: Vec::new() }
    }

    /// Whether no cell has a text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty) && self.too_long.is_empty()
    }

    /// The text of this column; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many cells have a text.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !c.is_empty()).count()
    }

    /// Puts a text into a column.
    ///
    /// # Errors
    /// `too_many_columns` for a text behind the last column that is allowed.
    pub(super) fn put(&mut self, column: usize, text: String) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= limits::IMPORT_COLUMNS {
            return Err(too_many_columns(self.number));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if text.len() > limits::CELL_BYTES {
            self.too_long.push(column);
        } else {
            self.cells[column] = text;
        }
        Ok(())
    }
}

/// A sheet of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetInfo {
    /// Its name; empty for a text.
    pub name: String,
    /// The number of its last row that has a text.
    pub rows: u64,
    /// How many rows have a text.
    pub filled: u64,
}

enum Inside<'a> {
    Xlsx(Box<Xlsx<BufReader<&'a mut dyn Source>>>),
    LaidOut(Vec<Range<Data>>),
    Text(&'a mut dyn Source, TextEncoding, u8),
}

/// An opened file.
pub struct Book<'a> {
    kind: FileKind,
    names: Vec<String>,
    inside: Inside<'a>,
}

/// The rows of one sheet, in order.
pub type Rows<'a> = Box<dyn Iterator<Item = Result<Row>> + 'a>;

impl<'a> Book<'a> {
    /// Opens a file after checking it. A text is read in this encoding, or in the one that its
    /// content tells.
    ///
    /// # Errors
    /// `file_empty`, `file_too_large`, `file_encrypted`, `file_bomb`, `file_broken`, `file_kind`,
    /// `too_many_columns`, `cell_too_large`.
    pub fn open(source: &'a mut dyn Source, encoding: Option<TextEncoding>) -> Result<Self> {
        let kind = sniff(source)?;
        if kind == FileKind::Text {
            return Self::open_text(source, encoding);
        }
        // The libraries that read spreadsheets may stumble over hostile files in ways that their
        // types do not tell: a panic of theirs means that the file is broken.
        let opened = catch_unwind(AssertUnwindSafe(move || {
            let whole = source;
            Self::open_workbook(whole, kind)
        }));
        opened.unwrap_or_else(|_| Err(damaged("the reading library gave up")))
    }

    fn open_text(source: &'a mut dyn Source, encoding: Option<TextEncoding>) -> Result<Self> {
        let encoding = match encoding {
            Some(encoding) => encoding,
            None => detect(source)?,
        };
        source.rewind().map_err(broken)?;
        let mut start = Vec::new();
        Decoded::new(&mut *source, encoding)
            .take(1 << 16)
            .read_to_end(&mut start)
            .map_err(broken)?;
        let delimiter = delimiter(&String::from_utf8_lossy(&start));
        Ok(Self {
            kind: FileKind::Text,
            names: vec![String::new()],
            inside: Inside::Text(source, encoding, delimiter),
        })
    }

    fn open_workbook(source: &'a mut dyn Source, kind: FileKind) -> Result<Self> {
        let source = BufReader::new(source);
        let (names, inside) = match kind {
            FileKind::Xlsx => {
                let book = Xlsx::new(source).map_err(broken)?;
                (book.sheet_names(), Inside::Xlsx(Box::new(book)))
            }
            FileKind::Xls => laid_out(Xls::new(source).map_err(broken)?.worksheets()),
            FileKind::Ods => laid_out(Ods::new(source).map_err(broken)?.worksheets()),
            FileKind::Text => return Err(damaged("a text is no workbook")),
        };
        if names.is_empty() {
            return Err(Fault::invalid("file_empty"));
        }
        Ok(Self { kind, names, inside })
    }

    /// What kind of file it is.
    #[must_use]
    pub const fn kind(&self) -> FileKind {
        self.kind
    }

    /// The encoding, for a text.
    #[must_use]
    pub const fn encoding(&self) -> Option<TextEncoding> {
        match &self.inside {
            Inside::Text(_, encoding, _) => Some(*encoding),
            _ => None,
        }
    }

    /// The names of the sheets; one empty name for a text.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The rows of a sheet, counted from 0. Each call begins at the first row.
    ///
    /// # Errors
    /// `file_broken` when there is no such sheet or it cannot be read.
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>> {
        let name = self.names.get(sheet).ok_or_else(|| damaged("no such sheet"))?;
        let rows: Rows<'_> = match &mut self.inside {
            Inside::Xlsx(book) => {
                Box::new(StreamedRows::new(book.worksheet_cells_reader(name).map_err(broken)?))
            }
            Inside::LaidOut(ranges) => {
                laid_out_rows(ranges.get(sheet).ok_or_else(|| damaged("no such sheet"))?)
            }
            Inside::Text(source, encoding, delimiter) => {
                source.rewind().map_err(broken)?;
                Box::new(DelimitedRows::new(Decoded::new(&mut **source, *encoding), *delimiter))
            }
        };
        Ok(Box::new(rows.map(|row| match row {
            Ok(row) if row.number > limits::IMPORT_ROWS as u64 && !row.is_empty() => Err(
                Fault::new(FaultKind::TooLarge, "too_many_rows").with("max", limits::IMPORT_ROWS),
            ),
            row => row,
        })))
    }

    /// Counts the rows of all sheets.
    ///
    /// # Errors
    /// What reading the rows can fail with; `file_empty` when no sheet has a text.
    pub fn count(&mut self) -> Result<Vec<SheetInfo>> {
        let mut sheets = Vec::new();
        for index in 0..self.names.len() {
            let mut info = SheetInfo { name: self.names[index].clone(), rows: 0, filled: 0 };
            for row in self.rows(index)? {
                let row = row?;
                if !row.is_empty() {
                    info.rows = row.number;
                    info.filled += 1;
                }
            }
            sheets.push(info);
        }
        if sheets.iter().all(|s| s.filled == 0) {
            return Err(Fault::invalid("file_empty"));
        }
        Ok(sheets)
    }
}

fn laid_out<'a>(sheets: Vec<(String, Range<Data>)>) -> (Vec<String>, Inside<'a>) {
    let (names, ranges) = sheets.into_iter().unzip();
    (names, Inside::LaidOut(ranges))
}

fn laid_out_rows(range: &Range<Data>) -> Rows<'_> {
    let (top, left) = range.start().unwrap_or_default();
    Box::new(range.rows().enumerate().map(move |(index, cells)| {
        let mut row = Row::empty(u64::from(top) + index as u64 + 1);
        for (column, value) in cells.iter().enumerate() {
            row.put(left as usize + column, cell::tidy(&cell::laid_out(value)))?;
        }
        Ok(row)
    }))
}
