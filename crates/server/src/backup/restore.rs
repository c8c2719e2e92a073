//! Reading a backup: checking every byte, and restoring into an empty folder.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Component, Path, PathBuf};

use crypto::kms::RootKey;
use crypto::stream::{Opener, fault_of};
use kernel::{Fault, FaultKind, Result};

use super::{Found, archive, key_of, open_head};

/// Opens every byte and returns the number of files inside.
///
/// # Errors
/// `wrong_key`, `backup_broken`.
pub fn check(backup: &Found, root: &dyn RootKey) -> Result<u64> {
    read(backup, root, |_| Ok(io::sink()))
}

/// Restores into this folder, which must be empty but for the lock and keys.
///
/// # Errors
/// `wrong_key`, `backup_broken`, `disk_full`.
pub fn restore(backup: &Found, root: &dyn RootKey, into: &Path) -> Result<u64> {
    read(backup, root, |name| {
        let path = place(into, name)?;
        if let Some(folder) = path.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(Durable)
    })
}

fn read<W: io::Write>(
    backup: &Found,
    root: &dyn RootKey,
    take: impl FnMut(&str) -> io::Result<W>,
) -> Result<u64> {
    let (head, line, reader) = open_head(&backup.path)?;
    let key = key_of(&head, root)?;
    let mut opener = Opener::keyed(&key, &line, reader)?;
    archive::read(&mut opener, take).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull => Fault::new(FaultKind::Unavailable, "disk_full"),
        _ => Fault::new(FaultKind::Unavailable, "backup_broken").caused_by(fault_of(error)),
    })
}

/// A name inside the folder; one that leads out of it is refused.
fn place(into: &Path, name: &str) -> io::Result<PathBuf> {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if plain && !name.is_empty() {
        Ok(into.join(name))
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "a name leads out of the folder"))
    }
}

/// A file whose bytes are on the disk when it is flushed.
struct Durable(File);

impl io::Write for Durable {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_lead_out_of_the_folder() {
        let into = Path::new("/data");
        assert!(place(into, "files/a/b").is_ok());
        for name in ["../x", "/etc/passwd", "files/../../x", ""] {
            assert!(place(into, name).is_err(), "{name}");
        }
    }
}
