//! What delete and restore share: a change of state with its history and ledger entry.

use audit::Outcome;
use kernel::Result;
use policy::Permit;
use store::SealedRow;
use store::history::HistoryRow;

use crate::ledger::Recorder;
use crate::notify::Telling;
use crate::path::{Act, Entry, Shown, Unrecorded, record_refusal, recorded_with_change};

/// What is done in a change's own transaction, before it; it may be run more than once.
pub type First = Box<dyn Fn(&mut store::Conn) -> Result<()> + Send>;

/// Gives what is done in the transaction of a change that makes this version.
pub type Mark<'a> = &'a dyn Fn(i64) -> First;

/// Nothing beside the change.
pub fn unmarked(_version: i64) -> First {
    Box::new(|_| Ok(()))
}

/// Sets the state of a record; `telling` says what it plans then.
pub fn set_state(
    act: &Act<'_>,
    permit: &Permit,
    mut row: SealedRow,
    state: &str,
    telling: Telling,
    mark: Mark<'_>,
) -> Result<Shown<SealedRow>> {
    let seen = row.version;
    row.version += 1;
    row.updated_at = act.now;
    state.clone_into(&mut row.state);
    let history = HistoryRow {
        record: row.id,
        subject: row.subject,
        version: row.version,
        at: act.now,
        actor: Some(act.who.user()),
        act: act.verb.name().to_owned(),
        fields: Vec::new(),
        key_version: row.key_version,
        sealed: Vec::new(),
    };
    let entry = Entry { versions: Some((seen, row.version)), ..Entry::about(row.id) };
    let event = act.event(entry, Outcome::Done)?;
    let first = mark(row.version);
    let (stored, permit, chain) = (row.clone(), permit.clone(), act.gate.0.recorder.chain());
    act.store()
        .write(move |c| {
            let (id, at) = (stored.id, stored.updated_at);
            first(c)?;
            store::records::set_state(c, &permit, id, Some(seen), &stored.state, at)?;
            store::history::append(c, &permit, &history)?;
            telling.keep(c)?;
            Recorder::append(c, &chain, std::slice::from_ref(&event))
        })
        .map_err(|fault| record_refusal(act, &[row.id], fault))?;
    crate::objects::rules::after_write(act, &row)?;
    Ok(recorded_with_change(Unrecorded::new(row)))
}
