//! What is kept for a while and then removed: files of jobs, jobs themselves, and files that nothing
//! names, as a crash leaves them behind.

use std::fs;

use kernel::{Id, Result};
use policy::Verb;
use policy::services::HOUSEKEEPER;
use store::Across;
use store::blobs::Key;
use store::jobs::expiry;

use super::blobs::{FILES, ON_ITS_WAY, WORK};
use super::files::{self, Name};
use super::jobs::Part;
use super::pieces::PIECE;
use crate::ledger::witness_file;
use crate::parts::Gate;

/// Exports and lists of refused rows are kept for so many seconds after their job's end.
pub(super) const FILES_KEPT_SECONDS: i64 = 7 * 24 * 3600;
/// Jobs are told of for so many seconds after their end.
const JOBS_KEPT_SECONDS: i64 = 90 * 24 * 3600;
/// Jobs that one sweep handles at most.
const SWEPT: usize = 500;

/// Removes what has been kept long enough.
///
/// # Errors
/// Those of the store and the folder; what is left is removed by the next sweep.
pub fn sweep(gate: &Gate) -> Result<()> {
    files_of_jobs(gate)?;
    let told = gate.now().plus_seconds(-super::changes::KEPT_SECONDS);
    let sweeping = gate.0.store.across(Across::Sweeping);
    sweeping.write(move |c| store::jobs::changes::forget(c, told))?;
    let before = gate.now().plus_seconds(-JOBS_KEPT_SECONDS);
    gate.0.store.across(Across::Sweeping).write(move |c| expiry::forget(c, before, SWEPT)).map(drop)
}

fn files_of_jobs(gate: &Gate) -> Result<()> {
    let before = gate.now().plus_seconds(-FILES_KEPT_SECONDS);
    for job in
        gate.0.store.across(Across::Sweeping).read(|c| expiry::with_files(c, before, SWEPT))?
    {
        for part in [Part::Export, Part::Refused] {
            let (org, of, part) = (job.org, job.id, part.name());
            files::remove(gate, Name { org, of, part, lease: job.lease })?;
        }
        let mut result = job.result;
        if let Some(members) = result.as_mut().and_then(serde_json::Value::as_object_mut) {
            members.remove("files");
        }
        let (org, id) = (job.org, job.id);
        gate.0.store.of(org).write(move |c| expiry::without_files(c, org, id, result.as_ref()))?;
    }
    Ok(())
}

/// Removes old files whose job, upload or record is not there, and those of organisations that are
/// not.
///
/// # Errors
/// As for `sweep`.
pub fn orphans(gate: &Gate) -> Result<()> {
    let orgs: Vec<Id> = gate
        .0
        .store
        .across(Across::Listing)
        .read(store::orgs::all)?
        .iter()
        .map(|org| org.id)
        .collect();
    let before = gate.now().plus_seconds(-i64::try_from(ON_ITS_WAY.as_secs()).unwrap_or(i64::MAX));
    gate.0.blobs.sweep(before, &|key: &Key| {
        if !orgs.contains(&key.org) {
            return Ok(false);
        }
        match key.kind.as_str() {
            WORK => work_is_named(gate, key.org, &key.name),
            FILES => file_is_named(gate, key.org, &key.name),
            _ => Ok(true),
        }
    })
}

/// Whether a job or an upload needs this file of `work`; a name that is none of ours stays.
fn work_is_named(gate: &Gate, org: Id, name: &str) -> Result<bool> {
    let Some((id, part)) = name.split_once('.') else { return Ok(true) };
    let Ok(id) = id.parse::<Id>() else { return Ok(true) };
    // A job's file is that of one lease; one of an earlier program bears no number.
    let (part, lease) = part.split_once('.').unwrap_or((part, "0"));
    let Ok(lease) = lease.parse::<i64>() else { return Ok(true) };
    gate.0.store.of(org).read(|c| match part {
        "upload" => store::uploads::is_there(c, org, id),
        "export" | "refused" => expiry::needs_files(c, org, id, lease),
        // A job that was interrupted for so long begins anew.
        part if part.starts_with(PIECE) => Ok(false),
        _ => Ok(true),
    })
}

/// Whether an attachment has this file, deleted or not; a name that is none of ours stays.
fn file_is_named(gate: &Gate, org: Id, name: &str) -> Result<bool> {
    let Ok(id) = name.parse::<Id>() else { return Ok(true) };
    is_attachment(gate, org, id)
}

/// Whether there is an attachment of this id, deleted or not.
pub(crate) fn is_attachment(gate: &Gate, org: Id, id: Id) -> Result<bool> {
    let state = gate.org(org)?;
    let keeper = HOUSEKEEPER.caller(org, gate.now());
    let attachment = state.catalogue.get("attachment")?;
    let permit = policy::decide(&state.policies, &keeper, Verb::Read, attachment)?;
    gate.0.store.of(org).read(|c| store::records::is_there(c, &permit, id))
}

/// Removes all files of an organisation that was removed. What stays, the next sweep takes, but for
/// the witness: that is removed here alone.
pub(crate) fn remove_org(gate: &Gate, org: Id) {
    gate.0.blobs.remove_org(org);
    let _ = fs::remove_file(witness_file(&gate.data_dir().join("witness"), org));
}
