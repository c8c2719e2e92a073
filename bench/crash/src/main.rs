//! Kills Kedun under load and holds what it acknowledged against what is there afterwards.
//!
//! `crash rounds` starts and kills the programs itself; `crash watch` loads a service that somebody
//! else starts and kills, such as the cluster in `deploy/cluster`.

mod book;
mod check;
mod client;
mod company;
mod event;
mod findings;
mod ledger;
mod load;
mod node;
mod person;
mod postgres;
mod report;
mod rounds;
mod watch;
mod writer;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Kills Kedun under load; every acknowledged write must be there afterwards.
#[derive(Parser)]
struct Said {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Starts Kedun, loads it, kills it, starts it again and checks, again and again.
    Rounds(Rounds),
    /// Loads a running service, which others kill meanwhile, and checks at the end.
    Watch(Watch),
    /// Writes the table of results into a document, between its markers.
    Report(Report),
}

/// The database behind the nodes.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
enum Database {
    /// One node on the embedded database.
    Sqlite,
    /// Two nodes on one PostgreSQL.
    Postgres,
}

/// `crash rounds`
#[derive(Args)]
struct Rounds {
    /// The program `kedun`; a debug build suffices.
    #[arg(long, value_name = "FILE")]
    kedun: PathBuf,
    /// What the nodes stand on.
    #[arg(long, value_enum, default_value = "sqlite")]
    database: Database,
    /// How often something is killed.
    #[arg(long, default_value_t = 5, value_name = "N")]
    rounds: u32,
    /// Clients that write at the same time.
    #[arg(long, default_value_t = 8, value_name = "N")]
    clients: usize,
    /// The same number makes the same choices; what the machine makes of them differs.
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// Milliseconds under load before a kill, at most.
    #[arg(long, default_value_t = 1_500, value_name = "MS")]
    longest: u64,
    /// After so many rounds everything is checked once more and a new company is founded: each
    /// check of a ledger begins at its first entry.
    #[arg(long, default_value_t = 50, value_name = "N")]
    company: u32,
    /// Where to work; a temporary folder when not given. It is kept when something was found.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// `crash watch`
#[derive(Args)]
struct Watch {
    /// Where the service answers, such as `http://10.77.0.2:8080`.
    #[arg(long, value_name = "URL", required = true)]
    address: Vec<String>,
    /// A file with the token of an owner.
    #[arg(long, value_name = "FILE")]
    token: PathBuf,
    /// Clients that write at the same time.
    #[arg(long, default_value_t = 8, value_name = "N")]
    clients: usize,
    /// Seconds under load at most; it ends earlier with the standard input.
    #[arg(long, default_value_t = 300, value_name = "S")]
    seconds: u64,
    /// A file to which others write what they do meanwhile: seconds since 1970, a blank, and what it
    /// is, a line each.
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    /// Seconds without an acknowledged write at most.
    #[arg(long, default_value_t = 30.0, value_name = "S")]
    longest: f64,
}

/// `crash report`
#[derive(Args)]
struct Report {
    /// The document.
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    /// What `rounds` printed, or one file that `watch` printed.
    #[arg(required = true)]
    results: Vec<PathBuf>,
}

fn main() -> Result<ExitCode> {
    let sound = match Said::parse().what {
        What::Rounds(args) => rounds::run(&args)?,
        What::Watch(args) => watch::run(&args)?,
        What::Report(args) => {
            report::write(&args.into, &args.results)?;
            true
        }
    };
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tells how far it is, on the standard error: the standard output has the result alone.
fn tell(text: &str) {
    eprintln!("crash: {text}");
}
