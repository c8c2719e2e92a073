//! Gives a record back to a pool.

use std::collections::BTreeMap;

use kernel::{Fault, FaultKind, Id, Result};
use model::Value;
use policy::Verb;

use super::update::{Change, Move, check_version};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Shown, Unrecorded, record_refusal, recorded_with_change};
use crate::pools::{self, POOLED_WHY};

/// Which pool a record goes to, and why.
#[derive(Default)]
pub struct ReleaseRequest {
    /// The version that the caller saw.
    pub version: Option<i64>,
    /// The pool; needed where the caller knows several.
    pub pool: Option<Id>,
    /// The reason, a choice of the field `pooled_why`; given back by a person when nothing is said.
    pub why: Option<&'static str>,
}

/// Gives a record back to a pool, where nobody owns it. What follows it is nobody's either, but for what has
/// an owner of its own.
///
/// # Errors
/// `version_conflict`, `not_found`, `denied`, `is_deleted`; `is_pooled` where it lies in a pool already;
/// `no_pool`, and `required` or `bad_relation` at the field `pool`.
pub fn release(
    gate: &Gate,
    who: &Entered,
    object: &str,
    id: Id,
    request: &ReleaseRequest,
) -> Result<Shown<()>> {
    let act = Act::begin(gate, who, Verb::Release, object)?;
    let (row, permit) = act.fetch(id)?;
    if let Some(seen) = request.version {
        check_version(&act, &row, seen)?;
    }
    let code = match row.state.as_str() {
        "active" => None,
        "deleted" => Some("is_deleted"),
        _ => Some("is_pooled"),
    };
    if let Some(code) = code {
        return Err(record_refusal(&act, &[id], Fault::new(FaultKind::Conflict, code)));
    }
    let pool = pools::chosen(&act, request.pool)?;
    let why = Value::text(request.why.unwrap_or("returned"));
    let taken = BTreeMap::from([(POOLED_WHY.to_owned(), Some(why))]);
    Change::prepare(&act, row, taken, Some(Move::Pool(pool)))?.store(&act, &permit)?;
    Ok(recorded_with_change(Unrecorded::new(())))
}
