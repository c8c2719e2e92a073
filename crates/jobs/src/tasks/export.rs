//! Exports: records become a table, page by page, each page in the ledger before it is written.

use std::io::Write;

use gate::verbs::export::{Cell, ExportPage, ExportRequest, export_page};
use gate::work::jobs::{JobFile, Part, Wish};
use gate::work::runner::Leased;
use gate::work::specs::{self, ExportSpec};
use gate::{Entered, Gate};
use kernel::{Fault, Lang, Result, Text};
use model::{Field, Object, purpose};
use sales::export::{self, CsvTable, Format, Stamp, Table, XlsxTable};
use sales::import::Flow;
use serde_json::{Value as Json, json};

use crate::room;
use crate::runner::{Context, Left};

/// Carries out an export job. One that was interrupted begins anew.
///
/// # Errors
/// What the gate refuses; the job fails with it, and nothing of its file stays.
pub fn task(context: &Context, job: &mut Leased) -> Result<Left> {
    let left = carry_out(context, job);
    if !matches!(left, Ok(Left::Ended("done"))) {
        // A file that stays is of no job's result and goes with the next start's sweep.
        let _ = job.discard(&context.gate, Part::Export);
    }
    left
}

fn carry_out(context: &Context, job: &mut Leased) -> Result<Left> {
    let gate = &context.gate;
    let spec: ExportSpec = specs::read(&job.spec)?;
    let who = job.enter(gate)?;
    let object = who.catalogue().get(&job.object)?.clone();
    let format = format_of(&spec.format)?;
    // Where files lie in the database, its server says itself when it is full.
    let room = |bytes| gate.files_folder().map_or(Ok(()), |folder| room::demand(folder, bytes));
    let mut into = job.write(gate, Part::Export)?;
    let mut wish = None;
    let mut stopped = false;
    let wanted = Wanted { object: &object, request: &spec.request, format, raw: spec.raw };
    let (org, owner, id) = (job.org, job.owner, job.id);
    let enter = || gate::enter::job::resume(gate, org, owner, id);
    let rows = write(gate, &enter, &wanted, &mut into, &room, |done, total| {
        job.done = done;
        job.total = total;
        wish = job.report(gate, None)?;
        context.tell(job, "running");
        stopped = wish.is_some() || context.is_stopping();
        Ok(if stopped { Flow::Stop } else { Flow::Continue })
    })?;
    match wish {
        Some(Wish::Pause) => {
            job.paused(gate)?;
            return Ok(Left::Ended("paused"));
        }
        Some(_) => {
            job.cancelled(gate, json!({ "rows": rows }))?;
            return Ok(Left::Ended("cancelled"));
        }
        None if stopped => return Ok(Left::Interrupted),
        None => {}
    }
    let size = into.finish()?;
    let stamp = stamp(gate, &who, &object, &spec.request.purpose, who.lang());
    let file = JobFile { name: export::file_name(&stamp, format), size };
    job.done(gate, json!({ "rows": rows }), &[(Part::Export, file)])?;
    Ok(Left::Ended("done"))
}

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

/// Writes an export and returns the number of rows. The caller is let in anew for each page, so that
/// a right that is withdrawn ends the export; `told` hears after each page how far it is. Nothing is
/// written before `room` has let so many bytes pass.
///
/// A record stands in the file as it is when its page is read. One that is made meanwhile comes at
/// the end of the usual order; one that moves in the order may be missed or come twice, never one
/// that nobody touches.
///
/// # Errors
/// What the gate refuses, `room`, or the writer.
pub fn write(
    gate: &Gate,
    enter: &dyn Fn() -> Result<Entered>,
    wanted: &Wanted<'_>,
    into: &mut (dyn Write + Send),
    room: &dyn Fn(u64) -> Result<()>,
    mut told: impl FnMut(u64, Option<u64>) -> Result<Flow>,
) -> Result<u64> {
    let who = enter()?;
    let page = |cursor| {
        let (name, who) = (&wanted.object.name, enter()?);
        export_page(gate, &who, name, wanted.request, cursor, who.lang())
            .map(gate::Shown::into_inner)
    };
    let ExportPage { fields, mut rows, mut next, total } = page(None)?;
    room(room::of_rows(&rows, total.unwrap_or_default()))?;
    let title = |field: &Field| {
        if wanted.raw { field.name.clone() } else { field.label.get(who.lang()).to_owned() }
    };
    let titles: Vec<String> = fields.iter().map(title).collect();
    let stamp = stamp(gate, &who, wanted.object, &wanted.request.purpose, who.lang());
    let mut table: Box<dyn Table + '_> = match wanted.format {
        Format::Csv => Box::new(CsvTable::new(into, &titles, wanted.raw)?),
        Format::Xlsx => Box::new(XlsxTable::new(into, &titles, &stamp, total)?),
    };
    let mut done = 0;
    loop {
        for row in &rows {
            let cells: Vec<_> = fields
                .iter()
                .zip(row)
                .map(|(field, cell)| shown(field, cell, wanted.raw))
                .collect();
            table.row(&cells)?;
        }
        done += rows.len() as u64;
        let flow = told(done, total)?;
        let Some(cursor) = next.take().filter(|_| flow == Flow::Continue) else { break };
        let more = page(Some(cursor))?;
        if !more.fields.iter().map(|f| &f.name).eq(fields.iter().map(|f| &f.name)) {
            // A field was withdrawn meanwhile: its column stands in the file already.
            return Err(Fault::denied("no_grant"));
        }
        rows = more.rows;
        next = more.next;
    }
    table.finish()?;
    Ok(done)
}

/// The format of this name.
///
/// # Errors
/// `bad_argument`.
pub fn format_of(name: &str) -> Result<Format> {
    match name {
        "xlsx" => Ok(Format::Xlsx),
        "csv" => Ok(Format::Csv),
        _ => Err(Fault::invalid("bad_argument").with("name", "format")),
    }
}

/// Who exports what, when and why.
#[must_use]
pub fn stamp(gate: &Gate, who: &Entered, object: &Object, purpose: &str, lang: Lang) -> Stamp {
    let at = gate.now().rfc3339();
    let at =
        format!("{} {} UTC", at.get(..10).unwrap_or_default(), at.get(11..16).unwrap_or_default());
    Stamp {
        exporter: who.org().user_name(Some(who.user())),
        at,
        title: object.plural.clone(),
        purpose: purpose_label(purpose),
        organisation: who.org().name.clone(),
        lang,
    }
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

fn purpose_label(name: &str) -> Text {
    let known = purpose::ALL.iter().find(|(known, ..)| *known == name);
    known.map_or_else(|| Text::new(name, name), |(_, zh, en)| Text::new(*zh, *en))
}
