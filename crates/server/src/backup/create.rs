//! Making a backup while Kedun works.
//!
//! The order makes the copy consistent. The witness's notes come before the rows, so that they never
//! tell of entries that the copied ledger lacks. Rows come before keys, so that each row has its
//! key. Files of jobs are held by second links from before the rows until they are packed, since a
//! job that ends removes its own; attachments come last, for none of them is ever taken away.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crypto::Key;
use crypto::stream::Sealer;
use gate::verbs::operator;
use kernel::{Fault, FaultKind, Result};
use parking_lot::Mutex;
use store::{CopySink, Dialect};

use super::scratch::Scratch;
use super::{Database, FORMAT, Head, LABEL, SUFFIX, archive, notes, unreadable, unwritable};
use crate::deployment;
use crate::installation::Installation;

/// The folder in the data folder where copies of the databases lie while they are packed.
pub const SCRATCH: &str = "backup.part";
/// What follows the name of a backup that is being written.
const PART: &str = ".part";
/// Bytes read at once.
const PIECE: usize = 64 << 10;

/// One backup at a time: they share the folder for copies.
static ALONE: Mutex<()> = Mutex::new(());

type Archive = archive::Writer<Sealer<BufWriter<File>>>;

/// Writes a backup into this folder and returns its name and size in bytes. The ledger tells of it
/// first, and tells as well when it fails afterwards. Until it is whole it has another name.
///
/// # Errors
/// `backup_target_missing`, `disk_full`, `file_unwritable`, `ledger_unwritable`.
pub fn create(kedun: &Installation, os_user: &str, target: &Path) -> Result<(String, u64)> {
    let _alone = ALONE.lock();
    make_target(target)?;
    sweep(target)?;
    let made_at = kedun.gate.now().rfc3339();
    let name: String = made_at.chars().filter(|c| *c != ':').collect();
    let path = target.join(format!("{name}{SUFFIX}"));
    let draft = Draft::begin(target.join(format!("{name}{SUFFIX}{PART}")))?;
    operator::backup(&kedun.gate, os_user, &name)?;
    let done = write(kedun, &draft, made_at).and_then(|()| draft.settle(&path));
    if let Err(fault) = &done
        && let Err(worse) = operator::backup_failed(&kedun.gate, os_user, &name, fault.code)
    {
        tracing::error!(code = worse.code, "the ledger does not tell that a backup failed");
    }
    done.map(|size| (name, size))
}

/// Makes the folder, but not the one above it: a disk that is not there must not be replaced by a
/// folder of its name.
fn make_target(target: &Path) -> Result<()> {
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
fn sweep(target: &Path) -> Result<()> {
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
struct Draft {
    path: PathBuf,
    file: File,
}

impl Draft {
    fn begin(path: PathBuf) -> Result<Self> {
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

    /// Gives it its name once every byte is on the disk; its size.
    fn settle(self, path: &Path) -> Result<u64> {
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

fn write(kedun: &Installation, draft: &Draft, made_at: String) -> Result<()> {
    let failed = |e: std::io::Error| unwritable(&draft.path, &e);
    let key = Key::random();
    let head = Head {
        format: FORMAT,
        made_at,
        program: concat!("kedun ", env!("CARGO_PKG_VERSION")).to_owned(),
        database: match kedun.store.dialect() {
            Dialect::Sqlite => Database::Sqlite,
            Dialect::Postgres => Database::Postgres,
        },
        root: kedun.root.id(),
        key: hex::encode(kedun.root.wrap(LABEL, &key)?),
    };
    let mut line = serde_json::to_vec(&head).map_err(Fault::internal)?;
    line.push(b'\n');
    let mut out = BufWriter::new(draft.file.try_clone().map_err(failed)?);
    out.write_all(&line).map_err(failed)?;
    let mut archive = archive::Writer::new(Sealer::keyed(&key, &line, out)?, draft.path.clone());
    pack(kedun, &mut archive)?;
    let mut out = archive.finish()?.finish()?;
    out.flush().map_err(failed)
}

/// Packs everything, in the order that this module's beginning gives the reasons for.
fn pack(kedun: &Installation, archive: &mut Archive) -> Result<()> {
    let data = kedun.folder.path();
    let scratch = Scratch::new(data.join(SCRATCH))?;
    let (work, held) = (data.join("work"), scratch.path().join("work"));
    add_notes(archive, data)?;
    hold(&work, &held);
    if kedun.store.dialect() == Dialect::Postgres {
        kedun.store.copy_out(archive)?;
    } else {
        add_files(kedun, archive, scratch.path())?;
    }
    hold(&work, &held);
    let known = add_folder(archive, scratch.path(), &held, &HashSet::new())?;
    // Where the file system has no second links, the files themselves are packed.
    add_folder(archive, data, &work, &known)?;
    add_folder(archive, data, &data.join("files"), &HashSet::new())?;
    add(archive, data, &data.join("kedun.toml")).map(drop)
}

/// The copies are encrypted under the same key as the databases.
fn add_files(kedun: &Installation, archive: &mut Archive, scratch: &Path) -> Result<()> {
    kedun.store.copy_into(scratch, kedun.file_key.expose())?;
    let data = kedun.folder.path();
    for (base, name) in [(scratch, "kedun.db"), (scratch, "keys.db"), (data, deployment::FILE)] {
        let path = base.join(name);
        if !add(archive, base, &path)? {
            return Err(unreadable(&path, &std::io::ErrorKind::NotFound.into()));
        }
    }
    Ok(())
}

/// Links every file of this folder into another one, as far as the file system can.
fn hold(folder: &Path, held: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let _ = std::fs::create_dir(held);
    for entry in entries.flatten() {
        let (path, link) = (entry.path(), held.join(entry.file_name()));
        if path.is_dir() {
            hold(&path, &link);
        } else {
            let _ = std::fs::hard_link(&path, &link);
        }
    }
}

/// Adds the files of a folder that are not known yet; their names.
fn add_folder(
    archive: &mut Archive,
    base: &Path,
    folder: &Path,
    known: &HashSet<PathBuf>,
) -> Result<HashSet<PathBuf>> {
    let mut names = HashSet::new();
    let entries = match std::fs::read_dir(folder) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(names),
        other => other.map_err(|e| unreadable(folder, &e))?,
    };
    for entry in entries {
        let path = entry.map_err(|e| unreadable(folder, &e))?.path();
        let name = path.strip_prefix(base).unwrap_or(&path).to_owned();
        if path.is_dir() {
            names.extend(add_folder(archive, base, &path, known)?);
        } else if !known.contains(&name) && add(archive, base, &path)? {
            names.insert(name);
        }
    }
    Ok(names)
}

fn add_notes(archive: &mut Archive, data: &Path) -> Result<()> {
    let folder = data.join("witness");
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(()) };
    for entry in entries {
        let path = entry.map_err(|e| unreadable(&folder, &e))?.path();
        let mut file = File::open(&path).map_err(|e| unreadable(&path, &e))?;
        let length = notes::whole(&mut file).map_err(|e| unreadable(&path, &e))?;
        add_open(archive, data, &path, &mut file.take(length))?;
    }
    Ok(())
}

/// Adds one file; false when it is not there, as an upload that was used up meanwhile.
fn add(archive: &mut Archive, base: &Path, path: &Path) -> Result<bool> {
    match File::open(path) {
        Ok(mut file) => add_open(archive, base, path, &mut file).map(|()| true),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(unreadable(path, &e)),
    }
}

fn add_open(archive: &mut Archive, base: &Path, path: &Path, from: &mut impl Read) -> Result<()> {
    let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().into_owned();
    archive.begin(&name)?;
    let mut piece = vec![0; PIECE];
    loop {
        match from.read(&mut piece).map_err(|e| unreadable(path, &e))? {
            0 => return archive.end(),
            count => archive.bytes(&piece[..count])?,
        }
    }
}
