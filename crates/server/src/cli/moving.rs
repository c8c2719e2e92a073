//! Arguments of `kedun move`.

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

/// `kedun move`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct MoveArgs {
    /// The data folder whose embedded databases are taken over; no server may run on it.
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    /// An empty PostgreSQL database; the one of KEDUN_DATABASE when not given, which is better
    /// when the address holds a password.
    #[arg(long, value_name = "URL")]
    pub to: Option<String>,
    /// The PostgreSQL database of the keys; beside the other when not given.
    #[arg(long, value_name = "URL")]
    pub keys_to: Option<String>,
}
