//! The file of refused rows: each as it came, with its number and why, to be mended and imported
//! again.

use std::io::Write;

use kernel::Result;

use super::{Cell, Stamp, Table, XlsxTable};
use crate::import::{REFUSED, Row};

/// The file of refused rows that is being written.
pub struct RefusedRows<W: Write> {
    table: Box<XlsxTable<W>>,
    width: usize,
}

impl<W: Write> RefusedRows<W> {
    /// Begins the file with the titles of the table that was imported.
    ///
    /// # Errors
    /// `disk_full`, internal when the writer fails.
    pub fn new(out: W, titles: &[String], stamp: &Stamp) -> Result<Self> {
        let all: Vec<String> = titles.iter().cloned().chain(REFUSED.map(str::to_owned)).collect();
        let table = Box::new(XlsxTable::new(out, &all, stamp)?);
        Ok(Self { table, width: titles.len() })
    }

    /// Adds a row with what is wrong with it.
    ///
    /// # Errors
    /// `disk_full`, `too_many_rows`, internal when the writer fails.
    pub fn add(&mut self, row: &Row, reason: &str) -> Result<()> {
        let mut cells: Vec<Cell> =
            (0..self.width).map(|column| Cell::Text(row.cell(column).to_owned())).collect();
        cells.push(Cell::Text(row.number.to_string()));
        cells.push(Cell::Text(reason.to_owned()));
        self.table.row(&cells)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// `disk_full`, internal when the writer fails.
    pub fn finish(self) -> Result<()> {
        self.table.finish()
    }
}
