//! What waits for the caller, what the caller asked for, and what the caller has decided. Of each record only
//! what the caller may read is told; of one that may not be read, the request's own summary alone.

use std::collections::{BTreeMap, BTreeSet};

use audit::{Event, Outcome};
use kernel::{Id, Result, limits};
use model::{Field, Predicate, Storage};
use policy::{Verb, View};
use serde::{Deserialize, Serialize};

use super::shown::{PersonShown, StepShown, may, person, steps};
use crate::answer::{Counted, ShownRecord, moment};
use crate::approvals::keep::{self, Kept};
use crate::approvals::{APPROVAL, guard};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, Shown, Unrecorded, live_fields, open_all, record, record_with, show_only,
};
use crate::verbs::count::counted;

/// Requests of one answer.
const ITEMS: usize = 100;

/// Whose requests.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Those that wait for the caller.
    Waiting,
    /// Those that the caller asked for.
    Mine,
    /// Those on which the caller has acted.
    Done,
}

/// One request.
#[derive(Clone, Serialize)]
pub struct InboxItem {
    /// The approval's record id.
    pub id: Id,
    /// The flow's name.
    pub flow: String,
    /// The object of the record.
    pub object: String,
    /// `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`.
    pub status: &'static str,
    /// Who asked.
    pub requester: Option<PersonShown>,
    /// When.
    pub submitted_at: String,
    /// When something was last done with it.
    pub updated_at: String,
    /// The steps.
    pub steps: Vec<StepShown>,
    /// What the caller may do.
    pub may: Vec<&'static str>,
    /// The record as the caller may see it: its title, and what the flow's condition looks at; `null` where the
    /// caller may not read it.
    pub record: Option<ShownRecord>,
}

/// Requests, the latest first.
#[derive(Clone, Serialize)]
pub struct Inbox {
    /// The requests, 100 at most.
    pub items: Vec<InboxItem>,
    /// How many wait for the caller.
    pub waiting: Counted,
}

/// How many requests wait for the caller.
///
/// # Errors
/// `denied` for who has nothing to do with approvals.
pub fn waiting(gate: &Gate, who: &Entered) -> Result<Shown<Counted>> {
    let act = Act::begin(gate, who, Verb::Count, APPROVAL)?;
    act.permit_rows()?;
    let counted = count(&act)?;
    record(&act, Unrecorded::new(counted), Entry::default())
}

/// Requests of this kind.
///
/// # Errors
/// `denied` for who has nothing to do with approvals.
pub fn inbox(gate: &Gate, who: &Entered, which: Which) -> Result<Shown<Inbox>> {
    let act = Act::begin(gate, who, Verb::List, APPROVAL)?;
    act.permit_rows()?;
    let user = who.user();
    let fits = match which {
        Which::Waiting => waits_for(user),
        Which::Mine => keep::is("requester", user),
        Which::Done => among("acted", user),
    };
    let found = keep::matching(&act, fits, ITEMS)?;
    let (mut records, entries) = records(&act, &found)?;
    let item = |of: &Kept| InboxItem {
        id: of.row.id,
        flow: of.title.clone(),
        object: of.about.0.clone(),
        status: of.course.status.name(),
        requester: of.requester.map(|id| person(&act, id)),
        submitted_at: moment(of.row.created_at),
        updated_at: moment(of.row.updated_at),
        steps: steps(&act, of),
        may: Vec::new(),
        record: None,
    };
    let mut items: Vec<InboxItem> = found.iter().map(item).collect();
    for (item, of) in items.iter_mut().zip(&found) {
        // Several requests may be about one record.
        item.record = records.get_mut(&of.about.1).cloned();
        item.may = may(&act, of, item.record.as_ref().and_then(|record| record.owner));
    }
    let entry = Entry::about_all(found.iter().map(|of| of.row.id).collect());
    let answer = Inbox { items, waiting: count(&act)? };
    record_with(&act, Unrecorded::new(answer), entry, entries)
}

fn among(field: &str, user: Id) -> Predicate {
    Predicate::Has(keep::column(field, Storage::List), user.to_string())
}

fn waits_for(user: Id) -> Predicate {
    Predicate::all([keep::is("status", "pending"), among("waiting", user)])
}

fn count(act: &Act<'_>) -> Result<Counted> {
    let permit = keep::permit(act, APPROVAL, Verb::Count)?;
    let (mine, most) = (waits_for(act.who.user()), limits::COUNT_EXACT);
    let which = store::Which::Active;
    let count = act.store().read(|c| store::records::count(c, &permit, &mine, which, most))?;
    Ok(counted(count, most))
}

/// The records of these requests as far as the caller may read them, and the entries of that reading.
fn records(act: &Act<'_>, found: &[Kept]) -> Result<(BTreeMap<Id, ShownRecord>, Vec<Event>)> {
    let mut by_object: BTreeMap<&str, BTreeSet<Id>> = BTreeMap::new();
    for of in found {
        by_object.entry(&of.about.0).or_default().insert(of.about.1);
    }
    let (mut shown, mut entries) = (BTreeMap::new(), Vec::new());
    for (object, ids) in by_object {
        let other = Act::begin(act.gate, act.who, act.verb, object)?;
        let Some(permit) = other.permit_rows_quietly(Verb::Read) else { continue };
        let ids: Vec<Id> = ids.into_iter().collect();
        let mut rows = other.store().read(|c| store::records::fetch_many(c, &permit, &ids))?;
        rows.retain(|row| row.state == "active");
        let told: Vec<&Field> = live_fields(&other.object)
            .filter(|field| permit.best_view(&field.name) > View::Hidden)
            .filter(|field| is_told(&other, field))
            .collect();
        let mut read = Vec::new();
        for open in open_all(&other, rows, &told)? {
            read.push(open.row.id);
            let one = show_only(&other, &permit, open, told.iter().copied());
            shown.insert(one.id, one);
        }
        if !read.is_empty() {
            let fields = told.iter().map(|field| field.name.clone()).collect();
            let entry = Entry { fields, ..Entry::about_all(read) };
            entries.push(other.event(entry.with("as", "approval"), Outcome::Done)?);
        }
    }
    Ok((shown, entries))
}

/// What a card tells of a record: its title, its amounts, and what conditions look at.
fn is_told(other: &Act<'_>, field: &Field) -> bool {
    other.object.title.contains(&field.name)
        || (field.kind == "money" && !field.is_sealed())
        || guard::flows(other).any(|flow| flow.looks_at.contains(&field.name))
}
