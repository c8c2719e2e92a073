//! Turns a record, such as a lead, into others: a customer, a contact, a deal. All of it happens in one transaction
//! or none of it, and once.
//!
//! What the caller sees masked goes along sealed: it is opened and sealed anew in here and is not shown. No value is
//! seen better by the caller in its new place than it was in its old one; a conversion that would let it be so is
//! refused.

mod people;
mod targets;

use std::collections::BTreeMap;

use audit::{Event, Outcome};
use kernel::{Fault, FaultKind, FieldFault, Id, Result};
use model::{Value, Values};
use policy::Verb;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use store::SealedRow;

use self::targets::{Source, Target};
use super::create::Prepared;
use super::update::{Change, check_version};
use super::write::counted_clash;
use crate::conversion::{Asked, Conversion, is_converted};
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, Shown, Unrecorded, open_fields, record_refusal, recorded_with_change,
};

/// Into what a record is to be turned.
#[derive(Default)]
pub struct ConvertRequest {
    /// The version that the caller saw.
    pub version: Option<i64>,
    /// The customer that it belongs to; a new one when nothing is said.
    pub existing: Option<Id>,
    /// Values of a new customer beside those that come along, and before them.
    pub values: Map<String, Json>,
    /// Whether to make a contact, unless an equal one is there.
    pub person: bool,
    /// The values of a deal, where one is to be made.
    pub chance: Option<Map<String, Json>>,
}

/// What became of the record.
#[derive(Clone, Debug, Serialize)]
pub struct Converted {
    /// The customer.
    pub customer: Id,
    /// The contact, a new one or one that was there.
    pub contact: Option<Id>,
    /// Whether the contact was there already.
    pub contact_known: bool,
    /// The deal.
    pub deal: Option<Id>,
    /// How many follow-ups went along.
    pub follow_ups: usize,
}

/// What is to be stored, and what the ledger says of it.
#[derive(Default)]
struct Batch {
    made: Vec<Prepared>,
    events: Vec<Event>,
    /// New records with a key of their own.
    fresh: Vec<Id>,
}

/// Turns a record into others. Whoever does it may update it, and create each of what it becomes.
///
/// # Errors
/// `converted_already`; `conversion_reveals`; `version_conflict`, `not_found`, `denied`, `is_deleted`; those of
/// `create` for what it becomes, with fields named as `customer.name`.
pub fn convert(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: ConvertRequest,
) -> Result<Shown<Converted>> {
    let act = Act::begin(gate, who, Verb::Convert, object)?;
    let conversion = of(&act)?;
    let (row, permit) = act.fetch(id)?;
    ready(&act, &row, request.version)?;
    let key = gate.0.keyring.subject(who.org_id(), row.subject)?;
    let values = open_fields(&row, &key, act.object.fields.iter())?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let source = Source { act: &act, row: &row, values: &values, readable };
    let mut batch = Batch::default();
    let done = gather(&source, conversion, request, &mut batch).and_then(|converted| {
        keep(&source, &permit, conversion, &converted, &mut batch).map(|()| converted)
    });
    match done {
        Ok(converted) => Ok(recorded_with_change(Unrecorded::new(converted))),
        Err(fault) => {
            gate.0.keyring.give_up(who.org_id(), &batch.fresh)?;
            Err(lost(&act, id, fault))
        }
    }
}

/// Whether the record stands where it can be converted from.
fn ready(act: &Act<'_>, row: &SealedRow, version: Option<i64>) -> Result<()> {
    if is_converted(row) {
        return Err(record_refusal(act, &[row.id], converted_already()));
    }
    if row.state != "active" {
        let fault = Fault::new(FaultKind::Conflict, "is_deleted");
        return Err(record_refusal(act, &[row.id], fault));
    }
    if let Some(seen) = version {
        check_version(act, row, seen)?;
    }
    act.permit_row(Verb::Update, row).map(drop)
}

fn converted_already() -> Fault {
    Fault::new(FaultKind::Conflict, "converted_already")
}

/// How records of this object are converted.
fn of<'a>(act: &Act<'a>) -> Result<&'a dyn Conversion> {
    let mut of_object = act.gate.0.rules.iter().filter(|rules| rules.object() == act.object.name);
    of_object.find_map(|rules| rules.conversion()).ok_or_else(Fault::not_found)
}

/// Makes everything ready that the record becomes.
fn gather(
    source: &Source<'_>,
    conversion: &dyn Conversion,
    request: ConvertRequest,
    batch: &mut Batch,
) -> Result<Converted> {
    let asked = Asked {
        existing: request.existing.is_some(),
        person: request.person,
        chance: request.chance.is_some(),
    };
    let whole = conversion.whole();
    let target = Target::of(source, whole, asked, conversion)?;
    let above = match request.existing {
        Some(id) => target.existing(id)?,
        None => batch.add(&target, target.make(None, request.values, None)?)?,
    };
    let mut done = Converted {
        customer: above.id,
        contact: None,
        contact_known: false,
        deal: None,
        follow_ups: 0,
    };
    if asked.person {
        let target = Target::of(source, conversion.person(), asked, conversion)?;
        let there = match asked.existing {
            true => people::same(&target, &above, conversion)?,
            false => None,
        };
        done.contact_known = there.is_some();
        done.contact = Some(match there {
            Some(id) => id,
            None => batch.add(&target, target.make(Some(&above), Map::new(), None)?)?.id,
        });
    }
    if let Some(sent) = request.chance {
        let target = Target::of(source, conversion.chance(), asked, conversion)?;
        let with = done.contact.map(|id| (conversion.person(), Value::text(id.to_string())));
        done.deal = Some(batch.add(&target, target.make(Some(&above), sent, with)?)?.id);
    }
    done.follow_ups = people::said(source, &above, asked, conversion, batch)?;
    Ok(done)
}

impl Batch {
    /// Takes one record in, with its entry.
    fn add(&mut self, target: &Target<'_>, made: Prepared) -> Result<SealedRow> {
        let row = made.row.clone();
        let entry =
            Entry { fields: made.fields.clone(), versions: Some((0, 1)), ..Entry::about(row.id) };
        self.take(target, vec![made], entry)?;
        Ok(row)
    }

    /// Takes records of one object in, with one entry.
    fn take(&mut self, target: &Target<'_>, made: Vec<Prepared>, entry: Entry) -> Result<()> {
        let from = target.source.row.id;
        let entry = entry.with("from", from);
        self.events.push(target.act.event(entry, Outcome::Done)?);
        let own = made.iter().map(|one| &one.row).filter(|row| row.subject == row.id);
        self.fresh.extend(own.map(|row| row.id));
        self.made.extend(made);
        Ok(())
    }
}

/// Stores all of it, and on the record what it became, in one transaction.
fn keep(
    source: &Source<'_>,
    permit: &policy::Permit,
    conversion: &dyn Conversion,
    done: &Converted,
    batch: &mut Batch,
) -> Result<()> {
    let act = source.act;
    let links = [
        (conversion.whole(), Some(done.customer)),
        (conversion.person(), done.contact),
        (conversion.chance(), done.deal),
    ];
    let taken: BTreeMap<String, Option<Value>> = links
        .into_iter()
        .map(|(field, id)| (field.to_owned(), id.map(|id| Value::text(id.to_string()))))
        .collect();
    let changed = Change::prepare(act, source.row.clone(), taken, None)?.rows(act);
    let mut entry = Entry {
        fields: changed.history.fields.clone(),
        versions: Some((changed.seen.0, changed.row.version)),
        ..Entry::about(changed.row.id)
    }
    .with("follow_ups", done.follow_ups);
    for (field, id) in links {
        entry = match id {
            Some(id) => entry.with(field, id),
            None => entry,
        };
    }
    let mut events = vec![act.event(entry, Outcome::Done)?];
    events.append(&mut batch.events);
    let (made, chain) = (std::mem::take(&mut batch.made), act.gate.0.recorder.chain());
    let (permit, readable) = (permit.clone(), source.readable.clone());
    let told: Vec<_> = made.iter().map(|one| one.telling.clone()).collect();
    act.store().write(move |c| {
        // First of all: whoever comes second finds the record changed, and nothing is made.
        changed.apply(c, &permit, &readable)?;
        made.iter().try_for_each(|one| one.keep(c))?;
        Recorder::append(c, &chain, &events)
    })?;
    told.iter().for_each(|telling| telling.announce(act.gate));
    Ok(())
}

/// What the caller is told whose conversion was not stored.
fn lost(act: &Act<'_>, id: Id, fault: Fault) -> Fault {
    let fault = match fault.code {
        "version_conflict" | "not_found" => {
            let now = act.permit_rows_quietly(Verb::Read).and_then(|permit| {
                act.store().read(|c| store::records::fetch(c, &permit, id)).ok().flatten()
            });
            if now.is_some_and(|row| is_converted(&row)) { converted_already() } else { fault }
        }
        _ => fault,
    };
    record_refusal(act, &[id], counted_clash(act, fault))
}

/// Says of which record a field is that was refused.
fn named(object: &str, mut fault: Fault) -> Fault {
    for one in &mut fault.fields {
        let field = format!("{object}.{}", one.field);
        one.field = field;
    }
    fault
}

/// A fault of one field.
fn at(field: &str, code: &'static str) -> Fault {
    Fault::fields(vec![FieldFault::new(field, code)])
}

/// The values of these names alone.
fn only(values: &Values, names: impl Fn(&str) -> bool) -> Values {
    values
        .iter()
        .filter(|(name, _)| names(name))
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect()
}
