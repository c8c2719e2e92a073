//! The table inside a file: its sheet, its titles, its columns.

use kernel::{Fault, Result};
use model::Object;

use super::columns::{Profile, propose};
use super::header;
use super::mapping::{ColumnTarget, Mapping, Spec};
use super::sheets::{Book, Row, SheetInfo};

/// What is known of a table before its rows are read for good.
pub struct Table {
    /// The sheet, from 0.
    pub sheet: usize,
    /// The row of titles.
    pub header_row: u64,
    /// The columns' titles.
    pub titles: Vec<String>,
    /// What the columns hold.
    pub profiles: Vec<Profile>,
    /// All sheets.
    pub sheets: Vec<SheetInfo>,
    /// How many rows below the titles have a text.
    pub rows: u64,
}

impl Table {
    /// Finds the table: the named sheet or the fullest one, its titles, its columns.
    ///
    /// # Errors
    /// What reading can fail with; `file_broken` for a sheet that is not there; `no_rows` where
    /// nothing stands below the titles.
    pub fn find(book: &mut Book<'_>, spec: &Spec) -> Result<Self> {
        let sheets = book.count()?;
        let sheet = match &spec.sheet {
            Some(name) => sheets
                .iter()
                .position(|s| &s.name == name)
                .ok_or_else(|| super::damaged("no such sheet"))?,
            None => (0..sheets.len()).rev().max_by_key(|i| sheets[*i].filled).unwrap_or(0),
        };
        let mut first: Vec<Row> = Vec::new();
        for row in book.rows(sheet)?.take(header::LOOK) {
            first.push(row?);
        }
        let header_row = spec.header_row.unwrap_or_else(|| header::find(&first));
        let header = if header_row == 0 { None } else { Some(header_at(book, sheet, header_row)?) };
        let (profiles, rows) = profiles(book, sheet, header_row, header.as_ref())?;
        if rows == 0 {
            return Err(Fault::invalid("no_rows"));
        }
        let titles = profiles.iter().map(|p| p.title.clone()).collect();
        Ok(Self { sheet, header_row, titles, profiles, sheets, rows })
    }

    /// The mapping that is proposed.
    #[must_use]
    pub fn proposed(&self, object: &Object) -> (Mapping, Vec<f64>) {
        let proposals = propose(&self.profiles, object);
        let sure = proposals.iter().map(|p| p.confidence).collect();
        let mapping = self.profiles.iter().zip(proposals);
        (mapping.map(|(c, p)| ColumnTarget { index: c.index, target: p.target }).collect(), sure)
    }
}

/// The titles of a table whose row of titles is known.
///
/// # Errors
/// What reading can fail with; `no_header` when there is no such row.
pub(super) fn titles(book: &mut Book<'_>, sheet: usize, header_row: u64) -> Result<Vec<String>> {
    let header = if header_row == 0 { None } else { Some(header_at(book, sheet, header_row)?) };
    Ok(header::titles(
        header.as_ref(),
        if header_row == 0 { kernel::limits::IMPORT_COLUMNS } else { 0 },
    ))
}

fn header_at(book: &mut Book<'_>, sheet: usize, number: u64) -> Result<Row> {
    for row in book.rows(sheet)? {
        let row = row?;
        if row.number == number {
            return Ok(row);
        }
        if row.number > number {
            break;
        }
    }
    Err(Fault::invalid("no_header"))
}

fn profiles(
    book: &mut Book<'_>,
    sheet: usize,
    header_row: u64,
    header: Option<&Row>,
) -> Result<(Vec<Profile>, u64)> {
    let mut profiles: Vec<Profile> = Vec::new();
    let mut count = 0;
    let titles = header::titles(header, kernel::limits::IMPORT_COLUMNS);
    let known = header.map_or(0, |row| row.cells.len());
    let grow = |profiles: &mut Vec<Profile>, width: usize| {
        let from = profiles.len();
        let more = titles.iter().enumerate().take(width).skip(from);
        profiles.extend(more.map(|(index, title)| Profile::new(index, title.clone())));
    };
    grow(&mut profiles, known);
    for row in book.rows(sheet)? {
        let row = row?;
        if row.number <= header_row || row.is_empty() || header::is_total(&row) {
            continue;
        }
        count += 1;
        grow(&mut profiles, row.cells.len());
        for (profile, cell) in profiles.iter_mut().zip(&row.cells) {
            profile.see(cell);
        }
    }
    Ok((profiles, count))
}
