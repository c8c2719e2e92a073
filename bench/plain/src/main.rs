//! `plain`: the server that Kedun is held against. `compare` starts it; see `bench/README.md`.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Answers records out of a database that `compare` has filled. The database's key, 32 bytes in
/// hexadecimal, is read from the standard input.
#[derive(Parser)]
struct Args {
    /// The database's file.
    #[arg(long, value_name = "FILE")]
    database: PathBuf,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let mut key = String::new();
    std::io::stdin().take(100).read_to_string(&mut key)?;
    let routes = plain::server::router(&args.database, key.trim())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let mut out = std::io::stdout();
        writeln!(out, "http://{}", listener.local_addr()?)?;
        out.flush()?;
        Ok(axum::serve(listener, routes).await?)
    })
}
