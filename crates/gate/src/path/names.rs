//! The names of other records that stand in records: what a relation points to, and what a record
//! with an owner of its own follows. Each name is a reading of that record: only who may read it is
//! told, as masked as in its own list, and the ledger says so.

use std::collections::{BTreeMap, BTreeSet};

use audit::{Event, Outcome};
use kernel::{Id, Result};
use model::Field;
use policy::{Permit, Verb};
use store::SealedRow;

use super::mask::{show_title, title_field};
use super::{Act, Entry, OpenRow, facts, live_fields, open_all};
use crate::answer::{ShownRecord, ShownValue};

/// Names by hyphenated id, and the entries of the ledger that must be durable before they are told.
#[derive(Default)]
pub struct Names {
    pub refs: BTreeMap<String, String>,
    pub entries: Vec<Event>,
}

/// The names of the other records that stand in these.
///
/// # Errors
/// Those of the store and the keys.
pub fn names(act: &Act<'_>, items: &[ShownRecord]) -> Result<Names> {
    named(act, others(act, items))
}

/// The names of these records, by object.
///
/// # Errors
/// Those of the store and the keys.
pub fn named(act: &Act<'_>, others: BTreeMap<String, BTreeSet<Id>>) -> Result<Names> {
    named_in(act, others, |_| true)
}

/// The same of those that are in use: neither deleted nor in a pool, where looks are counted.
///
/// # Errors
/// Those of the store and the keys.
pub fn named_in_use(act: &Act<'_>, others: BTreeMap<String, BTreeSet<Id>>) -> Result<Names> {
    named_in(act, others, |row| row.state == "active")
}

fn named_in(
    act: &Act<'_>,
    others: BTreeMap<String, BTreeSet<Id>>,
    fits: fn(&SealedRow) -> bool,
) -> Result<Names> {
    let mut names = Names::default();
    for (object, ids) in others {
        let other = Act::begin(act.gate, act.who, act.verb, &object)?;
        let policies = &act.who.org().policies;
        let Ok(permit) = policy::decide(policies, act.who.caller(), Verb::Read, &other.object)
        else {
            continue;
        };
        let ids: Vec<Id> = ids.into_iter().collect();
        add(&other, &permit, (&ids, fits), &mut names)?;
    }
    Ok(names)
}

fn add(
    other: &Act<'_>,
    permit: &Permit,
    (ids, fits): (&[Id], fn(&SealedRow) -> bool),
    names: &mut Names,
) -> Result<()> {
    let titles: Vec<&Field> = live_fields(&other.object)
        .filter(|field| other.object.title.contains(&field.name))
        .filter(|field| permit.best_view(&field.name) > policy::View::Hidden)
        .collect();
    let mut rows = other.store().read(|c| store::records::fetch_many(c, permit, ids))?;
    rows.retain(fits);
    let (mut seen, mut fields) = (Vec::new(), BTreeSet::new());
    for open in open_all(other, rows, &titles)? {
        let OpenRow { row, .. } = &open;
        let view = permit.on(&facts(row));
        fields.extend(title_field(other, &view, &open).map(|(field, _, _)| field.name.clone()));
        names.refs.insert(row.id.to_string(), show_title(other, &view, &open));
        seen.push(row.id);
    }
    if !seen.is_empty() {
        let entry = Entry { fields: fields.into_iter().collect(), ..Entry::about_all(seen) };
        names.entries.push(other.event(entry.with("as", "name"), Outcome::Done)?);
    }
    Ok(())
}

/// The other records that stand in these, by object. Users, departments and roles are no such: all
/// colleagues know their names.
fn others(act: &Act<'_>, items: &[ShownRecord]) -> BTreeMap<String, BTreeSet<Id>> {
    let mut found: BTreeMap<String, BTreeSet<Id>> = BTreeMap::new();
    let relations: Vec<(&Field, &String)> = live_fields(&act.object)
        .filter(|field| field.kind == "relation")
        .filter_map(|field| Some((field, field.target.as_ref()?)))
        .filter(|(_, target)| !matches!(target.as_str(), "user" | "department" | "role"))
        .collect();
    let above = act.object.follows.as_ref().filter(|_| act.object.own_owner);
    for item in items {
        for (field, target) in &relations {
            if let Some(ShownValue::Clear(json)) = item.values.get(&field.name)
                && let Some(id) = json.as_str().and_then(|id| id.parse().ok())
            {
                found.entry((*target).clone()).or_default().insert(id);
            }
        }
        if let (Some(above), Some(id)) = (above, item.parent) {
            found.entry(above.clone()).or_default().insert(id);
        }
    }
    found
}
