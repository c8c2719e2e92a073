//! Who has seen this record: told by the ledger.

use kernel::{Id, Result};
use policy::Verb;
use store::ledger::Filter;

use crate::answer::{AccessItem, moment};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, reasons, record};

/// Acts that one answer tells at most.
const PAGE: usize = 100;

/// The acts on a record, newest first; `before` is the ledger index to go on from.
///
/// # Errors
/// `not_found`, `denied`.
pub fn access(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    before: Option<i64>,
) -> Result<Shown<Vec<AccessItem>>> {
    let act = Act::begin(gate, who, Verb::Access, object)?;
    let (_, permit) = act.fetch(id)?;
    gate.0.recorder.settle()?;
    let filter = Filter { record: Some(id), before, ..Filter::default() };
    let rows = act.store().ledger_read(|c| store::ledger::query(c, &permit, &filter, PAGE))?;
    let events =
        rows.iter().map(|row| audit::Event::decode(&row.body)).collect::<Result<Vec<_>>>()?;
    let mut reasons = reasons(&act, &events)?;
    let entry = Entry::about(id).with("reasons", reasons.len());
    let told = rows.iter().zip(events).map(|(row, event)| AccessItem {
        index: Some(row.index),
        at: moment(event.at),
        actor: event.actor,
        actor_name: who.org().actor_name(event.actor, who.lang()),
        outcome: event.outcome.name().to_owned(),
        act: event.act,
        fields: event.fields,
        purpose: event.purpose,
        reason: reasons.remove(&event.id),
        network: event.network,
    });
    let items = told.collect();
    record(&act, Unrecorded::new(items), entry)
}
