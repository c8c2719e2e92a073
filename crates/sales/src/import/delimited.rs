//! Delimited text (RFC 4180 and its relatives), record by record in flat memory.
//!
//! A record counts as one row however many line breaks its quoted cells hold, and an empty line
//! counts as one, so that row numbers are those that a spreadsheet program shows.

use std::io::{BufRead, BufReader, Read};

use csv_core::ReadFieldResult;
use kernel::{Fault, FaultKind, Result, limits};

use super::broken;
use super::sheets::Row;

/// Cells of one record at all, empty ones included.
const CELLS: usize = 16_384;

/// The rows of a delimited text in UTF-8.
pub struct DelimitedRows<R> {
    inner: BufReader<R>,
    parser: csv_core::Reader,
    field: Vec<u8>,
    number: u64,
    after_cr: bool,
    done: bool,
}

impl<R: Read> DelimitedRows<R> {
    /// Reads this text, whose cells are parted by this ASCII character.
    pub fn new(inner: R, delimiter: u8) -> Self {
        Self {
            inner: BufReader::with_capacity(1 << 16, inner),
            parser: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            field: vec![0; limits::CELL_BYTES],
            number: 0,
            after_cr: false,
            done: false,
        }
    }

    /// Whether the next line is empty; it is consumed then. The parser would pass over it in
    /// silence, and all later rows would bear a wrong number.
    fn empty_line(&mut self) -> Result<bool> {
        let mut byte = self.peek()?;
        if self.after_cr && byte == Some(b'\n') {
            self.inner.consume(1);
            byte = self.peek()?;
        }
        self.after_cr = false;
        let Some(found @ (b'\n' | b'\r')) = byte else { return Ok(false) };
        self.inner.consume(1);
        self.after_cr = found == b'\r';
        Ok(true)
    }

    fn peek(&mut self) -> Result<Option<u8>> {
        Ok(self.inner.fill_buf().map_err(broken)?.first().copied())
    }

    /// One cell into `field`: its length, and how the reading ended.
    fn cell(&mut self) -> Result<(usize, ReadFieldResult)> {
        let mut length = 0;
        loop {
            let input = self.inner.fill_buf().map_err(broken)?;
            let (result, read, written) = self.parser.read_field(input, &mut self.field[length..]);
            if let Some(last) = read.checked_sub(1).and_then(|i| input.get(i)) {
                self.after_cr = *last == b'\r';
            }
            self.inner.consume(read);
            length += written;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => {
                    return Err(
                        Fault::new(FaultKind::TooLarge, "cell_too_large").with("row", self.number)
                    );
                }
                _ => return Ok((length, result)),
            }
        }
    }

    fn record(&mut self) -> Result<Option<Row>> {
        if self.empty_line()? {
            self.number += 1;
            return Ok(Some(Row::empty(self.number)));
        }
        let mut row = Row::empty(self.number + 1);
        self.number += 1;
        for column in 0.. {
            let (length, result) = self.cell()?;
            if matches!(result, ReadFieldResult::End) {
                return Ok(None);
            }
            if column >= CELLS {
                return Err(too_many_columns(self.number));
            }
            let text = std::str::from_utf8(&self.field[..length]).map_err(broken)?;
            row.put(column, super::cell::tidy(text))?;
            if matches!(result, ReadFieldResult::Field { record_end: true }) {
                break;
            }
        }
        Ok(Some(row))
    }
}

/// The fault of a row with too many cells.
pub fn too_many_columns(row: u64) -> Fault {
    Fault::new(FaultKind::TooLarge, "too_many_columns")
        .with("max", limits::IMPORT_COLUMNS)
        .with("row", row)
}

impl<R: Read> Iterator for DelimitedRows<R> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let record = self.record();
        self.done = !matches!(record, Ok(Some(_)));
        record.transpose()
    }
}

/// The character that parts the cells: the one that stands most often, and equally often in most
/// of the first lines, outside of quotes. A comma when nothing tells.
pub fn delimiter(start: &str) -> u8 {
    let score = |candidate: u8| {
        let counts = counts(start, candidate);
        let usual = counts
            .iter()
            .copied()
            .max_by_key(|n| (counts.iter().filter(|m| *m == n).count(), *n))
            .unwrap_or(0);
        let steady = counts.iter().filter(|n| **n == usual).count();
        if usual == 0 { 0 } else { steady * 1_000 + usual }
    };
    [b',', b'\t', b';', b'|']
        .into_iter()
        .rev()
        .max_by_key(|c| score(*c))
        .filter(|c| score(*c) > 0)
        .unwrap_or(b',')
}

/// How often the character stands outside of quotes in each of the first 30 lines.
fn counts(start: &str, candidate: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut quoted, mut count) = (false, 0);
    for byte in start.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                counts.push(std::mem::take(&mut count));
                if counts.len() == 30 {
                    return counts;
                }
            }
            b if b == candidate && !quoted => count += 1,
            _ => {}
        }
    }
    if counts.is_empty() {
        counts.push(count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        DelimitedRows::new(text.as_bytes(), delimiter(text))
            .map(|row| row.map(|r| (r.number, r.cells)).expect("the row is read"))
            .collect()
    }

    #[test]
    fn a_quoted_line_break_stays_inside_its_cell_and_row() {
        let read = rows("a,b\n\"x\ny\",2\n3,4\n");
        assert_eq!(read[1], (2, vec!["x\ny".into(), "2".into()]));
        assert_eq!(read[2].0, 3);
    }

    #[test]
    fn empty_lines_count_as_rows() {
        for text in ["a,b\n\n\n1,2\n", "a,b\r\n\r\n\r\n1,2\r\n", "a,b\r\r\r1,2\r"] {
            let read = rows(text);
            assert_eq!(read.last().expect("a row").0, 4, "{text:?}");
            assert_eq!(read.len(), 4);
        }
    }

    #[test]
    fn the_last_row_needs_no_line_break() {
        assert_eq!(rows("a,b\n1,2").len(), 2);
    }

    #[test]
    fn semicolons_and_tabs_are_found() {
        assert_eq!(delimiter("a;b;c\n1,5;2;3\n2,5;3;4\n"), b';');
        assert_eq!(delimiter("a\tb\n1\t2\n"), b'\t');
        assert_eq!(delimiter("one column\n1\n"), b',');
    }

    /// A text of commas without end.
    struct Commas;

    impl Read for Commas {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            buf.fill(b',');
            Ok(buf.len())
        }
    }

    #[test]
    fn a_row_of_a_million_columns_is_refused_in_bounded_memory() {
        let fault =
            DelimitedRows::new(Commas, b',').next().expect("an answer").err().expect("too many");
        assert_eq!(fault.code, "too_many_columns");
        let wide = "x,".repeat(1_000_000);
        let fault = DelimitedRows::new(wide.as_bytes(), b',')
            .next()
            .expect("an answer")
            .err()
            .expect("too many");
        assert_eq!(fault.code, "too_many_columns");
    }

    #[test]
    fn a_quote_that_never_ends_is_told_with_its_row() {
        let text = format!("a,b\n\"{}", "x\n".repeat(100_000));
        let fault = DelimitedRows::new(text.as_bytes(), b',')
            .nth(1)
            .expect("an answer")
            .err()
            .expect("too long");
        assert_eq!((fault.code, fault.param("row")), ("cell_too_large", Some("2")));
    }
}
