//! Reading a backup: checking every byte, and restoring into an empty folder.
//!
//! Everything is put together in a folder of its own inside, opened once, told to the ledger, and
//! only then moved to where it belongs: a restore that fails leaves the folder empty.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Component, Path, PathBuf};

use crypto::kms::RootKey;
use crypto::kms::file::FileRoot;
use crypto::stream::Opener;
use gate::verbs::operator;
use kernel::{Fault, FaultKind, Result};
use store::{CopySink, SERVER_PARTS, Store};

use super::scratch::Scratch;
use super::{Database, END, Found, HEAD, archive, key_of, open_head, unreadable, unwritable};
use crate::folder::DataFolder;
use crate::installation::Installation;
use crate::settings::Settings;

/// The folder in which a restore is put together. A data folder with it is not whole.
pub const UNFINISHED: &str = "restore.part";
/// The name of settings that would lead to another database or key than the restored ones.
const ASIDE: &str = "kedun.toml.restored";

/// The root key that opens the backup.
pub struct AtHand {
    /// The key.
    pub root: FileRoot,
    /// Where it lies and stays, when settings say so; otherwise the new folder gets a file of it.
    pub stays: Option<PathBuf>,
}

/// What a restore did.
pub struct Restored {
    /// Parts of the backup.
    pub parts: u64,
    /// Whether the settings lie aside, to be looked over first.
    pub settings_aside: bool,
}

/// Opens every byte and returns the number of parts inside.
///
/// # Errors
/// `backup_other_key`, `backup_broken`.
pub fn check(backup: &Found, root: &dyn RootKey) -> Result<u64> {
    read(backup, root, &mut Nowhere)
}

/// Restores into this folder, which must be empty but for the lock, settings and the same root key,
/// and into the databases of these settings when the backup is of PostgreSQL.
///
/// # Errors
/// `folder_not_empty`, `key_exists`, `backup_other_key`, `backup_broken`, `disk_full`,
/// `backup_needs_database`, `backup_needs_no_database`, `database_not_empty`, `ledger_unwritable`.
pub fn restore(
    backup: &Found,
    at_hand: &AtHand,
    into: &Path,
    settings: &Settings,
    os_user: &str,
) -> Result<Restored> {
    let head = backup.head()?;
    key_of(backup, head, &at_hand.root)?;
    let url = match (head.database, &settings.database) {
        (Database::Postgres, None) => return Err(Fault::invalid("backup_needs_database")),
        (Database::Sqlite, Some(_)) => return Err(Fault::invalid("backup_needs_no_database")),
        (_, url) => url.as_deref(),
    };
    let folder = DataFolder::own(into)?;
    demand_free(&folder, at_hand)?;
    let scratch = Scratch::new(folder.path().join(UNFINISHED))?;
    let parts = fill(backup, at_hand, scratch.path(), url, settings)?;
    let key = place_key(&folder, scratch.path(), at_hand)?;
    let used = Settings {
        database: settings.database.clone(),
        keys_database: settings.keys_database.clone(),
        root_key: Some(key),
        ..Settings::default()
    };
    tell(scratch.path(), &used, os_user, &backup.name)?;
    let settings_aside = put_aside(&folder, scratch.path(), &used)?;
    // From here on a half is told by the folder that is left.
    move_up(&scratch.keep(), folder.path())?;
    Ok(Restored { parts, settings_aside })
}

fn demand_free(folder: &DataFolder, at_hand: &AtHand) -> Result<()> {
    if !folder.is_empty()? {
        return Err(Fault::new(FaultKind::Conflict, "folder_not_empty"));
    }
    let own = folder.path().join("root.key");
    if own.exists() && FileRoot::open(&own)?.id() != at_hand.root.id() {
        return Err(Fault::new(FaultKind::Conflict, "key_exists"));
    }
    Ok(())
}

fn fill(
    backup: &Found,
    at_hand: &AtHand,
    into: &Path,
    url: Option<&str>,
    settings: &Settings,
) -> Result<u64> {
    let mut files = Files { into: into.to_owned(), open: None };
    let Some(url) = url else { return read(backup, &at_hand.root, &mut files) };
    let mut parts = 0;
    let filled = Store::restore_postgres(url, settings.keys_database.as_deref(), |tables| {
        parts = read(backup, &at_hand.root, &mut Sorter { files, tables, table: false })?;
        Ok(())
    });
    filled.map(|()| parts).map_err(|fault| match fault.code {
        // The store knows which table is wrong, and not of which backup.
        "backup_broken" if fault.param("name").is_none() => fault.with("name", &backup.name),
        _ => fault,
    })
}

/// The file of the root key: where it lies already, or a new one beside the data.
fn place_key(folder: &DataFolder, part: &Path, at_hand: &AtHand) -> Result<PathBuf> {
    let wanted = at_hand.root.id();
    let fits = |path: &Path| FileRoot::open(path).is_ok_and(|root| root.id() == wanted);
    let told = Settings::from_file(&part.join("kedun.toml")).ok().and_then(|s| s.root_key);
    let own = folder.path().join("root.key");
    for path in at_hand.stays.iter().chain(&told).chain([&own]) {
        if fits(path) {
            return Ok(path.clone());
        }
    }
    let code = at_hand.root.recovery_code().unwrap_or_default();
    FileRoot::create(&part.join("root.key"), crypto::recovery::import(&code)?)?;
    Ok(part.join("root.key"))
}

/// Opens what was restored, as the proof that it opens, and lets its ledgers tell of it.
fn tell(part: &Path, used: &Settings, os_user: &str, snapshot: &str) -> Result<()> {
    let opened = Installation::open(DataFolder::own(part)?, used.clone())?;
    operator::restored(&opened.gate, os_user, snapshot)?;
    drop(opened);
    std::fs::remove_file(part.join("lock")).map_err(|e| unwritable(part, &e))
}

/// Settings that lead to another database or another root key than what was restored would open
/// the wrong data, or none. So would a second settings file in place of the first.
fn put_aside(folder: &DataFolder, part: &Path, used: &Settings) -> Result<bool> {
    let path = part.join("kedun.toml");
    if !path.exists() {
        return Ok(false);
    }
    let agree = |told: &Option<String>, used: &Option<String>| told.is_none() || told == used;
    let fits = Settings::from_file(&path).is_ok_and(|told| {
        agree(&told.database, &used.database)
            && agree(&told.keys_database, &used.keys_database)
            && (told.root_key.is_none() || told.root_key == used.root_key)
    });
    if fits && !folder.path().join("kedun.toml").exists() {
        return Ok(false);
    }
    std::fs::rename(&path, part.join(ASIDE)).map_err(|e| unwritable(&path, &e))?;
    Ok(true)
}

fn move_up(part: &Path, folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(part).map_err(|e| unreadable(part, &e))? {
        let entry = entry.map_err(|e| unreadable(part, &e))?;
        let to = folder.join(entry.file_name());
        std::fs::rename(entry.path(), &to).map_err(|e| unwritable(&to, &e))?;
    }
    std::fs::remove_dir(part)
        .and_then(|()| File::open(folder)?.sync_all())
        .map_err(|e| unwritable(folder, &e))
}

fn read(backup: &Found, root: &dyn RootKey, sink: &mut dyn CopySink) -> Result<u64> {
    let broken = |part: &str, error: io::Error| match error.kind() {
        // A seal that does not fit, a length that cannot be, an end that came too early.
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            backup.broken(if part.is_empty() { END } else { part }).caused_by(error.kind())
        }
        _ => unreadable(&backup.path, &error),
    };
    let (head, line, reader) = open_head(&backup.path)?.ok_or_else(|| backup.broken(HEAD))?;
    let key = key_of(backup, &head, root)?;
    let mut opener = Opener::keyed(&key, &line, reader).map_err(|fault| match fault.code {
        "wrong_key" => backup.broken(HEAD),
        _ => fault,
    })?;
    archive::read(&mut opener, sink, broken)
}

/// A name inside the folder; none for one that leads out of it.
fn place(into: &Path, name: &str) -> Option<PathBuf> {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    (plain && !name.is_empty()).then(|| into.join(name))
}

/// Takes everything and keeps nothing.
struct Nowhere;

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
struct Files {
    into: PathBuf,
    open: Option<(PathBuf, File)>,
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
struct Sorter<'a> {
    files: Files,
    tables: &'a mut dyn CopySink,
    table: bool,
}

impl Sorter<'_> {
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
