//! What a folder was filled with: kept in it, so that it can be filled on and used again.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use kernel::{Fault, FaultKind, Result};
use serde::{Deserialize, Serialize};

/// The file in the data folder.
const FILE: &str = "bench.json";
/// New customers that figures make have numbers from here on, above those of any folder.
const FRESH: u64 = 2_000_000;

/// How far a folder is filled. No value of a customer is part of it: they follow from the seed.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Made {
    /// What the customers follow from.
    pub seed: u64,
    /// Customers that are in the folder for sure; a few more may be after a crash.
    pub done: u64,
    /// Customers that got their deals and further follow-ups.
    #[serde(default)]
    pub cared: u64,
    /// The number of the next customer that a figure makes.
    pub fresh: u64,
}

impl Made {
    /// Nothing made yet.
    pub const fn nothing(seed: u64) -> Self {
        Self { seed, done: 0, cared: 0, fresh: FRESH }
    }

    /// What this folder was filled with; `None` when it was not filled for measuring.
    ///
    /// # Errors
    /// `file_unreadable` when the file is there and damaged.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Ok(None);
        }
        let unreadable =
            || Fault::new(FaultKind::Unavailable, "file_unreadable").with("name", path.display());
        let bytes = std::fs::read(&path).map_err(|e| unreadable().caused_by(e.kind()))?;
        serde_json::from_slice(&bytes).map(Some).map_err(|e| unreadable().caused_by(e))
    }

    /// Keeps it, durably, in place of what was kept before.
    ///
    /// # Errors
    /// `file_unwritable`.
    pub fn keep(&self, folder: &Path) -> Result<()> {
        let (path, new) = (folder.join(FILE), folder.join(format!("{FILE}.new")));
        let bytes = serde_json::to_vec(self).map_err(Fault::internal)?;
        let write = || {
            let options = || OpenOptions::new().create(true).truncate(true).write(true).to_owned();
            let mut file = options().mode(0o600).open(&new)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            std::fs::rename(&new, &path)
        };
        write().map_err(|e: std::io::Error| {
            Fault::new(FaultKind::Unavailable, "file_unwritable")
                .with("name", path.display())
                .caused_by(e.kind())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again_and_an_unfilled_folder_has_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Made::read(folder.path()).expect("read"), None);
        let made = Made { done: 7, ..Made::nothing(3) };
        made.keep(folder.path()).expect("kept");
        assert_eq!(Made::read(folder.path()).expect("read"), Some(made));
    }
}
