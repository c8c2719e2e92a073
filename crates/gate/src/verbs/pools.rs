//! The pools that the caller knows: how much lies in them, and how much of it the caller may still take and
//! see today.

use kernel::{Id, Result, limits};
use model::{Column, Compare, Predicate, Scalar, Storage};
use policy::{Permit, Verb};
use serde::Serialize;
use store::Which;

use super::count::counted;
use crate::answer::Counted;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record};
use crate::pools;

/// A pool, as the caller stands to it.
#[derive(Clone, Serialize)]
pub struct PoolShown {
    /// The pool's record id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Whether the caller sees what lies in it.
    pub member: bool,
    /// How many records lie in it; nothing for who is no member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Counted>,
    /// How many the caller may still claim today; `None` without a limit.
    pub claims_left: Option<i64>,
    /// How many the caller may still see today; `None` without a limit.
    pub views_left: Option<i64>,
}

/// The pools of this object that the caller knows, by name.
///
/// # Errors
/// `denied` where the caller may count nothing of the object.
pub fn pools(gate: &Gate, who: &Entered, object: &str) -> Result<Shown<Vec<PoolShown>>> {
    let act = Act::begin(gate, who, Verb::Count, object)?;
    let permit = act.permit_list(Which::Pooled)?;
    let mut shown = Vec::new();
    for id in pools::known(&act) {
        shown.push(one(&act, &permit, id)?);
    }
    shown.sort_by(|a, b| (!a.member, &a.name).cmp(&(!b.member, &b.name)));
    let entry = Entry::default().with("pools", shown.len());
    record(&act, Unrecorded::new(shown), entry)
}

fn one(act: &Act<'_>, permit: &Permit, id: Id) -> Result<PoolShown> {
    let card = act.who.org().pools.get(&id);
    let lies_in = Column::Open(pools::POOL.to_owned(), Storage::Text);
    let lies_in = Predicate::Is(lies_in, Compare::Eq, Scalar::Text(id.to_string()));
    let most = limits::COUNT_EXACT;
    let totals = &act.gate.0.totals;
    let waiting = totals.count(&act.gate.0.store, permit, &lies_in, Which::Pooled, most)?;
    let member = act.who.caller().pools.contains(&id);
    Ok(PoolShown {
        id,
        name: card.map(|card| card.name.clone()).unwrap_or_default(),
        member,
        waiting: (member || waiting > 0).then(|| counted(waiting, most)),
        claims_left: pools::left(act, pools::CLAIM, id)?,
        views_left: pools::left(act, pools::VIEW, id)?,
    })
}
