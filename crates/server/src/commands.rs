//! The commands: one file each, one line in the registry each.

mod audit;
mod backup;
mod bench;
mod demo;
mod export;
mod import;
mod keys;
mod list;
mod moving;
pub mod openapi;
pub mod serve;
mod setup;
mod token;
mod user;

pub use export::unwritable;

use std::path::Path;

use kernel::Result;

use crate::answer::Answer;
use crate::cli::{AuditCommand, Command};
use crate::installation::Installation;
use crate::order::Order;
use crate::settings::Settings;

/// Carries out what needs no open installation, such as a restore into an empty folder; `None`
/// for everything else.
pub fn without_installation(
    order: &Order,
    settings: &Settings,
    data: &Path,
) -> Option<Result<Answer>> {
    match &order.command {
        Command::Backup(command) => backup::without_installation(command, order, settings, data),
        Command::Move(args) => Some(moving::run(args, order, settings)),
        Command::Audit(AuditCommand::Verify { file: Some(file), key, checkpoint, .. }) => {
            Some(audit::verify_file(file, key.as_deref(), checkpoint.as_deref(), order.lang))
        }
        _ => None,
    }
}

/// Carries out an order, here or in a running server.
///
/// # Errors
/// The command's fault.
pub fn perform(kedun: &Installation, order: &Order) -> Result<Answer> {
    match &order.command {
        Command::Demo(args) => demo::run(kedun, order, args),
        Command::Setup(args) => setup::run(kedun, order, args),
        Command::User(command) => user::run(kedun, order, command),
        Command::Token(command) => token::run(kedun, order, command),
        Command::Import(args) => import::run(kedun, order, args),
        Command::Export(args) => export::run(kedun, order, args),
        Command::List(args) => list::run(kedun, order, args, None),
        Command::Search(args) => list::run(kedun, order, &args.list, Some(&args.query)),
        Command::Audit(command) => audit::run(kedun, order, command),
        Command::Backup(command) => backup::run(kedun, order, command),
        Command::Keys(command) => keys::run(kedun, order, command),
        Command::Bench(args) => bench::run(kedun, order, args),
        Command::Serve(_) | Command::Move(_) | Command::Openapi => {
            Err(kernel::Fault::internal("never an order"))
        }
    }
}
