//! The same act as a job: one line for each record, so that it goes on after an interruption and can be undone.

use audit::Outcome;
use kernel::{Fault, Id, Result};
use store::jobs::changes::{self, Change, state};

use super::{BulkAct, BulkRequest, check, listed};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry};
use crate::work::{jobs, specs};

/// Adds a job that does it record by record. Which records these are is settled now; each is decided when its
/// turn comes.
///
/// # Errors
/// As for `bulk`.
pub fn start(gate: &Gate, who: &Entered, object: &str, request: &BulkRequest) -> Result<Id> {
    let act = Act::begin(gate, who, request.act.verb(), object)?;
    act.permit_rows()?;
    check(&act, request)?;
    if matches!(request.act, BulkAct::Claim | BulkAct::Release) {
        // What a pool counts and limits is asked for at once.
        return Err(Fault::invalid("bad_argument").with("name", "act"));
    }
    let ids = listed(gate, who, object, request)?;
    let name = act.verb.name();
    let lines: Vec<Change> = ids
        .iter()
        .map(|id| Change {
            seq: 0,
            object: object.to_owned(),
            record: *id,
            act: name.to_owned(),
            version: 0,
            former: None,
            target: None,
        })
        .collect();
    let mut entry = Entry::default().with("chosen", ids.len());
    entry.fields = request.fields().into_iter().map(str::to_owned).collect();
    let event = act.event(entry, Outcome::Done)?;
    let spec =
        specs::write(&BulkRequest { ids: Vec::new(), filter: None, q: None, ..request.clone() })?;
    let mut new = jobs::New::of("bulk", object, &spec);
    new.total = Some(lines.len() as u64);
    let org = who.org_id();
    let put = jobs::put(gate, who, new, event, move |c, job| {
        changes::add(c, org, job, state::WAITING, &lines)
    })?;
    Ok(put.id)
}
