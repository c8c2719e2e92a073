//! Sealed files in a folder: a folder for each kind, one in it for each organisation. Names are ids and
//! tell nothing.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use kernel::{Fault, FaultKind, Id, Result};
use store::blobs::Key;

use super::{FILES, WORK};

/// A file that nothing names may still be on its way; after this time it is not.
pub const ON_ITS_WAY: Duration = Duration::from_secs(24 * 3600);

/// Where a file lies; its folder is made.
pub fn path(folder: &Path, key: &Key) -> Result<PathBuf> {
    let folder = folder.join(&key.kind).join(key.org.to_string());
    fs::create_dir_all(&folder).map_err(fault)?;
    Ok(folder.join(&key.name))
}

/// Removes a file; one that is gone already is no fault.
pub fn remove(folder: &Path, key: &Key) -> Result<()> {
    match fs::remove_file(path(folder, key)?) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault(error)),
        _ => Ok(()),
    }
}

/// Whether both paths lead to one folder.
pub fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// All files of organisations.
pub fn all(folder: &Path) -> Result<Vec<(Key, PathBuf)>> {
    let mut found = Vec::new();
    for kind in [WORK, FILES] {
        for (org, of_org) in orgs(folder, kind)? {
            for file in entries(&of_org, fs::Metadata::is_file)? {
                let key = Key { org, kind: kind.to_owned(), name: name(&file) };
                found.push((key, file.path()));
            }
        }
    }
    Ok(found)
}

/// Removes old files that nothing names, and then folders of organisations that have none left.
pub fn sweep(folder: &Path, is_named: &dyn Fn(&Key) -> Result<bool>) -> Result<()> {
    let latest = SystemTime::now().checked_sub(ON_ITS_WAY).unwrap_or(SystemTime::UNIX_EPOCH);
    let is_old = |about: &fs::Metadata| about.modified().is_ok_and(|at| at < latest);
    for kind in [WORK, FILES] {
        for (org, of_org) in orgs(folder, kind)? {
            for file in entries(&of_org, |about| about.is_file() && is_old(about))? {
                let key = Key { org, kind: kind.to_owned(), name: name(&file) };
                if !is_named(&key)? {
                    fs::remove_file(file.path()).map_err(fault)?;
                }
            }
            // Stays while a file is in it.
            let _ = fs::remove_dir(&of_org);
        }
    }
    Ok(())
}

fn orgs(folder: &Path, kind: &str) -> Result<Vec<(Id, PathBuf)>> {
    let found = entries(&folder.join(kind), fs::Metadata::is_dir)?;
    Ok(found.iter().filter_map(|entry| Some((name(entry).parse().ok()?, entry.path()))).collect())
}

fn entries(folder: &Path, fits: impl Fn(&fs::Metadata) -> bool) -> Result<Vec<DirEntry>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(fault)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(fault)?;
        if fits(&entry.metadata().map_err(fault)?) {
            found.push(entry);
        }
    }
    Ok(found)
}

fn name(entry: &DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

/// The fault behind an error of the file system.
pub fn fault(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Fault::new(FaultKind::Unavailable, "disk_full")
        }
        kind => Fault::new(FaultKind::Unavailable, "unavailable").caused_by(kind),
    }
}
