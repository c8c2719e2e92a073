//! `compare`: sets Kedun beside a plain server and beside the bare database, in one run, by turns,
//! and prints the ratios as JSON. `bench/README.md` says how to run it.

mod bare;
mod http;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use load::postgres::Postgres;
use load::program::Kedun;
use serde_json::{Map, json};

/// Sets Kedun beside a plain server and the bare database. Works in a folder that it removes at
/// the end, and starts and ends the servers itself.
#[derive(Parser)]
pub struct Args {
    /// Kedun's program, a release build.
    #[arg(long, default_value = "../target/release/kedun", value_name = "FILE")]
    pub kedun: PathBuf,
    /// The plain server's program; otherwise the one beside this program.
    #[arg(long, value_name = "FILE")]
    pub plain: Option<PathBuf>,
    /// How many customers.
    #[arg(long, default_value_t = 10_000, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub customers: u32,
    /// Seconds of each measurement of each round, on each side.
    #[arg(long, default_value_t = 2.0, value_name = "SECONDS")]
    pub seconds: f64,
    /// Rounds over HTTP: Kedun and the plain server by turns.
    #[arg(long, default_value_t = 5, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    pub rounds: u32,
    /// Rounds with the bare database, each with an import of its own.
    #[arg(long, default_value_t = 3, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    pub bare_rounds: u32,
    /// Numbers of connections that are kept open at once.
    #[arg(long, default_values_t = [1, 8, 32], value_delimiter = ',', value_name = "N,…")]
    pub connections: Vec<usize>,
    /// One part only: http or bare.
    #[arg(long, value_parser = ["http", "bare"])]
    pub only: Option<String>,
    /// A folder that `kedun bench` has filled with so many customers, for the part over HTTP: it is
    /// used and kept. Its staff get new passwords.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The part over HTTP on PostgreSQL, which is started for it.
    #[arg(long, conflicts_with = "data")]
    pub postgres: bool,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let wanted = |part: &str| args.only.as_deref().is_none_or(|only| only == part);
    let folder = tempfile::Builder::new().prefix("kedun-bench-").tempdir()?;
    let mut told = Map::new();
    told.insert("customers".into(), json!(args.customers));
    told.insert("cores".into(), json!(std::thread::available_parallelism()?.get()));
    told.insert("seconds".into(), json!(args.seconds));
    told.insert("database".into(), json!(if args.postgres { "postgresql" } else { "sqlite" }));
    if wanted("http") {
        let postgres = args.postgres.then(|| Postgres::start(folder.path())).transpose()?;
        let database = postgres.as_ref().map(|server| server.database("kedun")).transpose()?;
        let data = args.data.clone().unwrap_or_else(|| folder.path().join("made"));
        let kedun = Kedun { program: args.kedun.clone(), data, database };
        told.insert("http".into(), http::run(&args, &kedun, folder.path())?);
    }
    if wanted("bare") && !args.postgres {
        told.insert("bare".into(), bare::run(&args, folder.path())?);
    }
    writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&told)?)?;
    Ok(())
}

/// Says on the standard error what is being done: the answer comes at the end.
fn tell(what: &str) {
    // Nobody may be listening; that is no failure of the measurement.
    let _ = writeln!(std::io::stderr(), "compare: {what}");
}
