//! An order: a command with all that belongs to it, ready to be carried out here or by a running
//! server.

use kernel::{Lang, Result, Secret};
use serde::{Deserialize, Serialize};

use crate::cli::{AuditCommand, BackupCommand, Command, KeysCommand, UserCommand};
use crate::{folder, secret_input};

/// A command and its surroundings. It has no `Debug`: it may carry a password.
#[derive(Serialize, Deserialize, Clone)]
pub struct Order {
    /// The command, its paths absolute.
    pub command: Command,
    /// The language of the answer.
    pub lang: Lang,
    /// The user of the operating system who gave it.
    pub os_user: String,
    /// A password, for commands that set one.
    secret: Option<String>,
}

impl Order {
    /// Makes paths absolute and reads from standard input what belongs to the command.
    ///
    /// # Errors
    /// `bad_argument` when an input is missing.
    pub fn prepare(mut command: Command, lang: Lang) -> Result<Self> {
        let secret = match &command {
            Command::Setup(_) | Command::User(UserCommand::SetPassword { .. }) => {
                Some(secret_input::read(lang)?.expose_str().unwrap_or_default().to_owned())
            }
            _ => None,
        };
        read_dashes(&mut command)?;
        make_absolute(&mut command);
        Ok(Self { command, lang, os_user: folder::os_user(), secret })
    }

    /// The password that came with it.
    #[must_use]
    pub fn secret(&self) -> Secret {
        Secret::from(self.secret.clone().unwrap_or_default())
    }
}

/// A `-` stands for standard input: what is searched for need not stand in the shell's history.
fn read_dashes(command: &mut Command) -> Result<()> {
    let text = match command {
        Command::Search(args) if args.query == "-" => Some(&mut args.query),
        Command::Search(args) => args.list.filter.as_mut(),
        Command::List(args) => args.filter.as_mut(),
        Command::Export(args) => args.filter.as_mut(),
        _ => None,
    };
    if let Some(text) = text.filter(|t| *t == "-") {
        *text = secret_input::text()?;
    }
    Ok(())
}

fn make_absolute(command: &mut Command) {
    let mut paths = Vec::new();
    match command {
        Command::Import(args) => {
            paths.push(&mut args.file);
            paths.extend(args.mapping.as_mut());
            paths.extend(args.errors.as_mut());
        }
        Command::Export(args) => paths.push(&mut args.out),
        Command::Audit(AuditCommand::Export { out, .. })
        | Command::Keys(KeysCommand::ExportRecovery { out }) => paths.push(out),
        Command::Audit(AuditCommand::Verify { file, checkpoint, .. }) => {
            paths.extend(file.as_mut());
            paths.extend(checkpoint.as_mut());
        }
        Command::Move(args) => paths.push(&mut args.from),
        Command::Backup(BackupCommand::Create { to }) => paths.push(to),
        Command::Backup(BackupCommand::List { from }) => paths.push(from),
        Command::Backup(BackupCommand::Check { from, recovery_key, .. }) => {
            paths.push(from);
            paths.extend(recovery_key.as_mut());
        }
        Command::Backup(BackupCommand::Restore { from, into, recovery_key, .. }) => {
            paths.extend([from, into]);
            paths.extend(recovery_key.as_mut());
        }
        _ => {}
    }
    for path in paths {
        if let Ok(absolute) = std::path::absolute(&*path) {
            *path = absolute;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn paths_are_absolute_before_an_order_travels() {
        let mut command = Command::Backup(BackupCommand::Create { to: PathBuf::from("x") });
        make_absolute(&mut command);
        let Command::Backup(BackupCommand::Create { to }) = command else { unreachable!() };
        assert!(to.is_absolute());
    }
}
