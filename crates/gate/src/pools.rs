//! Pools 公海: where customers lie whom nobody holds, until a member claims one. The objects `pool` and
//! `pool_member` and these fields of whatever can lie in a pool are declared by the business.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use kernel::{Fault, FaultKind, FieldFault, Id, Result, Timestamp};
use model::{Column, Compare, Object, Predicate, Scalar, Storage, Value, Values, calendar};
use policy::services::HOUSEKEEPER;
use policy::{CallerKind, Permit, Verb};
use store::quota::{self, Count};
use store::{Conn, SealedRow, Which};

use crate::day;
use crate::org::PoolLimits;
use crate::path::{Act, record_refusal};
use crate::verbs::update::Move;

/// The state of a record that lies in a pool.
pub const POOLED: &str = "pooled";
/// What is counted of a claim.
pub const CLAIM: &str = "claim";
/// What is counted of a look.
pub const VIEW: &str = "view";
/// The pool in which a record lies.
pub const POOL: &str = "pool";
/// Since when it lies there.
const POOLED_ON: &str = "pooled_on";
/// Whose it was before.
const POOLED_FROM: &str = "pooled_from";
/// How it came there.
pub const POOLED_WHY: &str = "pooled_why";
/// Since when it has been its owner's.
const OWNED_SINCE: &str = "owned_since";
/// When it will go back to a pool, where that is near.
const RECLAIM_ON: &str = "reclaim_on";

/// Whether records of this object can lie in a pool.
pub fn has_pools(object: &Object) -> bool {
    object.field(POOL).is_some() && object.verbs.iter().any(|verb| verb == Verb::Claim.name())
}

/// The pool in which a record lies.
pub fn of(row: &SealedRow) -> Option<Id> {
    let id = row.open.get(POOL).filter(|_| row.state == POOLED)?;
    id.as_str()?.parse().ok()
}

/// The state that a record has once it is out of the recycle bin.
pub fn state_of(object: &Object, row: &SealedRow) -> &'static str {
    let lay_there = has_pools(object) && row.owner.is_none() && row.open.contains_key(POOL);
    if lay_there { POOLED } else { "active" }
}

/// Notes on a record where it goes.
pub fn mark(act: &Act<'_>, before: &SealedRow, to: Move, values: &mut Values) {
    let owner = before.owner.map(|id| Value::text(id.to_string()));
    let today = || Some(today(act.now));
    let marks = match to {
        Move::Pool(pool) => [
            (POOL, Some(Value::text(pool.to_string()))),
            (POOLED_ON, today()),
            (POOLED_FROM, owner.or_else(|| values.get(POOLED_FROM).cloned())),
            (POOLED_WHY, values.get(POOLED_WHY).cloned()),
            (OWNED_SINCE, None),
            (RECLAIM_ON, None),
        ],
        Move::To(_) | Move::Nobody => [
            (POOL, None),
            (POOLED_ON, None),
            (POOLED_FROM, None),
            (POOLED_WHY, None),
            (OWNED_SINCE, today()),
            (RECLAIM_ON, None),
        ],
    };
    for (field, value) in marks {
        match value.filter(|_| act.object.field(field).is_some()) {
            Some(value) => values.set(field, value),
            None => drop(values.remove(field)),
        }
    }
}

/// Notes on a new record since when it has been its owner's.
pub fn mark_new(act: &Act<'_>, values: &mut Values) {
    if act.object.field(OWNED_SINCE).is_some() {
        values.set(OWNED_SINCE, today(act.now));
    }
}

/// Today's date in China, as a date field holds it.
pub fn today(now: Timestamp) -> Value {
    Value::text(date(day::number(now)))
}

fn date(day: i64) -> String {
    calendar::day_since_1970(day).map(|day| day.to_string()).unwrap_or_default()
}

/// What one user does with one pool on one day, which ends at midnight in China.
fn count_of(act: &Act<'_>, what: &str, pool: Id) -> Count {
    Count {
        org: act.who.org_id(),
        user: act.who.user(),
        kind: format!("{what}:{pool}").into(),
        hour: day::last_hour(act.now),
    }
}

fn limits(act: &Act<'_>, pool: Id) -> PoolLimits {
    act.who.org().pools.get(&pool).map(|card| card.limits).unwrap_or_default()
}

/// Whether this user may claim the record so soon after having had it.
///
/// # Errors
/// `pool_cooling_down` with the first day on which it may be claimed.
pub fn has_cooled_down(act: &Act<'_>, row: &SealedRow, pool: Id) -> Result<()> {
    let Some(days) = limits(act, pool).cool_down_days else { return Ok(()) };
    let text = |field: &str| row.open.get(field).and_then(|value| value.as_str());
    let had = text(POOLED_FROM).and_then(|id| id.parse().ok()) == Some(act.who.user());
    let first = text(POOLED_ON).and_then(|since| calendar::days_after(since, days));
    match first.filter(|first| had && first.to_string() > date(day::number(act.now))) {
        Some(first) => {
            let fault = Fault::new(FaultKind::Conflict, "pool_cooling_down").with("day", first);
            Err(record_refusal(act, &[row.id], fault))
        }
        None => Ok(()),
    }
}

/// What a claim from this pool is held against, in its own transaction: claims of the day and customers
/// held.
pub fn claim_check(
    act: &Act<'_>,
    pool: Id,
) -> Result<impl Fn(&mut Conn) -> Result<()> + Send + 'static> {
    let limits = limits(act, pool);
    let count = count_of(act, CLAIM, pool);
    let all = Count { kind: CLAIM.into(), ..count.clone() };
    let readable = act.permit_rows_for(Verb::Read)?;
    let (user, now) = (act.who.user(), act.now);
    Ok(move |c: &mut Conn| {
        // The count over all pools comes first: its row lets one claim of a user pass at a time.
        quota::spend(c, &all, 1, i64::MAX)?;
        let most = limits.claims_a_day.map_or(i64::MAX, i64::from);
        if !quota::spend(c, &count, 1, most)? {
            let fault = Fault::new(FaultKind::TooMany, "pool_claims_used_up");
            return Err(fault.with("max", most).with("retry_after", day::until_tomorrow(now)));
        }
        let Some(most) = limits.holds_at_most else { return Ok(()) };
        if held(c, &readable, user, most)? >= u64::from(most) {
            return Err(Fault::new(FaultKind::Conflict, "pool_holds_enough").with("max", most));
        }
        Ok(())
    })
}

fn held(c: &mut Conn, readable: &Permit, user: Id, most: u32) -> Result<u64> {
    let mine = Predicate::Is(Column::Owner, Compare::Eq, Scalar::Text(user.to_string()));
    // What lies in one's recycle bin is held as well.
    store::records::count(c, readable, &mine, Which::Any, u64::from(most))
}

/// Counts what a user sees of pools, and takes away what is beyond the day's limit. Those who give
/// customers of a pool to others are not limited.
///
/// # Errors
/// `pool_views_used_up` when nothing is left that may be shown.
pub fn count_views(act: &Act<'_>, rows: &mut Vec<SealedRow>) -> Result<()> {
    let mut left: BTreeMap<Id, i64> = BTreeMap::new();
    let mut seen: BTreeMap<Id, (i64, i64)> = BTreeMap::new();
    let (mut kept, mut most) = (Vec::with_capacity(rows.len()), 0);
    for row in rows.drain(..) {
        let limit = of(&row).and_then(|pool| Some((pool, limits(act, pool).views_a_day?)));
        let Some((pool, limit)) = limit.filter(|_| !act.may_do(Verb::Share, &row)) else {
            kept.push(row);
            continue;
        };
        most = limit;
        let rest = match left.entry(pool) {
            Entry::Occupied(rest) => rest.into_mut(),
            Entry::Vacant(place) => {
                place.insert(self::left(act, VIEW, pool)?.unwrap_or(i64::from(limit)))
            }
        };
        if *rest > 0 {
            *rest -= 1;
            seen.entry(pool).or_insert((0, i64::from(limit))).0 += 1;
            kept.push(row);
        }
    }
    let counts: Vec<_> =
        seen.into_iter().map(|(pool, (n, limit))| (count_of(act, VIEW, pool), n, limit)).collect();
    let is_cut = most > 0 && kept.is_empty();
    // All of it or nothing: who asks twice at once is counted twice.
    let spend = move |c: &mut Conn| {
        for (count, n, limit) in &counts {
            if !quota::spend(c, count, *n, *limit)? {
                return Err(used_up(*limit));
            }
        }
        Ok(())
    };
    let spent = match is_cut {
        true => Err(used_up(most.into())),
        false if most == 0 => Ok(()),
        false => act.store().write(spend),
    };
    *rows = kept;
    spent.map_err(|fault| {
        let fault = fault.with("retry_after", day::until_tomorrow(act.now));
        record_refusal(act, &[], fault)
    })
}

fn used_up(most: i64) -> Fault {
    Fault::new(FaultKind::TooMany, "pool_views_used_up").with("max", most)
}

/// Whether something lies in this pool, or came from it into the recycle bin. The housekeeper looks, who
/// sees all records and no field.
pub fn is_used(act: &Act<'_>, pool: Id) -> Result<bool> {
    let org = act.who.org();
    let keeper = HOUSEKEEPER.caller(org.id, act.now);
    let lies_in = Column::Open(POOL.to_owned(), Storage::Text);
    let lies_in = Predicate::Is(lies_in, Compare::Eq, Scalar::Text(pool.to_string()));
    for object in org.catalogue.iter().filter(|object| has_pools(object)) {
        let permit = policy::decide(&org.policies, &keeper, Verb::List, object)?;
        let count = |c: &mut Conn| store::records::count(c, &permit, &lies_in, Which::Any, 1);
        if act.store().read(count)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How much of it is left today for the caller; `None` without a limit.
pub fn left(act: &Act<'_>, what: &str, pool: Id) -> Result<Option<i64>> {
    let limits = limits(act, pool);
    let most = if what == CLAIM { limits.claims_a_day } else { limits.views_a_day };
    let Some(most) = most else { return Ok(None) };
    let count = count_of(act, what, pool);
    let spent = act.store().read(|c| quota::spent(c, &count))?;
    Ok(Some((i64::from(most) - spent).max(0)))
}

/// The pools to which the caller may give something back. Who gives customers to others, and the service
/// that brings them back, know all.
pub fn known(act: &Act<'_>) -> Vec<Id> {
    let (all, caller) = (&act.who.org().pools, act.who.caller());
    let knows_all =
        caller.kind == CallerKind::Service || act.permit_rows_quietly(Verb::Share).is_some();
    all.keys().filter(|id| knows_all || caller.pools.contains(id)).copied().collect()
}

/// The pool to which the caller may give something back: the one named, or the only one there is.
///
/// # Errors
/// `no_pool`; `required` or `bad_relation` at the field `pool`.
pub fn chosen(act: &Act<'_>, named: Option<Id>) -> Result<Id> {
    let at_pool = |code| Fault::fields(vec![FieldFault::new(POOL, code)]);
    match (named, known(act).as_slice()) {
        (Some(id), known) if known.contains(&id) => Ok(id),
        (Some(_), _) => Err(at_pool("bad_relation")),
        (None, []) => Err(Fault::new(FaultKind::Conflict, "no_pool")),
        (None, [only]) => Ok(*only),
        (None, _) => Err(at_pool("required")),
    }
}
