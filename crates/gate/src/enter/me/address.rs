//! The caller's own mail address for notifications.

use std::collections::BTreeMap;

use kernel::{Fault, Id, Result};
use model::Value;
use policy::{CallerKind, Verb};
use store::enter::notices;

use crate::enter::{notice, record};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, facts, open_fields};
use crate::verbs::update::Change;
use crate::work::mail::{FIELD, notifier};

/// The caller's address as far as it tells them which one it is, such as `zh***@qq.com`; nothing where there is
/// none.
///
/// # Errors
/// Those of the store and the keys; `ledger_unwritable`.
pub fn hint(gate: &Gate, who: &Entered) -> Result<Option<String>> {
    let service = notifier(gate, who.org_id())?;
    let act = Act::begin(gate, &service, Verb::Read, "user")?;
    let (row, _) = act.fetch(who.user())?;
    let field = act.object.known_field(FIELD)?;
    let key = gate.0.keyring.subject(row.org, row.subject)?;
    let values = open_fields(&row, &key, std::iter::once(field))?;
    gate.0.recorder.record(record::entered(gate, who, "look_at_address", who.user()))?;
    Ok(values.get(FIELD).map(|value| field.of_type().mask(field, value)))
}

/// Sets the caller's address; `None` takes it away.
///
/// # Errors
/// What is wrong with the address; `denied` for a program: whoever finds a token must not turn mail elsewhere;
/// `ledger_unwritable`.
pub fn set(gate: &Gate, who: &Entered, address: Option<String>) -> Result<()> {
    if who.caller().kind == CallerKind::Token {
        let event = record::entered(gate, who, "set_address", who.user());
        return Err(record::refused(gate, event, Fault::denied("needs_person")));
    }
    let service = notifier(gate, who.org_id())?;
    let act = Act::begin(gate, &service, Verb::Update, "user")?;
    let field = act.object.known_field(FIELD)?;
    let value = match address {
        Some(text) => {
            let json = serde_json::Value::String(text);
            let value = field.of_type().normalise(field, &json);
            value.map_err(|fault| Fault::fields(vec![fault]))?
        }
        None => None,
    };
    gate.0.recorder.record(record::entered(gate, who, "set_address", who.user()))?;
    if !write(&act, who.user(), value)? {
        return Ok(());
    }
    let told = notice::row(who.org_id(), who.user(), "notice_address_changed", None, gate.now());
    gate.0.store.of(who.org_id()).write(move |c| notices::insert(c, &told))
}

/// Writes the address; false when it is the one that was there.
fn write(act: &Act<'_>, user: Id, value: Option<Value>) -> Result<bool> {
    let (row, permit) = act.fetch(user)?;
    if !permit.may_edit(FIELD, &facts(&row)) {
        return Err(Fault::denied("no_grant"));
    }
    let change = Change::prepare(act, row, BTreeMap::from([(FIELD.to_owned(), value)]), None)?;
    if change.is_nothing() { Ok(false) } else { change.store(act, &permit).map(|_| true) }
}
