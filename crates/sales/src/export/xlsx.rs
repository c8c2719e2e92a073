//! XLSX (ECMA-376), streamed.
//!
//! The library lays out the workbook with its titles, its info sheet and its page headers; the
//! rows are then written straight into the data sheet's part. The library's own mode for large
//! tables would keep the rows in the clear in a temporary file.

mod frame;

use std::io::{Cursor, Read, Write};

use kernel::{Fault, FaultKind, Result};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{ZipArchive, ZipWriter};

use super::guard::guard;
use super::{Cell, Stamp, Table, unwritable, xml};

/// Rows of one sheet, titles included (ECMA-376 and the limits that the programs publish).
pub const SHEET_ROWS: u32 = 1_048_576;
/// Sheets of rows at most.
const SHEETS: u64 = 16;
const END_OF_ROWS: &str = "</sheetData>";
/// Parts that are the same however many sheets there are. They lead, so that programs that look at
/// the beginning of a file see what it is.
const LEADING: [&str; 3] = ["_rels/.rels", "xl/styles.xml", "xl/theme/theme1.xml"];

/// An XLSX table that is being written. The parts that name the sheets come last: only then is it known
/// how many there are.
pub struct XlsxTable<W: Write> {
    out: ZipWriter<StreamWriter<W>>,
    titles: Vec<String>,
    stamp: Stamp,
    /// The number of the sheet at hand, from 1.
    sheet: u64,
    /// What stands in it behind the rows.
    tail: String,
    row: u32,
    /// Rows of one sheet, titles included.
    most: u32,
    line: String,
}

impl<W: Write> XlsxTable<W> {
    /// Begins a table with this row of titles, which stands on each of its sheets.
    ///
    /// # Errors
    /// `disk_full`, internal when the writer fails.
    pub fn new(out: W, titles: &[String], stamp: &Stamp) -> Result<Self> {
        Self::with_sheets_of(SHEET_ROWS, out, titles, stamp)
    }

    fn with_sheets_of(most: u32, out: W, titles: &[String], stamp: &Stamp) -> Result<Self> {
        let mut table = Self {
            out: ZipWriter::new_stream(out),
            titles: titles.to_vec(),
            stamp: stamp.clone(),
            sheet: 1,
            tail: String::new(),
            row: 1,
            most,
            line: String::new(),
        };
        let mut frame = table.frame()?;
        for name in LEADING {
            if let Some(index) = frame.index_for_name(name) {
                let part = frame.by_index_raw(index).map_err(Fault::internal)?;
                table.out.raw_copy_file(part).map_err(unwritable)?;
            }
        }
        table.begin_sheet()?;
        Ok(table)
    }

    /// The workbook without its rows, of as many sheets as have begun.
    fn frame(&self) -> Result<ZipArchive<Cursor<Vec<u8>>>> {
        let frame = frame::of(&self.titles, &self.stamp, self.sheet)
            .map_err(|e| Fault::internal(format!("the workbook cannot be laid out: {e}")))?;
        ZipArchive::new(Cursor::new(frame)).map_err(Fault::internal)
    }

    fn begin_sheet(&mut self) -> Result<()> {
        let name = part_of(self.sheet);
        let mut text = String::new();
        let mut frame = self.frame()?;
        let mut part = frame.by_name(&name).map_err(Fault::internal)?;
        part.read_to_string(&mut text).map_err(unwritable)?;
        let (head, tail) = parts(&text)?;
        self.tail = tail;
        let options = SimpleFileOptions::default().large_file(true);
        self.out.start_file(name, options).map_err(unwritable)?;
        self.out.write_all(head.as_bytes()).map_err(unwritable)?;
        self.row = 1;
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<()> {
        self.out.write_all(self.tail.as_bytes()).map_err(unwritable)
    }

    /// Writes the parts that name the sheets, and the sheet of what is to be known of the table.
    fn name_sheets(&mut self) -> Result<()> {
        let mut frame = self.frame()?;
        let written = |name: &str| {
            LEADING.contains(&name) || (1..=self.sheet).any(|sheet| part_of(sheet) == name)
        };
        for index in 0..frame.len() {
            let part = frame.by_index_raw(index).map_err(Fault::internal)?;
            if !part.name().is_ok_and(|name| written(&name)) {
                self.out.raw_copy_file(part).map_err(unwritable)?;
            }
        }
        Ok(())
    }

    fn push(&mut self, column: usize, cell: &Cell) {
        if cell.text().is_empty() {
            return;
        }
        self.line.push_str("<c r=\"");
        xml::push_place(&mut self.line, column, self.row);
        if cell.is_number() {
            self.line.push_str("\"><v>");
            self.line.push_str(cell.text());
            self.line.push_str("</v></c>");
        } else {
            self.line.push_str("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            xml::push(&mut self.line, &guard(cell.text()));
            self.line.push_str("</t></is></c>");
        }
    }
}

impl<W: Write> Table for XlsxTable<W> {
    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        if self.row >= self.most {
            if self.sheet >= SHEETS {
                let max = u64::from(self.most - 1) * SHEETS;
                return Err(Fault::new(FaultKind::TooLarge, "too_many_rows").with("max", max));
            }
            self.end_sheet()?;
            self.sheet += 1;
            self.begin_sheet()?;
        }
        self.row += 1;
        self.line.clear();
        self.line.push_str("<row r=\"");
        self.line.push_str(&self.row.to_string());
        self.line.push_str("\">");
        for (column, cell) in cells.iter().enumerate() {
            self.push(column, cell);
        }
        self.line.push_str("</row>");
        self.out.write_all(self.line.as_bytes()).map_err(unwritable)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.end_sheet()?;
        self.name_sheets()?;
        self.out.finish().map_err(unwritable)?.into_inner().flush().map_err(unwritable)
    }
}

/// The name of the part that holds a sheet of rows.
fn part_of(sheet: u64) -> String {
    format!("xl/worksheets/sheet{sheet}.xml")
}

/// The data sheet's part before and behind the place of the rows, without the range that it
/// declares, which the rows would belie.
fn parts(sheet: &str) -> Result<(String, String)> {
    let (head, tail) = sheet
        .split_once(END_OF_ROWS)
        .ok_or_else(|| Fault::internal("the laid out sheet has no rows"))?;
    let mut head = head.to_owned();
    if let Some(start) = head.find("<dimension")
        && let Some(length) = head[start..].find("/>")
    {
        head.replace_range(start..start + length + 2, "");
    }
    Ok((head, format!("{END_OF_ROWS}{tail}")))
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};
    use kernel::{Lang, Text};

    use super::*;

    fn stamp() -> Stamp {
        Stamp {
            exporter: "李&顾问".into(),
            at: "2026-11-21 22:00".into(),
            title: Text::new("客户", "Customers"),
            purpose: Text::new("客户服务", "Serving the customer"),
            organisation: "尚品".into(),
            lang: Lang::Zh,
        }
    }

    fn written(rows: &[Vec<Cell>]) -> Vec<u8> {
        let mut out = Vec::new();
        let titles = ["姓名".to_owned(), "消费".to_owned()];
        let mut table = Box::new(XlsxTable::new(&mut out, &titles, &stamp()).expect("it begins"));
        rows.iter().for_each(|row| table.row(row).expect("a row"));
        table.finish().expect("it ends");
        out
    }

    #[test]
    fn rows_can_be_read_again_as_they_were_written() {
        let bytes = written(&[
            vec![Cell::Text("王<芳>&\n𠮷".into()), Cell::Money("45852.58".into())],
            vec![Cell::Text("=1+1".into()), Cell::Number("1234567890123456".into())],
        ]);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it opens");
        assert_eq!(book.sheet_names(), ["客户", "导出说明"]);
        let range = book.worksheet_range("客户").expect("the data");
        assert_eq!(range.get_value((0, 0)), Some(&Data::String("姓名".into())));
        assert_eq!(range.get_value((1, 0)), Some(&Data::String("王<芳>&\n𠮷".into())));
        assert_eq!(range.get_value((1, 1)), Some(&Data::Float(45852.58)));
        assert_eq!(range.get_value((2, 0)), Some(&Data::String("'=1+1".into())));
        assert_eq!(range.get_value((2, 1)), Some(&Data::String("1234567890123456".into())));
        let info = book.worksheet_range("导出说明").expect("the info");
        assert!(info.rows().any(|row| row.contains(&Data::String("李&顾问".into()))));
    }

    #[test]
    fn exporter_and_time_stand_on_every_printed_page() {
        let mut zip = ZipArchive::new(Cursor::new(written(&[]))).expect("an archive");
        let mut sheet = String::new();
        zip.by_name("xl/worksheets/sheet1.xml")
            .expect("the sheet")
            .read_to_string(&mut sheet)
            .expect("it is text");
        let footer = sheet.split("<oddFooter>").nth(1).expect("a footer");
        assert!(footer.contains("李&amp;&amp;顾问  2026-11-21 22:00"), "{footer}");
        assert!(sheet.contains("<oddHeader>"));
    }

    #[test]
    fn rows_that_one_sheet_does_not_hold_go_on_in_the_next() {
        // Given sheets that hold four rows below their titles
        let (mut out, titles) = (Vec::new(), ["姓名".to_owned()]);
        let table = XlsxTable::with_sheets_of(5, &mut out, &titles, &stamp());
        let mut table = Box::new(table.expect("it begins"));
        // When ten rows come of which nobody had told
        let cell = |n: usize| [Cell::Text(format!("客户{n}"))];
        (0..10).for_each(|n| table.row(&cell(n)).expect("a row"));
        table.finish().expect("it ends");
        // Then each sheet has the titles and its rows
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(out)).expect("it opens");
        assert_eq!(book.sheet_names(), ["客户", "客户 2", "客户 3", "导出说明"]);
        for (name, first, rows) in [("客户", 0, 4), ("客户 2", 4, 4), ("客户 3", 8, 2)] {
            let range = book.worksheet_range(name).expect("the data");
            assert_eq!(range.height(), rows + 1, "{name}");
            assert_eq!(range.get_value((0, 0)), Some(&Data::String("姓名".into())));
            assert_eq!(range.get_value((1, 0)), Some(&Data::String(format!("客户{first}"))));
        }
    }

    #[test]
    fn a_table_ends_with_its_last_possible_sheet() {
        let (mut out, titles) = (Vec::new(), ["姓名".to_owned()]);
        let mut table =
            XlsxTable::with_sheets_of(2, &mut out, &titles, &stamp()).expect("it begins");
        let cell = [Cell::Text("客户".into())];
        (0..SHEETS).for_each(|_| table.row(&cell).expect("a row"));
        let fault = table.row(&cell).expect_err("it is full");
        assert_eq!((fault.code, fault.param("max")), ("too_many_rows", Some("16")));
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_marked() {
        let bytes = written(&[vec![Cell::Text("长".repeat(40_000))]]);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it opens");
        let range = book.worksheet_range("客户").expect("the data");
        let Some(Data::String(text)) = range.get_value((1, 0)) else { panic!("a text") };
        assert_eq!((text.chars().count(), text.ends_with('…')), (32_767, true));
    }
}
