//! Making a backup while Kedun works.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crypto::Key;
use crypto::stream::{Sealer, fault_of};
use kernel::{Fault, FaultKind, Result};

use super::{FORMAT, Head, LABEL, SUFFIX, archive};
use crate::deployment;
use crate::installation::Installation;

/// Folders of the data folder that hold sealed files.
const FOLDERS: [&str; 3] = ["files", "work", "witness"];

/// Writes a backup into this folder and returns its name and size in bytes.
///
/// # Errors
/// `disk_full`, `file_unwritable`, `backup_embedded_only`.
pub fn create(kedun: &Installation, target: &Path) -> Result<(String, u64)> {
    let unwritable = |e: std::io::Error| unwritable(target, &e);
    std::fs::create_dir_all(target).map_err(unwritable)?;
    let made_at = kedun.gate.now().rfc3339();
    let name: String = made_at.chars().filter(|c| *c != ':').collect();
    let (part, path) =
        (target.join(format!("{name}.part")), target.join(format!("{name}{SUFFIX}")));
    let result = write(kedun, &part, made_at).and_then(|()| {
        std::fs::rename(&part, &path).map_err(unwritable)?;
        File::open(target).and_then(|folder| folder.sync_all()).map_err(unwritable)
    });
    if result.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    result?;
    let size = path.metadata().map_err(unwritable)?.len();
    Ok((name, size))
}

fn write(kedun: &Installation, part: &Path, made_at: String) -> Result<()> {
    let key = Key::random();
    let head = Head {
        format: FORMAT,
        made_at,
        program: concat!("kedun ", env!("CARGO_PKG_VERSION")).to_owned(),
        root: kedun.root.id(),
        key: hex::encode(kedun.root.wrap(LABEL, &key)?),
    };
    let mut line = serde_json::to_vec(&head).map_err(Fault::internal)?;
    line.push(b'\n');
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(part)
        .map_err(|e| unwritable(part, &e))?;
    let mut out = BufWriter::new(file);
    out.write_all(&line).map_err(|e| unwritable(part, &e))?;
    let mut sealer = Sealer::keyed(&key, &line, out)?;
    copy_databases(kedun, &mut sealer)?;
    let data = kedun.folder.path();
    for name in [deployment::FILE, "kedun.toml"] {
        add(&mut sealer, data, &data.join(name))?;
    }
    for folder in FOLDERS {
        add_folder(&mut sealer, data, &data.join(folder))?;
    }
    archive::write_end(&mut sealer).map_err(fault_of)?;
    let file = sealer.finish()?.into_inner().map_err(|e| unwritable(part, e.error()))?;
    file.sync_all().map_err(|e| unwritable(part, &e))
}

/// The copies are encrypted under the same key as the databases, and gone when they are packed.
fn copy_databases(kedun: &Installation, sealer: &mut impl Write) -> Result<()> {
    let folder = kedun.folder.path().join("backup.part");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir(&folder).map_err(|e| unwritable(&folder, &e))?;
    let copied = kedun.store.copy_into(&folder, kedun.file_key.expose()).and_then(|()| {
        add(sealer, &folder, &folder.join("kedun.db"))?;
        add(sealer, &folder, &folder.join("keys.db"))
    });
    let _ = std::fs::remove_dir_all(&folder);
    copied
}

fn add_folder(sealer: &mut impl Write, base: &Path, folder: &Path) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry.map_err(|e| unwritable(folder, &e))?.path();
        if path.is_dir() {
            add_folder(sealer, base, &path)?;
        } else {
            add(sealer, base, &path)?;
        }
    }
    Ok(())
}

/// Adds one file; one that went away meanwhile (an upload that was used up) is left out.
fn add(sealer: &mut impl Write, base: &Path, path: &Path) -> Result<()> {
    let Ok(mut file) = File::open(path) else { return Ok(()) };
    let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().into_owned();
    archive::write_entry(sealer, &name, &mut file).map(drop).map_err(fault_of)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Fault {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull => "disk_full",
        _ => "file_unwritable",
    };
    Fault::new(FaultKind::Unavailable, code).with("name", path.display()).caused_by(error.kind())
}
