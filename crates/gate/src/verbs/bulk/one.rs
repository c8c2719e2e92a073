//! What an act does with one of its records.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, Id, Result};
use model::Value;
use policy::{Permit, Verb, View};
use serde_json::{Map, Value as Json};
use store::SealedRow;

use super::{BulkAct, BulkRequest};
use crate::path::{Act, facts, open_row, record_refusal};
use crate::verbs::delete::delete_as;
use crate::verbs::release::ReleaseRequest;
use crate::verbs::restore::restore_as;
use crate::verbs::state::Mark;
use crate::verbs::update::{Change, Move};
use crate::verbs::write::normalise;

/// Whether a record was changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was.
    Changed,
    /// It was so already.
    Same,
}

/// Does it with one record; `mark` stands in the transaction of its change.
pub fn one(act: &Act<'_>, id: Id, request: &BulkRequest, mark: Mark<'_>) -> Result<Done> {
    let (gate, who, object) = (act.gate, act.who, act.object.name.as_str());
    match request.act {
        BulkAct::Delete => delete_as(act, id, None, mark).map(drop)?,
        BulkAct::Restore => restore_as(act, id, None, mark).map(drop)?,
        BulkAct::Claim => crate::verbs::claim::claim(gate, who, object, id).map(drop)?,
        BulkAct::Release => {
            let release = ReleaseRequest { pool: request.pool, ..ReleaseRequest::default() };
            crate::verbs::release::release(gate, who, object, id, &release).map(drop)?;
        }
        BulkAct::Assign | BulkAct::Set | BulkAct::Tag | BulkAct::Untag => {
            let (row, permit) = act.fetch(id)?;
            let readable = act.permit_rows_for(Verb::Read)?;
            let change = prepared(act, row, (&permit, &readable), request)?;
            if change.is_nothing() {
                return Ok(Done::Same);
            }
            let first = mark(change.before.version + 1);
            let (row, _) = change.store_if(act, &permit, first)?;
            crate::objects::rules::after_write(act, &row)?;
        }
    }
    Ok(Done::Changed)
}

/// What becomes of one record, before it is stored. A field that the caller does not see in the clear counts as
/// changed, so that no equality is told.
pub fn prepared(
    act: &Act<'_>,
    row: SealedRow,
    (permit, readable): (&Permit, &Permit),
    request: &BulkRequest,
) -> Result<Change> {
    if row.state == "deleted" && request.act != BulkAct::Assign {
        let fault = Fault::new(FaultKind::Conflict, "is_deleted");
        return Err(record_refusal(act, &[row.id], fault));
    }
    let to = request.owner.filter(|_| request.act == BulkAct::Assign).map(Move::To);
    let sent = match request.act {
        BulkAct::Set => request.values.clone(),
        BulkAct::Tag | BulkAct::Untag => tagged(act, &row, request)?,
        _ => Map::new(),
    };
    let taken: BTreeMap<String, Option<Value>> = normalise(act, permit, &facts(&row), sent)?;
    let unclear = |name: &&String| readable.view(name, &facts(&row)) < View::Clear;
    let blind: Vec<String> = taken.keys().filter(unclear).cloned().collect();
    Change::prepare(act, row, taken, to)?.telling_nothing_of(act, blind)
}

/// The choices of one record with those of the request, or without them.
fn tagged(act: &Act<'_>, row: &SealedRow, request: &BulkRequest) -> Result<Map<String, Json>> {
    let name = request.field.as_deref().unwrap_or_default();
    let field = act.object.known_field(name)?;
    let open = open_row(act, row.clone(), std::iter::once(field))?;
    let had = open.values.get(name).and_then(|value| value.json().as_array()).cloned();
    let named =
        |one: &Json| one.as_str().is_some_and(|one| request.options.iter().any(|o| o == one));
    let mut list = had.unwrap_or_default();
    if request.act == BulkAct::Tag {
        list.extend(request.options.iter().map(|one| Json::from(one.as_str())));
    } else {
        list.retain(|one| !named(one));
    }
    let value = if list.is_empty() { Json::Null } else { Json::Array(list) };
    Ok(Map::from_iter([(name.to_owned(), value)]))
}
