//! Undoes a merge: the record that went comes back, with what came along with it.

mod parted;

use audit::Outcome;
use kernel::{Fault, FaultKind, Id, Result, Timestamp, limits};
use policy::{Permit, Verb};
use serde::{Deserialize, Serialize};
use store::records::{self, Merge, Rewrite};
use store::{Conn, SealedRow};

use super::merge::{later, store_winner};
use super::merges::until;
use super::update::{Change, Changed, check_version};
use super::write::{claim_anew, counted_clash, may_claim};
use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::merging::{self, Undo};
use crate::parts::Gate;
use crate::path::{
    Act, Entry, OpenRow, Shown, Unrecorded, open_fields, record_refusal, recorded_with_change,
    seal_values, show, unique_claims,
};
use parted::{Parted, Returning};

/// Which merge is to be undone.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnmergeRequest {
    /// The record that went.
    pub other: Id,
    /// The version of the one that stayed, where the caller saw it.
    #[serde(default)]
    pub version: Option<i64>,
}

/// What became of undoing a merge.
#[derive(Serialize)]
pub struct UnmergeAnswer {
    /// The record that stayed.
    pub record: ShownRecord,
    /// The one that is back.
    pub other: ShownRecord,
    /// How many records went back with it that the caller may read.
    pub returned: usize,
    /// The fields of the one that stayed that were changed since, and keep the newer value.
    pub kept: Vec<String>,
    /// Records that were changed since and are back with their newer values.
    pub changed: usize,
    /// Records that came along and did not go back, since they are elsewhere by now.
    pub stayed: usize,
}

/// Undoes the merge of `other` into this record, within 30 days.
///
/// # Errors
/// `not_found`, `denied`, `version_conflict`, `is_deleted`, `is_pooled`, `merge_too_old`, `key_erased`,
/// `merge_would_reveal`, `merge_busy`; `not_unique` and `exists_elsewhere` where another record has a value
/// by now that the one that comes back had.
pub fn unmerge(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: &UnmergeRequest,
) -> Result<Shown<UnmergeAnswer>> {
    let act = Act::begin(gate, who, Verb::Unmerge, object)?;
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

fn once(act: &Act<'_>, id: Id, request: &UnmergeRequest) -> Result<Shown<UnmergeAnswer>> {
    let (winner, permit, merge, loser) = both(act, id, request)?;
    let key = |subject| act.gate.0.keyring.subject(act.who.org_id(), subject);
    let (winner_key, loser_key) = (key(winner.subject)?, key(loser.subject)?);
    let undo = Undo::open(act, &merge, &winner_key)?;
    let keeper = merging::keeper(act)?;
    let parted = Parted { act, winner: &winner, loser: &loser, winner_key, loser_key };
    let Returning { seen, becomes, changed, stayed } = parted.returning(&keeper, &undo)?;
    merging::reveals_nothing(act, &seen, &becomes)?;

    let (taken, kept) = parted.put_back(&undo)?;
    let change = Change::prepare(act, winner.clone(), taken, None)?;
    let mut row_change = change.rows(act);
    row_change.row.updated_at = put_back_at(act, &winner, &undo);
    let names = std::mem::take(&mut row_change.history.fields);
    row_change.history = merging::line(act, &row_change.row, row_change.row.version, names.clone());

    let values = open_fields(&loser, &parted.loser_key, act.object.fields.iter())?;
    let tokens = seal_values(&act.keys, &parted.loser_key, &act.object, loser.id, &values).tokens;
    let claims = unique_claims(&act.keys, &act.object, &values);
    may_claim(act, !claims.is_empty())?;
    let mut back = loser.clone();
    back.version += 1;
    "active".clone_into(&mut back.state);
    back.department = home(act, back.owner, back.department);
    back.updated_at = Timestamp(undo.loser.before);

    let count = becomes.len();
    let entry = Entry {
        fields: names,
        versions: Some((winner.version, row_change.row.version)),
        ..Entry::about_all(vec![winner.id, loser.id]).with("from", winner.id).with("moved", count)
    };
    let event = act.event(entry, Outcome::Done)?;
    let readable = act.permit_rows_for(Verb::Read)?;
    let loser_permit = act.permit_row(Verb::Unmerge, &loser)?;
    let chain = act.gate.0.recorder.chain();
    let write = Write {
        permit,
        loser_permit,
        keeper,
        readable,
        line: merging::line(act, &loser, back.version, Vec::new()),
        winner: winner.id,
        department: back.department,
        at: back.updated_at,
        changed: row_change,
        tokens,
        claims,
        becomes,
        loser,
    };
    let (row, ids) = (write.changed.row.clone(), [winner.id, write.loser.id]);
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
    let answer = UnmergeAnswer {
        record: show(act, &readable, OpenRow { row, values: change.values }),
        other: show(act, &readable, OpenRow { row: back, values }),
        returned: merging::told(act, &seen)?.into_values().sum(),
        kept,
        changed,
        stayed,
    };
    Ok(recorded_with_change(Unrecorded::new(answer)))
}

/// The two records and their merge, which the caller may undo.
fn both(
    act: &Act<'_>,
    id: Id,
    request: &UnmergeRequest,
) -> Result<(SealedRow, Permit, Merge, SealedRow)> {
    let (winner, permit) = act.fetch(id)?;
    if let Some(seen) = request.version {
        check_version(act, &winner, seen)?;
    }
    merging::in_use(act, &winner)?;
    let (merge, loser) = gone(act, id, request.other)?;
    merging::may_touch_both(act, &winner, &loser)?;
    if until(merge.at) <= act.now {
        return Err(too_old(act, id, loser.id));
    }
    Ok((winner, permit, merge, loser))
}

fn too_old(act: &Act<'_>, winner: Id, loser: Id) -> Fault {
    let fault = Fault::new(FaultKind::Conflict, "merge_too_old");
    record_refusal(act, &[winner, loser], fault.with("days", limits::UNMERGE_DAYS))
}

/// When the winner was last changed, once it is as before.
fn put_back_at(act: &Act<'_>, winner: &SealedRow, undo: &Undo) -> Timestamp {
    let is_same = (winner.version, winner.updated_at.0) == (undo.winner.version, undo.winner.after);
    if is_same { Timestamp(undo.winner.before) } else { later(act.now, winner.updated_at) }
}

/// All that undoing a merge writes, in one transaction.
struct Write {
    permit: Permit,
    loser_permit: Permit,
    keeper: Permit,
    readable: Permit,
    winner: Id,
    loser: SealedRow,
    department: Option<Id>,
    at: Timestamp,
    line: store::history::HistoryRow,
    changed: Changed,
    tokens: Vec<i64>,
    claims: Vec<(String, [u8; 32])>,
    becomes: Vec<Rewrite>,
}

impl Write {
    fn run(&self, c: &mut Conn) -> Result<()> {
        let (permit, loser) = (&self.loser_permit, &self.loser);
        if !records::take_merge(c, &self.permit, loser.id, self.winner)? {
            return Err(Fault::not_found());
        }
        store_winner(c, &self.permit, &self.readable, &self.changed)?;
        records::revive(c, permit, loser, self.department, &self.tokens, self.at)?;
        claim_anew(c, permit, &self.readable, loser.id, &self.claims)?;
        store::history::append(c, permit, &self.line)?;
        let mut rewrites = self.becomes.iter();
        rewrites
            .try_for_each(|one| records::rewrite(c, &self.keeper, one).map_err(|_| merging::busy()))
    }
}

/// The record that went into this one, which the caller may read.
fn gone(act: &Act<'_>, winner: Id, loser: Id) -> Result<(Merge, SealedRow)> {
    let readable = act.permit_rows_for(Verb::Read)?;
    let found = act.store().read(|c: &mut Conn| {
        let merge = records::merge_of(c, &readable, loser)?.filter(|m| m.winner == winner);
        Ok(merge.zip(Some(records::fetch_merged(c, &readable, loser)?)))
    })?;
    let found = match found {
        Some((merge, None)) if merge.is_final() => return Err(too_old(act, winner, loser)),
        found => found.and_then(|(merge, row)| Some((merge, row?))),
    };
    found.ok_or_else(|| record_refusal(act, &[winner, loser], Fault::not_found()))
}

/// The department in which the owner of a record is by now: it may have changed while the record was away.
fn home(act: &Act<'_>, owner: Option<Id>, was: Option<Id>) -> Option<Id> {
    let card = owner.and_then(|owner| act.who.org().users.get(&owner));
    card.map_or(was, |card| card.department)
}
