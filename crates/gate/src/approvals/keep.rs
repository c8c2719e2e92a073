//! Approvals as records: found, made and changed in the name of the service `registrar`, each act with its
//! decision and its one entry in the ledger, in one transaction.

use std::collections::BTreeMap;

use audit::{Event, Outcome};
use kernel::{Fault, FaultKind, FieldFault, Id, Result, Timestamp};
use model::{Column, Compare, Predicate, Scalar, Storage, Value, Values};
use policy::services::REGISTRAR;
use policy::{Permit, Verb};
use serde_json::json;
use store::{Conn, ListQuery, Order, SealedRow, Which};

use super::course::{Course, Status, Step};
use super::flow::FlowCard;
use super::{APPROVAL, ApprovalNews, DECISION, REMARK_CHARS, announce};
use crate::ledger::{Chain, Recorder};
use crate::path::{Act, Entry, record_refusal, unique_claims};
use crate::verbs::create::{NewRow, Place, ReadyRows, first_history, sealed_row};
use crate::verbs::update::{Change, Changed};

/// Approvals of one record that are shown.
const OF_ONE: usize = 20;
/// Approvals of one record that hold, at most: there is one of each flow.
const HELD: usize = 1_000;

/// An approval as it is kept.
pub struct Kept {
    pub row: SealedRow,
    pub course: Course,
    pub flow: Option<Id>,
    pub title: String,
    pub requester: Option<Id>,
    /// The object and the id of the record.
    pub about: (String, Id),
    /// Who has done something with it.
    pub acted: Vec<Id>,
}

/// One act on an approval.
pub struct Decided<'a> {
    pub act: &'static str,
    pub to: Option<Id>,
    pub remark: Option<&'a Value>,
    /// Who had asked, where somebody else takes the request back.
    pub on_behalf: Option<Id>,
}

impl Decided<'_> {
    /// An act without words.
    pub const fn plain(act: &'static str) -> Self {
        Self { act, to: None, remark: None, on_behalf: None }
    }
}

/// The registrar's permit on approvals or their decisions.
pub fn permit(act: &Act<'_>, object: &str, verb: Verb) -> Result<Permit> {
    let registrar = REGISTRAR.caller(act.who.org_id(), act.now);
    let object = act.who.catalogue().get(object)?;
    policy::decide(&act.who.org().policies, &registrar, verb, object)
}

/// The column of an open field of approvals.
pub fn column(field: &str, storage: Storage) -> Column {
    Column::Open(field.to_owned(), storage)
}

/// A condition on an open text of approvals.
pub fn is(field: &str, text: impl ToString) -> Predicate {
    let column = column(field, Storage::Text);
    Predicate::Is(column, Compare::Eq, Scalar::Text(text.to_string()))
}

/// Approvals that fit, the latest first.
pub fn matching(act: &Act<'_>, predicate: Predicate, limit: usize) -> Result<Vec<Kept>> {
    let permit = permit(act, APPROVAL, Verb::List)?;
    let order = vec![Order { column: Column::UpdatedAt, descending: true }];
    let query = ListQuery { predicate, order, limit, after: None, which: Which::Active };
    let rows = act.store().read(|c| store::records::list(c, &permit, &query))?;
    Ok(rows.into_iter().filter_map(|row| kept(act, row)).collect())
}

/// The approvals of a record, the latest first.
pub fn of_record(act: &Act<'_>, row: &SealedRow) -> Result<Vec<Kept>> {
    matching(act, about(row), OF_ONE)
}

/// Those that are asked for or hold, however many were closed since.
pub fn held(act: &Act<'_>, row: &SealedRow) -> Result<Vec<Kept>> {
    let holding = Status::ALL.into_iter().filter(|status| status.holds());
    let holds = Predicate::any(holding.map(|status| is("status", status.name())));
    matching(act, Predicate::all([about(row), holds]), HELD)
}

fn about(row: &SealedRow) -> Predicate {
    let subject = Scalar::Text(row.subject.to_string());
    let subject = Predicate::Is(Column::Subject, Compare::Eq, subject);
    Predicate::all([subject, is("record", row.id)])
}

/// One approval, whoever may see it: what is told of it is for the caller to decide.
pub fn fetch(act: &Act<'_>, id: Id) -> Result<Kept> {
    let permit = permit(act, APPROVAL, Verb::Read)?;
    let row = act.store().read(|c| store::records::fetch(c, &permit, id))?;
    let row = row.filter(|row| row.state == "active").and_then(|row| kept(act, row));
    row.ok_or_else(|| record_refusal(act, &[id], Fault::not_found()))
}

/// What a row says; `None` for one that says nothing sensible.
fn kept(act: &Act<'_>, row: SealedRow) -> Option<Kept> {
    let values = crate::clerk::values(act.who.catalogue().get(APPROVAL).ok()?, &row);
    let text = |field: &str| values.text(field);
    let id = |field: &str| text(field).and_then(|text| text.parse().ok());
    let acted = values.get("acted").and_then(|list| list.json().as_array().cloned());
    Some(Kept {
        course: Course {
            steps: serde_json::from_str(text("steps")?).ok()?,
            at: text("step")?.parse::<usize>().ok()?.checked_sub(1)?,
            status: Status::find(text("status")?)?,
        },
        flow: id("flow"),
        title: text("title").unwrap_or_default().to_owned(),
        requester: id("requester"),
        about: (text("about")?.to_owned(), id("record")?),
        acted: acted.iter().flatten().filter_map(|id| id.as_str()?.parse().ok()).collect(),
        row,
    })
}

fn users(ids: &[Id]) -> Option<Value> {
    (!ids.is_empty()).then(|| Value::canonical(json!(ids)))
}

/// The fields that follow from how far it is.
fn standing(course: &Course, acted: &[Id]) -> Result<Vec<(&'static str, Option<Value>)>> {
    let steps = serde_json::to_string(&course.steps).map_err(Fault::internal)?;
    Ok(vec![
        ("status", Some(Value::text(course.status.name()))),
        ("steps", Some(Value::text(steps))),
        ("step", Some(Value::text((course.at + 1).to_string()))),
        ("waiting", users(&course.waiting())),
        ("acted", users(acted)),
    ])
}

/// A remark as it is kept.
///
/// # Errors
/// `too_long` at the field `remark`.
pub fn remark(act: &Act<'_>, typed: Option<&str>) -> Result<Option<Value>> {
    let field = act.who.catalogue().get(DECISION)?.known_field("remark")?.clone();
    let Some(typed) = typed else { return Ok(None) };
    if typed.chars().count() > REMARK_CHARS {
        let fault = FieldFault::new("remark", "too_long").with("max", REMARK_CHARS);
        return Err(Fault::fields(vec![fault]));
    }
    let raw = json!(typed);
    field.of_type().normalise(&field, &raw).map_err(|fault| Fault::fields(vec![fault]))
}

/// The decision's row, ready for the writer.
fn decision(act: &Act<'_>, of: &SealedRow, step: usize, done: &Decided<'_>) -> Result<ReadyRows> {
    let act = Act::begin(act.gate, act.who, act.verb, DECISION)?;
    let mut values = Values::new();
    values.set("act", Value::text(done.act));
    values.set("step", Value::text((step + 1).to_string()));
    values.set("by", Value::text(act.who.user().to_string()));
    if let Some(to) = done.to {
        values.set("to", Value::text(to.to_string()));
    }
    if let Some(remark) = done.remark {
        values.set("remark", remark.clone());
    }
    let place = Place {
        subject: of.subject,
        parent: Some(of.id),
        owner: of.owner,
        department: of.department,
    };
    let made = sealed_row(&act, Id::new(), &place, &values)?;
    let history = first_history(&act, &made.row, &values);
    let new = NewRow { row: made.row, tokens: made.tokens, claims: Vec::new(), history };
    ReadyRows::of(&permit(&act, DECISION, Verb::Decide)?, vec![new])
}

/// The entry of an act: which approval, of what, how it stands now. The remark lies in it sealed.
fn event(
    act: &Act<'_>,
    of: &SealedRow,
    told: &ApprovalNews,
    step: usize,
    done: &Decided<'_>,
) -> Result<Event> {
    // Whoever takes back what somebody else asked for is the actor; who asked is told beside.
    let mut entry = Entry::about(of.id)
        .with("act", done.act)
        .with("step", step + 1)
        .with("outcome", told.status)
        .with("object", &told.object)
        .with("record", told.record);
    if let Some(requester) = done.on_behalf {
        entry = entry.with("requester", requester);
    }
    let personal = done.remark.and_then(Value::as_str).map(|text| (of.subject, text.to_owned()));
    act.event(Entry { personal, ..entry }, Outcome::Done)
}

/// Makes a request about a record as it stands. Whatever was prepared on the record before is told as a
/// conflict, so that nothing changes behind its back. `about` is the call on the record, `act` the one on approvals.
///
/// # Errors
/// `version_conflict` when the record changed meanwhile; `approval_pending` when somebody was faster.
pub fn make(
    (about, writes): (&Act<'_>, &Permit),
    act: &Act<'_>,
    record: &SealedRow,
    (flow, steps): (&FlowCard, Vec<Step>),
    remark: Option<&Value>,
) -> Result<Id> {
    let (id, user) = (Id::new(), act.who.user());
    let course = Course::begin(steps);
    let mut values = Values::new();
    for (field, text) in [
        ("title", flow.name.clone()),
        ("about", about.object.name.clone()),
        ("record", record.id.to_string()),
        ("record_version", record.version.to_string()),
        ("flow", flow.id.to_string()),
        ("requester", user.to_string()),
        ("open_for", format!("{}:{}", record.id, flow.id)),
    ] {
        values.set(field, Value::text(text));
    }
    for (field, value) in standing(&course, &[])? {
        value.into_iter().for_each(|value| values.set(field, value));
    }
    let follows = act.object.follows.as_deref();
    let parent = if follows == Some(&*about.object.name) {
        Some(record.id)
    } else {
        record.parent.filter(|_| follows == about.object.follows.as_deref())
    };
    let place = Place {
        subject: record.subject,
        parent,
        owner: record.owner,
        department: record.department,
    };
    let made = sealed_row(act, id, &place, &values)?;
    let done = Decided { remark, ..Decided::plain("submit") };
    let first = decision(act, &made.row, 0, &done)?;
    let of = (about.object.name.clone(), record.id);
    let told = ApprovalNews::of(act, &of, course.status.name(), (&[], &course.waiting()), user)?;
    let event = event(act, &made.row, &told, 0, &done)?;
    let (readable, submit) =
        (permit(act, APPROVAL, Verb::Read)?, permit(act, APPROVAL, Verb::Submit)?);
    let new = NewRow {
        claims: unique_claims(&act.keys, &act.object, &values),
        history: first_history(act, &made.row, &values),
        tokens: made.tokens,
        row: made.row,
    };
    let new = ReadyRows::of(&submit, vec![new])?;
    let (writes, chain) = (writes.clone(), act.gate.0.recorder.chain());
    let seen = (record.id, record.version, record.updated_at);
    let at = Timestamp(act.now.0.max(record.updated_at.0 + 1));
    let telling = told.telling.clone();
    act.store()
        .write(move |c| {
            store::records::settle(c, &writes, seen, at)?;
            new.insert(c, &readable)?;
            first.insert(c, &readable)?;
            telling.keep(c)?;
            Recorder::append(c, &chain, std::slice::from_ref(&event))
        })
        .map_err(|fault| match fault.code {
            "not_unique" | "exists_elsewhere" => {
                Fault::new(FaultKind::Conflict, "approval_pending")
            }
            _ => fault,
        })
        .map_err(|fault| record_refusal(act, &[], fault))?;
    announce(act.gate, &told);
    Ok(id)
}

/// A change of an approval with its decision and its entry, ready for the writer.
pub struct Written {
    changed: Changed,
    decision: ReadyRows,
    event: Event,
    permit: Permit,
    readable: Permit,
    chain: Chain,
    /// What is told once it is durable.
    pub told: ApprovalNews,
}

impl Written {
    /// Writes it in the transaction at hand.
    pub fn keep(&self, c: &mut Conn) -> Result<()> {
        self.changed.apply(c, &self.permit, &self.readable)?;
        self.decision.insert(c, &self.readable)?;
        self.told.telling.keep(c)?;
        Recorder::append(c, &self.chain, std::slice::from_ref(&self.event))
    }
}

/// An approval that is void by a change of its record.
pub type Void = Written;

/// Brings an approval to where `course` is by this act, once it is kept. `step` is the one that it was done in.
pub fn change(act: &Act<'_>, of: Kept, course: &Course, done: &Decided<'_>) -> Result<Written> {
    let (step, user) = (of.course.at, act.who.user());
    let mut acted = of.acted;
    if !acted.contains(&user) && done.act != "void" {
        acted.push(user);
    }
    let mut taken: BTreeMap<String, Option<Value>> = standing(course, &acted)?
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    if !course.status.holds() {
        taken.insert("open_for".into(), None);
    }
    let decision = decision(act, &of.row, step, done)?;
    let waiting = (&*of.course.waiting(), &*course.waiting());
    let requester = of.requester.unwrap_or(user);
    let told = ApprovalNews::of(act, &of.about, course.status.name(), waiting, requester)?;
    let event = event(act, &of.row, &told, step, done)?;
    let changed = Change::prepare(act, of.row, taken, None)?.rows(act);
    Ok(Written {
        changed,
        decision,
        event,
        permit: permit(act, APPROVAL, Verb::Decide)?,
        readable: permit(act, APPROVAL, Verb::Read)?,
        chain: act.gate.0.recorder.chain(),
        told,
    })
}

/// What makes an approval void, for the transaction that changes its record.
pub fn void(act: &Act<'_>, of: Kept) -> Result<Void> {
    let act = Act::begin(act.gate, act.who, Verb::Decide, APPROVAL)?;
    let course = Course { status: Status::Voided, ..of.course.clone() };
    change(&act, of, &course, &Decided::plain("void"))
}
