//! Arguments of the commands that start something.

use std::net::SocketAddr;

use clap::Args;
use serde::{Deserialize, Serialize};

/// `kedun serve`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct ServeArgs {
    /// The address to listen on; another than loopback needs TLS or a trusted proxy.
    #[arg(long, env = "KEDUN_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
}

/// `kedun demo`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct DemoArgs {
    /// How many customers.
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub customers: u32,
    /// The same number makes the same customers.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
}

/// `kedun setup`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct SetupArgs {
    /// The organisation's name.
    #[arg(long, value_name = "NAME")]
    pub org: String,
    /// The first user's login; this user owns the business.
    #[arg(long, value_name = "LOGIN")]
    pub admin: String,
    /// The first user's name; the login when not given.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}
