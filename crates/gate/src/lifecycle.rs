//! How an organisation begins and ends. Both take several transactions: what a crash cut short is
//! undone or finished at the next start, so that no half of an organisation stays.

use audit::Event;
use kernel::{Id, Result};
use policy::Verb;
use policy::services::SETUP;
use serde_json::{Value as Json, json};
use store::orgs::{self, Org};
use store::{Across, Conn};

use crate::ledger::Recorder;
use crate::parts::Gate;

/// Founding that is older than so many seconds was given up, even if another server began it.
const FOUNDING_SECONDS: i64 = 3600;

/// Where an organisation stands in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Its first rows are being written; nobody is in yet.
    Founding,
    /// In use.
    Standing,
    /// Its removal has begun and is durable; nobody gets in any more.
    Closing,
}

impl Stage {
    /// The stage that stands in an organisation's row.
    pub fn of(org: &Org) -> Self {
        match org.body.get("stage").and_then(Json::as_str) {
            Some("founding") => Self::Founding,
            Some("closing") => Self::Closing,
            _ => Self::Standing,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Founding => "founding",
            Self::Standing => "standing",
            Self::Closing => "closing",
        }
    }

    /// The body of the row of an organisation at this stage.
    pub fn body(self) -> Json {
        json!({ "stage": self.name() })
    }

    /// Writes the stage into the organisation's row.
    pub fn put(self, c: &mut Conn, org: Id) -> Result<()> {
        orgs::change(c, org, |row| row.body["stage"] = self.name().into())
    }
}

/// The organisations in use, the oldest first.
pub fn standing(gate: &Gate) -> Result<Vec<Org>> {
    let all = gate.0.store.across(Across::Listing).read(orgs::all)?;
    Ok(all.into_iter().filter(|org| Stage::of(org) == Stage::Standing).collect())
}

/// Removes an organisation: from the moment that this is durable with its entry in the
/// deployment's ledger nobody gets in, and a crash is made good at the next start.
pub fn remove(gate: &Gate, org: Id, event: Option<Event>) -> Result<()> {
    let chain = gate.0.recorder.chain();
    gate.0.store.of(org).write(move |c| {
        Stage::Closing.put(c, org)?;
        Recorder::append(c, &chain, event.as_slice())
    })?;
    gate.forget_org(org);
    finish(gate, org)
}

/// Undoes and finishes what a crash cut short.
pub fn sweep(gate: &Gate) -> Result<()> {
    let (now, alone) = (gate.now(), gate.0.store.dialect() == store::Dialect::Sqlite);
    for org in gate.0.store.across(Across::Listing).read(orgs::all)? {
        match Stage::of(&org) {
            Stage::Standing => {}
            Stage::Closing => finish(gate, org.id)?,
            Stage::Founding => {
                // Another server on the same database may be at it just now.
                if alone || now.seconds_since(org.created_at) > FOUNDING_SECONDS {
                    remove(gate, org.id, None)?;
                }
            }
        }
    }
    Ok(())
}

/// Removes the keys, then the rows. What had been recorded gets its place before; what comes in
/// later from calls on their way goes to the deployment's ledger.
fn finish(gate: &Gate, org: Id) -> Result<()> {
    let catalogue = model::Catalogue::new(gate.0.objects.clone());
    let caller = SETUP.caller(org, gate.now());
    let object = catalogue.get("organisation")?;
    let permit = policy::decide(&gate.0.services, &caller, Verb::Administer, object)?;
    gate.0.recorder.sequence()?;
    gate.0.store.of(org).keys_write(move |c| store::keys::remove_org(c, org))?;
    let same = permit.clone();
    gate.0.store.of(org).ledger_write(move |c| store::ledger::erase_org(c, &same))?;
    gate.0.store.of(org).write(move |c| store::records::erase_org(c, &permit))?;
    gate.0.keyring.forget_org(org);
    gate.0.policies.forget(org);
    gate.forget_org(org);
    crate::work::expiry::remove_org(gate, org);
    Ok(())
}
