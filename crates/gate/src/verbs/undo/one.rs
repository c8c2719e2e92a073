//! One record on its way back.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::Value;
use policy::services::REMINDER;
use policy::{Permit, Verb};
use serde_json::{Map, Value as Json};
use store::SealedRow;
use store::history::HistoryRow;
use store::jobs::changes::Change as Line;

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, facts, record_refusal};
use crate::verbs::delete::delete_as;
use crate::verbs::history;
use crate::verbs::restore::restore_as;
use crate::verbs::state::{First, Mark};
use crate::verbs::update::{Change, Move};

/// The act of a line by which a record changed hands in a hand-over.
pub const MOVED: &str = "handover";

/// Takes one change back; `mark` stands in the transaction of that.
///
/// # Errors
/// `changed_since` where somebody changed the record, gave it to somebody else or went on with it; `version_conflict`
/// where somebody changes it at this moment; `denied`, `not_found`; what the rules of the record refuse.
pub fn take_back(gate: &Gate, who: &Entered, of: Id, line: &Line, mark: Mark<'_>) -> Result<()> {
    let begin =
        |verb| Ok::<_, Fault>(Act::begin(gate, who, verb, &line.object)?.noting("undo_of", of));
    let done = match line.act.as_str() {
        "delete" => out_of_the_bin(&begin(Verb::Restore)?, line, mark),
        "restore" | "create" => into_the_bin(&begin(Verb::Delete)?, line, mark),
        MOVED => hand_back(&begin(Verb::Share)?, line, mark),
        "share" => values_back(&begin(Verb::Share)?, line, mark),
        _ => values_back(&begin(Verb::Update)?, line, mark),
    };
    done.map_err(|fault| match fault.code {
        "is_deleted" | "not_deleted" => changed_since(),
        _ => fault,
    })
}

fn changed_since() -> Fault {
    Fault::new(FaultKind::Conflict, "changed_since")
}

/// The record as the change left it.
fn unchanged(act: &Act<'_>, line: &Line) -> Result<(SealedRow, Permit)> {
    let (row, permit) = act.fetch(line.record)?;
    if row.version == line.version {
        return Ok((row, permit));
    }
    Err(record_refusal(act, &[row.id], changed_since()))
}

fn out_of_the_bin(act: &Act<'_>, line: &Line, mark: Mark<'_>) -> Result<()> {
    unchanged(act, line)?;
    restore_as(act, line.record, Some(line.version), mark).map(drop)
}

/// What was made or brought back goes, unless somebody has worked with what follows it since: that would go along.
fn into_the_bin(act: &Act<'_>, line: &Line, mark: Mark<'_>) -> Result<()> {
    let (row, permit) = unchanged(act, line)?;
    let since = last(act, &row, &permit)?.at;
    let alone = |version: i64| -> First {
        let (first, permit, id) = (mark(version), permit.clone(), row.id);
        Box::new(move |c| {
            // What the program itself reminds of is nobody's work.
            if store::records::is_followed_since(c, &permit, id, since, REMINDER.id())? {
                return Err(changed_since());
            }
            first(c)
        })
    };
    delete_as(act, line.record, Some(line.version), &alone).map(drop)
}

/// A record that was handed over goes back to whose it was, as long as nobody gave it to somebody else.
fn hand_back(act: &Act<'_>, line: &Line, mark: Mark<'_>) -> Result<()> {
    let (row, permit) = act.fetch(line.record)?;
    let Some(former) = line.former.filter(|_| row.owner == line.target && row.state == "active")
    else {
        return Err(record_refusal(act, &[row.id], changed_since()));
    };
    let change = Change::prepare(act, row, BTreeMap::new(), Some(Move::To(former)))?;
    let first = mark(change.before.version + 1);
    change.store_if(act, &permit, first).map(drop)
}

/// The former values of the fields that the change wrote, and whose the record was.
fn values_back(act: &Act<'_>, line: &Line, mark: Mark<'_>) -> Result<()> {
    let (row, permit) = unchanged(act, line)?;
    if row.state == "deleted" {
        return Err(record_refusal(act, &[row.id], changed_since()));
    }
    let former = former(act, &row, &permit)?;
    let to = moved_back(act, &row, &former)?;
    let mut taken = BTreeMap::new();
    for (name, change) in former.iter().filter(|(name, _)| *name != "owner") {
        let Some(field) = act.object.field(name).filter(|field| !field.archived) else { continue };
        // What the rules wrote goes back with what the caller wrote.
        if !field.read_only && act.verb == Verb::Update && !permit.may_edit(name, &facts(&row)) {
            let fault = Fault::fields(vec![FieldFault::new(name, "read_only")]);
            return Err(record_refusal(act, &[row.id], fault));
        }
        let from = change.get("from").filter(|value| !value.is_null());
        taken.insert(name.clone(), from.map(|value| Value::canonical(value.clone())));
    }
    let change = Change::back(act, row, taken, to)?;
    let first = mark(change.before.version + 1);
    let (row, _) = change.store_if(act, &permit, first)?;
    crate::objects::rules::after_write(act, &row)
}

/// What the last change wrote, by field, each with what stood there before.
fn former(act: &Act<'_>, row: &SealedRow, permit: &Permit) -> Result<Map<String, Json>> {
    let line = last(act, row, permit)?;
    // What came with a merge has lines under the key of the person whose it was.
    let key = act.gate.0.keyring.subject(act.who.org_id(), line.subject)?;
    history::open(row, &key, &line).map_err(|fault| match fault.code {
        // It is a matter of this one record, which stays as it is.
        "wrong_key" => Fault::new(FaultKind::Conflict, "wrong_key"),
        _ => fault,
    })
}

/// The line of history of the last change.
fn last(act: &Act<'_>, row: &SealedRow, permit: &Permit) -> Result<HistoryRow> {
    let (id, version) = (row.id, row.version);
    let lines = act.store().read(|c| store::history::list(c, permit, id, Some(version + 1), 1))?;
    let line = lines.into_iter().next().filter(|line| line.version == version);
    line.ok_or_else(changed_since)
}

/// Whose the record was, or the pool in which it lay, where the change moved it.
fn moved_back(act: &Act<'_>, row: &SealedRow, former: &Map<String, Json>) -> Result<Option<Move>> {
    let Some(change) = former.get("owner") else { return Ok(None) };
    if act.verb != Verb::Share {
        act.permit_row(Verb::Share, row)?;
    }
    let id = |json: Option<&Json>| json.and_then(Json::as_str).and_then(|id| id.parse::<Id>().ok());
    let from = |name: &str| former.get(name).and_then(|change| change.get("from"));
    match (id(change.get("from")), id(from(crate::pools::POOL))) {
        (Some(owner), _) => Ok(Some(Move::To(owner))),
        (None, Some(pool)) if act.who.org().pools.contains_key(&pool) => Ok(Some(Move::Pool(pool))),
        // Nobody has it any more, or the pool has gone since.
        (None, _) => Err(record_refusal(act, &[row.id], changed_since())),
    }
}
