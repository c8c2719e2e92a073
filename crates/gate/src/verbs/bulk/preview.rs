//! What an act would do, before it is done: nothing is stored, and what is told is told as the caller sees it.

use std::collections::{BTreeMap, HashMap};

use kernel::{Fault, FaultKind, Id, Lang, Result};
use model::Value;
use policy::{Permit, Verb};
use serde::Serialize;
use serde_json::Value as Json;
use store::SealedRow;

use super::one::prepared;
use super::{BulkAct, BulkRequest, check, listed};
use crate::answer::ShownValue;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, facts, open_row, record, show_only, shown_value,
};
use crate::verbs::update::Change;

/// Records of which is told what becomes of them.
const SAMPLE: usize = 5;

/// What an act would do.
#[derive(Serialize)]
pub struct BulkPreview {
    /// So many records were chosen.
    pub chosen: u64,
    /// So many would be changed.
    pub changes: u64,
    /// So many are so already.
    pub same: u64,
    /// Why the others would be refused, and how many of them.
    pub refused: Vec<Reason>,
    /// What becomes of the first few.
    pub sample: Vec<PreviewItem>,
    /// The names behind ids of colleagues.
    pub refs: BTreeMap<String, String>,
}

/// Why records are refused.
#[derive(Clone, Serialize)]
pub struct Reason {
    /// A stable code.
    pub code: String,
    /// In words.
    pub detail: String,
    /// How many.
    pub count: u64,
}

/// What becomes of one record. It has no `Debug`.
#[derive(Serialize)]
pub struct PreviewItem {
    /// The record.
    pub id: Id,
    /// Its title, masked where its field is.
    pub title: String,
    /// What changes; nothing where it only goes into the recycle bin or comes back.
    pub fields: Vec<ChangedField>,
}

/// A field before and after. It has no `Debug`.
#[derive(Serialize)]
pub struct ChangedField {
    /// The field's name, or `owner`.
    pub field: String,
    /// What it is.
    pub from: Option<ShownValue>,
    /// What it becomes.
    pub to: Option<ShownValue>,
}

/// Tells what an act would do. It is a reading of the records that it names.
///
/// # Errors
/// As for `bulk`.
pub fn preview(
    gate: &Gate,
    who: &Entered,
    object: &str,
    request: &BulkRequest,
) -> Result<Shown<BulkPreview>> {
    let real = Act::begin(gate, who, request.act.verb(), object)?;
    real.permit_rows()?;
    check(&real, request)?;
    let ids = listed(gate, who, object, request)?;
    let act = Act::begin(gate, who, request.act.verb(), object)?.on_trial();
    let reading = Act::begin(gate, who, Verb::Read, object)?;
    let readable = reading.permit_rows()?;
    let mut trial = Trial::new(&act, &readable, request);
    for part in ids.chunks(256) {
        let rows = act.store().read(|c| store::records::fetch_many(c, &readable, part))?;
        let subjects: Vec<Id> = rows.iter().map(|row| row.subject).collect();
        // Fetched at once, they are at hand one by one.
        gate.0.keyring.subjects(who.org_id(), &subjects)?;
        let mut rows: HashMap<Id, SealedRow> = rows.into_iter().map(|row| (row.id, row)).collect();
        for id in part {
            trial.take(rows.remove(id))?;
        }
    }
    let told = trial.told(ids.len());
    let mut entry = Entry::about_all(told.sample.iter().map(|item| item.id).collect());
    entry.fields = request.fields().into_iter().map(str::to_owned).collect();
    let entry = entry
        .with("preview", request.act.verb().name())
        .with("chosen", told.chosen)
        .with("changes", told.changes);
    record(&reading, Unrecorded::new(told), entry)
}

/// Tells what becomes of a record, if it is one of the first.
type Telling<'a> = Box<dyn FnOnce() -> Result<PreviewItem> + 'a>;

/// A trial over many records.
struct Trial<'a> {
    act: &'a Act<'a>,
    readable: &'a Permit,
    request: &'a BulkRequest,
    changes: u64,
    same: u64,
    refused: BTreeMap<String, Reason>,
    sample: Vec<PreviewItem>,
}

impl<'a> Trial<'a> {
    fn new(act: &'a Act<'a>, readable: &'a Permit, request: &'a BulkRequest) -> Self {
        let (refused, sample) = (BTreeMap::new(), Vec::new());
        Self { act, readable, request, changes: 0, same: 0, refused, sample }
    }

    fn take(&mut self, row: Option<SealedRow>) -> Result<()> {
        match self.would(row) {
            Ok(Some(item)) => {
                self.changes += 1;
                if self.sample.len() < SAMPLE {
                    self.sample.push(item()?);
                }
            }
            Ok(None) => self.same += 1,
            Err(fault) if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) => {
                return Err(fault);
            }
            Err(fault) => {
                let (code, detail) = words(&fault, self.act.who.lang());
                let reason = Reason { code: code.clone(), detail, count: 0 };
                self.refused.entry(code).or_insert(reason).count += 1;
            }
        }
        Ok(())
    }

    /// What becomes of this record, to be told if it is one of the first; nothing where it is so already.
    fn would(&self, row: Option<SealedRow>) -> Result<Option<Telling<'a>>> {
        let (act, readable) = (self.act, self.readable);
        let row = row.ok_or_else(Fault::not_found)?;
        let permit = act.permit_row(act.verb, &row)?;
        let conflict = |code| Err(Fault::new(FaultKind::Conflict, code));
        match self.request.act {
            BulkAct::Restore if row.state != "deleted" => conflict("not_deleted"),
            BulkAct::Delete | BulkAct::Release if row.state == "deleted" => conflict("is_deleted"),
            BulkAct::Claim if row.state != crate::pools::POOLED => conflict("not_in_pool"),
            BulkAct::Delete => {
                crate::objects::rules::before_delete(act, &row)?;
                Ok(Some(Box::new(move || untouched(act, readable, row))))
            }
            BulkAct::Restore | BulkAct::Claim | BulkAct::Release => {
                Ok(Some(Box::new(move || untouched(act, readable, row))))
            }
            BulkAct::Assign | BulkAct::Set | BulkAct::Tag | BulkAct::Untag => {
                let change = prepared(act, row, (&permit, readable), self.request)?;
                if change.is_nothing() {
                    return Ok(None);
                }
                let owner = self.request.owner.filter(|_| self.request.act == BulkAct::Assign);
                Ok(Some(Box::new(move || Ok(changed(act, readable, change, owner)))))
            }
        }
    }

    fn told(self, chosen: usize) -> BulkPreview {
        let org = self.act.who.org();
        let mut refs = BTreeMap::new();
        for field in self.sample.iter().flat_map(|item| &item.fields) {
            for value in [&field.from, &field.to].into_iter().flatten() {
                if let ShownValue::Clear(Json::String(id)) = value
                    && let Some(name) = org.name_of(id)
                {
                    refs.insert(id.clone(), name);
                }
            }
        }
        BulkPreview {
            chosen: chosen as u64,
            changes: self.changes,
            same: self.same,
            refused: self.refused.into_values().collect(),
            sample: self.sample,
            refs,
        }
    }
}

/// Why, as a code and in words; the first field's words where fields are wrong.
pub fn words(fault: &Fault, lang: Lang) -> (String, String) {
    match fault.fields.first() {
        Some(field) => (field.code.to_owned(), field.message(lang)),
        None => (fault.code.to_owned(), fault.message(lang)),
    }
}

/// A record that goes as it is.
fn untouched(act: &Act<'_>, readable: &Permit, row: SealedRow) -> Result<PreviewItem> {
    let titles = act.object.fields.iter().filter(|f| act.object.title.contains(&f.name));
    let open = open_row(act, row, titles)?;
    let shown = show_only(act, readable, open, std::iter::empty());
    Ok(PreviewItem { id: shown.id, title: shown.title, fields: Vec::new() })
}

fn changed(act: &Act<'_>, readable: &Permit, change: Change, owner: Option<Id>) -> PreviewItem {
    let row = change.before.clone();
    let mut fields = Vec::new();
    if let Some(owner) = owner.filter(|owner| row.owner != Some(*owner)) {
        let named = |id: Id| ShownValue::Clear(Json::from(id.to_string()));
        let (from, to) = (row.owner.map(named), Some(named(owner)));
        fields.push(ChangedField { field: "owner".into(), from, to });
    }
    let seen = readable.on(&facts(&row));
    let mut before = change.values.clone();
    for (name, from, to) in change.differences() {
        match from {
            Some(from) => before.set(name, from.clone()),
            None => drop(before.remove(name)),
        }
        let Some(field) = act.object.field(name) else { continue };
        let view = seen.view(name);
        if view == policy::View::Hidden {
            continue;
        }
        let shown =
            |value: Option<&Value>| value.and_then(|value| shown_value(field, value.clone(), view));
        fields.push(ChangedField { field: name.to_owned(), from: shown(from), to: shown(to) });
    }
    let open = OpenRow { row, values: before };
    let shown = show_only(act, readable, open, std::iter::empty());
    PreviewItem { id: shown.id, title: shown.title, fields }
}
