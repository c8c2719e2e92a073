//! What whoever runs the server may do without a login: verify the ledgers and hand them out for
//! the offline verifier; make backups and restore them; take the recovery key. Who can read the
//! root key could do so anyway; the ledger names the user of the operating system.

use std::io::Write;

use audit::{Event, Outcome};
use kernel::{Id, Result};
use serde::Serialize;

use crate::enter::{cli, recovery_key};
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

/// The same without an entry: for a move, which must change nothing of what it compares, and has an
/// entry of its own.
///
/// # Errors
/// When a ledger cannot be read.
pub fn check(gate: &Gate) -> Result<Vec<Verified>> {
    let verified = |(organisation, name)| {
        let verdict = book::verify(gate, organisation)?;
        Ok(Verified { organisation, name, verdict })
    };
    logs(gate)?.into_iter().map(verified).collect()
}

/// Notes that the databases are being moved to a server; they are moved only after this. The entry
/// stands in each ledger of the deployment, since the data of all organisations move with it.
///
/// # Errors
/// `ledger_unwritable`.
pub fn moving(gate: &Gate, os_user: &str) -> Result<()> {
    record_everywhere(gate, os_user, ("move", "organisation"), "", &Outcome::Done)
}

/// Writes the ledger of the real organisation, or of the only one, for the offline verifier.
///
/// # Errors
/// When it cannot be read or written.
pub fn export(gate: &Gate, os_user: &str, into: &mut dyn Write) -> Result<u64> {
    let org = chief(gate)?;
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

/// Notes that a backup of everything is being made; it is made only after this. The entry stands in
/// each ledger of the deployment, since the data of all organisations leave with it.
///
/// # Errors
/// `ledger_unwritable`.
pub fn backup(gate: &Gate, os_user: &str, snapshot: &str) -> Result<()> {
    record_everywhere(gate, os_user, ("backup", "organisation"), snapshot, &Outcome::Done)
}

/// Notes that this backup failed after all, and why.
///
/// # Errors
/// `ledger_unwritable`.
pub fn backup_failed(gate: &Gate, os_user: &str, snapshot: &str, code: &str) -> Result<()> {
    let outcome = Outcome::Refused(code.to_owned());
    record_everywhere(gate, os_user, ("backup", "organisation"), snapshot, &outcome)
}

/// Notes in the restored ledgers that what follows stands on this backup.
///
/// # Errors
/// `ledger_unwritable`.
pub fn restored(gate: &Gate, os_user: &str, snapshot: &str) -> Result<()> {
    record_everywhere(gate, os_user, ("restore", "organisation"), snapshot, &Outcome::Done)
}

/// Hands the recovery key to `keep`, which writes it down; afterwards it counts as saved.
///
/// # Errors
/// `ledger_unwritable`: nothing was handed out then; `recovery_not_possible`; the fault of `keep`.
pub fn give_recovery_key(
    gate: &Gate,
    os_user: &str,
    keep: impl FnOnce(&str) -> Result<()>,
) -> Result<()> {
    let text = crypto::recovery::export(gate.0.keyring.root(), "Kedun", gate.now())?;
    record_everywhere(gate, os_user, ("give_recovery_key", "user"), "", &Outcome::Done)?;
    keep(&text)?;
    let mut event = event(gate, os_user, chief(gate)?, "save_recovery_key");
    event.object = Some("user".to_owned());
    recovery_key::note_saved(gate, event)
}

/// The real organisation, or the only one; the deployment itself where there is none yet.
fn chief(gate: &Gate) -> Result<Id> {
    let orgs = crate::lifecycle::standing(gate)?;
    let chosen = orgs.iter().find(|org| !org.demo).or(orgs.first());
    Ok(chosen.map_or(DEPLOYMENT, |org| org.id))
}

fn logs(gate: &Gate) -> Result<Vec<(Id, String)>> {
    let orgs = crate::lifecycle::standing(gate)?;
    let own = std::iter::once((DEPLOYMENT, String::new()));
    Ok(own.chain(orgs.into_iter().map(|org| (org.id, org.name))).collect())
}

/// One act, told in every ledger of the deployment or in none.
fn record_everywhere(
    gate: &Gate,
    os_user: &str,
    (act, object): (&str, &str),
    snapshot: &str,
    outcome: &Outcome,
) -> Result<()> {
    let event = |(org, _): (Id, String)| {
        let mut event = event(gate, os_user, org, act);
        event.object = Some(object.to_owned());
        event.outcome = outcome.clone();
        if !snapshot.is_empty() {
            event.details.insert("snapshot".to_owned(), snapshot.to_owned());
        }
        event
    };
    gate.0.recorder.record_all(logs(gate)?.into_iter().map(event).collect())
}

fn record(gate: &Gate, os_user: &str, org: Id, act: &str, ok: bool) -> Result<()> {
    let mut event = event(gate, os_user, org, act);
    event.object = Some("ledger".to_owned());
    event.details.insert("ok".to_owned(), ok.to_string());
    gate.0.recorder.record(event)
}

fn event(gate: &Gate, os_user: &str, org: Id, act: &str) -> Event {
    book::event_of_visit(&cli::visit(os_user), org, None, act, gate.now())
}
