//! `kedun user …`

use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// What can be done with users.
#[derive(Subcommand, Serialize, Deserialize, Clone)]
pub enum UserCommand {
    /// Adds a user and prints the one-time invitation link.
    Add {
        /// The new login.
        login: String,
        /// The user's name.
        #[arg(long, value_name = "NAME")]
        name: String,
        /// The roles, by name, such as `rep`; several times for several.
        #[arg(long = "role", value_name = "ROLE")]
        roles: Vec<String>,
        /// The department, by name.
        #[arg(long, value_name = "DEPARTMENT")]
        department: Option<String>,
        /// On whose behalf.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: String,
    },
    /// Lists the users.
    List {
        /// On whose behalf.
        #[arg(long = "as", value_name = "LOGIN")]
        on_behalf: String,
    },
    /// Keeps a user out at once; sessions and tokens end.
    Freeze(OfUser),
    /// Lets a frozen user in again.
    Unfreeze(OfUser),
    /// Forgets a user's one-time codes; the next login enrols new ones.
    ResetMfa {
        /// The user's login.
        login: String,
    },
    /// Sets a user's password, read from standard input or asked for.
    SetPassword {
        /// The user's login.
        login: String,
    },
}

/// A user, and why and for whom something is done.
#[derive(clap::Args, Serialize, Deserialize, Clone)]
pub struct OfUser {
    /// The user's login.
    pub login: String,
    /// On whose behalf.
    #[arg(long = "as", value_name = "LOGIN")]
    pub on_behalf: String,
    /// Why; it stands in the ledger.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}
