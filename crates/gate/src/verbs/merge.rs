//! Merges two records: what follows the one goes to the other, and it stays as a sealed tombstone.

mod pair;
mod preview;

use std::collections::BTreeMap;

use audit::Outcome;
use kernel::{Fault, FieldFault, Id, Result, Timestamp};
use policy::{Permit, Verb};
use serde::{Deserialize, Serialize};
use store::records::{self, Merge, Rewrite};
use store::{Conn, SealedRow};

use super::update::{Change, Changed, check_version};
use super::write::counted_clash;
use crate::answer::ShownRecord;
use crate::approvals::guard;
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::merging::{self, Along, Stamp, Undo};
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, record_refusal, recorded_with_change, show,
};
use pair::Pair;
pub(super) use pair::owned_with;
pub use preview::{Going, MergePreview, preview};

/// Whose value a field keeps.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The winner's, which it has.
    Own,
    /// The loser's.
    Other,
    /// What both lists hold.
    Both,
}

/// What is to be merged.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeRequest {
    /// The record that goes.
    pub other: Id,
    /// The version of the one that stays, as the caller saw it.
    pub version: i64,
    /// The version of the one that goes.
    pub other_version: i64,
    /// Whose value each field keeps; what is not named stays as it is.
    #[serde(default)]
    pub take: BTreeMap<String, Side>,
}

/// What became of a merge.
#[derive(Serialize)]
pub struct MergeAnswer {
    /// The record that stays.
    pub record: ShownRecord,
    /// How many records came along that the caller may read.
    pub moved: usize,
}

/// Merges `other` into this record and shows it. Values that the caller sees masked are chosen by side and
/// not shown.
///
/// # Errors
/// `version_conflict`, `not_found`, `denied`, `is_deleted`, `is_pooled`, `approval_pending`, `merge_with_itself`,
/// `merge_would_reveal`, `merge_too_much`, `merge_busy`; the faults of fields as `update` has them.
pub fn merge(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: &MergeRequest,
) -> Result<Shown<MergeAnswer>> {
    let act = Act::begin(gate, who, Verb::Merge, object)?;
    are_two(&act, id, request.other)?;
    let mut tries = 1;
    loop {
        match once(&act, id, request) {
            Err(fault) if fault.code == "merge_busy" && tries < merging::TRIES => tries += 1,
            Err(fault) if fault.code == "merge_busy" => {
                return Err(record_refusal(&act, &[id, request.other], fault));
            }
            done => return done,
        }
    }
}

/// Refuses two that are one record.
pub(super) fn are_two(act: &Act<'_>, id: Id, other: Id) -> Result<()> {
    if id != other {
        return Ok(());
    }
    let fault = Fault::fields(vec![FieldFault::new("other", "merge_with_itself")]);
    Err(record_refusal(act, &[id], fault))
}

fn once(act: &Act<'_>, id: Id, request: &MergeRequest) -> Result<Shown<MergeAnswer>> {
    let ((winner, permit), (loser, loser_permit)) = both(act, id, request)?;
    let pair = Pair::of(act, &winner, &loser)?;
    let keeper = merging::keeper(act)?;
    let naming = merging::naming(act);
    let along = act.store().read(|c| Along::of(c, &keeper, &naming, loser.id));
    let along = along.map_err(|fault| record_refusal(act, &[loser.id], fault))?;
    let (seen, becomes, moved) = pair.moved(along)?;
    merging::reveals_nothing(act, &seen, &becomes)?;
    let taken = pair.taken(&request.take, &seen)?;
    let change = Change::prepare(act, winner.clone(), taken, None)?;
    let fields = pair.kept(&change.values)?;
    let mut changed = change.rows(act);
    changed.row.updated_at = later(act.now, winner.updated_at);
    let names: Vec<String> = fields.keys().cloned().collect();
    changed.history = merging::line(act, &changed.row, changed.row.version, names.clone());
    let laid_away = later(act.now, loser.updated_at);
    let undo = Undo {
        fields,
        winner: stamp(&changed.row, winner.updated_at),
        loser: Stamp { version: loser.version + 1, before: loser.updated_at.0, after: laid_away.0 },
        moved,
    };
    let count = becomes.len();
    let merge = pair.merge(&undo)?;
    let entry = Entry {
        fields: names,
        versions: Some((winner.version, changed.row.version)),
        ..Entry::about_all(vec![winner.id, loser.id]).with("into", winner.id).with("moved", count)
    };
    let event = act.event(entry, Outcome::Done)?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let row = changed.row.clone();
    let chain = act.gate.0.recorder.chain();
    let write = Write {
        permit,
        loser_permit,
        keeper,
        readable,
        seen_at: seen.iter().map(|row| (row.id, (row.version, row.updated_at))).collect(),
        line: merging::line(act, &loser, loser.version + 1, Vec::new()),
        loser: loser.clone(),
        laid_away,
        changed,
        naming,
        becomes,
        merge,
    };
    let ids = [winner.id, loser.id];
    act.store()
        .write(move |c| {
            write.run(c)?;
            Recorder::append(c, &chain, std::slice::from_ref(&event))
        })
        .map_err(|fault| match fault.code {
            "merge_busy" => fault,
            _ => record_refusal(act, &ids, counted_clash(act, fault)),
        })?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let record = show(act, &readable, OpenRow { row, values: change.values });
    let moved = merging::told(act, &seen)?.into_values().sum();
    Ok(recorded_with_change(Unrecorded::new(MergeAnswer { record, moved })))
}

/// Refuses what waits for an approval of its own: what was asked for would be about something else.
fn nothing_pending(act: &Act<'_>, winner: &SealedRow, loser: &SealedRow) -> Result<()> {
    [winner, loser].into_iter().try_for_each(|row| guard::nothing_pending(act, row))
}

/// A record and the permit to merge it.
type Permitted = (SealedRow, Permit);

/// The two records, in use, as the caller saw them, and the caller's to merge.
fn both(act: &Act<'_>, id: Id, request: &MergeRequest) -> Result<(Permitted, Permitted)> {
    let (winner, permit) = act.fetch(id)?;
    let (loser, loser_permit) = act.fetch(request.other)?;
    for (row, version) in [(&winner, request.version), (&loser, request.other_version)] {
        merging::in_use(act, row)?;
        check_version(act, row, version)?;
    }
    merging::may_touch_both(act, &winner, &loser)?;
    nothing_pending(act, &winner, &loser)?;
    Ok(((winner, permit), (loser, loser_permit)))
}

/// All that a merge writes, in one transaction.
struct Write {
    permit: Permit,
    loser_permit: Permit,
    keeper: Permit,
    readable: Permit,
    loser: SealedRow,
    laid_away: Timestamp,
    line: store::history::HistoryRow,
    changed: Changed,
    naming: Vec<(String, String)>,
    seen_at: BTreeMap<Id, (i64, Timestamp)>,
    becomes: Vec<Rewrite>,
    merge: Merge,
}

impl Write {
    fn run(&self, c: &mut Conn) -> Result<()> {
        // The two rows come first: whoever adds to them waits, or has been seen.
        records::retire(c, &self.loser_permit, &self.loser, self.laid_away)?;
        store::history::append(c, &self.loser_permit, &self.line)?;
        store_winner(c, &self.permit, &self.readable, &self.changed)?;
        Along::of(c, &self.keeper, &self.naming, self.loser.id)?.is_still(&self.seen_at)?;
        for one in &self.becomes {
            records::rewrite(c, &self.keeper, one).map_err(|_| merging::busy())?;
        }
        records::keep_merge(c, &self.permit, &self.merge)
    }
}

/// Stores the winner as it becomes; a unique value that it gives up is free.
pub(super) fn store_winner(
    c: &mut Conn,
    permit: &Permit,
    readable: &Permit,
    changed: &Changed,
) -> Result<()> {
    store::unique::release_all(c, permit, changed.row.id)?;
    changed.apply(c, permit, readable)
}

/// A moment that nobody has seen of this row.
pub(super) fn later(now: Timestamp, before: Timestamp) -> Timestamp {
    Timestamp(now.0.max(before.0 + 1))
}

fn stamp(row: &SealedRow, before: Timestamp) -> Stamp {
    Stamp { version: row.version, before: before.0, after: row.updated_at.0 }
}
