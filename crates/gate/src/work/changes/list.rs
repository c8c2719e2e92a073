//! What jobs changed, as their owners see it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Result};
use policy::Verb;
use serde::Serialize;
use serde_json::{Value as Json, json};
use store::jobs::changes::{self, state};
use store::jobs::{self, Job as Row};

use super::{KINDS, sees_all, visible};
use crate::answer::moment;
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, named, record_with};
use crate::verbs::bulk::BulkRequest;
use crate::verbs::handover::HandoverSpec;
use crate::verbs::undo::{PASSING, UndoSpec, may_take_back, window};
use crate::work::specs::{self, ImportSpec};

/// Jobs that are looked through for a list at most.
const LISTED: usize = 300;
/// Records that were left alone and are named one by one.
const NAMED: usize = 100;

/// A job that changed records.
#[derive(Serialize)]
pub struct ChangeShown {
    /// Its id.
    pub id: Id,
    /// `bulk`, `import` or `handover`.
    pub kind: String,
    /// The object.
    pub object: String,
    /// `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
    /// Who asked for it.
    pub by: Id,
    /// Their name.
    pub by_name: String,
    /// When it was asked for.
    pub created_at: String,
    /// When it ended.
    pub finished_at: Option<String>,
    /// What came out; no personal values.
    pub result: Option<Json>,
    /// What was asked for: the act, the names of fields, whom it is about; no values.
    pub about: Json,
    /// Until when it can be taken back; nothing while it runs.
    pub undo_until: Option<String>,
    /// Whether it can be taken back now.
    pub may_undo: bool,
    /// The last time that it was taken back.
    pub undo: Option<UndoShown>,
    /// The names behind ids of colleagues.
    pub refs: BTreeMap<String, String>,
}

/// How far a job is taken back.
#[derive(Clone, Serialize)]
pub struct UndoShown {
    /// The job that does it.
    pub id: Id,
    /// Its state.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do.
    pub total: Option<u64>,
    /// What came out: `undone` and `kept`, and `again`: how many of these can be tried once more.
    pub result: Option<Json>,
}

/// Records that were left alone for one reason.
#[derive(Serialize)]
pub struct Kept {
    /// A stable code.
    pub code: String,
    /// In words.
    pub detail: String,
    /// How many of those that are told.
    pub count: u64,
    /// The records: object, id, and title where the caller may see it.
    pub records: Vec<Json>,
}

/// How many records of an object went to whom, and what became of them.
#[derive(Serialize)]
pub struct Moved {
    /// The object.
    pub object: String,
    /// The verb.
    pub act: String,
    /// `waiting`, `done`, `same`, `refused`, `undone` or `kept`.
    pub state: String,
    /// Whose the records become.
    pub target: Option<Id>,
    /// How many.
    pub count: u64,
}

/// Such a job with what it did to records.
#[derive(Serialize)]
pub struct ChangeDetail {
    /// The job.
    pub change: ChangeShown,
    /// How many records of which kind.
    pub counts: Vec<Moved>,
    /// Those that were left alone, by reason; the first hundred of them.
    pub left: Vec<Kept>,
}

/// The latest jobs that changed records, newest first: one's own, or everybody's for who may read the ledger.
/// It names no record, and pages ask for it often: it leaves no entry.
///
/// # Errors
/// Those of the store and the keys.
pub fn list(gate: &Gate, who: &Entered, kind: Option<&str>, all: bool) -> Result<Vec<ChangeShown>> {
    let (org, own) = (who.org_id(), who.user());
    let owner = if all && sees_all(who) { None } else { Some(own) };
    let (rows, latest) =
        gate.0.store.of(org).read(|c| {
            Ok((jobs::list(c, org, owner, LISTED)?, jobs::list(c, org, None, LISTED)?))
        })?;
    // The business's owner may have taken one back; one's own are all among them.
    let mut latest = [latest, rows.clone()].concat();
    latest.sort_by_key(|row| std::cmp::Reverse((row.created_at, row.id)));
    let mut undone = undone(gate, &latest)?;
    rows.into_iter()
        .filter(|row| KINDS.contains(&row.kind.as_str()))
        .filter(|row| kind.is_none_or(|kind| row.kind == kind))
        .map(|row| {
            let undo = undone.remove(&row.id);
            shown(gate, who, row, undo)
        })
        .collect()
}

/// One of them with what it did. The records that it names are read by that.
///
/// # Errors
/// `not_found`.
pub fn get(gate: &Gate, who: &Entered, id: Id) -> Result<Shown<ChangeDetail>> {
    let row = visible(gate, who, id)?;
    let org = who.org_id();
    let (counts, again, told, latest) = gate.0.store.of(org).read(|c| {
        let latest = jobs::list(c, org, None, LISTED)?;
        let again = changes::kept_for(c, org, id, &PASSING)?;
        Ok((changes::counts(c, org, id)?, again, changes::told(c, org, id, NAMED)?, latest))
    })?;
    let undo = undone(gate, &latest)?.remove(&id);
    let object = row.object.clone().unwrap_or_default();
    let act = Act::begin(gate, who, Verb::Read, &object)?;
    let mut ids: BTreeMap<String, BTreeSet<Id>> = BTreeMap::new();
    for (line, _) in &told {
        ids.entry(line.object.clone()).or_default().insert(line.record);
    }
    let names = named(&act, ids)?;
    let mut left: BTreeMap<String, Kept> = BTreeMap::new();
    for (line, why) in told {
        let text = |name: &str| why.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
        let (code, detail) = (text("code"), text(who.lang().tag()));
        let kept = left.entry(code.clone());
        let kept = kept.or_insert_with(|| Kept { code, detail, count: 0, records: Vec::new() });
        kept.count += 1;
        let title = names.refs.get(&line.record.to_string());
        kept.records.push(json!({ "object": line.object, "id": line.record, "title": title }));
    }
    let counts: Vec<Moved> = counts
        .into_iter()
        .map(|one| Moved {
            object: one.object,
            act: one.act,
            state: one.state,
            target: one.target,
            count: one.count,
        })
        .collect();
    let mut change = shown(gate, who, row, undo)?;
    change.may_undo &= again > 0 || counts.iter().any(|one| one.state == state::DONE);
    for target in counts.iter().filter_map(|one| one.target) {
        change.refs.insert(target.to_string(), who.org().user_name(Some(target)));
    }
    let answer = ChangeDetail { change, counts, left: left.into_values().collect() };
    let entry = Entry::default().with("job", id);
    record_with(&act, Unrecorded::new(answer), entry, names.entries)
}

/// The last undo of each job, among these.
fn undone(gate: &Gate, rows: &[Row]) -> Result<BTreeMap<Id, UndoShown>> {
    let mut undone = BTreeMap::new();
    // The oldest first, so that the latest one stays.
    for row in rows.iter().rev().filter(|row| row.kind == "undo") {
        let spec: UndoSpec = spec_of(gate, row)?;
        let undo = UndoShown {
            id: row.id,
            state: row.state.clone(),
            done: u64::try_from(row.done).unwrap_or_default(),
            total: row.total.and_then(|total| u64::try_from(total).ok()),
            result: row.result.clone(),
        };
        undone.insert(spec.of, undo);
    }
    Ok(undone)
}

fn spec_of<T: serde::de::DeserializeOwned>(gate: &Gate, row: &Row) -> Result<T> {
    specs::read(&crate::work::jobs::spec(gate, row)?)
}

fn shown(gate: &Gate, who: &Entered, row: Row, undo: Option<UndoShown>) -> Result<ChangeShown> {
    let mut refs = BTreeMap::new();
    let mut name = |id: Id| {
        refs.insert(id.to_string(), who.org().user_name(Some(id)));
    };
    let about = match row.kind.as_str() {
        "bulk" => {
            let spec: BulkRequest = spec_of(gate, &row)?;
            spec.owner.into_iter().for_each(&mut name);
            json!({ "act": spec.act, "fields": spec.fields(), "owner": spec.owner })
        }
        "handover" => {
            let spec: HandoverSpec = spec_of(gate, &row)?;
            spec.to.iter().copied().chain([spec.from]).for_each(&mut name);
            json!({ "from": spec.from, "to": spec.to })
        }
        _ => {
            let spec: ImportSpec = spec_of(gate, &row)?;
            let dry = spec.reading.get("dry_run").and_then(Json::as_bool);
            json!({ "dry_run": dry.unwrap_or_default() })
        }
    };
    let until = row.finished_at.map(|at| at.plus_seconds(window(&row.kind)));
    let busy = undo.as_ref().is_some_and(|undo| !is_over(&undo.state));
    let fresh = until.is_some_and(|until| until >= gate.now());
    let had = row.result.as_ref().map_or(row.done > 0, did_something);
    let taken_back = undo.as_ref().is_some_and(|undo| {
        let again = undo.result.as_ref().and_then(|result| result.get("again")?.as_u64());
        undo.state == "done" && again.unwrap_or_default() == 0
    });
    let may_take_back = may_take_back(who, &row);
    let result = row.result.map(|mut result| {
        if let Some(members) = result.as_object_mut() {
            // Refused rows have titles of columns and reasons; the import's own page tells them.
            members.remove("files");
            members.remove("refused").filter(|was| was.is_number()).into_iter().for_each(|was| {
                members.insert("refused".to_owned(), was);
            });
        }
        result
    });
    Ok(ChangeShown {
        id: row.id,
        kind: row.kind,
        object: row.object.unwrap_or_default(),
        state: row.state,
        done: u64::try_from(row.done).unwrap_or_default(),
        total: row.total.and_then(|total| u64::try_from(total).ok()),
        by: row.owner,
        by_name: who.org().user_name(Some(row.owner)),
        created_at: moment(row.created_at),
        finished_at: row.finished_at.map(moment),
        may_undo: may_take_back
            && fresh
            && had
            && !busy
            && !taken_back
            && about.get("dry_run") != Some(&Json::Bool(true)),
        result,
        about,
        undo_until: until.map(moment),
        undo,
        refs,
    })
}

fn is_over(state: &str) -> bool {
    matches!(state, "done" | "failed" | "cancelled")
}

/// Whether a job changed something at all.
fn did_something(result: &Json) -> bool {
    let some = |name: &str| result.get(name).and_then(Json::as_u64).unwrap_or_default() > 0;
    some("done") || some("created") || some("updated")
}
