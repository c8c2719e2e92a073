//! A folder for the time of one act, gone when the act ends, however it ends. What a killed process
//! leaves is removed at the next start.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use kernel::Result;

use super::unwritable;

/// The folder; dropping it removes it with all that lies in it.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes the folder anew, for its owner alone.
    ///
    /// # Errors
    /// `file_unwritable`, `disk_full`.
    pub fn new(path: PathBuf) -> Result<Self> {
        let _ = std::fs::remove_dir_all(&path);
        DirBuilder::new().mode(0o700).create(&path).map_err(|e| unwritable(&path, &e))?;
        Ok(Self(path))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Leaves the folder where it is.
    pub fn keep(mut self) -> PathBuf {
        std::mem::take(&mut self.0)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_made_anew_and_gone_at_the_end_unless_it_is_kept() {
        let outer = tempfile::tempdir().expect("a folder");
        let path = outer.path().join("x.part");
        std::fs::create_dir(&path).expect("made");
        std::fs::write(path.join("old"), "left behind").expect("written");
        let scratch = Scratch::new(path.clone()).expect("made anew");
        assert!(!path.join("old").exists());
        drop(scratch);
        assert!(!path.exists());
        let kept = Scratch::new(path.clone()).expect("made").keep();
        assert!(kept == path && path.exists());
    }
}
