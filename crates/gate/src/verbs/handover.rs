//! Hands a person's records over to others in one step 离职交接: a plan that says who gets which, and a job that moves
//! them one by one. Whoever manages users does it without seeing a customer, in the name of the service `handover`;
//! anybody else moves what they may give to others themselves.

mod plan;
mod reads;
mod rights;

use std::collections::{BTreeMap, BTreeSet};

use audit::Outcome;
use kernel::{Fault, FieldFault, Id, Result, limits};
use policy::Verb;
use serde::{Deserialize, Serialize};
use store::jobs::changes::{self, Change as Line, state};

use super::state::Mark;
use super::undo::MOVED;
use super::update::{Change, Move};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record, record_refusal};
use crate::work::{jobs, specs};

pub use plan::{Field as HandoverField, Share, Values};
pub use reads::{Day, Reads, Seen, reads};
pub(crate) use rights::{may_go_on, mover, undoer};

/// Successors of one person at most.
const SUCCESSORS: usize = 50;

/// Who gets which records.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// All go to one.
    One,
    /// One after the other gets a customer, with what belongs to it.
    Turns,
    /// Each object has its successor.
    Object,
    /// Each value of a field of the customers has its successor.
    Value,
}

/// Whose records go to whom.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverRequest {
    /// Who leaves.
    pub from: Id,
    /// The rule.
    pub how: How,
    /// The successors; the first gets what no rule speaks of.
    pub to: Vec<Id>,
    /// These objects alone, where there are any.
    #[serde(default)]
    pub objects: BTreeSet<String>,
    /// The successor of each object.
    #[serde(default)]
    pub by_object: BTreeMap<String, Id>,
    /// The field of the customers: of choices, or a region, whose first two digits then count.
    #[serde(default)]
    pub field: Option<String>,
    /// The successor of each value of it.
    #[serde(default)]
    pub by_value: BTreeMap<String, Id>,
    /// Nothing is exported for whoever leaves any more.
    #[serde(default)]
    pub freeze_exports: bool,
    /// They do not come in any more.
    #[serde(default)]
    pub end_access: bool,
    /// Why; needed to end access.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What a hand-over's job is told; who gets which record stands in its lines.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct HandoverSpec {
    /// Who leaves.
    pub from: Id,
    /// The successors.
    pub to: Vec<Id>,
}

/// What a hand-over would do.
#[derive(Serialize)]
pub struct HandoverPreview {
    /// How many records in all.
    pub total: u64,
    /// How many of which object go to whom.
    pub shares: Vec<Share>,
    /// The values of the field, where the rule is by one.
    pub values: Vec<Values>,
    /// The fields of customers that a rule may go by.
    pub fields: Vec<HandoverField>,
    /// The objects that have owners.
    pub objects: Vec<String>,
    /// Whether the caller may end access and freeze exports.
    pub manages: bool,
    /// Whether exports are frozen already.
    pub exports_frozen: bool,
    /// The names behind ids of colleagues.
    pub refs: BTreeMap<String, String>,
}

/// Tells how many records would go to whom. It names none of them.
///
/// # Errors
/// `denied` for who may hand nothing over; `not_for_oneself`; faults at `to`.
pub fn preview(
    gate: &Gate,
    who: &Entered,
    request: &HandoverRequest,
) -> Result<Shown<HandoverPreview>> {
    let act = Act::begin(gate, who, Verb::Share, "user")?;
    let rights = rights::of(&act, request.from)?;
    if !request.to.is_empty() {
        check(&act, &rights, request)?;
    }
    let plan = plan::make(gate, &rights.mover, request)?;
    let org = who.org();
    let refs = targets(request)
        .chain([&request.from])
        .map(|id| (id.to_string(), org.user_name(Some(*id))))
        .collect();
    let answer = HandoverPreview {
        total: plan.lines.len() as u64,
        shares: plan.shares(),
        values: plan.values,
        fields: plan.fields,
        objects: plan.objects,
        manages: rights.manages,
        exports_frozen: org.users.get(&request.from).is_some_and(|card| card.exports_frozen),
        refs,
    };
    let entry = Entry::about(request.from).with("preview", "handover").with("count", answer.total);
    record(&act, Unrecorded::new(answer), entry)
}

/// Freezes what is to be frozen and adds the job that moves the records.
///
/// # Errors
/// As for `preview`; `nothing_to_hand_over`; those of freezing a user.
pub fn start(gate: &Gate, who: &Entered, request: &HandoverRequest) -> Result<Id> {
    let act = Act::begin(gate, who, Verb::Share, "user")?;
    let rights = rights::of(&act, request.from)?;
    check(&act, &rights, request)?;
    if (request.freeze_exports || request.end_access) && !rights.manages {
        return Err(record_refusal(&act, &[request.from], Fault::denied("no_grant")));
    }
    let plan = plan::make(gate, &rights.mover, request)?;
    if plan.lines.is_empty() {
        return Err(Fault::invalid("nothing_to_hand_over"));
    }
    if request.freeze_exports {
        freeze_exports(gate, who, request.from)?;
    }
    if request.end_access {
        let reason = request.reason.as_deref().unwrap_or_default();
        crate::enter::user::freeze(gate, who, request.from, reason)?;
    }
    let lines = plan.lines;
    let event =
        act.event(Entry::about(request.from).with("handover", lines.len()), Outcome::Done)?;
    let mut to: Vec<Id> = lines.iter().filter_map(|line| line.target).collect();
    to.sort_unstable();
    to.dedup();
    let spec = specs::write(&HandoverSpec { from: request.from, to })?;
    let mut new = jobs::New::of("handover", "user", &spec);
    new.total = Some(lines.len() as u64);
    let org = who.org_id();
    let put = jobs::put(gate, who, new, event, move |c, job| {
        changes::add(c, org, job, state::WAITING, &lines)
    })?;
    Ok(put.id)
}

/// Moves one record.
pub(crate) fn one(
    gate: &Gate,
    mover: &Entered,
    job: Id,
    from: Id,
    line: &Line,
    mark: Mark<'_>,
) -> Result<()> {
    let act = Act::begin(gate, mover, Verb::Share, &line.object)?.noting("job", job);
    let (row, permit) = act.fetch(line.record)?;
    let Some(target) = line.target.filter(|_| row.owner == Some(from) && row.state == "active")
    else {
        let fault = Fault::new(kernel::FaultKind::Conflict, "changed_since");
        return Err(record_refusal(&act, &[row.id], fault));
    };
    let change = Change::prepare(&act, row, BTreeMap::new(), Some(Move::To(target)))?;
    let first = mark(change.before.version + 1);
    change.store_if(&act, &permit, first).map(drop)
}

/// Whether the request is sound.
fn check(act: &Act<'_>, rights: &rights::Rights, request: &HandoverRequest) -> Result<()> {
    let fault = |field: &str, code| Err(Fault::fields(vec![FieldFault::new(field, code)]));
    if request.to.is_empty() {
        return fault("to", "required");
    }
    let many = request.by_object.len().max(request.by_value.len()).max(request.objects.len());
    if request.to.len() > SUCCESSORS || many > limits::GROUPS {
        return Err(Fault::invalid("bulk_too_many").with("max", SUCCESSORS));
    }
    for id in targets(request) {
        let card = act.who.org().users.get(id).filter(|card| card.status != "frozen");
        if card.is_none() || *id == request.from {
            return fault("to", "bad_user");
        }
    }
    if request.how == How::Value && request.field.is_none() {
        return fault("field", "required");
    }
    if rights.manages { rights::gains_nothing(act, request.from, targets(request)) } else { Ok(()) }
}

/// Everybody who is named to take something over.
fn targets(request: &HandoverRequest) -> impl Iterator<Item = &Id> {
    request.to.iter().chain(request.by_object.values()).chain(request.by_value.values())
}

/// Nothing is exported any more for whoever has given notice.
fn freeze_exports(gate: &Gate, who: &Entered, user: Id) -> Result<()> {
    let act = Act::begin(gate, who, Verb::Update, "user")?;
    let (row, permit) = act.fetch(user)?;
    let sent = serde_json::Map::from_iter([("exports_frozen".to_owned(), true.into())]);
    let taken = super::write::normalise(&act, &permit, &crate::path::facts(&row), sent)?;
    let change = Change::prepare(&act, row, taken, None)?;
    if change.is_nothing() {
        return Ok(());
    }
    let (row, _) = change.store(&act, &permit)?;
    crate::objects::rules::after_write(&act, &row)
}

/// A line by which a record changes hands.
fn line(object: &str, record: Id, from: Id, to: Id) -> Line {
    Line {
        seq: 0,
        object: object.to_owned(),
        record,
        act: MOVED.to_owned(),
        version: 0,
        former: Some(from),
        target: Some(to),
    }
}
