//! How records become a table, page by page.

use std::io::Write;

use gate::verbs::export::{Cell, ExportCursor, ExportPage, ExportRequest, export_page, may_export};
use gate::{Entered, Gate};
use kernel::{Fault, Result};
use model::{Field, Object};
use sales::export::{self, CsvTable, Format, Table, XlsxTable};
use sales::import::Flow;
use serde_json::Value as Json;

use super::stamp;
use crate::room;

/// What is to be written, and how.
pub struct Wanted<'a> {
    /// The object.
    pub object: &'a Object,
    /// Which records, and what for.
    pub request: &'a ExportRequest,
    /// The format.
    pub format: Format,
    /// Names of fields and canonical values instead of labels and texts.
    pub raw: bool,
}

/// A page that has just been written.
pub struct Page<'a> {
    /// Its rows.
    pub rows: &'a [Vec<export::Cell>],
    /// The columns.
    pub fields: &'a [Field],
    /// Where to go on; `None` when it was the last.
    pub next: Option<&'a ExportCursor>,
    /// Rows written up to its end.
    pub done: u64,
    /// How many there are in all, once it is known.
    pub total: Option<u64>,
}

/// Where an earlier run stopped.
pub struct Begun {
    /// The names of the columns.
    pub fields: Vec<String>,
    /// Where to go on; `None` when all pages are kept.
    pub next: Option<ExportCursor>,
    /// How many rows are kept.
    pub done: u64,
    /// How many rows there are in all, once it is known.
    pub total: Option<u64>,
}

/// Who follows an export: hears how far it is, and may keep its rows to go on later.
pub trait Follower {
    /// What was kept of an earlier run, for somebody with the rights of this moment.
    ///
    /// # Errors
    /// Those of what keeps it.
    fn begun(&mut self, _: &Entered) -> Result<Option<Begun>> {
        Ok(None)
    }

    /// Hands out the rows that `begun` told of.
    ///
    /// # Errors
    /// Those of what keeps them, and of `take`.
    fn kept(&mut self, _: &mut dyn FnMut(&[export::Cell]) -> Result<()>) -> Result<Flow> {
        Ok(Flow::Continue)
    }

    /// A page was written; whether to go on.
    ///
    /// # Errors
    /// Those of what keeps it.
    fn page(&mut self, page: &Page<'_>) -> Result<Flow>;
}

/// Whoever only hears how far it is: rows done, and rows in all once that is known.
impl<F: FnMut(u64, Option<u64>) -> Result<Flow>> Follower for F {
    fn page(&mut self, page: &Page<'_>) -> Result<Flow> {
        self(page.done, page.total)
    }
}

/// Writes an export and returns the number of rows. The caller is let in anew for each page, so that
/// a right that is withdrawn ends the export. Nothing is written before `room` has let so many
/// bytes pass; it is asked again and again where nobody knows how many rows there are. What is there
/// when the follower stops it is no whole table.
///
/// A record stands in the file as it is when its page is read. One that is made meanwhile comes at
/// the end of the usual order; one that moves in the order may be missed or come twice, never one
/// that nobody touches.
///
/// # Errors
/// What the gate refuses, `room`, the follower, or the writer.
pub fn write(
    gate: &Gate,
    enter: &dyn Fn() -> Result<Entered>,
    wanted: &Wanted<'_>,
    into: &mut (dyn Write + Send),
    room: &dyn Fn(u64) -> Result<()>,
    follower: &mut dyn Follower,
) -> Result<u64> {
    let who = enter()?;
    may_export(gate, &who, &wanted.object.name, wanted.request)?;
    let page = |cursor| {
        let (name, who) = (&wanted.object.name, enter()?);
        export_page(gate, &who, name, wanted.request, cursor, who.lang())
            .map(gate::Shown::into_inner)
    };
    let (fields, mut read, mut next, mut done, total) = match follower.begun(&who)? {
        Some(begun) => {
            (columns(wanted.object, &begun.fields)?, None, begun.next, begun.done, begun.total)
        }
        None => {
            let ExportPage { fields, rows, next, total } = page(None)?;
            (fields, Some(rows), next, 0, total)
        }
    };
    let mut room = room::Asking::new(room, total);
    if let Some(rows) = &read {
        room.before(rows, done, next.is_none())?;
    }
    let mut table = begin(gate, &who, wanted, &fields, into)?;
    if follower.kept(&mut |row| table.row(row))? == Flow::Stop {
        return Ok(done);
    }
    loop {
        let rows = match (read.take(), next.take()) {
            (Some(rows), rest) => {
                next = rest;
                rows
            }
            (None, Some(cursor)) => {
                let more = page(Some(cursor))?;
                if !more.fields.iter().map(|f| &f.name).eq(fields.iter().map(|f| &f.name)) {
                    // A field was withdrawn meanwhile: its column stands in the file already.
                    return Err(Fault::denied("no_grant"));
                }
                next = more.next;
                more.rows
            }
            (None, None) => break,
        };
        room.before(&rows, done, next.is_none())?;
        let rows: Vec<Vec<export::Cell>> =
            rows.iter().map(|row| cells(&fields, row, wanted.raw)).collect();
        for row in &rows {
            table.row(row)?;
        }
        done += rows.len() as u64;
        let written = Page { rows: &rows, fields: &fields, next: next.as_ref(), done, total };
        if follower.page(&written)? == Flow::Stop {
            return Ok(done);
        }
    }
    table.finish()?;
    Ok(done)
}

fn begin<'a>(
    gate: &Gate,
    who: &Entered,
    wanted: &Wanted<'_>,
    fields: &[Field],
    into: &'a mut (dyn Write + Send),
) -> Result<Box<dyn Table + 'a>> {
    let title = |field: &Field| {
        if wanted.raw { field.name.clone() } else { field.label.get(who.lang()).to_owned() }
    };
    let titles: Vec<String> = fields.iter().map(title).collect();
    let stamp = stamp(gate, who, wanted.object, &wanted.request.purpose, who.lang());
    Ok(match wanted.format {
        Format::Csv => Box::new(CsvTable::new(into, &titles, wanted.raw)?),
        Format::Xlsx => Box::new(XlsxTable::new(into, &titles, &stamp)?),
    })
}

/// The fields of these names.
fn columns(object: &Object, names: &[String]) -> Result<Vec<Field>> {
    let field = |name: &String| object.fields.iter().find(|field| field.name == *name).cloned();
    names.iter().map(field).collect::<Option<_>>().ok_or_else(|| Fault::denied("no_grant"))
}

fn cells(fields: &[Field], row: &[Cell], raw: bool) -> Vec<export::Cell> {
    fields.iter().zip(row).map(|(field, cell)| shown(field, cell, raw)).collect()
}

fn shown(field: &Field, cell: &Cell, raw: bool) -> export::Cell {
    let (text, value) = match cell {
        Cell::Empty => return export::Cell::Text(String::new()),
        Cell::Masked(text) => return export::Cell::Text(text.clone()),
        Cell::Clear { text, value } => (text, value),
    };
    match (field.kind.as_str(), value) {
        ("number", Json::String(number)) => export::Cell::Number(number.clone()),
        ("money", value) => match (value["amount"].as_str(), value["currency"].as_str()) {
            (Some(amount), Some("CNY")) => export::Cell::Money(amount.to_owned()),
            (Some(amount), Some(currency)) => export::Cell::Text(format!("{amount} {currency}")),
            _ => export::Cell::Text(text.clone()),
        },
        ("date" | "datetime", Json::String(date)) if raw => export::Cell::Date(date.clone()),
        ("date", Json::String(date)) => export::Cell::Date(date.clone()),
        (_, Json::String(value)) if raw => export::Cell::Text(value.clone()),
        (_, value) if raw => export::Cell::Text(value.to_string()),
        _ => export::Cell::Text(text.clone()),
    }
}
