//! What the entrance changes in a user's own record: whether they are invited, active or frozen,
//! and the language of their page. People cannot write these fields, so the set-up service does.

use std::collections::BTreeMap;

use kernel::{Id, Lang, Result};
use model::Value;
use policy::Verb;
use policy::services::SETUP;

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::Act;
use crate::verbs::update::Change;

/// Sets one field of a user's record; nothing happens where it has that value already.
pub fn set(gate: &Gate, org: Id, user: Id, field: &str, value: &str) -> Result<()> {
    let who = Entered::new(SETUP.caller(org, gate.now()), gate.org(org)?, Lang::Zh);
    let act = Act::begin(gate, &who, Verb::Update, "user")?;
    let (row, permit) = act.fetch(user)?;
    let taken = BTreeMap::from([(field.to_owned(), Some(Value::text(value)))]);
    let change = Change::prepare(&act, row, taken, None)?;
    if !change.is_nothing() {
        change.store(&act, &permit)?;
        gate.forget_org(org);
    }
    Ok(())
}
