//! Where the parts of a backup go when it is read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Component, Path, PathBuf};

use kernel::{Fault, FaultKind, Result};
use store::{CopySink, SERVER_PARTS};

use super::unwritable;

/// A name inside the folder; none for one that leads out of it.
fn place(into: &Path, name: &str) -> Option<PathBuf> {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    (plain && !name.is_empty()).then(|| into.join(name))
}

/// Takes everything and keeps nothing.
pub struct Nowhere;

impl CopySink for Nowhere {
    fn begin(&mut self, _: &str) -> Result<()> {
        Ok(())
    }

    fn bytes(&mut self, _: &[u8]) -> Result<()> {
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Writes each part as a file; its bytes are on the disk when it ends.
pub struct Files {
    into: PathBuf,
    open: Option<(PathBuf, File)>,
}

impl Files {
    /// Into this folder.
    pub fn new(into: &Path) -> Self {
        Self { into: into.to_owned(), open: None }
    }
}

impl CopySink for Files {
    fn begin(&mut self, name: &str) -> Result<()> {
        let broken = || Fault::new(FaultKind::Unavailable, "backup_broken").with("part", name);
        let path = place(&self.into, name).ok_or_else(broken)?;
        if let Some(folder) = path.parent() {
            let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.map_err(|e| unwritable(folder, &e))?;
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let file = file.map_err(|e| unwritable(&path, &e))?;
        self.open = Some((path, file));
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        let Some((path, file)) = &mut self.open else {
            return Err(Fault::internal("bytes of no file"));
        };
        io::Write::write_all(file, bytes).map_err(|e| unwritable(path, &e))
    }

    fn end(&mut self) -> Result<()> {
        let Some((path, file)) = self.open.take() else {
            return Err(Fault::internal("an end of no file"));
        };
        file.sync_all().map_err(|e| unwritable(&path, &e))
    }
}

/// Tables go into the databases, everything else into files.
pub struct Sorter<'a> {
    files: Files,
    tables: &'a mut dyn CopySink,
    table: bool,
}

impl<'a> Sorter<'a> {
    /// Into these files and tables.
    pub fn new(files: Files, tables: &'a mut dyn CopySink) -> Self {
        Self { files, tables, table: false }
    }

    fn now(&mut self) -> &mut dyn CopySink {
        if self.table { self.tables } else { &mut self.files }
    }
}

impl CopySink for Sorter<'_> {
    fn begin(&mut self, name: &str) -> Result<()> {
        self.table = name.starts_with(SERVER_PARTS);
        self.now().begin(name)
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.now().bytes(bytes)
    }

    fn end(&mut self) -> Result<()> {
        self.now().end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_lead_out_of_the_folder() {
        let into = Path::new("/data");
        assert!(place(into, "files/a/b").is_some());
        for name in ["../x", "/etc/passwd", "files/../../x", ""] {
            assert!(place(into, name).is_none(), "{name}");
        }
    }
}
