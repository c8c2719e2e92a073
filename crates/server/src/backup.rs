//! A first backup: one sealed file with a consistent copy of data and keys.
//!
//! The file begins with one line of JSON: the format, the time, the root key's id and the backup's
//! own random key, wrapped by the root key; the recovery key is that root key on paper. What
//! follows is sealed by `crypto::stream` and bound to that line: entries of a name and frames. A
//! later format has another number and can stand beside it.

mod archive;
mod create;
mod restore;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crypto::Key;
use crypto::kms::RootKey;
use kernel::{Fault, FaultKind, Result};
use serde::{Deserialize, Serialize};

pub use create::create;
pub use restore::{check, restore};

/// The format that this program writes.
const FORMAT: u32 = 1;
/// The end of a backup's file name.
const SUFFIX: &str = ".kedun-backup";
/// Bytes of the first line at most.
const HEAD_BYTES: u64 = 16 << 10;
/// Bound to the wrapped key, so that it cannot be taken for another one.
const LABEL: &str = "backup";

/// The first line of a backup.
#[derive(Clone, Serialize, Deserialize)]
pub struct Head {
    /// The number of the format.
    pub format: u32,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// The program that made it.
    pub program: String,
    /// Which root key opens it.
    pub root: String,
    /// The backup's key, wrapped, in hexadecimal.
    key: String,
}

/// A backup in a folder.
pub struct Found {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Its first line.
    pub head: Head,
}

/// The backups in a folder, newest first.
///
/// # Errors
/// `file_unreadable`.
pub fn list(folder: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, &e))? {
        let path = entry.map_err(|e| unreadable(folder, &e))?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix(SUFFIX).map(str::to_owned) else { continue };
        let size = path.metadata().map_err(|e| unreadable(&path, &e))?.len();
        if let Ok((head, ..)) = open_head(&path) {
            found.push(Found { name, path, size, head });
        }
    }
    found.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(found)
}

/// The backup of this name, or the newest.
///
/// # Errors
/// `backup_none`.
pub fn pick(folder: &Path, name: Option<&str>) -> Result<Found> {
    let found = list(folder)?.into_iter().find(|b| name.is_none_or(|name| b.name == name));
    found.ok_or_else(|| Fault::new(FaultKind::NotFound, "backup_none"))
}

/// The first line, the same as bytes, and the reader behind it.
fn open_head(path: &Path) -> Result<(Head, Vec<u8>, BufReader<File>)> {
    let broken = || Fault::new(FaultKind::Unavailable, "backup_broken");
    let mut reader = BufReader::new(File::open(path).map_err(|e| unreadable(path, &e))?);
    let mut line = Vec::new();
    Read::by_ref(&mut reader)
        .take(HEAD_BYTES)
        .read_until(b'\n', &mut line)
        .map_err(|e| unreadable(path, &e))?;
    let head: Head = serde_json::from_slice(&line).map_err(|_| broken())?;
    if head.format == FORMAT { Ok((head, line, reader)) } else { Err(broken()) }
}

/// The backup's key.
///
/// # Errors
/// `wrong_key` when another root key made it.
fn key_of(head: &Head, root: &dyn RootKey) -> Result<Key> {
    let wrapped =
        hex::decode(&head.key).map_err(|_| Fault::new(FaultKind::Unavailable, "backup_broken"))?;
    root.unwrap(LABEL, &wrapped)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::new(FaultKind::Unavailable, "file_unreadable")
        .with("name", path.display())
        .caused_by(error.kind())
}
