//! The one function that makes a permit, in its three forms.

use kernel::{Fault, Result};
use model::{Object, Predicate};

use crate::caller::Caller;
use crate::cedar::engine::Engine;
use crate::cedar::write::exists;
use crate::permit::Permit;
use crate::rows::RowFacts;
use crate::set::{Known, PolicySet};
use crate::verb::Verb;

/// Decides about all rows of an object at once: for lists, counts, searches, exports, bulk acts,
/// and for acts that are about no row. The engine works once for each caller, verb and object;
/// afterwards the decision is looked up.
///
/// # Errors
/// `denied` with reason `no_grant` when no row could ever be permitted, and with
/// `policy_not_compilable` when a condition cannot be asked of the database.
pub fn decide(set: &PolicySet, caller: &Caller, verb: Verb, object: &Object) -> Result<Permit> {
    let (engine, known) = open(set, caller, verb, object)?;
    let rows = known.rows(engine, verb)?;
    if *rows == Predicate::False {
        return Err(Fault::denied("no_grant"));
    }
    Ok(Permit::new(caller, verb, engine, rows, known.views(engine)?))
}

/// Decides about one record, by the engine itself. The permit opens this record alone.
///
/// # Errors
/// `not_found` where the caller may not read the record, so that its existence stays unknown;
/// `denied` with reason `no_grant` where it is readable and the verb is not permitted.
pub fn decide_row(
    set: &PolicySet,
    caller: &Caller,
    verb: Verb,
    object: &Object,
    facts: &RowFacts<'_>,
) -> Result<Permit> {
    let hidden = |fault: Fault| match verb {
        Verb::Read => Fault::not_found(),
        _ => fault,
    };
    let (engine, known) = open(set, caller, verb, object).map_err(hidden)?;
    if (verb.needs_read() || verb == Verb::Read) && !known.allows(engine, Verb::Read, facts)? {
        return Err(Fault::not_found());
    }
    if verb != Verb::Read && !known.allows(engine, verb, facts)? {
        return Err(Fault::denied("no_grant"));
    }
    one(caller, verb, engine, &known, facts)
}

/// Decides about a record that is to be made, by the engine itself, from what it would be.
///
/// # Errors
/// `denied` with reason `no_grant`.
pub fn decide_create(
    set: &PolicySet,
    caller: &Caller,
    object: &Object,
    facts: &RowFacts<'_>,
) -> Result<Permit> {
    let (engine, known) = open(set, caller, Verb::Create, object)?;
    if !known.allows(engine, Verb::Create, facts)? {
        return Err(Fault::denied("no_grant"));
    }
    one(caller, Verb::Create, engine, &known, facts)
}

/// Whether the caller may do this on any row at all; for menus and buttons, never instead of a
/// permit.
#[must_use]
pub fn may(set: &PolicySet, caller: &Caller, verb: Verb, object: &Object) -> bool {
    let rows = open(set, caller, verb, object).and_then(|(engine, known)| known.rows(engine, verb));
    rows.is_ok_and(|rows| *rows != Predicate::False)
}

fn open<'a>(
    set: &'a PolicySet,
    caller: &Caller,
    verb: Verb,
    object: &Object,
) -> Result<(&'a Engine, std::sync::Arc<Known>)> {
    if !exists(object, verb) {
        return Err(Fault::denied("no_grant"));
    }
    Ok((set.engine(object)?, set.known(caller)?))
}

/// The permit for one record that the engine has let through. Its rows are those of the list
/// besides: were the two ever to differ, the narrower would hold.
fn one(
    caller: &Caller,
    verb: Verb,
    engine: &Engine,
    known: &Known,
    facts: &RowFacts<'_>,
) -> Result<Permit> {
    let rows = known.rows(engine, verb)?;
    let permit = Permit::new(caller, verb, engine, rows, known.views(engine)?);
    Ok(permit.only(facts.id))
}
