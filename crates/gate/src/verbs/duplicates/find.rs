//! Candidates by blind tokens, opened and compared within the gate.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Result};
use model::likeness::{Feature, Likeness, SUGGEST, Sight, blocks, compare, whole};
use model::query::FilterRight;
use model::{Field, Predicate, Term, Values};
use policy::{Permit, View};
use store::records::{list, newest};
use store::{ListQuery, Which};

use crate::path::{
    Act, OpenRow, facts, live_fields, open_all, predicate_of, quota, record_refusal,
};

/// Candidates that are opened at most.
const CANDIDATES: usize = 200;

/// What is looked for.
pub struct Asked {
    pub values: Values,
    /// How the caller sees the values; all of a draft, which the caller has written.
    pub views: Option<BTreeMap<String, View>>,
    /// The record that it is, where it is one already.
    pub but: Option<Id>,
}

impl Asked {
    /// What somebody is writing.
    pub const fn draft(values: Values) -> Self {
        Self { values, views: None, but: None }
    }

    /// How much of a value may be looked at.
    pub fn sight(&self, field: &str) -> Sight {
        match &self.views {
            None => Sight::Full,
            Some(views) => sight(views.get(field).copied().unwrap_or_default()),
        }
    }
}

/// What was found, the likeliest first.
pub struct Found {
    pub rows: Vec<(OpenRow, Likeness)>,
    /// Whether masked fields were left out.
    pub limited: bool,
    /// Searches of masked fields that were counted.
    pub counted: u32,
}

/// What a view lets a comparison look at: under a mask only whether the whole is the same, as a search may.
pub const fn sight(view: View) -> Sight {
    match view {
        View::Hidden => Sight::No,
        View::Masked | View::Reveal => Sight::Whole,
        View::Clear => Sight::Full,
    }
}

/// The records in use that may be the same.
pub fn found(act: &Act<'_>, permit: &Permit, asked: &Asked) -> Result<Found> {
    let rights = rights(act, permit, asked);
    let masked = rights.values().filter(|sight| **sight == Sight::Whole).count();
    let masked = u32::try_from(masked).unwrap_or(u32::MAX);
    let mut limited = false;
    if masked > 0
        && let Err(fault) = quota::masked_search(act, masked)
    {
        if fault.code != "slow_down" {
            return Err(fault);
        }
        // What may be compared without a mask still is.
        drop(record_refusal(act, &[], fault));
        limited = true;
    }
    let sight_of = |field: &Field| match rights.get(&field.name).copied().unwrap_or(Sight::No) {
        Sight::Whole if limited => Sight::No,
        sight => sight,
    };
    let rows = candidates(act, permit, asked, &sight_of, None)?;
    let counted = if limited { 0 } else { masked };
    Ok(Found { rows, limited, counted })
}

/// How much of each field that has a value may be compared with other records.
fn rights(act: &Act<'_>, permit: &Permit, asked: &Asked) -> BTreeMap<String, Sight> {
    live_fields(&act.object)
        .filter(|field| Feature::of(&act.object, field).is_some())
        .filter_map(|field| {
            let alike = alike(act, field).any(|f| asked.values.get(&f.name).is_some());
            let right = match act.filter_right(permit, field, Which::Active) {
                FilterRight::Hidden => return None,
                FilterRight::Masked => Sight::Whole,
                FilterRight::Clear => Sight::Full,
            };
            let own = alike_sight(act, asked, field);
            alike.then(|| (field.name.clone(), right.min(own)))
        })
        .collect()
}

/// How much may be looked at of the value that a field is compared with.
fn alike_sight(act: &Act<'_>, asked: &Asked, field: &Field) -> Sight {
    let with_value = alike(act, field).filter(|f| asked.values.get(&f.name).is_some());
    with_value.map(|f| asked.sight(&f.name)).min().unwrap_or(Sight::No)
}

/// The fields that are compared with this one.
pub fn alike<'a>(act: &'a Act<'_>, field: &'a Field) -> impl Iterator<Item = &'a Field> + 'a {
    let feature = Feature::of(&act.object, field);
    live_fields(&act.object)
        .filter(move |f| f.kind == field.kind && Feature::of(&act.object, f) == feature)
}

/// The permitted records that may be the same and are from the weight of a suggestion on, the likeliest first.
pub fn candidates(
    act: &Act<'_>,
    permit: &Permit,
    asked: &Asked,
    sight_of: &impl Fn(&Field) -> Sight,
    further: Option<Predicate>,
) -> Result<Vec<(OpenRow, Likeness)>> {
    let mut any = Vec::new();
    for field in live_fields(&act.object) {
        let Some(value) = asked.values.get(&field.name) else { continue };
        for target in alike(act, field) {
            let sets: Vec<Vec<Term>> = match sight_of(field).min(sight_of(target)) {
                Sight::No => continue,
                Sight::Whole => vec![whole(target, value)],
                Sight::Full => blocks(&act.object, target, value),
            };
            let held = sets.iter().filter(|set| !set.is_empty());
            any.extend(held.map(|set| predicate_of(&act.keys, &act.object, &target.name, set)));
        }
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let query = ListQuery {
        predicate: Predicate::all([Predicate::any(any)].into_iter().chain(further)),
        order: newest(),
        limit: CANDIDATES,
        after: None,
        which: Which::Active,
    };
    let mut rows = act.store().read(|c| list(c, permit, &query))?;
    rows.retain(|row| Some(row.id) != asked.but);
    compared(act, permit, asked, sight_of, rows)
}

fn compared(
    act: &Act<'_>,
    permit: &Permit,
    asked: &Asked,
    sight_of: &impl Fn(&Field) -> Sight,
    rows: Vec<store::SealedRow>,
) -> Result<Vec<(OpenRow, Likeness)>> {
    let titles: BTreeSet<&String> = act.object.title.iter().collect();
    let fields: Vec<&Field> = live_fields(&act.object)
        .filter(|f| titles.contains(&f.name) || Feature::of(&act.object, f).is_some())
        .filter(|f| permit.best_view(&f.name) > View::Hidden)
        .collect();
    let mut like = Vec::new();
    for open in open_all(act, rows, &fields)? {
        let seen = permit.on(&facts(&open.row));
        let sight = |field: &Field| sight_of(field).min(sight(seen.view(&field.name)));
        let likeness = compare(&act.object, &asked.values, &open.values, sight);
        if let Some(likeness) = likeness.filter(|one| one.weight >= SUGGEST) {
            drop(seen);
            like.push((open, likeness));
        }
    }
    like.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight));
    Ok(like)
}
