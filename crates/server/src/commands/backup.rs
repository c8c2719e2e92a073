//! `kedun backup …`

use std::path::Path;

use crypto::kms::file::FileRoot;
use kernel::{Fault, FaultKind, Lang, Result};
use serde_json::json;

use crate::answer::{Answer, say, table};
use crate::backup::{self, AtHand};
use crate::cli::BackupCommand;
use crate::installation::Installation;
use crate::order::Order;
use crate::settings::Settings;

/// Bytes of a recovery key's file at most.
const RECOVERY_BYTES: u64 = 64 << 10;

/// Makes a backup: the only part that needs the data.
///
/// # Errors
/// `backup_target_missing`, `disk_full`, `file_unwritable`, `ledger_unwritable`.
pub fn run(kedun: &Installation, order: &Order, command: &BackupCommand) -> Result<Answer> {
    let BackupCommand::Create { to } = command else {
        return Err(Fault::internal("this needs no open data folder"));
    };
    let (name, size) = backup::create(kedun, &order.os_user, to)?;
    let text = format!("{}  {name}  {size} B", say(order.lang, "已备份", "backed up"));
    let note = super::keys::reminder(kedun, order.lang)?;
    Ok(Answer::done(text, json!({ "snapshot": name, "size": size })).noting(note))
}

/// Lists, checks and restores backups; `None` for the making of one.
pub fn without_installation(
    command: &BackupCommand,
    order: &Order,
    settings: &Settings,
    data: &Path,
) -> Option<Result<Answer>> {
    let lang = order.lang;
    match command {
        BackupCommand::Create { .. } => None,
        BackupCommand::List { from } => Some(list(from, lang)),
        BackupCommand::Check { snapshot, from, recovery_key } => {
            let at_hand = at_hand(settings, data, recovery_key.as_deref());
            Some(at_hand.and_then(|key| check(&key.root, snapshot.as_deref(), from, lang)))
        }
        BackupCommand::Restore { snapshot, from, into, recovery_key } => {
            let at_hand = at_hand(settings, data, recovery_key.as_deref());
            Some(at_hand.and_then(|key| {
                let backup = backup::pick(from, snapshot.as_deref())?;
                restore(&backup, &key, into, settings, order)
            }))
        }
    }
}

fn list(from: &Path, lang: Lang) -> Result<Answer> {
    let found = backup::list(from)?;
    let damaged = || say(lang, "已损坏", "damaged").to_owned();
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|b| {
            let made_at = b.head.as_ref().map_or_else(damaged, |head| head.made_at.clone());
            vec![b.name.clone(), made_at, b.size.to_string()]
        })
        .collect();
    let items: Vec<_> = found
        .iter()
        .map(|b| match &b.head {
            Some(head) => json!({ "snapshot": b.name, "made_at": head.made_at, "size": b.size,
                "program": head.program, "database": head.database, "root": head.root }),
            None => json!({ "snapshot": b.name, "size": b.size, "damaged": true }),
        })
        .collect();
    Ok(Answer::done(table(&rows), json!({ "items": items })))
}

fn check(root: &FileRoot, name: Option<&str>, from: &Path, lang: Lang) -> Result<Answer> {
    let backup = backup::pick(from, name)?;
    let parts = backup::check(&backup, root)?;
    let text = format!("{}  {}", say(lang, "完好", "sound"), backup.name);
    Ok(Answer::done(text, json!({ "snapshot": backup.name, "ok": true, "parts": parts })))
}

fn restore(
    backup: &backup::Found,
    key: &AtHand,
    into: &Path,
    settings: &Settings,
    order: &Order,
) -> Result<Answer> {
    let done = backup::restore(backup, key, into, settings, &order.os_user)?;
    let said = say(order.lang, "已恢复到", "restored into");
    let text = format!("{said}  {}", into.display());
    let aside = done.settings_aside.then(|| {
        say(
            order.lang,
            "备份里的设置可能指向别的数据库或密钥，已存为 kedun.toml.restored；核对后改名为 kedun.toml 才会生效。",
            "The settings in the backup may lead to another database or key. They lie in\n\
             kedun.toml.restored; look them over and rename the file to kedun.toml to use them.",
        )
    });
    let told = json!({ "snapshot": backup.name, "parts": done.parts, "into": into,
        "settings_aside": done.settings_aside });
    Ok(Answer::done(text, told).noting(aside))
}

/// The root key: from the recovery key's file, from where the settings say, or from the data folder.
fn at_hand(settings: &Settings, data: &Path, recovery: Option<&Path>) -> Result<AtHand> {
    if let Some(path) = recovery {
        let root = FileRoot::recovered(crypto::recovery::import(&recovery_text(path)?)?);
        return Ok(AtHand { root, stays: None });
    }
    if let Some(path) = &settings.root_key {
        return Ok(AtHand { root: FileRoot::open(path)?, stays: Some(path.clone()) });
    }
    Ok(AtHand { root: FileRoot::open(&data.join("root.key"))?, stays: None })
}

fn recovery_text(path: &Path) -> Result<crypto::Zeroizing<String>> {
    use std::io::Read;
    let mut text = crypto::Zeroizing::new(String::new());
    std::fs::File::open(path)
        .and_then(|file| file.take(RECOVERY_BYTES).read_to_string(&mut text))
        .map_err(|e| {
            Fault::new(FaultKind::Invalid, "file_unreadable")
                .with("name", path.display())
                .caused_by(e.kind())
        })?;
    Ok(text)
}
