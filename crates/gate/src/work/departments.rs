//! Keeps the department of records with their owners' current one: whose manager sees a record is
//! decided by it. The housekeeper service does it, which sees no field.

use audit::Outcome;
use kernel::{Id, Lang, Result};
use model::Object;
use policy::Verb;
use policy::roles::{CUSTOMER_DATA, FIGURES};
use policy::services::HOUSEKEEPER;
use store::Across;

use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::org::UserCard;
use crate::parts::Gate;
use crate::path::{Act, Entry};

/// Records that one transaction moves at most, so that other writers are not held up.
const BATCH: usize = 100;

/// Moves all records of this owner to this department, with what follows them; how many were
/// moved.
///
/// # Errors
/// Those of the store and the ledger; what was moved until then stays moved.
pub fn follow(gate: &Gate, org: Id, owner: Id, department: Option<Id>) -> Result<u64> {
    let who = keeper(gate, org)?;
    let mut all = 0;
    for object in CUSTOMER_DATA.iter().chain(FIGURES) {
        let act = Act::begin(gate, &who, Verb::Share, object)?;
        if goes_along(&act.object) {
            continue;
        }
        loop {
            let moved = batch(&act, owner, department)?;
            all += moved;
            if moved < BATCH as u64 {
                break;
            }
        }
    }
    Ok(all)
}

/// Moves what a program that ended in the middle of a move has left behind: all records whose
/// department is not their owner's; how many were moved.
///
/// # Errors
/// As for `follow`.
pub fn catch_up(gate: &Gate) -> Result<u64> {
    let mut all = 0;
    for org in gate.0.store.across(Across::Listing).read(store::orgs::all)? {
        for user in gate.org(org.id)?.users.values() {
            if is_behind(gate, org.id, user)? {
                all += follow(gate, org.id, user.id, user.department)?;
            }
        }
    }
    Ok(all)
}

/// Whether a record of this user is elsewhere; asked beside the writers, not among them.
fn is_behind(gate: &Gate, org: Id, user: &UserCard) -> Result<bool> {
    let who = keeper(gate, org)?;
    for object in CUSTOMER_DATA.iter().chain(FIGURES) {
        let act = Act::begin(gate, &who, Verb::Share, object)?;
        if goes_along(&act.object) {
            continue;
        }
        let permit = act.permit_rows()?;
        let found = act
            .store()
            .read(|c| store::records::misplaced(c, &permit, user.id, user.department, 1))?;
        if !found.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether records of this object go with the one that they follow.
const fn goes_along(object: &Object) -> bool {
    object.follows.is_some() && !object.own_owner
}

fn keeper(gate: &Gate, org: Id) -> Result<Entered> {
    Ok(Entered::new(HOUSEKEEPER.caller(org, gate.now()), gate.org(org)?, Lang::Zh))
}

/// One transaction's records, with their entry in the ledger.
fn batch(act: &Act<'_>, owner: Id, department: Option<Id>) -> Result<u64> {
    let permit = act.permit_rows()?;
    let event = act.event(Entry::default().with("owner", owner), Outcome::Done)?;
    let (chain, apart) = (act.gate.0.recorder.chain(), act.who.catalogue().apart());
    act.store().write(move |c| {
        let moved = store::records::set_department(c, &permit, owner, department, &apart, BATCH)?;
        if moved > 0 {
            let mut event = event.clone();
            event.details.insert("moved".to_owned(), moved.to_string());
            Recorder::append(c, &chain, &[event])?;
        }
        Ok(moved)
    })
}
