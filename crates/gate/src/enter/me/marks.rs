//! What the caller marks for themselves: records seen last and favourites, which follow the person from
//! device to device. Ids alone are kept; what they are called is read through the gate each time, so that
//! what the caller may not read any more, what is deleted and what lies in a pool is not there.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, FaultKind, Id, Result, limits};
use policy::Verb;
use serde::Serialize;
use store::enter::marks::{self, Mark, MarkRow};

use crate::enter::record;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, named_in_use, record_refusal, record_with};

/// A marked record.
#[derive(Serialize, Clone)]
pub struct Marked {
    /// Its object.
    pub object: String,
    /// Its id.
    pub id: Id,
    /// Its title, as masked as in its list.
    pub title: String,
    /// When it was marked.
    pub at: String,
}

/// What the caller marked, the latest first.
#[derive(Serialize, Clone)]
pub struct Marks {
    /// Seen last.
    pub recent: Vec<Marked>,
    /// Favourites.
    pub favourites: Vec<Marked>,
}

/// Whether a record that was opened is a favourite.
#[derive(Serialize, Clone, Copy)]
pub struct Remembered {
    /// Whether it is.
    pub favourite: bool,
}

/// The records that the caller saw last and their favourites, at most so many of each.
///
/// # Errors
/// Those of the store and the keys; `ledger_unwritable`.
pub fn marked(gate: &Gate, who: &Entered, limit: Option<usize>) -> Result<Shown<Marks>> {
    let act = Act::begin(gate, who, Verb::Read, "user")?;
    let me = (who.org_id(), who.user());
    let (recent, favourites) = act.store().read(|c| {
        Ok((marks::of_user(c, me, Mark::Recent)?, marks::of_user(c, me, Mark::Favourite)?))
    })?;
    let cut = |rows: Vec<MarkRow>, most: usize| -> Vec<MarkRow> {
        let known = |row: &MarkRow| is_business(who, &row.object);
        rows.into_iter().filter(known).take(limit.unwrap_or(most).min(most)).collect()
    };
    let (recent, favourites) = (cut(recent, limits::RECENT), cut(favourites, limits::FAVOURITES));
    let (recent, favourites) = (in_use(&act, recent)?, in_use(&act, favourites)?);
    let mut wanted: BTreeMap<String, BTreeSet<Id>> = BTreeMap::new();
    for row in recent.iter().chain(&favourites) {
        wanted.entry(row.object.clone()).or_default().insert(row.record);
    }
    let names = named_in_use(&act, wanted)?;
    let show = |rows: Vec<MarkRow>| -> Vec<Marked> {
        rows.into_iter()
            .filter_map(|row| {
                let title = names.refs.get(&row.record.to_string())?.clone();
                Some(Marked { object: row.object, id: row.record, title, at: row.at.rfc3339() })
            })
            .collect()
    };
    let shown = Marks { recent: show(recent), favourites: show(favourites) };
    let entry = Entry::about(who.user()).with("as", "own_marks");
    record_with(&act, Unrecorded::new(shown), entry, names.entries)
}

/// Notes that the caller has opened this record, and says whether it is a favourite. Of the oldest that
/// are more than are kept nothing stays.
///
/// # Errors
/// `not_found` for what the caller may not read, what is deleted or lies in a pool.
pub fn remember(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<Remembered> {
    let row = readable(gate, who, object, id)?;
    let me = (who.org_id(), who.user());
    let event = record::entered(gate, who, "remember", who.user());
    let favourite = record::change(gate, event, move |c| {
        marks::put(c, me, Mark::Recent, &row)?;
        for old in marks::of_user(c, me, Mark::Recent)?.iter().skip(limits::RECENT) {
            marks::remove(c, me, Mark::Recent, old.record)?;
        }
        let favourites = marks::of_user(c, me, Mark::Favourite)?;
        let ids: Vec<Id> = favourites.iter().map(|one| one.record).collect();
        let went = crate::merging::went(c, me.0, &ids)?;
        Ok(ids.iter().any(|id| went.get(id).unwrap_or(id) == &row.record))
    })?;
    Ok(Remembered { favourite })
}

/// Forgets which records the caller saw.
///
/// # Errors
/// `ledger_unwritable`.
pub fn forget_recent(gate: &Gate, who: &Entered) -> Result<()> {
    let me = (who.org_id(), who.user());
    let event = record::entered(gate, who, "forget_recent", who.user());
    record::change(gate, event, move |c| marks::clear(c, me, Mark::Recent))
}

/// Makes a record one of the caller's favourites.
///
/// # Errors
/// `not_found` as for `remember`; `too_many_favourites`.
pub fn star(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<()> {
    let row = readable(gate, who, object, id)?;
    let me = (who.org_id(), who.user());
    let event = record::entered(gate, who, "star", who.user());
    let refusal = event.clone();
    record::change(gate, event, move |c| {
        let held = marks::of_user(c, me, Mark::Favourite)?;
        let is_new = held.iter().all(|one| one.record != row.record);
        if is_new && held.len() >= limits::FAVOURITES {
            let fault = Fault::new(FaultKind::Conflict, "too_many_favourites");
            return Err(fault.with("max", limits::FAVOURITES));
        }
        marks::put(c, me, Mark::Favourite, &row)
    })
    .map_err(|fault| record::refused(gate, refusal, fault))
}

/// Takes a record from the caller's favourites; nothing happens where it is none.
///
/// # Errors
/// `ledger_unwritable`.
pub fn unstar(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let me = (who.org_id(), who.user());
    let event = record::entered(gate, who, "unstar", who.user());
    record::change(gate, event, move |c| {
        marks::remove(c, me, Mark::Favourite, id)?;
        // What went into it is the same star.
        let held: Vec<Id> =
            marks::of_user(c, me, Mark::Favourite)?.iter().map(|one| one.record).collect();
        for (mark, into) in crate::merging::went(c, me.0, &held)? {
            if into == id {
                marks::remove(c, me, Mark::Favourite, mark)?;
            }
        }
        Ok(())
    })
}

/// The same marks on the records in use: what went into another one is marked there, once.
fn in_use(act: &Act<'_>, rows: Vec<MarkRow>) -> Result<Vec<MarkRow>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.record).collect();
    let went = act.store().read(|c| crate::merging::went(c, act.who.org_id(), &ids))?;
    let mut seen = BTreeSet::new();
    let rows = rows.into_iter().map(|mut row| {
        row.record = went.get(&row.record).copied().unwrap_or(row.record);
        row
    });
    Ok(rows.filter(|row| seen.insert(row.record)).collect())
}

/// A record in use that the caller may read.
fn readable(gate: &Gate, who: &Entered, object: &str, id: Id) -> Result<MarkRow> {
    if !is_business(who, object) {
        return Err(Fault::not_found());
    }
    let act = Act::begin(gate, who, Verb::Read, object)?;
    let (row, _) = act.fetch(id)?;
    if row.state != "active" {
        return Err(record_refusal(&act, &[id], Fault::not_found()));
    }
    Ok(MarkRow { record: row.id, object: row.object, at: act.now })
}

/// Whether it is an object of the business, and still declared.
fn is_business(who: &Entered, object: &str) -> bool {
    who.catalogue().get(object).is_ok_and(|object| !object.system)
}
