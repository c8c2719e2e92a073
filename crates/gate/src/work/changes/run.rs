//! The steps of such a job: some lines at a time, each in the transaction of its change.

use kernel::{Fault, FaultKind, Id, Lang, Result};
use serde_json::{Value as Json, json};
use store::jobs::changes::{self, Change as Line, Turn, state};

use crate::parts::Gate;
use crate::path::Act;
use crate::verbs::bulk::{self, BulkRequest, Done};
use crate::verbs::handover::{self, HandoverSpec};
use crate::verbs::state::{First, Mark};
use crate::verbs::undo::{self, UndoSpec};
use crate::work::runner::Leased;
use crate::work::specs;

/// Lines of one step.
const STEP: usize = 50;

/// What a line becomes.
enum Became {
    Done,
    Same,
}

/// Does the next lines of a job in the name of its owner; how many. None are left at 0.
///
/// # Errors
/// `frozen` when the owner was frozen meanwhile, `denied` when the right to do that was withdrawn altogether;
/// `lease_lost` when another node has taken a line on.
pub fn some(gate: &Gate, job: &Leased) -> Result<u64> {
    let who = job.enter(gate)?;
    let step = |one: One<'_>| {
        walk(
            gate,
            job,
            job.id,
            Way { from: state::WAITING, to: state::DONE, not: state::REFUSED },
            one,
        )
    };
    match job.kind.as_str() {
        "bulk" => {
            let request: BulkRequest = specs::read(&job.spec)?;
            let act =
                Act::begin(gate, &who, request.act.verb(), &job.object)?.noting("job", job.id);
            act.permit_rows()?;
            step(&|line, mark| {
                Ok(match bulk::one(&act, line.record, &request, mark)? {
                    Done::Changed => Became::Done,
                    Done::Same => Became::Same,
                })
            })
        }
        "handover" => {
            let spec: HandoverSpec = specs::read(&job.spec)?;
            let mover = handover::mover(gate, &who, spec.from)?;
            step(&|line, mark| {
                handover::one(gate, &mover, job.id, spec.from, line, mark).map(|()| Became::Done)
            })
        }
        _ => {
            let spec: UndoSpec = specs::read(&job.spec)?;
            let mover = handover::undoer(gate, &who, &spec)?;
            let way = Way { from: state::DONE, to: state::UNDONE, not: state::KEPT };
            walk(gate, job, spec.of, way, &|line, mark| {
                undo::take_back(gate, &mover, spec.of, line, mark).map(|()| Became::Done)
            })
        }
    }
}

/// Does what a line says.
type One<'a> = &'a dyn Fn(&Line, Mark<'_>) -> Result<Became>;

/// From which state lines go to which, and where those that are refused go.
struct Way {
    from: &'static str,
    to: &'static str,
    not: &'static str,
}

fn walk(gate: &Gate, job: &Leased, of: Id, way: Way, one: One<'_>) -> Result<u64> {
    let org = job.org;
    // What was made last goes back first.
    let backwards = way.from == state::DONE;
    let store = gate.0.store.of(org);
    let lines = store.read(|c| changes::some(c, (org, of), way.from, None, backwards, STEP))?;
    for line in &lines {
        let seq = line.seq;
        let (from, to, not) = (way.from, way.to, way.not);
        let mark = |version: i64| -> First {
            let turn = Turn { from, to, version: Some(version), told: None };
            Box::new(move |c| changes::turn(c, org, of, seq, &turn))
        };
        let turn = match one(line, &mark) {
            Ok(Became::Done) => continue,
            Ok(Became::Same) => Turn { from, to: state::SAME, version: None, told: None },
            Err(fault) if ends_all(&fault) => return Err(fault),
            Err(fault) => Turn { from, to: not, version: None, told: Some(told(&fault)) },
        };
        store.write(move |c| changes::turn(c, org, of, seq, &turn))?;
    }
    Ok(lines.len() as u64)
}

/// Whether it is no matter of this one record.
fn ends_all(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable | FaultKind::TooMany)
        || matches!(fault.code, "lease_lost" | "frozen" | "not_signed_in")
}

/// Why a record was left alone, in both languages; no personal values.
fn told(fault: &Fault) -> Json {
    let (code, zh) = bulk::words(fault, Lang::Zh);
    let (_, en) = bulk::words(fault, Lang::En);
    json!({ "code": code, Lang::Zh.tag(): zh, Lang::En.tag(): en })
}

/// What came of a job, as the interface tells it.
///
/// # Errors
/// Those of the store.
pub fn result(gate: &Gate, job: &Leased) -> Result<Json> {
    let org = job.org;
    let spec = (job.kind == "undo").then(|| specs::read::<UndoSpec>(&job.spec)).transpose()?;
    let of = spec.map_or(job.id, |spec| spec.of);
    let (counts, again) = gate.0.store.of(org).read(|c| {
        Ok((changes::counts(c, org, of)?, changes::kept_for(c, org, of, &undo::PASSING)?))
    })?;
    let sum = |state: &str| -> u64 {
        counts.iter().filter(|one| one.state == state).map(|one| one.count).sum()
    };
    Ok(if job.kind == "undo" {
        json!({ "undone": sum(state::UNDONE), "kept": sum(state::KEPT), "again": again })
    } else {
        json!({ "done": sum(state::DONE), "same": sum(state::SAME), "refused": sum(state::REFUSED) })
    })
}
