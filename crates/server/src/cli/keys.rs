//! `kedun keys …`

use std::path::PathBuf;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// What can be done with keys.
#[derive(Subcommand, Serialize, Deserialize, Clone)]
pub enum KeysCommand {
    /// Says where the root key lies and what it opens, without showing it.
    Status,
    /// Writes the recovery key into a new file of mode 0600. Whoever has it and a backup can read
    /// everything: keep them apart.
    ExportRecovery {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}
