//! `kedun keys …`

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use gate::verbs::operator;
use kernel::{Lang, Result};
use serde_json::json;

use super::export::unwritable;
use crate::answer::{Answer, say, table};
use crate::cli::KeysCommand;
use crate::installation::Installation;
use crate::order::Order;

/// Carries out the command.
///
/// # Errors
/// `file_unwritable`; `ledger_unwritable`; `recovery_not_possible` when a device keeps the root key.
pub fn run(kedun: &Installation, order: &Order, command: &KeysCommand) -> Result<Answer> {
    match command {
        KeysCommand::Status => status(kedun, order),
        KeysCommand::ExportRecovery { out } => export(kedun, order, out),
    }
}

/// The ledger tells of it before the file has the key; afterwards the key counts as saved.
fn export(kedun: &Installation, order: &Order, out: &Path) -> Result<Answer> {
    let failed = |e: std::io::Error| unwritable(out, &e);
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(out).map_err(failed)?;
    let given = operator::give_recovery_key(&kedun.gate, &order.os_user, |text| {
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
    });
    if given.is_err() {
        let _ = std::fs::remove_file(out);
    }
    given?;
    let said = say(order.lang, "已写入，请与备份分开保管：", "written; keep it away from backups:");
    Ok(Answer::done(format!("{said} {}", out.display()), json!({ "file": out })))
}

/// Reminds of the recovery key while it was never saved and there is a real company.
///
/// # Errors
/// When the store cannot be read.
pub fn reminder(kedun: &Installation, lang: Lang) -> Result<Option<&'static str>> {
    let real = !gate::enter::setup::state(&kedun.gate)?.needs_setup;
    let missing = real && gate::enter::recovery_key::saved_at(&kedun.gate)?.is_none();
    Ok(missing.then(|| {
        say(
            lang,
            "注意：还没有保存恢复密钥。服务器一旦损坏，没有它就读不出任何客户资料，备份也打不开。\n\
             请运行 kedun keys export-recovery --out 文件，再把文件放到服务器以外的安全地方。",
            "Note: the recovery key was never saved. Once the server is lost, nobody can read the\n\
             customers or open a backup without it. Run kedun keys export-recovery --out FILE and\n\
             put the file somewhere safe, away from this server.",
        )
    }))
}

fn status(kedun: &Installation, order: &Order) -> Result<Answer> {
    let own = kedun.folder.path().join("root.key");
    let path = kedun.settings.root_key.clone().unwrap_or(own);
    let saved_at = gate::enter::recovery_key::saved_at(&kedun.gate)?;
    let row = |zh, en, value: String| vec![say(order.lang, zh, en).to_owned(), value];
    let never = say(order.lang, "尚未保存", "not yet").to_owned();
    let text = table(&[
        row("根密钥来源", "root key provider", kedun.root.name().to_owned()),
        row("根密钥编号", "root key id", kedun.root.id()),
        row("根密钥文件", "root key file", path.display().to_string()),
        row("恢复密钥", "recovery key saved", saved_at.clone().unwrap_or(never)),
    ]);
    let told = json!({
        "provider": kedun.root.name(),
        "root": kedun.root.id(),
        "file": path,
        "recovery_key_saved_at": saved_at,
    });
    Ok(Answer::done(text, told))
}
