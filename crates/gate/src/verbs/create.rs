//! Creates a record.

mod rows;

use std::collections::BTreeMap;

use kernel::{Fault, FieldFault, Id, Result};
use model::Values;
use policy::{RowFacts, Verb};
use serde_json::{Map, Value as Json};
use store::SealedRow;
use store::history::HistoryRow;

pub(crate) use rows::{NewRow, ReadyRows};

use super::write::{applies, check_required, counted_clash, may_claim, normalise};
use crate::answer::ShownRecord;
use crate::approvals::flow::Looked;
use crate::approvals::guard;
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, record_refusal, recorded_with_change, seal_values,
    show, unique_claims,
};
use crate::rules::{Standing, Touches};

/// What is to be created.
pub struct CreateRequest {
    /// The object's name.
    pub object: String,
    /// The values as sent, by field.
    pub values: Map<String, Json>,
    /// The owner; the caller when nothing is said.
    pub owner: Option<Id>,
    /// The record that the new one follows, for objects that follow another.
    pub parent: Option<Id>,
}

/// Where a new record belongs.
pub(crate) struct Place {
    pub subject: Id,
    pub parent: Option<Id>,
    pub owner: Option<Id>,
    pub department: Option<Id>,
}

/// Creates a record and shows it.
///
/// # Errors
/// `invalid` with the fields, `denied`, `exists_elsewhere`, `not_unique`, `not_found` (the parent).
pub fn create(gate: &Gate, who: &Entered, request: CreateRequest) -> Result<Shown<ShownRecord>> {
    create_with(gate, who, request, |_| {})
}

/// The same under an id that is known already.
pub(crate) fn create_as(
    gate: &Gate,
    who: &Entered,
    request: CreateRequest,
    id: Id,
    own: impl FnOnce(&mut Values),
) -> Result<Shown<ShownRecord>> {
    let act = Act::begin(gate, who, Verb::Create, &request.object)?;
    run(&act, request, id, own)
}

/// The same, with values that only the gate itself may write.
pub(crate) fn create_with(
    gate: &Gate,
    who: &Entered,
    request: CreateRequest,
    own: impl FnOnce(&mut Values),
) -> Result<Shown<ShownRecord>> {
    create_as(gate, who, request, Id::new(), own)
}

fn run(
    act: &Act<'_>,
    request: CreateRequest,
    id: Id,
    own: impl FnOnce(&mut Values),
) -> Result<Shown<ShownRecord>> {
    let place = place(act, id, request.owner, request.parent)?;
    let nothing = Map::new();
    let to_be = RowFacts {
        id,
        owner: place.owner,
        department: place.department,
        parent: place.parent,
        state: "active",
        open: &nothing,
    };
    let org = act.who.org();
    let permit = policy::decide_create(&org.policies, act.who.caller(), &act.object, &to_be)
        .map_err(|fault| record_refusal(act, &[], fault))?;
    let taken = normalise(act, &permit, &to_be, request.values)?;
    let at = Standing { id, parent: place.parent, owner: place.owner };
    let values = complete(act, at, taken, own)?;
    crate::objects::rules::before_write(act, id, None, &values)?;
    let row = store_new(act, &permit, id, &place, &values)?;
    crate::objects::rules::after_write(act, &row)?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let shown = show(act, &readable, OpenRow { row, values });
    Ok(recorded_with_change(Unrecorded::new(shown)))
}

/// Adds default values and the gate's own, drops what does not apply, checks what is needed.
pub(crate) fn complete(
    act: &Act<'_>,
    at: Standing,
    taken: BTreeMap<String, Option<model::Value>>,
    own: impl FnOnce(&mut Values),
) -> Result<Values> {
    let mut values: Values =
        taken.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    crate::objects::rules::defaults(act, &mut values);
    own(&mut values);
    crate::pools::mark_new(act, &mut values);
    crate::rules::complete(act, at, None, &mut values)?;
    let object = &act.object;
    let idle: Vec<String> = values
        .iter()
        .filter(|(name, _)| object.field(name).is_some_and(|f| !applies(f, &values)))
        .map(|(name, _)| name.to_owned())
        .collect();
    for name in idle {
        values.remove(&name);
    }
    check_required(object, &values, |_| true)?;
    Ok(values)
}

/// Where the record belongs: its owner's department, or its parent's place.
pub(crate) fn place(act: &Act<'_>, id: Id, owner: Option<Id>, parent: Option<Id>) -> Result<Place> {
    let object = &act.object;
    let follows = object.follows.as_deref().filter(|_| parent.is_some() || !object.optional_parent);
    let above = follows.map(|name| above(act, name, parent)).transpose()?;
    let subject = match &above {
        Some(row) if !object.own_subject => row.subject,
        None if object.system => act.who.org_id(),
        _ => id,
    };
    let parent = above.as_ref().map(|row| row.id);
    if let Some(row) = above.filter(|_| !object.own_owner) {
        return Ok(Place { subject, parent, owner: row.owner, department: row.department });
    }
    if owner.is_none() && act.who.caller().kind == policy::CallerKind::Service {
        return Ok(Place { subject, parent, owner: None, department: None });
    }
    let owner = owner.unwrap_or_else(|| act.who.user());
    let card = act
        .who
        .org()
        .users
        .get(&owner)
        .ok_or_else(|| Fault::fields(vec![FieldFault::new("owner", "bad_user")]))?;
    Ok(Place { subject, parent, owner: Some(owner), department: card.department })
}

/// The record that a new one follows, which the caller may read.
fn above(act: &Act<'_>, object: &str, parent: Option<Id>) -> Result<SealedRow> {
    let parent =
        parent.ok_or_else(|| Fault::fields(vec![FieldFault::new("parent", "required")]))?;
    let object = act.who.catalogue().get(object)?;
    let policies = &act.who.org().policies;
    let permit = policy::decide(policies, act.who.caller(), Verb::Read, object)?;
    act.store()
        .read(|c| store::records::fetch(c, &permit, parent))?
        .filter(|row| row.state == "active")
        .ok_or_else(|| record_refusal(act, &[parent], Fault::not_found()))
}

/// A new record, sealed and ready for a transaction, which may be one with others.
pub(crate) struct Prepared {
    pub row: SealedRow,
    /// The fields that are filled.
    pub fields: Vec<String>,
    rows: ReadyRows,
    readable: policy::Permit,
    touches: Option<Touches>,
    /// Who is told of it, once it is stored.
    pub telling: crate::notify::Telling,
}

impl Prepared {
    /// Stores it in the transaction at hand. The record that it follows stands there already.
    pub fn keep(&self, c: &mut store::Conn) -> Result<()> {
        self.rows.insert(c, &self.readable)?;
        self.touches.iter().try_for_each(|touches| touches.keep(c))?;
        self.telling.keep(c)
    }
}

/// Seals a new record; its subject's key is durable when this returns.
///
/// # Errors
/// `approval_needed` for one that would stand where only an approved one may.
pub(crate) fn prepare(
    act: &Act<'_>,
    permit: &policy::Permit,
    id: Id,
    place: &Place,
    values: &Values,
) -> Result<Prepared> {
    let (owner, department) = (place.owner, place.department);
    let new = Looked { object: &act.object, values, owner, department };
    guard::hold_new(act, &new).map_err(|fault| record_refusal(act, &[], fault))?;
    let row = new_row(act, id, place, values)?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let claims = unique_claims(&act.keys, &act.object, values);
    may_claim(act, !claims.is_empty())?;
    let new = NewRow {
        claims,
        history: first_history(act, &row.row, values),
        row: row.row.clone(),
        tokens: row.tokens,
    };
    let at = Standing { id, parent: place.parent, owner: place.owner };
    Ok(Prepared {
        telling: crate::notify::of_change(act, at, None, values)?,
        fields: values.iter().map(|(name, _)| name.to_owned()).collect(),
        touches: crate::rules::touches(act, place.parent, values)?,
        rows: ReadyRows::of(permit, vec![new])?,
        row: row.row,
        readable,
    })
}

fn store_new(
    act: &Act<'_>,
    permit: &policy::Permit,
    id: Id,
    place: &Place,
    values: &Values,
) -> Result<SealedRow> {
    let prepared = prepare(act, permit, id, place, values)?;
    let entry =
        Entry { fields: prepared.fields.clone(), versions: Some((0, 1)), ..Entry::about(id) };
    let event = act.event(entry, audit::Outcome::Done)?;
    let (row, chain) = (prepared.row.clone(), act.gate.0.recorder.chain());
    let told = prepared.telling.clone();
    act.store()
        .write(move |c| {
            prepared.keep(c)?;
            Recorder::append(c, &chain, std::slice::from_ref(&event))
        })
        .map_err(|fault| record_refusal(act, &[], counted_clash(act, fault)))?;
    crate::assignment::ring(act, &row);
    told.announce(act.gate);
    Ok(row)
}

/// A sealed row of version 1 and its tokens; the subject's key is made when it is new.
pub(crate) fn new_row(act: &Act<'_>, id: Id, place: &Place, values: &Values) -> Result<TokenRow> {
    if place.subject == id {
        act.gate.0.keyring.create_subjects(act.who.org_id(), &[id])?;
    }
    sealed_row(act, id, place, values)
}

/// The same where the subject's key is there already.
pub(crate) fn sealed_row(
    act: &Act<'_>,
    id: Id,
    place: &Place,
    values: &Values,
) -> Result<TokenRow> {
    let org = act.who.org_id();
    let key = act.gate.0.keyring.subject(org, place.subject)?;
    let sealed = seal_values(&act.keys, &key, &act.object, id, values);
    Ok(TokenRow {
        row: SealedRow {
            org,
            object: act.object.name.clone(),
            id,
            subject: place.subject,
            parent: place.parent,
            owner: place.owner,
            department: place.department,
            state: "active".into(),
            version: 1,
            created_at: act.now,
            updated_at: act.now,
            open: sealed.open,
            sealed: sealed.sealed,
            key_version: key.version,
        },
        tokens: sealed.tokens,
    })
}

/// A row and its tokens.
pub(crate) struct TokenRow {
    pub row: SealedRow,
    pub tokens: Vec<i64>,
}

/// The first line of a record's history: which fields were filled. Their first values are told by
/// the next change's 'before', so they are not stored twice.
pub(crate) fn first_history(act: &Act<'_>, row: &SealedRow, values: &Values) -> HistoryRow {
    HistoryRow {
        record: row.id,
        subject: row.subject,
        version: row.version,
        at: row.updated_at,
        actor: Some(act.who.user()),
        act: act.verb.name().to_owned(),
        fields: values.iter().map(|(name, _)| name.to_owned()).collect(),
        key_version: row.key_version,
        sealed: Vec::new(),
    }
}
