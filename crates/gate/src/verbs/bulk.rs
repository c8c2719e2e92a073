//! One act on many records: assign an owner, delete, restore, claim, give back. Each record is decided by itself.

use kernel::{Fault, FieldFault, Id, Result, limits};
use policy::Verb;
use serde::Deserialize;

use super::list::{ListRequest, matching};
use super::release::ReleaseRequest;
use super::update::{Change, Move};
use crate::answer::{BulkAnswer, RefusedItem};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, plan, record};

/// What is to be done with many records.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BulkAct {
    /// Give them a new owner.
    Assign,
    /// Move them into the recycle bin.
    Delete,
    /// Take them out of it.
    Restore,
    /// Make those of a pool the caller's own.
    Claim,
    /// Give them back to a pool.
    Release,
}

/// Which records, and what.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkRequest {
    /// What is to be done.
    pub act: BulkAct,
    /// These records …
    #[serde(default)]
    pub ids: Vec<Id>,
    /// … or all that fit this filter, when no ids are given.
    #[serde(default)]
    pub filter: Option<String>,
    /// The new owner, for `assign`.
    #[serde(default)]
    pub owner: Option<Id>,
    /// The filter speaks of those in pools; always so for `claim`.
    #[serde(default)]
    pub pooled: bool,
    /// The pool, for `release`; needed where the caller knows several.
    #[serde(default)]
    pub pool: Option<Id>,
}

impl BulkRequest {
    /// This with these records.
    #[must_use]
    pub const fn of(act: BulkAct, ids: Vec<Id>) -> Self {
        Self { act, ids, filter: None, owner: None, pooled: false, pool: None }
    }
}

/// Does it, record by record; what is refused is told and left alone.
///
/// # Errors
/// `bulk_too_many`, `bad_user`, `denied` when the caller may do that nowhere.
pub fn bulk(
    gate: &Gate,
    who: &Entered,
    object: &str,
    request: BulkRequest,
) -> Result<Shown<BulkAnswer>> {
    let verb = match request.act {
        BulkAct::Assign => Verb::Share,
        BulkAct::Delete => Verb::Delete,
        BulkAct::Restore => Verb::Restore,
        BulkAct::Claim => Verb::Claim,
        BulkAct::Release => Verb::Release,
    };
    let act = Act::begin(gate, who, verb, object)?;
    act.permit_rows()?;
    let ids = chosen(&act, &request)?;
    let release = ReleaseRequest { pool: request.pool, ..ReleaseRequest::default() };
    let mut answer = BulkAnswer { done: 0, refused: Vec::new() };
    for id in &ids {
        let result = match request.act {
            BulkAct::Assign => assign(&act, *id, request.owner),
            BulkAct::Delete => super::delete::delete(gate, who, object, *id, None).map(drop),
            BulkAct::Restore => super::restore::restore(gate, who, object, *id, None).map(drop),
            BulkAct::Claim => super::claim::claim(gate, who, object, *id).map(drop),
            BulkAct::Release => super::release::release(gate, who, object, *id, &release).map(drop),
        };
        match result {
            Ok(()) => answer.done += 1,
            Err(fault) => answer.refused.push(RefusedItem {
                id: *id,
                code: fault.code.to_owned(),
                detail: fault.message(who.lang()),
            }),
        }
    }
    let entry = Entry::default()
        .with("chosen", ids.len())
        .with("done", answer.done)
        .with("refused", answer.refused.len());
    record(&act, Unrecorded::new(answer), entry)
}

fn chosen(act: &Act<'_>, request: &BulkRequest) -> Result<Vec<Id>> {
    let too_many = || Fault::invalid("bulk_too_many").with("max", limits::BULK_RECORDS);
    if request.ids.len() > limits::BULK_RECORDS {
        return Err(too_many());
    }
    if !request.ids.is_empty() {
        return Ok(request.ids.clone());
    }
    let Some(filter) = request.filter.clone() else {
        return Err(Fault::fields(vec![FieldFault::new("ids", "required")]));
    };
    let list = ListRequest {
        object: act.object.name.clone(),
        filter: Some(filter),
        deleted: request.act == BulkAct::Restore,
        pooled: request.pooled || request.act == BulkAct::Claim,
        ..ListRequest::default()
    };
    let permit = act.permit_list(list.which()?)?;
    let plan = plan(act, &permit, &list)?;
    let rows = matching(act, &permit, &plan, limits::BULK_RECORDS + 1)?;
    if rows.len() > limits::BULK_RECORDS {
        return Err(too_many());
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

fn assign(act: &Act<'_>, id: Id, owner: Option<Id>) -> Result<()> {
    let owner = owner.ok_or_else(|| Fault::fields(vec![FieldFault::new("owner", "required")]))?;
    let (row, permit) = act.fetch(id)?;
    let change =
        Change::prepare(act, row, std::collections::BTreeMap::new(), Some(Move::To(owner)))?;
    if change.is_nothing() { Ok(()) } else { change.store(act, &permit).map(drop) }
}
