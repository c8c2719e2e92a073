//! Arguments of `kedun bench`.

use clap::Args;
use serde::{Deserialize, Serialize};

/// Seconds for one figure at most.
const LONGEST: f64 = 600.0;

/// `kedun bench`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct BenchArgs {
    /// How many customers to measure with: they are imported first, which is a figure as well.
    #[arg(long, default_value_t = 10_000, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub customers: u32,
    /// Seconds for each of the other figures.
    #[arg(long, default_value_t = 3.0, value_name = "SECONDS", value_parser = seconds)]
    pub seconds: f64,
    /// The same number makes the same customers.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// These figures only: open, list, search, ledger. The import is always measured.
    #[arg(long, value_delimiter = ',', value_name = "FIGURES",
        value_parser = ["import", "open", "list", "search", "ledger"])]
    pub only: Vec<String>,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=LONGEST).contains(&seconds) {
        Ok(seconds)
    } else {
        Err(format!("0 to {LONGEST} seconds"))
    }
}
