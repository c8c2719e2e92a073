//! Checking an OpenDocument table for repeats that would unfold to more than memory holds.

use std::io::BufRead;

use kernel::{Fault, FaultKind, Result, limits};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{broken, ole::CELLS};

/// How many cells one row and all rows would unfold to.
#[derive(Default)]
struct Count {
    row_repeats: u64,
    row_cells: u64,
    last_empty: u64,
    waiting_empty_rows: u64,
    total: u64,
}

impl Count {
    fn cell(&mut self, repeats: u64, empty: bool) -> Result<()> {
        self.row_cells += std::mem::take(&mut self.last_empty);
        if empty {
            self.last_empty = repeats;
        } else {
            self.row_cells = self.row_cells.saturating_add(repeats);
        }
        if self.row_cells > limits::IMPORT_COLUMNS as u64 {
            return Err(Fault::new(FaultKind::TooLarge, "too_many_columns")
                .with("max", limits::IMPORT_COLUMNS));
        }
        Ok(())
    }

    /// Empty rows at the end of a table unfold to nothing, those between others do.
    fn row_ends(&mut self) -> Result<()> {
        if self.row_cells == 0 {
            self.waiting_empty_rows = self.waiting_empty_rows.saturating_add(self.row_repeats);
        } else {
            let rows =
                std::mem::take(&mut self.waiting_empty_rows).saturating_add(self.row_repeats);
            self.total = self.total.saturating_add(rows.saturating_mul(self.row_cells));
        }
        self.last_empty = 0;
        self.row_cells = 0;
        if self.total > CELLS {
            return Err(Fault::new(FaultKind::TooLarge, "file_bomb"));
        }
        Ok(())
    }
}

/// Adds up all repeats of rows and cells.
///
/// # Errors
/// `too_many_columns`, `file_bomb`, `file_broken`.
pub fn check(content: impl BufRead) -> Result<()> {
    let mut reader = Reader::from_reader(content);
    let mut buffer = Vec::new();
    let mut count = Count::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(tag) => match name(&tag) {
                "table-row" => count.row_repeats = repeats(&tag, "number-rows-repeated")?,
                "table-cell" | "covered-table-cell" => {
                    count.cell(repeats(&tag, "number-columns-repeated")?, false)?;
                }
                _ => {}
            },
            Event::Empty(tag) => match name(&tag) {
                "table-row" => {}
                "table-cell" | "covered-table-cell" => {
                    let empty = !tag
                        .attributes()
                        .flatten()
                        .any(|a| local(a.key.as_ref()).contains("value"));
                    count.cell(repeats(&tag, "number-columns-repeated")?, empty)?;
                }
                _ => {}
            },
            Event::End(tag) if local(tag.name().as_ref()) == "table-row" => count.row_ends()?,
            Event::End(tag) if local(tag.name().as_ref()) == "table" => {
                count.waiting_empty_rows = 0
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn name<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    local(tag.name().0)
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn repeats(tag: &BytesStart<'_>, attribute: &str) -> Result<u64> {
    for found in tag.attributes() {
        let found = found.map_err(broken)?;
        if local(found.key.as_ref()) == attribute {
            return found.value.parse().map_err(broken);
        }
    }
    Ok(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(rows: &str) -> Option<&'static str> {
        let text = format!("<d><table:table>{rows}</table:table></d>");
        check(text.as_bytes()).err().map(|f| f.code)
    }

    #[test]
    fn the_long_empty_end_of_a_table_is_no_bomb() {
        let rows = r#"<table:table-row><table:table-cell office:value="1"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        assert_eq!(code(rows), None);
    }

    #[test]
    fn a_filled_cell_repeated_too_often_is_refused() {
        let rows = r#"<table:table-row><table:table-cell office:value="1" table:number-columns-repeated="16384"/></table:table-row>"#;
        assert_eq!(code(rows), Some("too_many_columns"));
    }

    #[test]
    fn a_filled_row_repeated_too_often_is_a_bomb() {
        let rows = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value="1" table:number-columns-repeated="400"/></table:table-row>"#;
        assert_eq!(code(rows), Some("file_bomb"));
    }
}
