//! Records that the caller may not read: that one exists, and who holds it. Nothing else is told, only the
//! whole value of a phone, a mail address or a number of identity finds one, and each such question counts
//! as a search of a masked field.

use std::collections::BTreeSet;

use kernel::{Id, Result};
use model::Predicate;
use model::likeness::{Feature, Sight, whole};
use policy::services::HOUSEKEEPER;
use policy::{Permit, Verb};
use store::records::{fetch_many, list, newest};
use store::{ListQuery, SealedRow, Which};

use super::find::{Asked, alike};
use super::is_text;
use crate::path::{Act, live_fields, predicate_of, quota, record_refusal};
use crate::pools;

/// Hidden records that are asked for at most.
const MOST: usize = 20;

/// Records of others.
#[derive(Default)]
pub struct Elsewhere {
    pub records: Vec<Id>,
    pub holders: Vec<String>,
    pub limited: bool,
}

/// Who holds records with the same phone, mail address or number of identity.
pub fn elsewhere(
    act: &Act<'_>,
    permit: &Permit,
    asked: &Asked,
    limited: bool,
    counted: u32,
) -> Result<Elsewhere> {
    let mut out = Elsewhere::default();
    // Whoever makes no customers need not know whether there are some.
    if limited || act.permit_rows_quietly(Verb::Create).is_none() {
        return Ok(out);
    }
    let (mut any, mut values) = (Vec::new(), 0_u32);
    for field in live_fields(&act.object) {
        let feature = Feature::of(&act.object, field);
        if !feature.is_some_and(Feature::is_strong) || asked.sight(&field.name) == Sight::No {
            continue;
        }
        let Some(value) = asked.values.get(&field.name).filter(|v| is_text(v)) else { continue };
        values += 1;
        for target in alike(act, field) {
            let terms = whole(target, value);
            if !terms.is_empty() {
                any.push(predicate_of(&act.keys, &act.object, &target.name, &terms));
            }
        }
    }
    let reads_all = *permit.rows() == Predicate::True;
    if any.is_empty() {
        return Ok(out);
    }
    // One question is counted once, whatever it looks through.
    let more = values.saturating_sub(counted);
    if !reads_all
        && more > 0
        && let Err(fault) = quota::masked_search(act, more)
    {
        if fault.code != "slow_down" {
            return Err(fault);
        }
        drop(record_refusal(act, &[], fault));
        out.limited = true;
        return Ok(out);
    }
    let hidden = hidden(act, permit, &Predicate::any(any), asked.but)?;
    let holders: BTreeSet<String> = hidden.iter().map(|row| holder(act, row)).collect();
    out.records = hidden.into_iter().map(|row| row.id).collect();
    out.holders = holders.into_iter().collect();
    Ok(out)
}

/// Those that the caller does not read in the list of records in use. A service finds them that sees all
/// records and no field.
fn hidden(
    act: &Act<'_>,
    permit: &Permit,
    predicate: &Predicate,
    but: Option<Id>,
) -> Result<Vec<SealedRow>> {
    let org = act.who.org();
    let keeper = HOUSEKEEPER.caller(org.id, act.now);
    let keeper = policy::decide(&org.policies, &keeper, Verb::List, &act.object)?;
    act.store().read(|c| {
        let mut found = Vec::new();
        for which in [Which::Active, Which::Pooled] {
            let query = ListQuery {
                predicate: predicate.clone(),
                order: newest(),
                limit: MOST,
                after: None,
                which,
            };
            found.extend(list(c, &keeper, &query)?);
        }
        let ids: Vec<Id> = found.iter().map(|row| row.id).collect();
        let seen: BTreeSet<Id> =
            fetch_many(c, permit, &ids)?.into_iter().map(|row| row.id).collect();
        found.retain(|row| !seen.contains(&row.id) && Some(row.id) != but);
        Ok(found)
    })
}

fn holder(act: &Act<'_>, row: &SealedRow) -> String {
    match pools::of(row) {
        Some(pool) => act.who.org().name_of(&pool.to_string()).unwrap_or_default(),
        None => act.who.org().user_name(row.owner),
    }
}
