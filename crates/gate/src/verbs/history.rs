//! The history of a record's changes.

use crypto::aad;
use kernel::{Fault, FaultKind, Id, Result};
use model::Value;
use policy::{Permit, Verb, View};
use serde_json::{Map, Value as Json};
use store::SealedRow;
use store::history::HistoryRow;

use crate::answer::{HistoryChange, HistoryItem, ShownValue, moment};
use crate::entered::Entered;
use crate::keys::SubjectKey;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, record, shown_value};

/// Changes that one answer tells at most.
const PAGE: usize = 100;

/// The changes of a record, newest first, each value as the caller may see it.
///
/// # Errors
/// `not_found`, `denied`.
pub fn history(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    before_version: Option<i64>,
) -> Result<Shown<Vec<HistoryItem>>> {
    let act = Act::begin(gate, who, Verb::History, object)?;
    let (row, permit) = act.fetch(id)?;
    let lines = act.store().read(|c| store::history::list(c, &permit, id, before_version, PAGE))?;
    // What came with a merge has lines under the key of the person whose it was.
    let mut subjects: Vec<Id> = lines.iter().map(|line| line.subject).collect();
    subjects.push(row.subject);
    let keys = gate.0.keyring.subjects(who.org_id(), &subjects)?;
    if !keys.contains_key(&row.subject) {
        return Err(Fault::new(FaultKind::NotFound, "key_erased"));
    }
    let mut items = Vec::with_capacity(lines.len());
    for line in &lines {
        let key = keys.get(&line.subject).map(AsRef::as_ref);
        items.push(item(&act, &permit, &row, key, line)?);
    }
    record(&act, Unrecorded::new(items), Entry::about(id))
}

fn item(
    act: &Act<'_>,
    permit: &Permit,
    row: &SealedRow,
    key: Option<&SubjectKey>,
    line: &HistoryRow,
) -> Result<HistoryItem> {
    let told = match key {
        Some(key) => open(row, key, line)?,
        None => Map::new(),
    };
    let mut fields = Vec::new();
    for name in &line.fields {
        let change = told.get(name);
        let side = |side: &str| change.and_then(|c| c.get(side)).filter(|v| !v.is_null());
        if name == "owner" {
            let named = |v: Option<&Json>| v.cloned().map(ShownValue::Clear);
            fields.push(HistoryChange {
                field: name.clone(),
                from: named(side("from")),
                to: named(side("to")),
            });
            continue;
        }
        let Some(field) = act.object.field(name) else { continue };
        let view = permit.view(name, &facts(row));
        if view == View::Hidden {
            continue;
        }
        let shown = |v: Option<&Json>| {
            v.and_then(|v| shown_value(field, Value::canonical(v.clone()), view))
        };
        fields.push(HistoryChange {
            field: name.clone(),
            from: shown(side("from")),
            to: shown(side("to")),
        });
    }
    Ok(HistoryItem {
        version: line.version,
        at: moment(line.at),
        actor: line.actor,
        actor_name: act.who.org().actor_name(line.actor, act.who.lang()),
        act: line.act.clone(),
        fields,
    })
}

/// The values before and after, by field.
pub(super) fn open(
    row: &SealedRow,
    key: &SubjectKey,
    line: &HistoryRow,
) -> Result<Map<String, Json>> {
    if line.sealed.is_empty() {
        return Ok(Map::new());
    }
    let aad = aad::history(&row.org, &row.object, &row.id, line.version, line.key_version);
    let plain = key.seal.open(&aad, &line.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::internal("a history line is no JSON"))
}
