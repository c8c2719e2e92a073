//! Arguments of `kedun bench`.

use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};

/// Seconds for one figure at most.
const LONGEST: f64 = 600.0;

/// `kedun bench`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct BenchArgs {
    /// How many customers to measure with, each with about one contact and two follow-ups. They are
    /// made first; a folder that holds them already is used again.
    #[arg(long, default_value_t = 10_000, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub customers: u32,
    /// Deals to make beside the customers, with one more follow-up for each customer: what a sales team
    /// has after some years. Tells nothing of the other figures' folders.
    #[arg(long, default_value_t = 0, value_name = "N",
        value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub deals: u32,
    /// Seconds for each figure.
    #[arg(long, default_value_t = 3.0, value_name = "SECONDS", value_parser = seconds)]
    pub seconds: f64,
    /// The same number makes the same customers.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// How the customers come into the folder.
    #[arg(long, value_enum, default_value_t = Fill::Rows)]
    pub fill: Fill,
    /// These figures only; `fill` measures nothing but makes the folder.
    #[arg(long, value_delimiter = ',', value_name = "FIGURES",
        value_parser = ["fill", "start", "open", "list", "sort", "deep", "count", "search",
            "create", "update", "export", "import", "ledger"])]
    pub only: Vec<String>,
    /// Checks on little data, within a minute, that nothing has become twice as slow as it should
    /// be beside the rest; exit status 1 when something has. Embedded database only.
    #[arg(long, conflicts_with_all = ["customers", "only", "fill", "seconds"])]
    pub quick: bool,
}

/// How the customers come into the folder.
#[derive(ValueEnum, Serialize, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    /// As rows handed to the gate, on all cores: what an import is after its file was read.
    Rows,
    /// As files, by the import with all that it does; its rate is the figure `import` then.
    File,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=LONGEST).contains(&seconds) {
        Ok(seconds)
    } else {
        Err(format!("0 to {LONGEST} seconds"))
    }
}
