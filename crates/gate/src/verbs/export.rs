//! Hands records out as a file: only what the role may see, masked likewise, for a stated purpose.
//! Each page of rows is in the ledger before it leaves, so a broken-off export is told as far as
//! it went.

use kernel::{Fault, FieldFault, Id, Lang, Result, limits};
use model::{Field, Predicate, purpose};
use policy::{Permit, Verb, View};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use store::{SealedRow, Which};

use super::list::{ListRequest, matching_page};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Plan, Shown, Unrecorded, facts, known, open_all, plan, record,
    record_refusal, visible,
};

/// What is to be handed out.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// What was typed into the search box.
    #[serde(default)]
    pub q: Option<String>,
    /// A filter after AIP-160.
    #[serde(default)]
    pub filter: Option<String>,
    /// An order after AIP-132.
    #[serde(default)]
    pub order_by: Option<String>,
    /// These fields, in this order; all that the caller sees when nothing is said.
    #[serde(default)]
    pub fields: Vec<String>,
    /// These records alone.
    #[serde(default)]
    pub ids: Vec<Id>,
    /// Those that lie in pools instead of those in use.
    #[serde(default)]
    pub pooled: bool,
    /// One of `model::purpose::ALL`.
    pub purpose: String,
    /// Why, in the caller's words.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A cell of an export. It has no `Debug`.
#[derive(Clone)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A masked text.
    Masked(String),
    /// A value in the clear: as people read it, and as programs do.
    Clear {
        /// As people read it.
        text: String,
        /// The canonical value.
        value: Json,
    },
}

/// One page of an export.
pub struct ExportPage {
    /// The fields, in the order of the cells.
    pub fields: Vec<Field>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Where to go on; `None` when this was the last page.
    pub next: Option<ExportCursor>,
    /// How many rows there are in all, told with the first page; not for a search.
    pub total: Option<u64>,
}

/// Where an export goes on. Opaque to its holder.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExportCursor(store::Cursor);

/// Checks that the caller may export at all, before a job is made.
///
/// # Errors
/// `denied`, `purpose_needed`, `bad_filter`.
pub fn may_export(gate: &Gate, who: &Entered, object: &str, request: &ExportRequest) -> Result<()> {
    let act = Act::begin(gate, who, Verb::Export, object)?;
    let permit = act.permit_list(which(request))?;
    check(request)?;
    plan(&act, &permit, &list_request(object, request)).map(drop)
}

/// One page of rows, `limits::PAGE_SIZE` at most.
///
/// # Errors
/// As `list`; `purpose_needed`.
pub fn export_page(
    gate: &Gate,
    who: &Entered,
    object: &str,
    request: &ExportRequest,
    cursor: Option<ExportCursor>,
    lang: Lang,
) -> Result<Shown<ExportPage>> {
    let act = Act::begin(gate, who, Verb::Export, object)?;
    let permit = act.permit_list(which(request))?;
    check(request)?;
    let plan = plan(&act, &permit, &list_request(object, request))?;
    if plan.sort_sealed.is_some() {
        return Err(record_refusal(&act, &[], Fault::denied("sort_not_allowed")));
    }
    let fields = chosen(&act, &permit, request)?;
    let first = cursor.is_none();
    let (rows, next) = rows(&act, &permit, &plan, request, cursor)?;
    let rows = open_all(&act, rows, &fields)?;
    // What a search finds is known only once the rows are opened, so it is not told beforehand.
    let told = first && !plan.needs_opening();
    let total = if told { Some(total(&act, &permit, &plan, request)?) } else { None };
    let mut entry = Entry::about_all(rows.iter().map(|open| open.row.id).collect());
    entry.fields = fields.iter().map(|field| field.name.clone()).collect();
    entry.purpose = Some(request.purpose.clone());
    if let Some(reason) = request.reason.clone().filter(|r| first && !r.is_empty()) {
        // The reason is the exporter's own words: it is sealed under the organisation's subject.
        entry.personal = Some((who.org_id(), reason));
    }
    let cells = rows.iter().map(|open| cells(&permit, &fields, open, lang)).collect();
    let fields = fields.into_iter().cloned().collect();
    let page = ExportPage { fields, rows: cells, next, total };
    record(&act, Unrecorded::new(page), plan.describe(entry))
}

fn check(request: &ExportRequest) -> Result<()> {
    if !purpose::is_known(&request.purpose) {
        return Err(Fault::invalid("purpose_needed"));
    }
    if request.ids.len() > limits::BULK_RECORDS {
        return Err(Fault::invalid("bulk_too_many").with("max", limits::BULK_RECORDS));
    }
    if request.reason.as_ref().is_some_and(|r| r.chars().count() > limits::REASON_CHARS) {
        let fault = FieldFault::new("reason", "too_long").with("max", limits::REASON_CHARS);
        return Err(Fault::fields(vec![fault]));
    }
    Ok(())
}

const fn which(request: &ExportRequest) -> Which {
    if request.pooled { Which::Pooled } else { Which::Active }
}

fn list_request(object: &str, request: &ExportRequest) -> ListRequest {
    ListRequest {
        object: object.to_owned(),
        q: request.q.clone(),
        filter: request.filter.clone(),
        order_by: request.order_by.clone().or_else(|| Some("created_at".into())),
        pooled: request.pooled,
        ..ListRequest::default()
    }
}

/// The fields asked for that the caller may see.
fn chosen<'a>(
    act: &'a Act<'_>,
    permit: &'a Permit,
    request: &ExportRequest,
) -> Result<Vec<&'a Field>> {
    if request.fields.is_empty() {
        return Ok(visible(act, permit).collect());
    }
    request.fields.iter().map(|name| known(act, permit, name)).collect()
}

type Rows = (Vec<SealedRow>, Option<ExportCursor>);

fn rows(
    act: &Act<'_>,
    permit: &Permit,
    plan: &Plan,
    request: &ExportRequest,
    cursor: Option<ExportCursor>,
) -> Result<Rows> {
    if request.ids.is_empty() {
        let after = cursor.map(|c| c.0);
        let (rows, next) = matching_page(act, permit, plan, limits::PAGE_SIZE, after)?;
        return Ok((rows, next.map(ExportCursor)));
    }
    // Chosen records are few: they are fetched as they were chosen, in one page.
    let rows = act.store().read(|c| store::records::fetch_many(c, permit, &request.ids))?;
    let state = which(request).state();
    Ok((rows.into_iter().filter(|row| Some(row.state.as_str()) == state).collect(), None))
}

fn total(act: &Act<'_>, permit: &Permit, plan: &Plan, request: &ExportRequest) -> Result<u64> {
    if !request.ids.is_empty() {
        return Ok(request.ids.len() as u64);
    }
    let predicate: &Predicate = &plan.predicate;
    act.store()
        .read(|c| store::records::count(c, permit, predicate, plan.which(), u64::from(u32::MAX)))
}

fn cells(permit: &Permit, fields: &[&Field], open: &OpenRow, lang: Lang) -> Vec<Cell> {
    fields
        .iter()
        .map(|field| {
            let Some(value) = open.values.get(&field.name) else { return Cell::Empty };
            match permit.view(&field.name, &facts(&open.row)) {
                View::Hidden => Cell::Empty,
                View::Masked | View::Reveal => Cell::Masked(field.of_type().mask(field, value)),
                View::Clear => Cell::Clear {
                    text: field.of_type().show(field, value, lang),
                    value: value.json().clone(),
                },
            }
        })
        .collect()
}
