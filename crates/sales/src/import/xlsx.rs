//! Rows of an XLSX sheet, streamed: a cell in the far corner takes no memory.

use std::io::{Read, Seek};

use calamine::XlsxCellReader;
use kernel::Result;

use super::sheets::Row;
use super::{broken, cell, damaged};

/// Groups the cells of the stream into rows.
pub struct StreamedRows<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    /// The first cell of the next row, read ahead: row number, column, text.
    ahead: Option<(u64, usize, String)>,
    last: u64,
    ended: bool,
    done: bool,
}

impl<'a, R: Read + Seek> StreamedRows<'a, R> {
    /// Reads the cells of this sheet.
    pub const fn new(cells: XlsxCellReader<'a, R>) -> Self {
        Self { cells, ahead: None, last: 0, ended: false, done: false }
    }

    /// The next cell that has a text.
    fn cell(&mut self) -> Result<Option<(u64, usize, String)>> {
        while !self.ended {
            let Some(found) = self.cells.next_cell_with_formula().map_err(broken)? else { break };
            let text = cell::tidy(&cell::streamed(&found.value, found.formula.as_deref()));
            if !text.is_empty() {
                return Ok(Some((u64::from(found.pos.0) + 1, found.pos.1 as usize, text)));
            }
        }
        // The library would read on behind the last row, and find the end of the file instead.
        self.ended = true;
        Ok(None)
    }

    fn row(&mut self) -> Result<Option<Row>> {
        let first = match self.ahead.take() {
            Some(cell) => Some(cell),
            None => self.cell()?,
        };
        let Some((number, column, text)) = first else { return Ok(None) };
        if number <= self.last {
            return Err(damaged("the rows of the sheet are out of order"));
        }
        self.last = number;
        let mut row = Row::empty(number);
        row.put(column, text)?;
        while let Some((next, column, text)) = self.cell()? {
            if next != number {
                self.ahead = Some((next, column, text));
                break;
            }
            row.put(column, text)?;
        }
        Ok(Some(row))
    }
}

impl<R: Read + Seek> Iterator for StreamedRows<'_, R> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let row = self.row();
        self.done = !matches!(row, Ok(Some(_)));
        row.transpose()
    }
}
