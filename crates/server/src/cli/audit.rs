//! `kedun audit …`

use std::path::PathBuf;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// What can be done with the ledger.
#[derive(Subcommand, Serialize, Deserialize, Clone)]
pub enum AuditCommand {
    /// Proves that nothing was altered, deleted, inserted or reordered; names the first entry that
    /// does not fit. Exit status 1 when something does not.
    Verify {
        /// An exported log to verify instead: it needs nothing else.
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// The public key that must have signed it; otherwise the one inside the file.
        #[arg(long, value_name = "KEY", requires = "file")]
        key: Option<String>,
        /// Checkpoints kept elsewhere, such as a file of the witness folder, that the log must contain.
        #[arg(long, value_name = "FILE")]
        checkpoint: Option<PathBuf>,
        /// On whose behalf; without it all ledgers of this server are verified.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: Option<String>,
    },
    /// Writes the log for the offline verifier.
    Export {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// On whose behalf; without it the organisation's log is written for the operator.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: Option<String>,
    },
    /// Shows the latest entries.
    Show {
        /// How many.
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: usize,
        /// By this user's id only.
        #[arg(long, value_name = "ID")]
        actor: Option<String>,
        /// About this record's id only.
        #[arg(long, value_name = "ID")]
        record: Option<String>,
        /// This act only, such as `reveal`.
        #[arg(long, value_name = "ACT")]
        act: Option<String>,
        /// On whose behalf.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: String,
    },
}
