//! Pairs that may be the same, over all records: a page looks at some records, each against those that were
//! made before it, so that memory does not grow with their number. Only what the caller sees in the clear is
//! compared: what is masked would be told without a limit.

use std::collections::BTreeMap;

use kernel::{Id, Result};
use model::likeness::{Feature, LIKELY, Sight, percent};
use model::query::FilterRight;
use model::{Column, Compare, Field, Predicate, Scalar};
use policy::{Permit, Verb, View};
use serde::Serialize;
use store::records::{list, newest};
use store::{ListQuery, Which};

use super::find::{Asked, candidates};
use super::{LikeRecord, Why, above, begin, shown, why};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, facts, live_fields, open_all, record_with, show_title,
};

/// Records that one page looks at.
const PAGE: usize = 50;
/// Pairs that one page tells at most of one record.
const OF_ONE: usize = 5;

/// Which page is asked for.
#[derive(Clone, Copy, Default)]
pub struct PairRequest {
    /// The last record that the page before looked at.
    pub before: Option<Id>,
}

/// Two records that may be the same.
#[derive(Serialize)]
pub struct Pair {
    /// The one that was made later.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Its owner's name.
    pub owner_name: String,
    /// The one that was made before.
    pub other: LikeRecord,
    /// What the record that the later one follows is called, where the caller may read it.
    pub above: Option<String>,
    /// How likely they are the same, of a hundred.
    pub percent: u8,
    /// The fields that agree, the weightiest first.
    pub why: Vec<Why>,
    /// Whether the caller may merge the later one.
    pub may_merge: bool,
    #[serde(skip)]
    parents: (Option<Id>, Option<Id>),
}

/// One page.
#[derive(Serialize)]
pub struct PairPage {
    /// The pairs that were found.
    pub items: Vec<Pair>,
    /// How many records were looked at.
    pub looked_at: usize,
    /// Where the next page begins; `None` at the end.
    pub before: Option<Id>,
}

/// One page of the pairs over all records that the caller may see.
///
/// # Errors
/// `denied`, `no_duplicates`.
pub fn pairs(
    gate: &Gate,
    who: &Entered,
    object: &str,
    request: PairRequest,
) -> Result<Shown<PairPage>> {
    let act = begin(gate, who, object)?;
    let permit = act.permit_list(Which::Active)?;
    let query = ListQuery {
        predicate: request.before.map_or(Predicate::True, made_before),
        order: newest(),
        limit: PAGE,
        after: None,
        which: Which::Active,
    };
    let rows = act.store().read(|c| list(c, &permit, &query))?;
    let looked_at = rows.len();
    let before = rows.last().map(|row| row.id).filter(|_| looked_at == PAGE);
    let clear = |field: &Field| match act.filter_right(&permit, field, Which::Active) {
        FilterRight::Clear => Sight::Full,
        _ => Sight::No,
    };
    let fields: Vec<&Field> = live_fields(&act.object)
        .filter(|f| Feature::of(&act.object, f).is_some() || act.object.title.contains(&f.name))
        .filter(|f| permit.best_view(&f.name) > View::Hidden)
        .collect();
    let (mut items, mut seen) = (Vec::new(), Vec::new());
    for open in open_all(&act, rows, &fields)? {
        seen.push(open.row.id);
        items.extend(of_one(&act, &permit, open, &clear, &mut seen)?);
    }
    let names = above(&act, items.iter().flat_map(|pair| [pair.parents.0, pair.parents.1]))?;
    for pair in &mut items {
        let name = |id: Option<Id>| names.refs.get(&id?.to_string()).cloned();
        (pair.above, pair.other.above) = (name(pair.parents.0), name(pair.parents.1));
    }
    items.sort_by_key(|pair| std::cmp::Reverse(pair.percent));
    let page = PairPage { items, looked_at, before };
    let mut entry = Entry::about_all(seen).with("duplicates", "pairs");
    let compared = fields.iter().filter(|field| clear(field) == Sight::Full);
    entry.fields = compared.map(|field| field.name.clone()).collect();
    record_with(&act, Unrecorded::new(page), entry, names.entries)
}

fn made_before(id: Id) -> Predicate {
    Predicate::Is(Column::Id, Compare::Lt, Scalar::Text(id.to_string()))
}

fn of_one(
    act: &Act<'_>,
    permit: &Permit,
    open: OpenRow,
    clear: &impl Fn(&Field) -> Sight,
    seen: &mut Vec<Id>,
) -> Result<Vec<Pair>> {
    let view = permit.on(&facts(&open.row));
    let (id, title) = (open.row.id, show_title(act, &view, &open));
    let owner_name = act.who.org().user_name(open.row.owner);
    let (parent, may_merge) = (open.row.parent, act.may_do(Verb::Merge, &open.row));
    drop(view);
    let mut asked = Asked::draft(open.values);
    asked.but = Some(id);
    let mut found = candidates(act, permit, &asked, clear, Some(made_before(id)))?;
    let among: Vec<Id> = found.iter().map(|(other, _)| other.row.id).collect();
    let two = act.store().read(|c| store::records::distinct_from(c, permit, id, &among))?;
    found.retain(|(other, _)| !two.contains(&other.row.id));
    let likely = found.iter().filter(|(_, like)| like.weight >= LIKELY).take(OF_ONE);
    Ok(likely
        .map(|(other, like)| {
            seen.push(other.row.id);
            Pair {
                id,
                title: title.clone(),
                owner_name: owner_name.clone(),
                above: None,
                other: shown(act, permit, other, like, &BTreeMap::new()),
                percent: percent(like.weight),
                why: why(like),
                may_merge,
                parents: (parent, other.row.parent),
            }
        })
        .collect())
}
