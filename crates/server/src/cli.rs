//! The command line: what can be said, and nothing of how it is done.

mod audit;
mod backup;
mod bench;
mod keys;
mod moving;
mod records;
mod start;
mod token;
mod user;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use serde::{Deserialize, Serialize};

pub use audit::AuditCommand;
pub use backup::BackupCommand;
pub use bench::{BenchArgs, Fill};
pub use keys::KeysCommand;
pub use moving::MoveArgs;
pub use records::{ExportArgs, ImportArgs, ListArgs, SearchArgs};
pub use start::{DemoArgs, ServeArgs, SetupArgs};
pub use token::TokenCommand;
pub use user::{OfUser, UserCommand};

/// Kedun 客盾: a self-hosted CRM that keeps customers' personal data safe.
///
/// Exit status: 0 done, 1 failed or found something, 2 wrong usage. Secrets are read from standard
/// input, never from the command line.
#[derive(Parser)]
#[command(name = "kedun", version, propagate_version = true)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(clap::Args, Clone)]
pub struct Common {
    /// The data folder.
    #[arg(long, global = true, env = "KEDUN_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// A PostgreSQL database instead of the embedded one; better in KEDUN_DATABASE or kedun.toml
    /// when it holds a password.
    #[arg(long, global = true, env = "KEDUN_DATABASE", hide_env_values = true, value_name = "URL")]
    pub database: Option<String>,
    /// Answers in JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// The language of messages: zh-CN or en. Otherwise LC_ALL, LC_MESSAGES and LANG decide.
    #[arg(long, global = true, value_name = "TAG")]
    pub lang: Option<String>,
}

/// The commands.
#[derive(Subcommand, Serialize, Deserialize, Clone)]
pub enum Command {
    /// Starts the server: the page and the interface.
    Serve(ServeArgs),
    /// Fills an empty data folder with a demo company and prints its logins.
    Demo(DemoArgs),
    /// Founds the organisation without the page; the password comes from standard input.
    Setup(SetupArgs),
    /// Users: add, list, freeze, unfreeze, reset-mfa, set-password.
    #[command(subcommand)]
    User(UserCommand),
    /// API tokens: create, list, revoke.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Imports a list of records from XLSX, XLS, ODS or CSV.
    Import(ImportArgs),
    /// Exports records as XLSX or CSV.
    Export(ExportArgs),
    /// Lists records.
    List(ListArgs),
    /// Searches records; `-` reads the query from standard input.
    Search(SearchArgs),
    /// The ledger: verify, export, show.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Backups: create, list, check, restore.
    #[command(subcommand)]
    Backup(BackupCommand),
    /// Keys: status, export-recovery.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Takes an embedded installation over to an empty PostgreSQL; can be resumed.
    Move(MoveArgs),
    /// Measures how fast Kedun is on this machine, in a data folder of its own that it fills.
    Bench(BenchArgs),
    /// Prints the OpenAPI document.
    #[command(hide = true)]
    Openapi,
}
