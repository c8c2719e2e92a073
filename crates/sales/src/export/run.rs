//! A whole export: pages out of the gate into a table.

use std::io::Write;

use gate::verbs::export::{self, Cell as GateCell, ExportPage, ExportRequest};
use gate::{Entered, Gate};
use kernel::{Fault, Result};
use model::Field;
use serde_json::Value as Json;

use super::{Cell, CsvTable, Format, Stamp, Table, XlsxTable};

/// What kind of file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// The format.
    pub format: Format,
    /// Field names and normalised values instead of labels and shown texts; CSV only.
    pub raw: bool,
}

/// Writes all records that the request means and the caller may export; the number of rows.
/// `progress` is told how many rows are written and how many there are.
///
/// # Errors
/// As the gate's export; `export_empty`, `disk_full`, `too_many_rows`; what `progress` fails with.
pub fn run<W: Write>(
    gate: &Gate,
    who: &Entered,
    object: &str,
    request: &ExportRequest,
    shape: Shape,
    stamp: &Stamp,
    out: W,
    mut progress: impl FnMut(u64, u64) -> Result<()>,
) -> Result<u64> {
    let page = |cursor| {
        export::export_page(gate, who, object, request, cursor, stamp.lang).map(|p| p.into_inner())
    };
    let mut next: ExportPage = page(None)?;
    let total = next.total.unwrap_or(0);
    if next.rows.is_empty() && next.next.is_none() {
        return Err(Fault::invalid("export_empty"));
    }
    let mut table = begin(out, &next.fields, shape, stamp)?;
    let mut done = 0;
    loop {
        for row in &next.rows {
            let cells =
                next.fields.iter().zip(row).map(|(field, cell)| shown(field, cell, shape.raw));
            table.row(&cells.collect::<Vec<_>>())?;
        }
        done += next.rows.len() as u64;
        progress(done, total.max(done))?;
        match next.next.take() {
            Some(cursor) => next = page(Some(cursor))?,
            None => break,
        }
    }
    table.finish()?;
    Ok(done)
}

fn begin<'a, W: Write + 'a>(
    out: W,
    fields: &[Field],
    shape: Shape,
    stamp: &Stamp,
) -> Result<Box<dyn Table + 'a>> {
    let raw = shape.raw && shape.format == Format::Csv;
    let title = |f: &Field| if raw { f.name.clone() } else { f.label.get(stamp.lang).to_owned() };
    let titles: Vec<String> = fields.iter().map(title).collect();
    Ok(match shape.format {
        Format::Xlsx => Box::new(XlsxTable::new(out, &titles, stamp)?),
        Format::Csv => Box::new(CsvTable::new(out, &titles, raw)?),
    })
}

fn shown(field: &Field, cell: &GateCell, raw: bool) -> Cell {
    match cell {
        GateCell::Empty => Cell::Text(String::new()),
        GateCell::Masked(text) => Cell::of(field, text.clone(), true),
        GateCell::Clear { value, .. } if raw => Cell::of(field, plain(value), false),
        GateCell::Clear { text, value } => match value.get("amount").and_then(Json::as_str) {
            // The usual currency is a number for adding up; others keep their sign.
            Some(amount) if value.get("currency").and_then(Json::as_str) == Some("CNY") => {
                Cell::Money(amount.to_owned())
            }
            _ => Cell::of(field, text.clone(), false),
        },
    }
}

/// A canonical value as one text.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
