//! The folder that backups go to, and a backup there before it is whole.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use kernel::{Fault, FaultKind, Result};

use super::{SUFFIX, unreadable, unwritable};

/// What follows the name of a backup that is being written.
const PART: &str = ".part";

/// Makes the folder, but not the one above it: a disk that is not there must not be replaced by a
/// folder of its name.
///
/// # Errors
/// `backup_target_missing`, `file_unwritable`.
pub fn make(target: &Path) -> Result<()> {
    match std::fs::create_dir(target) {
        Err(_) if target.is_dir() => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(missing(target)),
        other => other.map_err(|e| unwritable(target, &e)),
    }
}

fn missing(target: &Path) -> Fault {
    Fault::new(FaultKind::NotFound, "backup_target_missing").with("name", target.display())
}

/// Removes what killed processes have left: halves that nobody holds any more.
///
/// # Errors
/// `file_unreadable`.
pub fn sweep(target: &Path) -> Result<()> {
    let half = format!("{SUFFIX}{PART}");
    for entry in std::fs::read_dir(target).map_err(|e| unreadable(target, &e))? {
        let path = entry.map_err(|e| unreadable(target, &e))?.path();
        let ours = path.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.ends_with(&half));
        if ours && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = std::fs::remove_file(&path);
        }
    }
    Ok(())
}

/// A backup that is being written; dropped before it is whole, it is removed.
pub struct Draft {
    path: PathBuf,
    file: File,
}

impl Draft {
    /// Begins the backup of this name, for its owner alone.
    ///
    /// # Errors
    /// `file_unwritable`, `disk_full`.
    pub fn begin(target: &Path, name: &str) -> Result<Self> {
        let path = target.join(format!("{name}{SUFFIX}{PART}"));
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .map_err(|e| unwritable(&path, &e))?;
        // The lock tells others that somebody is at work; some network disks have none.
        let _ = file.try_lock();
        Ok(Self { path, file })
    }

    /// Its path until it is whole.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its file, to write into.
    pub fn file(&self) -> std::io::Result<File> {
        self.file.try_clone()
    }

    /// Gives it its name once every byte is on the disk; its size.
    ///
    /// # Errors
    /// `file_unwritable`, `disk_full`.
    pub fn settle(self, path: &Path) -> Result<u64> {
        let failed = |e: std::io::Error| unwritable(path, &e);
        self.file.sync_all().map_err(failed)?;
        let written = self.file.metadata().map_err(failed)?.len();
        std::fs::rename(&self.path, path).map_err(failed)?;
        let folder = path.parent().unwrap_or(path);
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        match path.metadata().map_err(failed)?.len() {
            size if size == written => Ok(size),
            _ => {
                Err(Fault::new(FaultKind::Unavailable, "file_unwritable")
                    .with("name", path.display()))
            }
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Once it has its name, nothing lies here any more.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_half_that_nobody_writes_any_more_is_swept() {
        let target = tempfile::tempdir().expect("a folder");
        let path = |name: &str| target.path().join(format!("{name}{SUFFIX}{PART}"));
        let at_work = Draft::begin(target.path(), "now").expect("begun");
        std::fs::write(path("killed"), "half").expect("written");
        std::fs::write(target.path().join("film.part"), "somebody else's").expect("written");
        sweep(target.path()).expect("swept");
        assert!(path("now").exists() && !path("killed").exists());
        assert!(target.path().join("film.part").exists());
        drop(at_work);
        assert!(!path("now").exists(), "a draft that did not settle is gone");
    }

    #[test]
    fn a_place_below_a_missing_one_is_not_made() {
        let outer = tempfile::tempdir().expect("a folder");
        assert!(make(&outer.path().join("backups")).is_ok());
        assert!(make(&outer.path().join("backups")).is_ok(), "again");
        let missing = outer.path().join("disk/backups");
        let code = make(&missing).err().map(|fault| fault.code);
        assert_eq!(code, Some("backup_target_missing"));
        assert!(!outer.path().join("disk").exists());
    }
}
