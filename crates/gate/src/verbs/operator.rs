//! What whoever runs the server may do with the ledgers without a login: verify them, and hand them
//! out for the offline verifier. Who can read the root key could do so anyway; the ledger names the
//! user of the operating system.

use std::io::Write;

use kernel::{Id, Lang, Result};
use policy::Via;
use serde::Serialize;

use crate::entered::Visit;
use crate::ledger::{self as book, DEPLOYMENT, Verdict};
use crate::parts::Gate;

/// A ledger of this deployment and what its verification found.
#[derive(Serialize)]
pub struct Verified {
    /// The organisation; the deployment itself for what belongs to none.
    pub organisation: Id,
    /// Its name; empty for the deployment.
    pub name: String,
    /// What was found.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Verifies all ledgers: the deployment's own and each organisation's.
///
/// # Errors
/// When a ledger cannot be read, or this act not be written into it.
pub fn verify(gate: &Gate, os_user: &str) -> Result<Vec<Verified>> {
    let mut verified = Vec::new();
    for (organisation, name) in logs(gate)? {
        let verdict = book::verify(gate, organisation)?;
        record(gate, os_user, organisation, "verify", verdict.ok)?;
        verified.push(Verified { organisation, name, verdict });
    }
    Ok(verified)
}

/// Writes the ledger of the real organisation, or of the only one, for the offline verifier.
///
/// # Errors
/// When it cannot be read or written.
pub fn export(gate: &Gate, os_user: &str, into: &mut dyn Write) -> Result<u64> {
    let orgs = gate.0.store.read(store::orgs::all)?;
    let chosen = orgs.iter().find(|org| !org.demo).or(orgs.first());
    let org = chosen.map_or(DEPLOYMENT, |org| org.id);
    record(gate, os_user, org, "export", true)?;
    book::export(gate, org, into)
}

/// Tries the ledger: writes one entry that is about no record. It returns when the entry is durable.
///
/// # Errors
/// `ledger_unwritable`.
pub fn probe(gate: &Gate, os_user: &str) -> Result<()> {
    record(gate, os_user, DEPLOYMENT, "probe", true)
}

fn logs(gate: &Gate) -> Result<Vec<(Id, String)>> {
    let orgs = gate.0.store.read(store::orgs::all)?;
    let own = std::iter::once((DEPLOYMENT, String::new()));
    Ok(own.chain(orgs.into_iter().map(|org| (org.id, org.name))).collect())
}

fn record(gate: &Gate, os_user: &str, org: Id, act: &str, ok: bool) -> Result<()> {
    let visit = Visit {
        network: None,
        device: Some(format!("os:{os_user}")),
        request: Id::new().to_string(),
        lang: Lang::Zh,
        via: Via::Cli,
    };
    let mut event = book::event_of_visit(&visit, org, None, act, gate.now());
    event.object = Some("ledger".to_owned());
    event.details.insert("ok".to_owned(), ok.to_string());
    gate.0.recorder.record(event)
}
