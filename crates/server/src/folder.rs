//! The data folder and its lock: one process at a time owns it.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use kernel::{Fault, FaultKind, Result};

/// A data folder that this process owns until the value is dropped.
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Creates the folder (mode 0700) when it is missing and locks it.
    ///
    /// # Errors
    /// `data_folder_locked` when another process owns it; `file_unwritable` when it cannot be made.
    pub fn own(path: &Path) -> Result<Self> {
        let unwritable = |e: std::io::Error| {
            Fault::new(FaultKind::Unavailable, "file_unwritable")
                .with("name", path.display())
                .caused_by(e.kind())
        };
        if !path.exists() {
            std::fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(path)
                .map_err(unwritable)?;
        }
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o700)).map_err(unwritable)?;
        let path = path.canonicalize().map_err(unwritable)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(path.join("lock"))
            .map_err(unwritable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                Err(Fault::new(FaultKind::Unavailable, "data_folder_locked"))
            }
            Err(TryLockError::Error(e)) => Err(unwritable(e)),
        }
    }

    /// Its path, absolute.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it holds nothing but the lock, settings, a root key and what an unfinished restore
    /// has left.
    ///
    /// # Errors
    /// `file_unreadable`.
    pub fn is_empty(&self) -> Result<bool> {
        let unreadable = |e: std::io::Error| {
            Fault::new(FaultKind::Unavailable, "file_unreadable")
                .with("name", self.path.display())
                .caused_by(e.kind())
        };
        for entry in std::fs::read_dir(&self.path).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            let passed = ["lock", "kedun.toml", "root.key", crate::backup::UNFINISHED];
            if !passed.iter().any(|n| name == *n) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The user id that owns this path.
///
/// # Errors
/// `file_unreadable`.
pub fn owner_of(path: &Path) -> Result<u32> {
    std::fs::metadata(path).map(|m| m.uid()).map_err(|e| {
        Fault::new(FaultKind::Unavailable, "file_unreadable")
            .with("name", path.display())
            .caused_by(e.kind())
    })
}

/// The user of the operating system that this process runs as.
#[must_use]
pub fn os_user() -> String {
    owner_of(Path::new("/proc/self")).map_or_else(|_| "unknown".into(), os_user_of)
}

/// The name of this user id, or `uid N` where the machine has none.
#[must_use]
pub fn os_user_of(uid: u32) -> String {
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let wanted = uid.to_string();
    let found = fields.into_iter().find(|f| f.get(2).is_some_and(|id| *id == wanted));
    found.and_then(|f| f.first().map(|n| (*n).to_owned())).unwrap_or(format!("uid {uid}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_owner_and_is_nobody_elses_to_read() {
        let outer = tempfile::tempdir().expect("a folder");
        let path = outer.path().join("data");
        let folder = DataFolder::own(&path).expect("owned");
        assert!(folder.is_empty().expect("read"));
        let mode = std::fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        let second = DataFolder::own(&path).err().map(|f| f.code);
        assert_eq!(second, Some("data_folder_locked"));
        drop(folder);
        assert!(DataFolder::own(&path).is_ok(), "the lock ends with its owner");
    }
}
