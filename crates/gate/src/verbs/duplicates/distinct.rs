//! Two records of which somebody says that they are two: nobody is told of them as duplicates any more, until
//! it is taken back.

use std::collections::{BTreeMap, BTreeSet};

use audit::Outcome;
use kernel::{Id, Result, Timestamp};
use policy::{Verb, View};
use serde::Serialize;
use store::records::{self, Distinct};

use super::begin;
use crate::answer::moment;
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, Shown, Unrecorded, facts, live_fields, open_all, record, recorded_with_change,
    show_title,
};
use crate::verbs::merge::are_two;

/// Pairs that one answer tells at most.
const PAGE: usize = 50;

/// Two records that are two.
#[derive(Serialize)]
pub struct DistinctPair {
    /// The one.
    pub id: Id,
    /// What it is called, as the caller may see it.
    pub title: String,
    /// The other one.
    pub other: Id,
    /// What that one is called.
    pub other_title: String,
    /// When it was said.
    pub at: String,
    /// By whom.
    pub actor_name: String,
}

/// One page, the latest first.
#[derive(Serialize)]
pub struct DistinctPage {
    /// The pairs of which the caller may read both.
    pub items: Vec<DistinctPair>,
    /// Where the next page begins, in milliseconds since 1970; `None` at the end.
    pub before: Option<i64>,
}

/// Says that these two are two, or takes it back. Both are the caller's to change.
///
/// # Errors
/// `not_found`, `denied`, `no_duplicates`, `merge_with_itself`.
pub fn are_distinct(
    gate: &Gate,
    who: &Entered,
    object: &str,
    (id, other): (Id, Id),
    distinct: bool,
) -> Result<Shown<()>> {
    drop(begin(gate, who, object)?);
    let act = Act::begin(gate, who, Verb::Update, object)?;
    are_two(&act, id, other)?;
    let (_, permit) = act.fetch(id)?;
    act.fetch(other)?;
    let pair = Distinct { one: id, other, at: act.now, actor: Some(who.user()) };
    let entry = Entry::about_all(vec![id, other]).with("distinct", distinct);
    let event = act.event(entry, Outcome::Done)?;
    let chain = gate.0.recorder.chain();
    act.store().write(move |c| {
        match distinct {
            true => records::set_distinct(c, &permit, &pair)?,
            false => records::unset_distinct(c, &permit, id, other)?,
        }
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    Ok(recorded_with_change(Unrecorded::new(())))
}

/// What was said to be two, page by page.
///
/// # Errors
/// `denied`, `no_duplicates`.
pub fn distinct(
    gate: &Gate,
    who: &Entered,
    object: &str,
    before: Option<i64>,
) -> Result<Shown<DistinctPage>> {
    let act = begin(gate, who, object)?;
    let permit = act.permit_list(store::Which::Active)?;
    let before = Timestamp(before.unwrap_or(i64::MAX));
    let pairs = act.store().read(|c| records::distinct_pairs(c, &permit, before, PAGE))?;
    let next = pairs.last().map(|pair| pair.at.0).filter(|_| pairs.len() == PAGE);
    let ids: BTreeSet<Id> = pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    let ids: Vec<Id> = ids.into_iter().collect();
    let rows = act.store().read(|c| records::fetch_many(c, &permit, &ids))?;
    let titles: Vec<_> = live_fields(&act.object)
        .filter(|field| act.object.title.contains(&field.name))
        .filter(|field| permit.best_view(&field.name) > View::Hidden)
        .collect();
    let mut named: BTreeMap<Id, String> = BTreeMap::new();
    for open in open_all(&act, rows, &titles)? {
        named.insert(open.row.id, show_title(&act, &permit.on(&facts(&open.row)), &open));
    }
    let mut items = Vec::new();
    for pair in pairs {
        let both = named.get(&pair.one).zip(named.get(&pair.other));
        let Some((title, other_title)) = both else { continue };
        items.push(DistinctPair {
            id: pair.one,
            title: title.clone(),
            other: pair.other,
            other_title: other_title.clone(),
            at: moment(pair.at),
            actor_name: who.org().actor_name(pair.actor, who.lang()),
        });
    }
    let entry = Entry::about_all(named.into_keys().collect()).with("duplicates", "distinct");
    record(&act, Unrecorded::new(DistinctPage { items, before: next }), entry)
}
