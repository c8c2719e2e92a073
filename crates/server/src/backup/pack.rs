//! What goes into a backup, and in which order.
//!
//! The order makes the copy consistent. The witness's notes come before the rows, so that they never
//! tell of entries that the copied ledger lacks. Rows come before keys, so that each row has its
//! key. Files of jobs are held by second links from before the rows until they are packed, since a
//! job that ends removes its own; attachments come last, for none of them is ever taken away.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};

use crypto::stream::Sealer;
use kernel::Result;
use store::{CopySink, Dialect};

use super::create::SCRATCH;
use super::scratch::Scratch;
use super::{archive, notes, unreadable};
use crate::deployment;
use crate::installation::Installation;

/// Bytes read at once.
const PIECE: usize = 64 << 10;

type Archive = archive::Writer<Sealer<BufWriter<File>>>;

/// Packs everything.
///
/// # Errors
/// `disk_full`, `file_unwritable`, `file_unreadable`, those of the databases.
pub fn pack(kedun: &Installation, archive: &mut Archive) -> Result<()> {
    let data = kedun.folder.path();
    let scratch = Scratch::new(data.join(SCRATCH))?;
    // On PostgreSQL sealed files are rows like all others, unless the nodes share a folder.
    let files = kedun.gate.files_folder().unwrap_or(data);
    let (work, held) = (files.join("work"), scratch.path().join("work"));
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
    add_folder(archive, files, &work, &known)?;
    add_folder(archive, files, &files.join("files"), &HashSet::new())?;
    add(archive, data, &data.join("kedun.toml")).map(drop)
}

/// The copies are encrypted under the same key as the databases.
fn add_files(kedun: &Installation, archive: &mut Archive, scratch: &Path) -> Result<()> {
    kedun.store.copy_into(scratch, kedun.file_key.expose())?;
    let data = kedun.folder.path();
    let databases = store::FILES.map(|name| (scratch, name));
    for (base, name) in databases.into_iter().chain([(data, deployment::FILE)]) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_go_away_while_the_rows_are_copied_are_still_packed() {
        let outer = tempfile::tempdir().expect("a folder");
        let (work, held) = (outer.path().join("work"), outer.path().join("held"));
        std::fs::create_dir_all(work.join("org")).expect("a folder");
        std::fs::write(work.join("org/early"), "early").expect("written");
        hold(&work, &held);
        std::fs::remove_file(work.join("org/early")).expect("its job has ended");
        std::fs::write(work.join("org/late"), "late").expect("written");
        hold(&work, &held);
        for name in ["early", "late"] {
            let text = std::fs::read_to_string(held.join("org").join(name)).expect("held");
            assert_eq!(text, name);
        }
    }
}
