//! `report`: measures everything and writes the tables of `docs/reference/speed.md`. What people
//! wrote around the tables stays. `bench/README.md` says how to run it.

mod document;
mod run;
mod tables;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Measures everything, keeps what came out as JSON, and writes the tables of a document anew.
#[derive(Parser)]
pub struct Args {
    /// Kedun's program, a release build.
    #[arg(long, default_value = "../target/release/kedun", value_name = "FILE")]
    pub kedun: PathBuf,
    /// Numbers of customers that are measured in process, ascending.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000], value_name = "N,…",
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub sizes: Vec<u32>,
    /// Where folders of customers and what came out are kept, to be used again. It should not be in
    /// memory, or nothing durable is measured.
    #[arg(long, value_name = "DIR")]
    pub keep: PathBuf,
    /// Seconds of each figure of each round.
    #[arg(long, default_value_t = 2.0, value_name = "SECONDS")]
    pub seconds: f64,
    /// Customers for what is set side by side over HTTP and against the bare database.
    #[arg(long, default_value_t = 10_000, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub beside: u32,
    /// Rounds over HTTP.
    #[arg(long, default_value_t = 5, value_name = "N")]
    pub rounds: u32,
    /// Measure nothing: write the tables from what was kept.
    #[arg(long)]
    pub tables_only: bool,
    /// The document whose tables are written.
    #[arg(long, default_value = "../docs/reference/speed.md", value_name = "FILE")]
    pub document: PathBuf,
}

fn main() -> Result<()> {
    let args = Args::parse();
    if !args.tables_only {
        run::all(&args)?;
    }
    let measured = run::Measured::read(&args)?;
    document::write(&args.document, &tables::all(&measured))
}
