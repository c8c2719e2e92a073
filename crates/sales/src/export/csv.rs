//! CSV after RFC 4180, in UTF-8.

use std::io::Write;

use kernel::{Fault, Result};

use super::guard::guard;
use super::{Cell, Table, unwritable};

/// A CSV table that is being written.
pub struct CsvTable<W: Write> {
    inner: csv::Writer<W>,
}

impl<W: Write> CsvTable<W> {
    /// Begins a table with this row of titles. For people it bears a byte order mark, by which
    /// spreadsheet programs know UTF-8; `raw` tables for programs do not.
    ///
    /// # Errors
    /// `disk_full`, internal when the writer fails.
    pub fn new(mut out: W, titles: &[String], raw: bool) -> Result<Self> {
        if !raw {
            out.write_all(b"\xEF\xBB\xBF").map_err(unwritable)?;
        }
        let inner = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(out);
        let mut table = Self { inner };
        table.write(titles.iter().map(|title| guard(title)))?;
        Ok(table)
    }

    fn write<'a>(&mut self, cells: impl Iterator<Item = std::borrow::Cow<'a, str>>) -> Result<()> {
        for cell in cells {
            self.inner.write_field(cell.as_bytes()).map_err(refused)?;
        }
        self.inner.write_record(None::<&[u8]>).map_err(refused)
    }
}

impl<W: Write> Table for CsvTable<W> {
    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        let texts = cells
            .iter()
            .map(|cell| if cell.is_number() { cell.text().into() } else { guard(cell.text()) });
        self.write(texts)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.inner.flush().map_err(unwritable)
    }
}

/// The library hides the writer's own error within its own.
fn refused(error: csv::Error) -> Fault {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => unwritable(error),
        _ => Fault::internal("a table cannot be written"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(raw: bool) -> Vec<u8> {
        let mut out = Vec::new();
        let mut table = Box::new(
            CsvTable::new(&mut out, &["姓名".into(), "=备注".into()], raw).expect("it begins"),
        );
        table
            .row(&[Cell::Text("王芳".into()), Cell::Text("=1+1\n第二行,\"完\"".into())])
            .expect("a row");
        table.row(&[Cell::Number("-5.25".into()), Cell::Text("-5.25".into())]).expect("a row");
        table.finish().expect("it ends");
        out
    }

    #[test]
    fn a_table_for_people_has_a_mark_and_guards_its_cells() {
        let text = String::from_utf8(written(false)).expect("UTF-8");
        assert_eq!(
            text,
            "\u{FEFF}姓名,'=备注\r\n王芳,\"'=1+1\n第二行,\"\"完\"\"\"\r\n-5.25,'-5.25\r\n"
        );
    }

    #[test]
    fn a_raw_table_is_guarded_likewise() {
        let text = String::from_utf8(written(true)).expect("UTF-8");
        assert!(text.starts_with("姓名,'=备注\r\n") && text.contains("'=1+1"));
    }

    /// A disk without room.
    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
    }

    #[test]
    fn a_full_disk_is_told_as_such() {
        let fault = CsvTable::new(Full, &[], false).err().expect("no room");
        assert_eq!(fault.code, "disk_full");
        // And when it fills up between two rows
        let mut table = CsvTable::new(Full, &[], true).expect("nothing is written yet");
        let row = [Cell::Text("王芳".repeat(1_000))];
        let fault = (0..100).find_map(|_| table.row(&row).err()).expect("no room");
        assert_eq!(fault.code, "disk_full");
    }
}
