//! `kedun backup …`

use std::path::PathBuf;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// What can be done with backups.
#[derive(Subcommand, Serialize, Deserialize, Clone)]
pub enum BackupCommand {
    /// Writes a consistent, encrypted copy of data and keys into a folder.
    Create {
        /// The folder for backups.
        #[arg(long, value_name = "TARGET")]
        to: PathBuf,
    },
    /// Lists the backups in a folder, newest first.
    List {
        /// The folder of backups.
        #[arg(long, value_name = "TARGET")]
        from: PathBuf,
    },
    /// Opens every byte of a backup; a damaged one is named with the part where it is damaged.
    Check {
        /// The backup's name; the newest when not given.
        snapshot: Option<String>,
        /// The folder of backups.
        #[arg(long, value_name = "TARGET")]
        from: PathBuf,
        /// The recovery key's file, when the root key is gone.
        #[arg(long, value_name = "FILE")]
        recovery_key: Option<PathBuf>,
    },
    /// Restores a backup into an empty folder; one of PostgreSQL needs an empty --database as well.
    Restore {
        /// The backup's name; the newest when not given.
        snapshot: Option<String>,
        /// The folder of backups.
        #[arg(long, value_name = "TARGET")]
        from: PathBuf,
        /// The empty folder that becomes a data folder.
        #[arg(long, value_name = "DIR")]
        into: PathBuf,
        /// The recovery key's file, when the root key is gone.
        #[arg(long, value_name = "FILE")]
        recovery_key: Option<PathBuf>,
    },
}
