//! XLSX (ECMA-376), streamed.
//!
//! The library lays out the workbook with its titles, its info sheet and its page headers; the
//! rows are then written straight into the data sheet's part. The library's own mode for large
//! tables would keep the rows in the clear in a temporary file.

use std::io::{Cursor, Read, Write};

use kernel::{Fault, FaultKind, Result};
use rust_xlsxwriter::{Format as Style, Workbook, Worksheet, XlsxError};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{ZipArchive, ZipWriter};

use super::guard::guard;
use super::{Cell, Stamp, Table, unwritable, xml};

/// Rows of one sheet, titles included (ECMA-376 and the limits that the programs publish).
pub const SHEET_ROWS: u32 = 1_048_576;
/// Sheets of rows at most.
const SHEETS: u64 = 16;
const END_OF_ROWS: &str = "</sheetData>";

/// An XLSX table that is being written.
pub struct XlsxTable<W: Write> {
    out: ZipWriter<StreamWriter<W>>,
    /// The data sheets that come after the one at hand, the last first.
    next: Vec<Sheet>,
    sheet: Sheet,
    row: u32,
    /// Rows of one sheet, titles included.
    most: u32,
    line: String,
}

/// A data sheet of the frame: its part, and what stands there before and behind the rows.
struct Sheet {
    name: String,
    head: String,
    tail: String,
}

impl<W: Write> XlsxTable<W> {
    /// Begins a table with this row of titles, in as many sheets as so many rows need. The container
    /// names its sheets at its beginning: rows beyond the last one are refused.
    ///
    /// # Errors
    /// `disk_full`, internal when the writer fails.
    pub fn new(out: W, titles: &[String], stamp: &Stamp, rows: Option<u64>) -> Result<Self> {
        Self::with_sheets_of(SHEET_ROWS, out, titles, stamp, rows)
    }

    fn with_sheets_of(
        most: u32,
        out: W,
        titles: &[String],
        stamp: &Stamp,
        rows: Option<u64>,
    ) -> Result<Self> {
        let sheets = rows.unwrap_or_default().div_ceil(u64::from(most - 1)).clamp(1, SHEETS);
        let frame = frame(titles, stamp, sheets)
            .map_err(|e| Fault::internal(format!("the workbook cannot be laid out: {e}")))?;
        let mut frame = ZipArchive::new(Cursor::new(frame)).map_err(Fault::internal)?;
        let data = (1..=sheets).map(|n| format!("xl/worksheets/sheet{n}.xml"));
        let data: Vec<String> = data.collect();
        let mut zip = ZipWriter::new_stream(out);
        for index in 0..frame.len() {
            let part = frame.by_index_raw(index).map_err(Fault::internal)?;
            if !data.iter().any(|name| part.name().is_ok_and(|own| own == *name)) {
                zip.raw_copy_file(part).map_err(unwritable)?;
            }
        }
        let mut all = Vec::new();
        for name in data.into_iter().rev() {
            let mut text = String::new();
            let mut part = frame.by_name(&name).map_err(Fault::internal)?;
            part.read_to_string(&mut text).map_err(unwritable)?;
            let (head, tail) = parts(&text)?;
            all.push(Sheet { name, head, tail });
        }
        let first = all.pop().ok_or_else(|| Fault::internal("a workbook without a sheet"))?;
        let mut table =
            Self { out: zip, next: all, sheet: first, row: 1, most, line: String::new() };
        table.begin_sheet()?;
        Ok(table)
    }

    fn begin_sheet(&mut self) -> Result<()> {
        let options = SimpleFileOptions::default().large_file(true);
        self.out.start_file(self.sheet.name.as_str(), options).map_err(unwritable)?;
        self.out.write_all(self.sheet.head.as_bytes()).map_err(unwritable)?;
        self.row = 1;
        Ok(())
    }

    /// Ends the sheet at hand and begins the next one; `false` when there is none.
    fn next_sheet(&mut self) -> Result<bool> {
        let Some(next) = self.next.pop() else { return Ok(false) };
        self.out.write_all(self.sheet.tail.as_bytes()).map_err(unwritable)?;
        self.sheet = next;
        self.begin_sheet()?;
        Ok(true)
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
        if self.row >= self.most && !self.next_sheet()? {
            return Err(Fault::new(FaultKind::TooLarge, "too_many_rows").with("max", self.most - 1));
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
        // Sheets that were named and are not needed are there, without rows.
        while self.next_sheet()? {}
        self.out.write_all(self.sheet.tail.as_bytes()).map_err(unwritable)?;
        self.out.finish().map_err(unwritable)?.into_inner().flush().map_err(unwritable)
    }
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

/// The workbook without its rows.
fn frame(titles: &[String], stamp: &Stamp, sheets: u64) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Style::new().set_bold();
    for number in 1..=sheets {
        data_sheet(book.add_worksheet(), titles, stamp, number)?;
    }
    let info = book.add_worksheet();
    info.set_name(if stamp.lang == kernel::Lang::Zh { "导出说明" } else { "About" })?;
    for (row, (label, text)) in lines(stamp).into_iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        info.write_string_with_format(row, 0, label, &bold)?;
        info.write_string(row, 1, guard(&text).as_ref())?;
    }
    info.set_column_width(0, 16)?.set_column_width(1, 60)?;
    book.save_to_buffer()
}

/// A sheet of rows: its titles and page headers.
fn data_sheet(
    data: &mut Worksheet,
    titles: &[String],
    stamp: &Stamp,
    number: u64,
) -> std::result::Result<(), XlsxError> {
    let bold = Style::new().set_bold();
    data.set_name(sheet_name(stamp.title.get(stamp.lang), number))?;
    for (column, title) in titles.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        data.write_string_with_format(0, column, guard(title).as_ref(), &bold)?;
        data.set_column_width(column, 18)?;
    }
    data.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
    let by = format!("{}  {}", plain(&stamp.exporter), plain(&stamp.at));
    data.set_header(format!("&L{}&R{by}", plain(stamp.title.get(stamp.lang))));
    data.set_footer(format!("&L{by}&R&P / &N"));
    Ok(())
}

fn lines(stamp: &Stamp) -> Vec<(&'static str, String)> {
    let zh = stamp.lang == kernel::Lang::Zh;
    let label = |chinese, english| if zh { chinese } else { english };
    let notice = label(
        "本文件含个人信息，请按用途使用并妥善保管；每次导出均有记录。",
        "This file holds personal data. Use it for its purpose and keep it safe; every export is recorded.",
    );
    vec![
        (label("单位", "Organisation"), stamp.organisation.clone()),
        (label("内容", "Content"), stamp.title.get(stamp.lang).to_owned()),
        (label("导出人", "Exported by"), stamp.exporter.clone()),
        (label("导出时间", "Exported at"), stamp.at.clone()),
        (label("用途", "Purpose"), stamp.purpose.get(stamp.lang).to_owned()),
        (label("提示", "Notice"), notice.to_owned()),
    ]
}

/// At most 31 characters, none of those that a sheet's name may not have; from the second sheet on
/// with its number.
fn sheet_name(text: &str, number: u64) -> String {
    let name: String =
        text.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(28).collect();
    let name = if name.trim().is_empty() { "Data".to_owned() } else { name };
    if number > 1 { format!("{name} {number}") } else { name }
}

/// A text for a page header, where `&` would begin a command; at most 60 characters, because a
/// header holds 255.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect::<String>().replace('&', "&&")
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
        let mut table =
            Box::new(XlsxTable::new(&mut out, &titles, &stamp(), None).expect("it begins"));
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
        // Given sheets that hold four rows below their titles, and ten rows
        let (mut out, titles) = (Vec::new(), ["姓名".to_owned()]);
        let table = XlsxTable::with_sheets_of(5, &mut out, &titles, &stamp(), Some(10));
        let mut table = Box::new(table.expect("it begins"));
        let cell = |n: usize| [Cell::Text(format!("客户{n}"))];
        (0..10).for_each(|n| table.row(&cell(n)).expect("a row"));
        // When two more come than were told of, they still fit, and the next does not
        (10..12).for_each(|n| table.row(&cell(n)).expect("a row"));
        assert_eq!(table.row(&cell(12)).expect_err("it is full").code, "too_many_rows");
        table.finish().expect("it ends");
        // Then each sheet has the titles and its rows
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(out)).expect("it opens");
        assert_eq!(book.sheet_names(), ["客户", "客户 2", "客户 3", "导出说明"]);
        for (name, first) in [("客户", 0), ("客户 2", 4), ("客户 3", 8)] {
            let range = book.worksheet_range(name).expect("the data");
            assert_eq!(range.height(), 5, "{name}");
            assert_eq!(range.get_value((0, 0)), Some(&Data::String("姓名".into())));
            assert_eq!(range.get_value((1, 0)), Some(&Data::String(format!("客户{first}"))));
        }
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
