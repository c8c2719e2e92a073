//! Reading and writing small secret files: readable by their owner alone, and durable.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use kernel::{Fault, FaultKind, Result};
use zeroize::Zeroizing;

/// Bytes of a key file, at most.
const FILE_BYTES: u64 = 16 << 10;

/// Reads a whole key file.
///
/// # Errors
/// `key_missing` when there is none; `key_exposed` when others than its owner may read it;
/// `unavailable` when it cannot be read.
pub fn read(path: &Path) -> Result<Zeroizing<String>> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Fault::new(FaultKind::Unavailable, "key_missing"),
        _ => unreadable(&error),
    })?;
    refuse_exposed(&file)?;
    let mut text = Zeroizing::new(String::with_capacity(1024));
    file.take(FILE_BYTES).read_to_string(&mut text).map_err(|error| unreadable(&error))?;
    Ok(text)
}

/// Writes a new key file with mode 0600 and waits until it and its name are on the disk. A file
/// that exists is never overwritten.
///
/// # Errors
/// `key_exists` when the file is there already; `unavailable` when it cannot be written.
pub fn create(path: &Path, text: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Fault::new(FaultKind::Conflict, "key_exists"),
        _ => unreadable(&error),
    })?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if let Err(error) = written.and_then(|()| sync_folder(path)) {
        // Half a key must not be found at the next start.
        let _ = std::fs::remove_file(path);
        return Err(unreadable(&error));
    }
    Ok(())
}

fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(unix)]
fn refuse_exposed(file: &File) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata().map_err(|error| unreadable(&error))?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(Fault::new(FaultKind::Unavailable, "key_exposed")) }
}

#[cfg(not(unix))]
fn refuse_exposed(_: &File) -> Result<()> {
    Ok(())
}

fn unreadable(error: &std::io::Error) -> Fault {
    Fault::new(FaultKind::Unavailable, "unavailable")
        .caused_by(format!("key file: {}", error.kind()))
}
