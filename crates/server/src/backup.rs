//! A first backup: one sealed file with a consistent copy of data and keys.
//!
//! The file begins with one line of JSON: the format, the time, the kind of database, the root
//! key's id and the backup's own random key, wrapped by the root key; the recovery key is that root
//! key on paper. What follows is sealed by `crypto::stream` and bound to that line: entries of a
//! name and frames. A later format has another number and can stand beside it.

mod archive;
mod create;
mod notes;
mod pack;
mod restore;
mod scratch;
mod sinks;
mod target;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crypto::Key;
use crypto::kms::RootKey;
use kernel::{Fault, FaultKind, Result};
use serde::{Deserialize, Serialize};

pub use create::{SCRATCH, create};
pub use restore::{AtHand, UNFINISHED, check, restore};

/// The format that this program writes.
const FORMAT: u32 = 1;
/// The end of a backup's file name.
const SUFFIX: &str = ".kedun-backup";
/// Bytes of the first line at most.
const HEAD_BYTES: u64 = 16 << 10;
/// What the first line and the end are called where a backup is damaged there.
const HEAD: &str = "head";
const END: &str = "end";
/// Bound to the wrapped key, so that it cannot be taken for another one.
const LABEL: &str = "backup";

/// Which kind of database was copied.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Database {
    /// The embedded one: its files.
    #[default]
    Sqlite,
    /// A server's: its tables.
    Postgres,
}

/// The first line of a backup.
#[derive(Clone, Serialize, Deserialize)]
pub struct Head {
    /// The number of the format.
    pub format: u32,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// The program that made it.
    pub program: String,
    /// Which kind of database it holds.
    #[serde(default)]
    pub database: Database,
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
    /// Its first line; none when that is damaged.
    pub head: Option<Head>,
}

impl Found {
    /// The first line.
    ///
    /// # Errors
    /// `backup_broken`.
    pub fn head(&self) -> Result<&Head> {
        self.head.as_ref().ok_or_else(|| self.broken(HEAD))
    }

    /// The fault of a backup that is damaged in this part.
    fn broken(&self, part: &str) -> Fault {
        let fault = Fault::new(FaultKind::Unavailable, "backup_broken");
        fault.with("name", &self.name).with("part", part)
    }
}

/// The backups in a folder, newest first, also those that are damaged.
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
        let head = open_head(&path)?.map(|(head, ..)| head);
        found.push(Found { name, path, size, head });
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
type Opened = (Head, Vec<u8>, BufReader<File>);

/// Opens a backup; `None` when its first line is none of ours.
fn open_head(path: &Path) -> Result<Option<Opened>> {
    let mut reader = BufReader::new(File::open(path).map_err(|e| unreadable(path, &e))?);
    let mut line = Vec::new();
    Read::by_ref(&mut reader)
        .take(HEAD_BYTES)
        .read_until(b'\n', &mut line)
        .map_err(|e| unreadable(path, &e))?;
    let head = serde_json::from_slice(&line).ok().filter(|head: &Head| head.format == FORMAT);
    Ok(head.map(|head| (head, line, reader)))
}

/// The backup's key.
///
/// # Errors
/// `backup_other_key` when another root key made it; `backup_broken`.
fn key_of(backup: &Found, head: &Head, root: &dyn RootKey) -> Result<Key> {
    let wrapped = hex::decode(&head.key).map_err(|_| backup.broken(HEAD))?;
    root.unwrap(LABEL, &wrapped).map_err(|fault| match fault.code {
        "wrong_key" if head.root == root.id() => backup.broken(HEAD),
        "wrong_key" => Fault::invalid("backup_other_key")
            .with("name", &backup.name)
            .with("needed", &head.root)
            .with("given", root.id()),
        _ => fault,
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::new(FaultKind::Unavailable, "file_unreadable")
        .with("name", path.display())
        .caused_by(error.kind())
}

fn unwritable(path: &Path, error: &std::io::Error) -> Fault {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    let code = match error.kind() {
        StorageFull | QuotaExceeded => "disk_full",
        _ => "file_unwritable",
    };
    Fault::new(FaultKind::Unavailable, code).with("name", path.display()).caused_by(error.kind())
}
