//! Finds records that may be the same person or company: while one is written, of one that is there, and
//! pair by pair over all. What the caller may not read is told of by its holder alone.

mod distinct;
mod elsewhere;
mod find;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Result};
use model::likeness::{Agreement, Likeness, percent};
use model::{Object, Value, Values};
use policy::{Permit, Verb, View};
use serde::Serialize;
use serde_json::{Map, Value as Json};

pub use distinct::{DistinctPage, DistinctPair, are_distinct, distinct};
pub use pairs::{Pair, PairPage, PairRequest, pairs};

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, Names, OpenRow, Shown, Unrecorded, facts, live_fields, named, open_row,
    record_refusal, record_with, show_title,
};
use elsewhere::elsewhere;
use find::{Asked, Found, found};

/// Records that look alike which one answer tells at most.
const MOST: usize = 10;

/// A record that may be the same.
#[derive(Serialize)]
pub struct LikeRecord {
    /// Its id.
    pub id: Id,
    /// What it is called, as the caller may see it.
    pub title: String,
    /// Its version.
    pub version: i64,
    /// The name of its owner.
    pub owner_name: String,
    /// What the record that it follows is called, where it follows one that the caller may read.
    pub above: Option<String>,
    /// How likely they are the same, of a hundred.
    pub percent: u8,
    /// The fields that agree, the weightiest first.
    pub why: Vec<Why>,
    /// Whether the caller may merge it.
    pub may_merge: bool,
}

/// A field that agrees.
#[derive(Serialize)]
pub struct Why {
    /// Its name.
    pub field: String,
    /// Whether it is the same; else it is written or sounds alike.
    pub same: bool,
}

/// What may be the same.
#[derive(Serialize)]
pub struct Duplicates {
    /// Records that the caller may read, the likeliest first.
    pub items: Vec<LikeRecord>,
    /// Who holds records with the same phone, mail address or number of identity that the caller may not
    /// read: names of colleagues and of pools, an empty one where nobody does.
    pub elsewhere: Vec<String>,
    /// Whether masked fields and other people's records were left out, since the caller has asked for
    /// them too often this hour.
    pub limited: bool,
}

/// What may be the same as a record that is being written.
///
/// # Errors
/// `denied`, `no_duplicates` for an object whose records are not merged.
pub fn of_draft(
    gate: &Gate,
    who: &Entered,
    object: &str,
    values: &Map<String, Json>,
) -> Result<Shown<Duplicates>> {
    let act = begin(gate, who, object)?;
    let permit = act.permit_list(store::Which::Active)?;
    let values = drafted(&act, &permit, values);
    answer(&act, &permit, Asked::draft(values))
}

/// What may be the same as this record.
///
/// # Errors
/// As for `of_draft`, and `not_found`.
pub fn of_record(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<Shown<Duplicates>> {
    let act = begin(gate, who, object)?;
    let (row, _) = act.fetch(id)?;
    let permit = act.permit_list(store::Which::Active)?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let asked = asked(&act, &readable, row)?;
    answer(&act, &permit, asked)
}

fn begin<'a>(gate: &'a Gate, who: &'a Entered, object: &str) -> Result<Act<'a>> {
    let act = Act::begin(gate, who, Verb::Search, object)?;
    if !has_duplicates(&act.object) {
        let fault = kernel::Fault::invalid("no_duplicates");
        return Err(record_refusal(&act, &[], fault));
    }
    Ok(act)
}

/// Whether records of this object may be the same.
fn has_duplicates(object: &Object) -> bool {
    object.verbs.iter().any(|verb| verb == Verb::Merge.name())
}

/// What somebody has written up to now: what is no value yet says nothing, nor does a field that the caller
/// may neither see nor fill.
fn drafted(act: &Act<'_>, permit: &Permit, sent: &Map<String, Json>) -> Values {
    let create = act.permit_rows_quietly(Verb::Create);
    let fillable = |name: &str| create.as_ref().is_some_and(|p| p.may_edit_some(name));
    live_fields(&act.object)
        .filter(|field| permit.best_view(&field.name) > View::Hidden || fillable(&field.name))
        .filter_map(|field| {
            let json = sent.get(&field.name)?;
            let value = field.of_type().normalise(field, json).ok()??;
            Some((field.name.clone(), value))
        })
        .collect()
}

/// A record's own values, of each as much as the caller sees.
fn asked(act: &Act<'_>, readable: &Permit, row: store::SealedRow) -> Result<Asked> {
    let seen = readable.on(&facts(&row));
    let views: Vec<(String, View)> = live_fields(&act.object)
        .map(|field| (field.name.clone(), seen.view(&field.name)))
        .filter(|(_, view)| *view > View::Hidden)
        .collect();
    drop(seen);
    let fields = live_fields(&act.object).filter(|f| views.iter().any(|(name, _)| *name == f.name));
    let OpenRow { row, values } = open_row(act, row, fields)?;
    Ok(Asked { values, views: Some(views.into_iter().collect()), but: Some(row.id) })
}

fn answer(act: &Act<'_>, permit: &Permit, asked: Asked) -> Result<Shown<Duplicates>> {
    let Found { mut rows, limited, counted } = found(act, permit, &asked)?;
    if let Some(of) = asked.but {
        let among: Vec<Id> = rows.iter().map(|(open, _)| open.row.id).collect();
        let two = act.store().read(|c| store::records::distinct_from(c, permit, of, &among))?;
        rows.retain(|(open, _)| !two.contains(&open.row.id));
    }
    let hidden = elsewhere(act, permit, &asked, limited, counted)?;
    let mut entry = Entry::about_all(rows.iter().map(|(open, _)| open.row.id).collect());
    entry.fields = asked.values.iter().map(|(name, _)| name.to_owned()).collect();
    let kind = if asked.but.is_some() { "record" } else { "draft" };
    let entry = entry.with("duplicates", kind).with("elsewhere", hidden.records.len());
    let told = || rows.iter().take(MOST);
    let above = above(act, told().map(|(open, _)| open.row.parent))?;
    let items = told().map(|(open, like)| shown(act, permit, open, like, &above.refs)).collect();
    let mut others = above.entries;
    if !hidden.records.is_empty() {
        // Whoever holds them reads in their records that somebody asked.
        let told = Entry::about_all(hidden.records).with("duplicates", "elsewhere");
        others.push(act.event(told, audit::Outcome::Done)?);
    }
    let answer =
        Duplicates { items, elsewhere: hidden.holders, limited: limited || hidden.limited };
    record_with(act, Unrecorded::new(answer), entry, others)
}

/// The names of what these follow.
fn above(act: &Act<'_>, parents: impl Iterator<Item = Option<Id>>) -> Result<Names> {
    let ids: BTreeSet<Id> = parents.flatten().collect();
    match act.object.follows.clone().filter(|_| !ids.is_empty()) {
        Some(object) => named(act, BTreeMap::from([(object, ids)])),
        None => Ok(Names::default()),
    }
}

/// A record that looks alike, as the caller may see it.
fn shown(
    act: &Act<'_>,
    permit: &Permit,
    open: &OpenRow,
    like: &Likeness,
    above: &BTreeMap<String, String>,
) -> LikeRecord {
    let row = &open.row;
    LikeRecord {
        id: row.id,
        title: show_title(act, &permit.on(&facts(row)), open),
        version: row.version,
        owner_name: act.who.org().user_name(row.owner),
        above: row.parent.and_then(|id| above.get(&id.to_string()).cloned()),
        percent: percent(like.weight),
        why: why(like),
        may_merge: act.may_do(Verb::Merge, row),
    }
}

fn why(like: &Likeness) -> Vec<Why> {
    let of = |reason: &model::likeness::Reason| Why {
        field: reason.field.clone(),
        same: reason.agreement == Agreement::Same,
    };
    like.reasons.iter().map(of).collect()
}

/// The text of a value, for terms.
fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}
