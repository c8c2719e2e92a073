//! `kedun token …`

use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// What can be done with API tokens.
#[derive(Subcommand, Serialize, Deserialize, Clone)]
pub enum TokenCommand {
    /// Makes a token that acts for a user and prints it once.
    Create {
        /// For whom the token acts.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: String,
        /// What it is for.
        #[arg(long, value_name = "TEXT")]
        name: String,
        /// Days until it expires.
        #[arg(long, default_value_t = 90, value_name = "N")]
        days: u32,
    },
    /// Lists the tokens, without their secrets.
    List {
        /// On whose behalf.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: String,
    },
    /// Ends a token at once.
    Revoke {
        /// The token's id.
        id: String,
        /// On whose behalf.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: String,
    },
}
