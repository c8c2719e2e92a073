//! XLSX (ECMA-376), streamed.
//!
//! The library lays out the workbook with its titles, its info sheet and its page headers; the
//! rows are then written straight into the data sheet's part. The library's own mode for large
//! tables would keep the rows in the clear in a temporary file.

use std::io::{Cursor, Read, Write};

use kernel::{Fault, FaultKind, Result};
use rust_xlsxwriter::{Format as Style, Workbook, XlsxError};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{ZipArchive, ZipWriter};

use super::guard::guard;
use super::{Cell, Stamp, Table, unwritable, xml};

/// Rows of one sheet, titles included (ECMA-376 and the limits that the programs publish).
pub const SHEET_ROWS: u32 = 1_048_576;
const DATA: &str = "xl/worksheets/sheet1.xml";
const END_OF_ROWS: &str = "</sheetData>";

/// An XLSX table that is being written.
pub struct XlsxTable<W: Write> {
    out: ZipWriter<StreamWriter<W>>,
    /// What stands behind the rows in the data sheet's part.
    tail: String,
    row: u32,
    line: String,
}

impl<W: Write> XlsxTable<W> {
    /// Begins a table with this row of titles.
    ///
    /// # Errors
    /// `disk_full`, internal when the writer fails.
    pub fn new(out: W, titles: &[String], stamp: &Stamp) -> Result<Self> {
        let frame = frame(titles, stamp)
            .map_err(|e| Fault::internal(format!("the workbook cannot be laid out: {e}")))?;
        let mut frame = ZipArchive::new(Cursor::new(frame)).map_err(Fault::internal)?;
        let mut zip = ZipWriter::new_stream(out);
        for index in 0..frame.len() {
            let part = frame.by_index_raw(index).map_err(Fault::internal)?;
            if part.name().map_err(Fault::internal)? != DATA {
                zip.raw_copy_file(part).map_err(unwritable)?;
            }
        }
        let mut sheet = String::new();
        frame
            .by_name(DATA)
            .map_err(Fault::internal)?
            .read_to_string(&mut sheet)
            .map_err(unwritable)?;
        let (head, tail) = parts(&sheet)?;
        zip.start_file(DATA, SimpleFileOptions::default().large_file(true)).map_err(unwritable)?;
        zip.write_all(head.as_bytes()).map_err(unwritable)?;
        Ok(Self { out: zip, tail, row: 1, line: String::new() })
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
        if self.row >= SHEET_ROWS {
            return Err(
                Fault::new(FaultKind::TooLarge, "too_many_rows").with("max", SHEET_ROWS - 1)
            );
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
        self.out.write_all(self.tail.as_bytes()).map_err(unwritable)?;
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
fn frame(titles: &[String], stamp: &Stamp) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Style::new().set_bold();
    let data = book.add_worksheet();
    data.set_name(sheet_name(stamp.title.get(stamp.lang)))?;
    for (column, title) in titles.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        data.write_string_with_format(0, column, guard(title).as_ref(), &bold)?;
        data.set_column_width(column, 18)?;
    }
    data.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
    let by = format!("{}  {}", plain(&stamp.exporter), plain(&stamp.at));
    data.set_header(format!("&L{}&R{by}", plain(stamp.title.get(stamp.lang))));
    data.set_footer(format!("&L{by}&R&P / &N"));
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

/// At most 31 characters, none of those that a sheet's name may not have.
fn sheet_name(text: &str) -> String {
    let name: String =
        text.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(31).collect();
    if name.trim().is_empty() { "Data".into() } else { name }
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
        zip.by_name(DATA).expect("the sheet").read_to_string(&mut sheet).expect("it is text");
        let footer = sheet.split("<oddFooter>").nth(1).expect("a footer");
        assert!(footer.contains("李&amp;&amp;顾问  2026-11-21 22:00"), "{footer}");
        assert!(sheet.contains("<oddHeader>"));
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
