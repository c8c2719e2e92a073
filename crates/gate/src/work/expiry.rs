//! What is kept for a while and then removed: files of jobs, jobs themselves, and files that nothing
//! names, as a crash leaves them behind.

use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::{Duration, SystemTime};

use kernel::{Fault, Id, Result};
use policy::Verb;
use policy::services::HOUSEKEEPER;
use store::jobs::expiry;

use super::files;
use super::jobs::Part;
use crate::ledger::witness_file;
use crate::parts::Gate;

/// Exports and lists of refused rows are kept for so many seconds after their job's end.
pub(super) const FILES_KEPT_SECONDS: i64 = 7 * 24 * 3600;
/// Jobs are told of for so many seconds after their end.
const JOBS_KEPT_SECONDS: i64 = 90 * 24 * 3600;
/// Jobs that one sweep handles at most.
const SWEPT: usize = 500;
/// A file that nothing names may still be on its way; after this time it is not.
const ON_ITS_WAY: Duration = Duration::from_secs(24 * 3600);

/// Removes what has been kept long enough.
///
/// # Errors
/// Those of the store and the folder; what is left is removed by the next sweep.
pub fn sweep(gate: &Gate) -> Result<()> {
    files_of_jobs(gate)?;
    let before = gate.now().plus_seconds(-JOBS_KEPT_SECONDS);
    gate.0.store.write(move |c| expiry::forget(c, before, SWEPT)).map(drop)
}

fn files_of_jobs(gate: &Gate) -> Result<()> {
    let before = gate.now().plus_seconds(-FILES_KEPT_SECONDS);
    for job in gate.0.store.read(|c| expiry::with_files(c, before, SWEPT))? {
        for part in [Part::Export, Part::Refused] {
            files::remove(gate, job.org, job.id, part.name())?;
        }
        let mut result = job.result;
        if let Some(members) = result.as_mut().and_then(serde_json::Value::as_object_mut) {
            members.remove("files");
        }
        let (org, id) = (job.org, job.id);
        gate.0.store.write(move |c| expiry::without_files(c, org, id, result.as_ref()))?;
    }
    Ok(())
}

/// Removes old files whose job, upload or record is not there, and folders of organisations that
/// are not.
///
/// # Errors
/// As for `sweep`.
pub fn orphans(gate: &Gate) -> Result<()> {
    let orgs: Vec<Id> = gate.0.store.read(store::orgs::all)?.iter().map(|org| org.id).collect();
    for (kind, is_named) in [("work", work_is_named as IsNamed), ("files", file_is_named)] {
        for folder in old(&gate.data_dir().join(kind), false)? {
            let Some(org) = name(&folder).parse::<Id>().ok() else { continue };
            if !orgs.contains(&org) {
                fs::remove_dir_all(folder.path()).map_err(unswept)?;
                continue;
            }
            for file in old(&folder.path(), true)? {
                if !is_named(gate, org, &name(&file))? {
                    fs::remove_file(file.path()).map_err(unswept)?;
                }
            }
        }
    }
    Ok(())
}

type IsNamed = fn(&Gate, Id, &str) -> Result<bool>;

/// Whether a job or an upload needs this file of `work`; a name that is none of ours stays.
fn work_is_named(gate: &Gate, org: Id, name: &str) -> Result<bool> {
    let Some((id, part)) = name.split_once('.') else { return Ok(true) };
    let Ok(id) = id.parse::<Id>() else { return Ok(true) };
    gate.0.store.read(|c| match part {
        "upload" => store::uploads::is_there(c, org, id),
        "export" | "refused" => expiry::needs_files(c, org, id),
        _ => Ok(true),
    })
}

/// Whether an attachment has this file, deleted or not; a name that is none of ours stays.
fn file_is_named(gate: &Gate, org: Id, name: &str) -> Result<bool> {
    let Ok(id) = name.parse::<Id>() else { return Ok(true) };
    let state = gate.org(org)?;
    let keeper = HOUSEKEEPER.caller(org, gate.now());
    let attachment = state.catalogue.get("attachment")?;
    let permit = policy::decide(&state.policies, &keeper, Verb::Read, attachment)?;
    gate.0.store.read(|c| store::records::is_there(c, &permit, id))
}

/// What lies in a folder: files that are old enough, or all folders.
fn old(folder: &Path, files: bool) -> Result<Vec<DirEntry>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(unswept)?,
    };
    let latest = SystemTime::now().checked_sub(ON_ITS_WAY).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unswept)?;
        let about = entry.metadata().map_err(unswept)?;
        let is_old = || about.modified().is_ok_and(|at| at < latest);
        if if files { about.is_file() && is_old() } else { about.is_dir() } {
            found.push(entry);
        }
    }
    Ok(found)
}

fn name(entry: &DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

/// Removes all files of an organisation that was removed. What stays, the next sweep takes, but for
/// the witness: that is removed here alone.
pub(crate) fn remove_org(gate: &Gate, org: Id) {
    for kind in ["work", "files"] {
        let _ = fs::remove_dir_all(gate.data_dir().join(kind).join(org.to_string()));
    }
    let _ = fs::remove_file(witness_file(&gate.data_dir().join("witness"), org));
}

fn unswept(error: std::io::Error) -> Fault {
    Fault::internal(error.kind())
}
