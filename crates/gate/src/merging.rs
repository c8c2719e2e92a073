//! What merging two records and undoing it share: what goes along, how it is sealed under the other
//! person's key, and what is kept so that all of it can be put back.

use std::collections::{BTreeMap, BTreeSet};

use crypto::aad;
use kernel::{Fault, FaultKind, Id, Result, Timestamp, limits};
use model::{Field, Object, Value};
use policy::services::HOUSEKEEPER;
use policy::{Permit, Verb, View};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use store::history::HistoryRow;
use store::records::{self, Merge, Rewrite};
use store::{Conn, SealedRow};
use zeroize::Zeroize;

use crate::keys::SubjectKey;
use crate::path::{Act, facts, live_fields, record_refusal};

/// How often a merge is prepared anew because what goes along was changed meanwhile.
pub const TRIES: usize = 3;
/// Merges of merges that are followed to the record in use.
const CHAIN: usize = 100;

/// Values of fields before and after.
pub type Differences = BTreeMap<String, (Option<Json>, Option<Json>)>;

/// What it takes to undo a merge. It holds values of the winner and is kept sealed under its key.
#[derive(Serialize, Deserialize)]
pub struct Undo {
    /// The fields that the merge changed, each before and after.
    pub fields: Differences,
    pub winner: Stamp,
    pub loser: Stamp,
    pub moved: Vec<Moved>,
}

/// A record's version and time of last change after the merge, and the time before it.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Stamp {
    pub version: i64,
    pub before: i64,
    pub after: i64,
}

/// A record that went along.
#[derive(Clone, Serialize, Deserialize)]
pub struct Moved {
    pub id: Id,
    pub stamp: Stamp,
    pub parent: Option<Id>,
    pub owner: Option<Id>,
    pub department: Option<Id>,
    /// Whether it lies under the winner's key since.
    pub resealed: bool,
    /// The fields in which it named the loser.
    pub links: Vec<String>,
}

impl Undo {
    /// Sealed under this key, which is the winner's.
    pub fn seal(&self, act: &Act<'_>, loser: Id, key: &SubjectKey) -> Result<Vec<u8>> {
        let mut plain = serde_json::to_vec(self).map_err(Fault::internal)?;
        let sealed = key.seal.seal(&binding(act, loser, key), &plain);
        plain.zeroize();
        Ok(sealed)
    }

    /// What `seal` sealed.
    pub fn open(act: &Act<'_>, merge: &Merge, key: &SubjectKey) -> Result<Self> {
        let mut plain = key.seal.open(&binding(act, merge.loser, key), &merge.undo)?;
        let undo = serde_json::from_slice(&plain);
        plain.zeroize();
        undo.map_err(|_| Fault::internal("what undoes a merge cannot be read"))
    }
}

fn binding(act: &Act<'_>, loser: Id, key: &SubjectKey) -> Vec<u8> {
    // No field has such a name.
    aad::field(&act.who.org_id(), &act.object.name, &loser, "=merge", key.version)
}

/// The record in use into which this one went, however often it went on; `None` where the caller may not
/// read the one or the other.
pub fn whither(c: &mut Conn, readable: &Permit, id: Id) -> Result<Option<Id>> {
    let mut next = id;
    for _ in 0..CHAIN {
        let Some(merge) = records::merge_of(c, readable, next)? else { return Ok(None) };
        // Of a merge that is final nothing is left to be read but where the record went.
        if !merge.is_final() && records::fetch_merged(c, readable, next)?.is_none() {
            return Ok(None);
        }
        if records::visible(c, readable, merge.winner)?.is_some() {
            return Ok(Some(merge.winner));
        }
        next = merge.winner;
    }
    Ok(None)
}

/// Where each of these went, however often it went on; those that did not are not among them.
pub fn went(c: &mut Conn, org: Id, ids: &[Id]) -> Result<BTreeMap<Id, Id>> {
    let mut found = records::went(c, org, ids)?;
    for _ in 0..CHAIN {
        let next: Vec<Id> = found.values().copied().collect();
        let further = records::went(c, org, &next)?;
        if further.is_empty() {
            break;
        }
        for to in found.values_mut() {
            *to = further.get(to).copied().unwrap_or(*to);
        }
    }
    Ok(found)
}

/// Rows below and beside a record, as they were seen.
pub struct Along {
    /// Everything that follows it, at whatever depth.
    pub below: Vec<SealedRow>,
    /// What names it in an open field, and in which.
    pub links: BTreeMap<Id, (SealedRow, BTreeSet<String>)>,
}

impl Along {
    /// All that goes with this record.
    ///
    /// # Errors
    /// `merge_too_much` beyond the limit.
    pub fn of(c: &mut Conn, permit: &Permit, named: &[(String, String)], id: Id) -> Result<Self> {
        let most = limits::MERGED_ALONG;
        let below = records::below(c, permit, &[id], most)?;
        let mut links: BTreeMap<Id, (SealedRow, BTreeSet<String>)> = BTreeMap::new();
        for (object, field) in named {
            for row in records::relations_to(c, permit, object, field, id, most)? {
                links
                    .entry(row.id)
                    .or_insert_with(|| (row, BTreeSet::new()))
                    .1
                    .insert(field.clone());
            }
        }
        if below.len() + links.len() > most {
            let fault = Fault::new(FaultKind::TooLarge, "merge_too_much");
            return Err(fault.with("max", most));
        }
        Ok(Self { below, links })
    }

    /// Each record once, in the order of ids.
    pub fn rows(self) -> BTreeMap<Id, (SealedRow, BTreeSet<String>)> {
        let mut rows = self.links;
        for row in self.below {
            rows.entry(row.id).or_insert_with(|| (row, BTreeSet::new()));
        }
        rows
    }

    /// Fails where something else than these goes along by now.
    pub fn is_still(&self, seen: &BTreeMap<Id, (i64, Timestamp)>) -> Result<()> {
        let now = self.below.iter().chain(self.links.values().map(|(row, _)| row));
        let now: BTreeMap<Id, _> = now.map(|row| (row.id, (row.version, row.updated_at))).collect();
        if now == *seen { Ok(()) } else { Err(busy()) }
    }
}

/// Somebody changed what goes along.
pub fn busy() -> Fault {
    Fault::new(FaultKind::Conflict, "merge_busy")
}

/// The open fields of all objects that name records of this one.
pub fn naming(act: &Act<'_>) -> Vec<(String, String)> {
    let to_this = |field: &&Field| {
        field.kind == "relation"
            && field.target.as_deref() == Some(act.object.name.as_str())
            && !field.is_sealed()
    };
    act.who
        .catalogue()
        .iter()
        .flat_map(|object| {
            object.fields.iter().filter(to_this).map(|f| (object.name.clone(), f.name.clone()))
        })
        .collect()
}

/// Whether what is sealed of this object's records may be laid under another person's key: a file's bytes
/// lie elsewhere under the key that its record is of, so that its record stays with that key. Both keys are
/// erased together (`store::records::linked_subjects`).
pub fn can_be_resealed(object: &Object) -> bool {
    !object.fields.iter().any(|field| field.kind == "file")
}

/// The permit for what goes along: the merge is decided about the two records, and whoever may do that may
/// do it whatever hangs on them. It sees no field.
pub fn keeper(act: &Act<'_>) -> Result<Permit> {
    let org = act.who.org();
    let caller = HOUSEKEEPER.caller(org.id, act.now);
    policy::decide(&org.policies, &caller, Verb::List, &act.object)
}

/// Refuses where the caller would see more of a record than before, only by putting it elsewhere.
///
/// # Errors
/// `merge_would_reveal`.
pub fn reveals_nothing(act: &Act<'_>, seen: &[SealedRow], becomes: &[Rewrite]) -> Result<()> {
    let mut permits: BTreeMap<String, Option<Permit>> = BTreeMap::new();
    for (before, after) in seen.iter().zip(becomes) {
        let Ok(object) = act.who.catalogue().get(&before.object) else { continue };
        let permit = permits.entry(before.object.clone()).or_insert_with(|| {
            let policies = &act.who.org().policies;
            policy::decide(policies, act.who.caller(), Verb::Read, object).ok()
        });
        let Some(permit) = permit else { continue };
        let (from, to) = (facts(before), facts(&after.row));
        let view = |at, field: &Field| {
            if permit.covers(at) { permit.view(&field.name, at) } else { View::Hidden }
        };
        let more = live_fields(object).any(|field| view(&to, field) > view(&from, field));
        if more || (permit.covers(&to) && !permit.covers(&from)) {
            return Err(would_reveal(act, before.id));
        }
    }
    Ok(())
}

/// How many of these records that are in use the caller may read, by object.
pub fn told(act: &Act<'_>, rows: &[SealedRow]) -> Result<BTreeMap<String, usize>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut permits: BTreeMap<&str, Option<Permit>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.state == "active") {
        if !permits.contains_key(row.object.as_str()) {
            let object = act.who.catalogue().get(&row.object)?;
            let policies = &act.who.org().policies;
            let permit = policy::decide(policies, act.who.caller(), Verb::Read, object).ok();
            permits.insert(&row.object, permit);
        }
        let permit = permits.get(row.object.as_str()).and_then(Option::as_ref);
        if permit.is_some_and(|permit| permit.covers(&facts(row))) {
            *counts.entry(row.object.clone()).or_default() += 1;
        }
    }
    Ok(counts)
}

/// The refusal of a merge that would show its author more.
pub fn would_reveal(act: &Act<'_>, record: Id) -> Fault {
    record_refusal(act, &[record], Fault::denied("merge_would_reveal"))
}

/// A line of history that tells which fields changed and no value: what is of the one person must not be
/// kept under the other one's key.
pub fn line(act: &Act<'_>, row: &SealedRow, version: i64, fields: Vec<String>) -> HistoryRow {
    HistoryRow {
        record: row.id,
        subject: row.subject,
        version,
        at: act.now,
        actor: Some(act.who.user()),
        act: act.verb.name().to_owned(),
        fields,
        key_version: row.key_version,
        sealed: Vec::new(),
    }
}

/// A value as it is kept to be put back.
pub fn kept(value: Option<&Value>) -> Option<Json> {
    value.map(|value| value.json().clone())
}

/// A record that may be merged: in use.
///
/// # Errors
/// `is_deleted`, `is_pooled`.
pub fn in_use(act: &Act<'_>, row: &SealedRow) -> Result<()> {
    let code = match row.state.as_str() {
        "active" => return Ok(()),
        "deleted" => "is_deleted",
        _ => "is_pooled",
    };
    Err(record_refusal(act, &[row.id], Fault::new(FaultKind::Conflict, code)))
}

/// Whether the caller may bring these two together, or take them apart: both are the caller's to change and
/// to remove; where they are in two hands, also to give away.
///
/// # Errors
/// `denied`, `not_found`.
pub fn may_touch_both(act: &Act<'_>, winner: &SealedRow, loser: &SealedRow) -> Result<()> {
    // What has no owner of its own is given away with what it follows, never by itself.
    let is_given = act.object.verbs.iter().any(|verb| verb == Verb::Share.name());
    let in_two_hands = (winner.owner, winner.department) != (loser.owner, loser.department);
    for row in [winner, loser] {
        for verb in [act.verb, Verb::Update, Verb::Delete] {
            act.permit_row(verb, row)?;
        }
        if is_given && in_two_hands {
            act.permit_row(Verb::Share, row)?;
        }
    }
    Ok(())
}
