//! Reasons that people gave for an act. They may tell of a person, so that they lie sealed in the
//! ledger, and only who may read every record that an entry is about reads its reason: an auditor,
//! who sees no customers, reads none of theirs.

use std::collections::{BTreeSet, HashMap};

use audit::{Event, SealedDetail};
use kernel::{Id, Result};
use policy::{Permit, Verb};

use super::Act;

/// The reasons in these entries that the caller may read, by the entry's id. One whose person was
/// erased is gone, and one that was altered is for `verify` to tell of.
pub fn reasons(act: &Act<'_>, events: &[Event]) -> Result<HashMap<Id, String>> {
    let mut told = HashMap::new();
    let mut permits: HashMap<&str, Option<Permit>> = HashMap::new();
    for event in events {
        let (Some(sealed), Some(object)) = (&event.sealed, event.object.as_deref()) else {
            continue;
        };
        let permit = permits.entry(object).or_insert_with(|| readable(act, object));
        if let Some(permit) = permit
            && reads_all(act, permit, &event.records)?
            && let Some(text) = open(act, event.id, sealed)?
        {
            told.insert(event.id, text);
        }
    }
    Ok(told)
}

fn readable(act: &Act<'_>, object: &str) -> Option<Permit> {
    let object = act.who.catalogue().get(object).ok()?;
    policy::decide(&act.who.org().policies, act.who.caller(), Verb::Read, object).ok()
}

fn reads_all(act: &Act<'_>, permit: &Permit, records: &[Id]) -> Result<bool> {
    let ids: Vec<Id> = records.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let rows = act.store().read(|c| store::records::fetch_many(c, permit, &ids))?;
    Ok(!ids.is_empty() && rows.len() == ids.len())
}

fn open(act: &Act<'_>, event: Id, sealed: &SealedDetail) -> Result<Option<String>> {
    match act.gate.0.keyring.open_detail(act.who.org_id(), event, sealed) {
        Err(fault) if fault.code == "wrong_key" => Ok(None),
        told => told,
    }
}
