//! Reading a backup: checking every byte, and restoring into an empty folder.
//!
//! Everything is put together in a folder of its own inside, opened once, told to the ledger, and
//! only then moved to where it belongs: a restore that fails leaves the folder empty.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crypto::kms::RootKey;
use crypto::kms::file::FileRoot;
use crypto::stream::Opener;
use gate::verbs::operator;
use kernel::{Fault, FaultKind, Result};
use store::{CopySink, Store};

use super::scratch::Scratch;
use super::sinks::{Files, Nowhere, Sorter};
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
        ..settings.clone()
    };
    // What was in a folder that the nodes shared comes into the database.
    let used = Settings { files: None, ..used };
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
    let mut files = Files::new(into);
    let Some(url) = url else { return read(backup, &at_hand.root, &mut files) };
    let (keys, options) = (settings.keys_database.as_deref(), settings.for_postgres());
    let mut parts = 0;
    let filled = Store::restore_postgres(url, keys, &options, |tables| {
        parts = read(backup, &at_hand.root, &mut Sorter::new(files, tables))?;
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
