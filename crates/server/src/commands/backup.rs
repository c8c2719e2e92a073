//! `kedun backup …`

use std::path::Path;

use crypto::kms::RootKey;
use crypto::kms::file::FileRoot;
use kernel::{Fault, FaultKind, Lang, Result};
use serde_json::json;

use crate::answer::{Answer, say, table};
use crate::backup;
use crate::cli::BackupCommand;
use crate::folder::DataFolder;
use crate::installation::Installation;
use crate::order::Order;
use crate::settings::Settings;

/// Makes a backup: the only part that needs the data.
///
/// # Errors
/// `disk_full`, `file_unwritable`.
pub fn run(kedun: &Installation, order: &Order, command: &BackupCommand) -> Result<Answer> {
    let BackupCommand::Create { to } = command else {
        return Err(Fault::internal("this needs no open data folder"));
    };
    let (name, size) = backup::create(kedun, to)?;
    let text = format!("{}  {name}  {size} B", say(order.lang, "已备份", "backed up"));
    Ok(Answer::done(text, json!({ "snapshot": name, "size": size })))
}

/// Lists, checks and restores backups; `None` for the making of one.
pub fn without_installation(
    command: &BackupCommand,
    settings: &Settings,
    data: &Path,
    lang: Lang,
) -> Option<Result<Answer>> {
    match command {
        BackupCommand::Create { .. } => None,
        BackupCommand::List { from } => Some(list(from)),
        BackupCommand::Check { snapshot, from, recovery_key } => {
            let root = root(settings, data, recovery_key.as_deref());
            Some(root.and_then(|(root, _)| check(&root, snapshot.as_deref(), from, lang)))
        }
        BackupCommand::Restore { snapshot, from, into, recovery_key } => {
            let root = root(settings, data, recovery_key.as_deref());
            Some(root.and_then(|(root, text)| {
                let backup = backup::pick(from, snapshot.as_deref())?;
                restore(&backup, &root, &text, into, lang)
            }))
        }
    }
}

fn list(from: &Path) -> Result<Answer> {
    let found = backup::list(from)?;
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|b| vec![b.name.clone(), b.head.made_at.clone(), b.size.to_string()])
        .collect();
    let items: Vec<_> = found
        .iter()
        .map(|b| {
            json!({ "snapshot": b.name, "made_at": b.head.made_at, "size": b.size,
                "program": b.head.program, "root": b.head.root })
        })
        .collect();
    Ok(Answer::done(table(&rows), json!({ "items": items })))
}

fn check(root: &FileRoot, name: Option<&str>, from: &Path, lang: Lang) -> Result<Answer> {
    let backup = backup::pick(from, name)?;
    let files = backup::check(&backup, root)?;
    let text = format!("{}  {}", say(lang, "完好", "sound"), backup.name);
    Ok(Answer::done(text, json!({ "snapshot": backup.name, "ok": true, "files": files })))
}

fn restore(
    backup: &backup::Found,
    root: &FileRoot,
    key: &FreshKey,
    into: &Path,
    lang: Lang,
) -> Result<Answer> {
    let folder = DataFolder::own(into)?;
    if !folder.is_empty()? {
        return Err(Fault::new(FaultKind::Conflict, "folder_not_empty"));
    }
    let files = backup::restore(backup, root, folder.path())?;
    key.put_into(folder.path())?;
    let text = format!("{}  {}", say(lang, "已恢复到", "restored into"), into.display());
    Ok(Answer::done(text, json!({ "snapshot": backup.name, "files": files, "into": into })))
}

/// How the restored folder gets its root key.
enum FreshKey {
    /// It lies where the settings say, outside of data folders.
    Elsewhere,
    /// A copy of the folder's own key file, or a file made of the recovery key.
    Code(crypto::Zeroizing<String>),
}

impl FreshKey {
    fn put_into(&self, folder: &Path) -> Result<()> {
        let Self::Code(code) = self else { return Ok(()) };
        let path = folder.join("root.key");
        if path.exists() {
            return Ok(());
        }
        let key = crypto::recovery::import(code)?;
        FileRoot::create(&path, key).map(drop)
    }
}

/// The root key: from the recovery key's file, from where the settings say, or from the data folder.
fn root(settings: &Settings, data: &Path, recovery: Option<&Path>) -> Result<(FileRoot, FreshKey)> {
    if let Some(path) = recovery {
        let text = std::fs::read_to_string(path).map_err(|e| {
            Fault::new(FaultKind::Invalid, "file_unreadable")
                .with("name", path.display())
                .caused_by(e.kind())
        })?;
        let root = FileRoot::recovered(crypto::recovery::import(&text)?);
        let code = root.recovery_code().unwrap_or_default();
        return Ok((root, FreshKey::Code(code)));
    }
    if let Some(path) = &settings.root_key {
        return Ok((FileRoot::open(path)?, FreshKey::Elsewhere));
    }
    let root = FileRoot::open(&data.join("root.key"))?;
    let code = root.recovery_code().unwrap_or_default();
    Ok((root, FreshKey::Code(code)))
}
